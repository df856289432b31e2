"""Where the self-assessments come from: workbook and sheet of what is shown, never a code nor an answer."""

from itertools import product

import streamlit as st
from pandas import DataFrame

from ctg_data import store
from ctg_data.counts import Counts
from ctg_data.indicators.figure import listed
from ctg_data.indicators.masking import Cell, cell_of
from ctg_data.indicators.self_efficacy import Campaign, campaigns, places, self_efficacy_figures
from ctg_data.selection import Selection
from ctg_data.typography import spaced
from ctg_data.ui.counted_words import place
from ctg_data.ui.data import load, load_counts

HEADINGS = ("Campagne", "Territoire", "Réponses", "D’où")
TOGETHER = "Ensemble"
NEVER_ALONE = (
    "Une réponse n’est jamais montrée seule, ni le code qui la porte. Un territoire masqué à l’écran ne paraît pas "
    "ici : ses réponses ne sont comptées que dans l’ensemble."
)


def show(selection: Selection) -> None:
    """The workbooks of each campaign, with the number of answers wherever it is shown on screen."""
    told = table(load_counts(selection), load(selection, store.answer_sources)[0])
    if told.empty:
        st.info("Trop peu de réponses dans ce choix pour dire d’où elles viennent.")
    else:
        st.dataframe(told, hide_index=True, alt="Réponses par campagne, avec leurs classeurs")
    st.caption(spaced(NEVER_ALONE))


def table(counts: Counts, sources: DataFrame) -> DataFrame:
    """One line per campaign and place whose median is shown: how many answered, and from which sheets."""
    lines = [line for by in ((), ("territory",)) for line in _lines(counts, sources, by)]
    return DataFrame(lines, columns=list(HEADINGS))


def _lines(counts: Counts, sources: DataFrame, by: tuple[str, ...]) -> list[tuple[object, ...]]:
    figures = listed(self_efficacy_figures(counts, by), "self_efficacy_median")
    asked = product(campaigns(counts), places(counts, by))
    return [
        (campaign.name, counts.names.get(territory or 0, TOGETHER), figure.n, _from(sources, campaign, held))
        for (campaign, (territory, held)), figure in zip(asked, figures, strict=True)
        if not figure.masked
    ]


def _from(sources: DataFrame, campaign: Campaign, held: frozenset[Cell]) -> str:
    own = sources[sources["campaign_id"] == campaign.id]
    own = own[[cell_of(territory) in held for territory in own["territory_id"]]]
    return spaced(" ; ".join(dict.fromkeys(place(row) for row in own.to_dict("records"))))
