"""What is received of each meeting, territory by territory: at one glance what is there, in part, missing."""

from collections.abc import Iterator, Mapping

import streamlit as st
from pandas import DataFrame

from ctg_data.boards.view import View
from ctg_data.charts.numbers import SPACE, counted, out_of, share
from ctg_data.completeness import Lack
from ctg_data.counts import Counts
from ctg_data.indicators.attendance import attendance_figures
from ctg_data.indicators.figure import latest
from ctg_data.indicators.provisional import told
from ctg_data.selection import day_label
from ctg_data.ui.data import load_counts
from ctg_data.vocabulary import MeetingStatus, Role

RECEIVED, TO_RECEIVE, MISSING, TO_COME, NOBODY = "✓ reçue", "▲ à recevoir", "✗ manque", "à venir", "–"
LEGEND = (
    "✓ reçue · ◐ en partie : présences à renseigner · ✗ manque : le territoire est attendu, aucune de ses présences "
    "n’est connue · ▲ feuille à recevoir · – personne n’était attendu."
)
UNTOLD = "Les présences à renseigner ne sont dites que pour le réseau entier."
TOPICS = "Sujets CODEV"


def show(view: View) -> None:
    """The summary, then the table; nothing before the first meeting."""
    counts = load_counts(view.selection)
    grid = table(counts, told(counts))
    if grid.empty:
        return
    st.header("Ce qui est reçu, territoire par territoire", anchor=False)
    st.markdown(summary(counts))
    st.dataframe(grid, hide_index=True, alt="Ce qui est reçu de chaque rencontre, par territoire")
    st.caption(LEGEND if view.names else f"{LEGEND} {UNTOLD}")


def summary(counts: Counts) -> str:
    """« 7 feuilles reçues sur 8 attendues ; 1 présence à renseigner sur 142 (0,7 %). »."""
    lacks = counts.gaps["lack"]
    due, missing = len(_kept(counts)) - _coming(counts), int(lacks.isin([Lack.PAST, Lack.SHEET]).sum())
    unknown = latest(attendance_figures(counts), "unknown_marks")
    if not due:
        return "Aucune feuille n’est encore attendue."
    said = f"{counted(due - missing, 'feuille reçue', 'feuilles reçues')} sur {due} attendue{'s' * (due > 1)}"
    if not unknown.value or not unknown.denominator:
        return f"{said}."
    told_unknown = counted(unknown.value, "présence à renseigner", "présences à renseigner")
    part = share(100 * unknown.value / unknown.denominator)
    return f"{said}\u202f; {told_unknown} sur {out_of(unknown.denominator, None)} ({part})."


def table(counts: Counts, gaps: DataFrame) -> DataFrame:
    """One line per meeting not cancelled, the latest first; one column per territory, then the topics if any waits."""
    meetings = _kept(counts).sort_values("date", ascending=False)
    marked = _marked(counts)
    waiting = gaps[(gaps["lack"] == Lack.PROPOSED) & gaps["territory_id"].isna()]
    topics = dict(zip(waiting["meeting_id"], waiting["number"], strict=True))
    rows = []
    for number, day, status in zip(meetings["meeting_id"], meetings["date"], meetings["status"], strict=True):
        own = gaps[gaps["meeting_id"] == number]
        cells = dict(_cells(own, status, counts.names, marked.get(number, set())))
        rest = {TOPICS: _topics(int(topics.get(number, 0)))} if topics else {}
        rows.append({"Rencontre": day_label(day), **cells, **rest})
    return DataFrame(rows)


def _kept(counts: Counts) -> DataFrame:
    return counts.meetings[counts.meetings["status"] != MeetingStatus.CANCELLED]


def _coming(counts: Counts) -> int:
    planned = counts.meetings[counts.meetings["status"] == MeetingStatus.PLANNED]
    return sum(day >= counts.today for day in planned["date"])


def _marked(counts: Counts) -> dict[int, set[int]]:
    """The territories with a CCT on the sheet of each meeting."""
    cct = counts.attendance[(counts.attendance["role"] == Role.CCT) & counts.attendance["territory_id"].notna()]
    pairs = zip(cct["meeting_id"], cct["territory_id"], strict=True)
    marked: dict[int, set[int]] = {}
    for meeting, territory in pairs:
        marked.setdefault(int(meeting), set()).add(int(territory))
    return marked


def _cells(gaps: DataFrame, status: str, names: Mapping[int, str], marked: set[int]) -> Iterator[tuple[str, str]]:
    whole = set(gaps["lack"])
    for place, name in names.items():
        if whole & {Lack.PAST, Lack.SHEET}:
            yield name, TO_RECEIVE
        elif status == MeetingStatus.PLANNED:
            yield name, TO_COME
        else:
            yield name, _cell(gaps[(gaps["territory_id"] == place) & (gaps["role"] == Role.CCT)], place in marked)


def _cell(gaps: DataFrame, marked: bool) -> str:
    if (gaps["lack"] == Lack.TERRITORY).any():
        return MISSING
    for number, out in zip(gaps["number"], gaps["out_of"], strict=True):
        return f"◐ {out_of(number, out)} à renseigner"
    return RECEIVED if marked else NOBODY


def _topics(waiting: int) -> str:
    left = counted(waiting, "resté", "restés")
    return f"◐{SPACE}{left} «{SPACE}proposé{'s' * (waiting > 1)}{SPACE}»" if waiting else ""
