"""A headline figure on a card: its value and counts, how it moved, and its definition one click away."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import streamlit as st

from ctg_data.boards.board import Card, Direction
from ctg_data.boards.targets import judged
from ctg_data.charts import provisional
from ctg_data.indicators.declarations import Indicator
from ctg_data.indicators.targets import Judged
from ctg_data.selection import Selection
from ctg_data.ui import frame
from ctg_data.ui.data import load_counts
from ctg_data.ui.figures import targets
from ctg_data.ui.sources import counted

COLOURS: dict[Direction, Literal["green", "red", "gray"]] = {"better": "green", "worse": "red", "stable": "gray"}


def show(card: Card, selection: Selection, target: Judged | None = None, awaited: str = "") -> None:
    """Draw the card, what it waits for, what became of its target if it has one, and the way to the rows it counts."""
    key = f"card-{card.indicator.key}"
    with st.container(border=True, height="stretch", gap="small", key=key):
        _said(card)
        if awaited:
            st.caption(awaited)
        if target:
            targets.show(target, selection)
        with st.container(horizontal=True, key=f"ask-{card.indicator.key}"):
            with st.popover("Définition", type="tertiary"):
                definition(card.indicator)
            counted.offer(card.indicator, selection)


def _said(card: Card) -> None:
    st.metric(
        card.indicator.label,
        card.value,
        card.change or None,
        delta_color=COLOURS[card.direction],
        delta_arrow=_arrow(card),
        delta_description=card.since or None,
        chart_data=_line(card.points),
        chart_type="bar",
    )
    if said := [line for line in (card.counts, card.note) if line]:
        st.caption("  \n".join(said))


def row(cards: Sequence[Card], selection: Selection | None = None) -> None:
    """Draw the cards of a selection (that of the page unless told) side by side, or stacked on a narrow screen."""
    chosen = selection or frame.current().selection
    aimed = judged(replace(frame.current(), selection=chosen), [card.indicator for card in cards])
    counts = load_counts(chosen)
    for column, card in zip(st.columns(len(cards)), cards, strict=True):
        with column:
            show(card, chosen, aimed.get(card.indicator.key), provisional.said(counts, card.indicator.key))


def definition(indicator: Indicator) -> None:
    """What an indicator counts, from its one declaration."""
    st.markdown(f"**{indicator.label}**")
    st.markdown(indicator.definition)
    if indicator.denominator:
        st.caption(f"{indicator.numerator} ÷ {indicator.denominator}")


def _arrow(card: Card) -> Literal["up", "down", "off"]:
    if card.direction == "stable":
        return "off"
    return "up" if (card.direction == "better") == (card.indicator.direction != "down") else "down"


def _line(points: tuple[float | None, ...]) -> list[float] | None:
    known = [point for point in points if point is not None]
    return known if len(known) > 1 else None
