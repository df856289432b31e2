"""Where the self-assessments come from: workbook and sheet of what is shown, never a code nor an answer."""

from collections.abc import Iterator
from itertools import product

import streamlit as st
from pandas import DataFrame

from ctg_data import store
from ctg_data.counts import Counts
from ctg_data.indicators.figure import listed
from ctg_data.indicators.masking import cell_of
from ctg_data.indicators.self_efficacy import campaigns, places, self_efficacy_figures
from ctg_data.selection import Selection, moment_label
from ctg_data.typography import spaced
from ctg_data.ui.data import load, load_counts
from ctg_data.ui.importing import history
from ctg_data.ui.sources.counted_words import place

HEADINGS = ("Campagne", "Territoire", "Réponses", "D’où")
TOGETHER = "Ensemble"
NEVER_ALONE = (
    "Une réponse n’est jamais montrée seule, ni le code qui la porte. Un territoire masqué à l’écran ne paraît pas "
    "ici : ses réponses ne sont comptées que dans l’ensemble."
)


def show(selection: Selection) -> None:
    """The workbooks of each campaign, with the number of answers wherever it is shown on screen."""
    (sources,) = load(selection, store.answer_sources)
    lines = list(shown(load_counts(selection), sources))
    if lines:
        st.dataframe(table(lines), hide_index=True, alt="Réponses par campagne, avec leurs classeurs")
        _open_import(lines)
    else:
        st.info("Trop peu de réponses dans ce choix pour dire d’où elles viennent.")
    st.caption(spaced(NEVER_ALONE))


Line = tuple[str, str, int, DataFrame]


def shown(counts: Counts, sources: DataFrame) -> Iterator[Line]:
    """Per campaign and place whose median is shown: their names, how many answered, and the rows of `sources`."""
    for by in ((), ("territory",)):
        figures = listed(self_efficacy_figures(counts, by), "self_efficacy_median")
        asked = product(campaigns(counts), places(counts, by))
        for (campaign, (territory, held)), figure in zip(asked, figures, strict=True):
            if not figure.masked:
                own = sources[sources["campaign_id"] == campaign.id]
                own = own[[cell_of(each) in held for each in own["territory_id"]]]
                yield campaign.name, counts.names.get(territory or 0, TOGETHER), figure.n or 0, own


def table(lines: list[Line]) -> DataFrame:
    """The lines in the words of the screen."""
    return DataFrame([(*told, _from(own)) for *told, own in lines], columns=list(HEADINGS))


def _from(own: DataFrame) -> str:
    return spaced(" ; ".join(dict.fromkeys(place(row) for row in own.to_dict("records"))))


def _open_import(lines: list[Line]) -> None:
    imports = {int(row["import_id"]): row for *_, own in lines for row in own.to_dict("records")}
    names = {number: f"{row['name']}, {moment_label(row['at'])}" for number, row in imports.items()}
    chosen = st.selectbox(
        "Ouvrir un import", list(names), index=None, format_func=names.__getitem__, placeholder="Choisir un import"
    )
    if chosen is not None:
        history.link(chosen, imports[chosen]["at"])
