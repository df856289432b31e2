"""The yearly plan of meetings: its table, and the forms that plan, move or cancel one."""

from collections.abc import Hashable, Mapping
from datetime import date, time
from typing import Any

import streamlit as st
from pandas import DataFrame, isna

from ctg_data import store
from ctg_data.entries import typed
from ctg_data.intake.tables import Cell, TableKind
from ctg_data.selection import day_label
from ctg_data.ui.data import database
from ctg_data.ui.importing.entering import save
from ctg_data.vocabulary import MeetingKind, MeetingStatus
from ctg_data.workbooks import meeting_workbook

Meeting = Mapping[Hashable, Any]

LABELS = {
    "reference": "N°",
    "date": "Date",
    "kind": "Type",
    "status": "Statut",
    "title": "Intitulé",
    "starts_at": "Début",
    "ends_at": "Fin",
    "place": "Lieu",
    "host": "Organisme d’accueil",
    "theme": "Information thématique",
    "next_theme": "Thème choisi par le collectif pour la suite",
    "facilitator_caf": "Co-animation Caf",
    "facilitator_msa": "Co-animation MSA",
}
HEADINGS = ("Date", "Type", "Statut", "Feuille", "Présents", "Lieu", "Information thématique")


def as_table(plan: DataFrame, today: date) -> DataFrame:
    """The plan in French words, the latest meeting first: what is received, what is missing, who came."""
    rows = [_row(meeting, today) for meeting in plan.sort_values("date", ascending=False).to_dict("records")]
    return DataFrame(rows, columns=HEADINGS)


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
    if st.session_state.get("meeting") not in meetings:
        st.session_state["meeting"] = list(meetings)[default(plan, today)]
    number = st.selectbox(
        "Rencontre à préparer ou à modifier",
        list(meetings),
        format_func=lambda each: label(meetings[each]),
        key="meeting",
    )
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


def plan_form(network_id: int) -> None:
    """Plan a meeting."""
    turn = st.session_state.setdefault("planned", 0)
    with st.form(f"plan-{turn}", border=False):
        said = _fields({})
        if st.form_submit_button("Prévoir cette rencontre", type="primary"):
            _save(network_id, f"Rencontre du {said['date']:%d/%m/%Y} prévue", said, renews="planned")


def change_form(network_id: int, meeting: Meeting) -> None:
    """Move a meeting, complete it, or say what the group chose next."""
    number = meeting["meeting_id"]
    with st.form(f"change-{number}", border=False):
        said = _fields(meeting)
        said["next_theme"] = _text("next_theme", meeting)
        st.caption("Un champ laissé vide ne retire pas ce qui était connu.")
        if st.form_submit_button("Enregistrer les changements", type="primary"):
            _save(network_id, f"Rencontre du {said['date']:%d/%m/%Y} modifiée", {"reference": number, **said})


def cancel(network_id: int, meeting: Meeting) -> None:
    """Cancel a meeting that was planned."""
    if meeting["status"] != MeetingStatus.PLANNED:
        return
    with st.popover("Annuler cette rencontre…", key=f"cancel-{meeting['meeting_id']}"):
        st.markdown(f"La rencontre du **{day_label(meeting['date'])}** restera au plan, marquée annulée.")
        if st.button("Oui, annuler la rencontre", type="primary"):
            cancelled = {"status": MeetingStatus.CANCELLED.label, "kind": MeetingKind(meeting["kind"]).label}
            said = {"reference": meeting["meeting_id"], "date": meeting["date"], **cancelled}
            _save(network_id, f"Rencontre du {meeting['date']:%d/%m/%Y} annulée", said)


def _fields(meeting: Meeting) -> dict[str, Cell]:
    kinds = [kind.label for kind in MeetingKind]
    left, right = st.columns(2)
    with left:
        day = st.date_input("Date", value=meeting.get("date", "today"), format="DD/MM/YYYY")
        kind = st.selectbox("Type", kinds, kinds.index(MeetingKind(meeting.get("kind", "quarterly")).label))
        hours = {field: _clock(field, meeting) for field in ("starts_at", "ends_at")}
    with right:
        words = {field: _text(field, meeting) for field in ("title", "place", "host", "theme")}
    with st.container(horizontal=True):
        words |= {field: _text(field, meeting) for field in ("facilitator_caf", "facilitator_msa")}
    return {"date": day, "kind": kind, **hours, **words}


def _text(field: str, meeting: Meeting) -> str:
    return st.text_input(LABELS[field], meeting.get(field) or "")


def _clock(field: str, meeting: Meeting) -> time | None:
    known = meeting.get(field)
    clock: time | None = st.time_input(LABELS[field], None if known is None or isna(known) else known)
    return clock


def _save(network_id: int, said: str, row: Mapping[str, Cell], renews: str = "") -> None:
    save(network_id, said, typed(TableKind.PLANNING, [row], LABELS), renews=renews)


def _workbook(number: int) -> bytes:
    with database().reading() as tx:
        return meeting_workbook(store.meeting_content(tx, number))


def _row(meeting: Meeting, today: date) -> tuple[str, ...]:
    kind, status = MeetingKind(meeting["kind"]), MeetingStatus(meeting["status"])
    return (
        day_label(meeting["date"]),
        kind.label,
        f"{status.marker} {status.label}",
        _received(meeting, today),
        _came(meeting),
        meeting["place"],
        meeting["theme"] or (meeting["title"] if kind is MeetingKind.TRAINING else ""),
    )


def _received(meeting: Meeting, today: date) -> str:
    if meeting["imports"]:
        return "✓ reçue"
    due = meeting["date"] <= today and meeting["status"] != MeetingStatus.CANCELLED
    return "▲ à recevoir" if due else "–"


def _came(meeting: Meeting) -> str:
    expected, unknown = meeting["expected"], meeting["unknown"]
    if not expected and not unknown:
        return "–"
    return f"{meeting['present']} / {expected}" + (f", {unknown} non renseigné{'s' * (unknown > 1)}" if unknown else "")
