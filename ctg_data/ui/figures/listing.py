"""The lists of topics and difficulties in French words, as much of them as the store let through."""

import streamlit as st
from pandas import DataFrame

from ctg_data.ui import frame
from ctg_data.ui.figures import exporting
from ctg_data.vocabulary import MeetingStatus, ProblemStatus, TopicKind, TopicStatus

TOPICS = {
    "date": "Date",
    "title": "Sujet",
    "territory": "Territoire",
    "kind": "Type",
    "theme": "Thématique",
    "status": "Statut",
    "training": "A donné lieu à",
    "presenter": "Présenté par",
    "recommendations": "Préconisations",
}
PROBLEMS = {
    "number": "N°",
    "title": "Intitulé",
    "territory": "Territoire",
    "status": "Statut",
    "identified_on": "Repérée le",
    "overcome_on": "Surmontée le",
    "lever": "Levier",
    "topic": "Sujet lié",
}
SHARED = "Seuls paraissent les intitulés que leur auteur a marqués « partageable au copil »."


def topics(found: DataFrame, needs: DataFrame) -> DataFrame:
    """The topics, the latest first; one taken up again says so, and a need the shared training that it called for."""
    latest = found.sort_values("date", ascending=False, kind="stable")
    again = latest["retreatment"].map({True: " (reprise)", False: ""})
    status = latest["status"].map(lambda status: TopicStatus(status).label) + again
    kind = latest["kind"].map(lambda kind: TopicKind(kind).label)
    called = _trainings(needs)
    told = latest.assign(status=status, kind=kind, training=[called.get(topic, "") for topic in latest["topic_id"]])
    return _named(told if any(told["training"]) else told.drop(columns="training"), TOPICS)


def _trainings(needs: DataFrame) -> dict[int, str]:
    """The trainings that each topic called for, « formation du 13/05/2025 », « formation prévue le … »."""
    called: dict[int, str] = {}
    for need in needs[needs["topic_id"].notna() & (needs["status"] != MeetingStatus.CANCELLED)].to_dict("records"):
        said = f"formation {'du' if need['status'] == MeetingStatus.HELD else 'prévue le'} {need['date']:%d/%m/%Y}"
        topic = int(need["topic_id"])
        called[topic] = f"{called[topic]}, {said}" if topic in called else said
    return called


def problems(found: DataFrame) -> DataFrame:
    """The difficulties by number."""
    status = found["status"].map(lambda status: ProblemStatus(status).label)
    return _named(found.assign(status=status), PROBLEMS)


def show(table: DataFrame, name: str, *, names: bool) -> None:
    """Draw a list; who may not read names is told that titles are missing."""
    st.subheader(name)
    if not names:
        st.caption(SHARED)
    if table.empty:
        st.caption("Aucun intitulé à montrer.")
        return
    said = table.loc[:, table.notna().any() & (table != "").any()]
    high = THREE_LINES * min(len(said), SHOWN) + HEADER
    st.dataframe(
        said, hide_index=True, column_config=COLUMNS, height=high, row_height=THREE_LINES, placeholder="–", alt=name
    )
    exporting.listing(table, name, frame.current().words)


THREE_LINES = 66  # pixels of a row, from which Streamlit wraps: else long words push the last columns off a laptop
SHOWN, HEADER = 8, 38  # rows seen at once; pixels of the headings
WIDTHS = {"N°": 48, "Territoire": 150, "Type": 108, "Thématique": 116, "Statut": 108, "Présenté par": 118}
WIDTHS |= {"Sujet": 230, "Intitulé": 220, "Préconisations": 200, "Levier": 150, "Sujet lié": 150}
COLUMNS = {name: st.column_config.Column(width=width) for name, width in WIDTHS.items()} | dict.fromkeys(
    ("Date", "Repérée le", "Surmontée le"), st.column_config.DateColumn(format="DD/MM/YYYY", width=98)
)


def _named(found: DataFrame, words: dict[str, str]) -> DataFrame:
    return found[[column for column in words if column in found]].rename(columns=words)
