"""The sheet of a territory as a PDF, made when it is asked for."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

import streamlit as st
from pandas import DataFrame

from ctg_data.boards import targets
from ctg_data.boards.board import Board, Card
from ctg_data.boards.view import View
from ctg_data.charts import targets as words
from ctg_data.exports.extract import stem
from ctg_data.exports.kit import Headline
from ctg_data.exports.report import Sheet, sheet
from ctg_data.selection import EVER
from ctg_data.ui.network.notes import MOST

NAME, MIME = "Fiche territoire", "application/pdf"


def offer(view: View, board: Board, noted: DataFrame, own: Sequence[str]) -> None:
    """The button of the sheet shown: the same cards, lines, notes and charts."""
    shown = sheet_of(view, board, noted, own)
    name = f"{stem(NAME, f'{view.scope}, {view.period}')}.pdf"
    st.download_button("Fiche en PDF", partial(sheet, shown), name, MIME, on_click="ignore", type="tertiary")


def sheet_of(view: View, board: Board, noted: DataFrame, own: Sequence[str]) -> Sheet:
    """What the page shows of a territory, as the file takes it."""
    rows = zip(noted["noted_on"].tolist()[:MOST], noted["text"].tolist()[:MOST], strict=True)
    return Sheet(
        view.scope,
        view.network,
        view.period.replace(EVER, EVER.lower()),
        date.today(),
        tuple(_headlines(view, board.cards)),
        board.charts,
        tuple(own),
        tuple(f"{day:%d/%m/%Y} – {text}" for day, text in rows),
    )


def _headlines(view: View, cards: Sequence[Card]) -> Iterator[Headline]:
    judged = targets.judged(view, [card.indicator for card in cards])
    for card in cards:
        said = judged.get(card.indicator.key)
        aimed = f"{words.headline(said, view.selection)} – {words.status(said)}" if said else ""
        change = " ".join(filter(None, (card.change, card.since)))
        yield Headline(
            card.indicator.label, card.value, ". ".join(filter(None, (card.counts, card.note))), change, aimed
        )
