"""What asks for somebody's attention, each with the page where it is mended."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st
from pandas import DataFrame

from ctg_data.charts.numbers import counted, day
from ctg_data.indicators.figure import Figure
from ctg_data.vocabulary import MeetingStatus

MEETINGS, PROBLEMS = "meetings.py", "problems.py"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to mend, and the page that mends it."""

    words: str
    page: str


def notices(plan: DataFrame, without_follow_up: Figure, today: date) -> list[Notice]:
    """The sheets not received, the marks unknown, and the difficulties without follow-up unless they are masked."""
    meetings = [_of_meeting(meeting, today) for meeting in plan.to_dict("records")]
    found = [notice for notice in meetings if notice]
    if without_follow_up.value:
        number = counted(without_follow_up.value, "difficulté", "difficultés")
        found.append(Notice(f"{number} sans suivi renseigné", PROBLEMS))
    return found


def show(found: list[Notice]) -> None:
    """One link per notice, under its heading."""
    if found:
        st.header("Ce qui demande attention", anchor=False)
    for notice in found:
        st.page_link(notice.page, label=notice.words, icon=":material/arrow_forward:", query_params={})


def _of_meeting(meeting: dict[Any, Any], today: date) -> Notice | None:
    when, marked, unknown = meeting["date"], meeting["expected"], meeting["unknown"]
    if meeting["status"] == MeetingStatus.PLANNED and when < today:
        return Notice(f"Rencontre prévue le {day(when)} : date passée, aucune feuille reçue", MEETINGS)
    if meeting["status"] == MeetingStatus.HELD and not marked:
        return Notice(f"Rencontre tenue le {day(when)} : feuille d’émargement non reçue", MEETINGS)
    if meeting["status"] == MeetingStatus.HELD and unknown:
        number = counted(unknown, "présence", "présences")
        return Notice(f"Rencontre du {day(when)} : {number} à renseigner", MEETINGS)
    return None
