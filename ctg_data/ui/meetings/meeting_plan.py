"""The yearly plan of meetings: the year in a sentence, its tables, and the meeting chosen among them."""

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

import streamlit as st
from pandas import DataFrame, isna

from ctg_data import store
from ctg_data.charts.attendance import UNSEEN
from ctg_data.charts.numbers import counted
from ctg_data.folding import fold
from ctg_data.selection import day_label
from ctg_data.ui.data import database
from ctg_data.ui.markdown import plain
from ctg_data.vocabulary import MeetingKind, MeetingStatus
from ctg_data.workbooks import meeting_workbook

Meeting = Mapping[Hashable, Any]
HEADINGS = ("Date", "Rencontre", "Où en est-on", "Présents")


def show(plan: DataFrame, today: date) -> None:
    """A year of the plan: what is to come, then what is past."""
    years = sorted({day.year for day in plan["date"]}, reverse=True)
    year = st.selectbox("Année", years, years.index(today.year) if today.year in years else 0, width=140, key="year")
    of_year = plan[[day.year == year for day in plan["date"]]]
    st.markdown(f"**{plain(summary(of_year, today))}** {plain(coming(plan, today))}")
    for heading, meetings in halves(of_year, today).items():
        if not meetings.empty:
            st.header(heading, anchor=False)
            st.table(as_table(meetings, today), hide_index=True, border="horizontal", alt=f"{heading}, {year}")


def summary(plan: DataFrame, today: date) -> str:
    """« 3 rencontres trimestrielles tenues sur 4 au plan ; 1 annulée ; 1 feuille à recevoir. »"""
    meetings = plan.to_dict("records")
    quarterly = [meeting for meeting in meetings if meeting["kind"] == MeetingKind.QUARTERLY]
    held = sum(meeting["status"] == MeetingStatus.HELD for meeting in quarterly)
    cancelled = sum(meeting["status"] == MeetingStatus.CANCELLED for meeting in quarterly)
    missing, trainings = sum(is_missing(meeting, today) for meeting in meetings), len(meetings) - len(quarterly)
    told = counted(held, "rencontre trimestrielle tenue", "rencontres trimestrielles tenues")
    parts = [f"{told} sur {len(quarterly)} au plan"]
    parts += [counted(cancelled, "annulée", "annulées")] if cancelled else []
    parts += [counted(missing, "feuille à recevoir", "feuilles à recevoir")] if missing else []
    parts += [counted(trainings, "formation mutualisée", "formations mutualisées")] if trainings else []
    return " ; ".join(parts) + "."


def coming(plan: DataFrame, today: date) -> str:
    """« La prochaine : mardi 16 mars 2027. », whatever the year that is looked at."""
    days = plan["date"][(plan["date"] >= today) & (plan["status"] == MeetingStatus.PLANNED)]
    return f"La prochaine : {day_label(min(days))}." if len(days) else "Aucune n’est encore prévue pour la suite."


def halves(plan: DataFrame, today: date) -> dict[str, DataFrame]:
    """What is to come, the soonest first; what is past, the latest first."""
    ahead = plan["date"] >= today
    return {
        "À venir": plan[ahead].sort_values("date", kind="stable"),
        "Passées": plan[~ahead].sort_values("date", ascending=False, kind="stable"),
    }


def as_table(plan: DataFrame, today: date) -> DataFrame:
    """The meetings in French words, in their order: what is received, what is missing, who came."""
    return listed(plan, today).map(plain)


def listed(plan: DataFrame, today: date) -> DataFrame:
    """The same rows as a file holds them, where nothing is mark-up."""
    return DataFrame([_row(meeting, today) for meeting in plan.to_dict("records")], columns=HEADINGS)


def label(meeting: Meeting) -> str:
    """« mardi 18 mars 2025 – Rencontre trimestrielle », and « annulée » when it is."""
    cancelled = " – annulée" if meeting["status"] == MeetingStatus.CANCELLED else ""
    return f"{day_label(meeting['date'])} – {MeetingKind(meeting['kind']).label}{cancelled}"


def default(plan: DataFrame, today: date) -> int:
    """The place of the meeting that somebody most likely prepares: the next one planned, else the last."""
    coming = [i for i, day in enumerate(plan["date"]) if day >= today and plan["status"].iloc[i] == "planned"]
    return coming[0] if coming else len(plan) - 1


def choose(plan: DataFrame, today: date) -> Meeting:
    """One meeting of the plan; it stays chosen when it is moved or cancelled."""
    meetings = {int(meeting["meeting_id"]): meeting for meeting in plan.to_dict("records")}
    kept = st.session_state.get("meeting")
    # A browser knows a choice by its words: where those of a meeting change, a new list begins at the one kept.
    key = f"meeting-{hash(tuple(map(label, meetings.values())))}"
    if key not in st.session_state:
        st.session_state[key] = kept if kept in meetings else list(meetings)[default(plan, today)]
    number = st.selectbox(
        "Rencontre à voir, à préparer ou à modifier",
        list(meetings),
        format_func=lambda each: label(meetings[each]),
        key=key,
    )
    st.session_state["meeting"] = number
    return meetings[number]


def download(meeting: Meeting) -> None:
    """The workbook of the meeting, filled with the people expected and what the last meetings left open."""
    st.download_button(
        "Télécharger le classeur pré-rempli",
        lambda: _workbook(int(meeting["meeting_id"])),
        f"rencontre-{meeting['date']:%Y-%m-%d}.xlsx",
        on_click="ignore",
        type="primary",
        key="workbook",
    )


def is_missing(meeting: Meeting, today: date) -> bool:
    """Whether a sheet is waited for: the meeting was held or its day is over, and no mark known."""
    over = meeting["status"] == MeetingStatus.PLANNED and meeting["date"] < today
    due = over or meeting["status"] == MeetingStatus.HELD
    return bool(due and not meeting["imports"] and not meeting["expected"])


def state(meeting: Meeting, today: date) -> str:
    """« ● Tenue, feuille reçue », « ▲ Date passée, feuille à recevoir », « ○ Prévue », « × Annulée »."""
    status = MeetingStatus(meeting["status"])
    if is_missing(meeting, today):
        return f"▲\u00a0{'Tenue' if status is MeetingStatus.HELD else 'Date passée'}, feuille à recevoir"
    told = f"{status.marker}\u00a0{status.label}"
    if status is not MeetingStatus.HELD:
        return told
    return f"{told}, {'feuille reçue' if meeting['imports'] else 'saisie à l’écran'}"


def came(meeting: Meeting) -> str:
    """« 6 / 8, 1 non renseigné »: of the CCT invited; « masqué » where they are one or two."""
    expected, unknown = meeting["expected"], meeting["unknown"]
    if not expected and not unknown:
        return "–"
    if isna(meeting["present"]):
        return UNSEEN
    return f"{meeting['present']} / {expected}" + (f", {unknown} non renseigné{'s' * (unknown > 1)}" if unknown else "")


def _workbook(number: int) -> bytes:
    with database().reading() as tx:
        return meeting_workbook(store.meeting_content(tx, number))


def _row(meeting: Meeting, today: date) -> tuple[str, ...]:
    kind = MeetingKind(meeting["kind"])
    about = meeting["theme"] or (meeting["title"] if kind is MeetingKind.TRAINING else "")
    named = fold(about).startswith(fold(kind.label))  # « Formation mutualisée : animer une réunion »
    name = about if named else f"{kind.label} – {about}" if about else kind.label
    return day_label(meeting["date"]), name, state(meeting, today), came(meeting)
