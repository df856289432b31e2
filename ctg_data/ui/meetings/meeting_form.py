"""The forms of the plan: a meeting planned, changed, moved, cancelled; the choice of the group; the needs behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

import streamlit as st
from pandas import DataFrame, isna

from ctg_data.entries import Listed, planned
from ctg_data.folding import fold
from ctg_data.selection import day_label
from ctg_data.typography import spaced
from ctg_data.ui.importing.entering import save
from ctg_data.ui.importing.settling import Said, settle
from ctg_data.ui.meetings.meeting_fields import differing, known_of
from ctg_data.ui.meetings.meeting_plan import Meeting
from ctg_data.vocabulary import MeetingKind, MeetingStatus

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
THEME, CHOICES = "Thème proposé", "Nombre de choix"
NEEDS = "Besoins apportés au CODEV qui ont appelé cette formation"
ACTS = {
    MeetingStatus.PLANNED: ("Annuler cette rencontre…", "restera au plan, annulée", "Oui, annuler la rencontre"),
    MeetingStatus.CANCELLED: ("Rétablir cette rencontre…", "redeviendra prévue", "Oui, rétablir la rencontre"),
}
"""What is offered for a meeting not held yet: the button, what becomes of it, and the button that agrees."""


@dataclass(frozen=True)
class Beside:
    """What goes with a meeting: the themes chosen, the needs that it answers, and the topics that may be such needs."""

    choices: DataFrame
    linked: tuple[int, ...]
    topics: DataFrame


def plan_form(network_id: int, topics: DataFrame) -> None:
    """Plan a meeting."""
    turn = st.session_state.setdefault("planned", 0)
    with st.form(f"plan-{turn}", border=False):
        said = _fields({}, f"plan-{turn}")
        needs = dict.fromkeys(_needs(topics, (), f"plan-{turn}"), True)
        if st.form_submit_button("Prévoir cette rencontre", type="primary"):
            if said["date"] is None:
                st.error(spaced("Date : vide ; attendu : le jour de la rencontre."))
                return
            needs = needs if said["kind"] == MeetingKind.TRAINING else {}
            tables = planned(said, LABELS, needs=needs)
            save(network_id, f"Rencontre du {said['date']:%d/%m/%Y} prévue", *tables, renews="planned")


def change_form(network_id: int, meeting: Meeting, beside: Beside) -> None:
    """Move a meeting, complete it, say what the group chose next: seen before it is written."""
    # The key follows what is known: what was typed over values that have changed since is not kept.
    known = (*map(str, meeting.values()), *map(str, beside.choices.to_numpy().ravel()), *beside.linked)
    key = f"change-{meeting['meeting_id']}-{hash(known)}"
    said = _fields(meeting, key)
    quarterly = said["kind"] == MeetingKind.QUARTERLY
    themes = _themes(beside.choices, key) if quarterly else {}
    if quarterly:
        said["next_theme"] = _text("next_theme", meeting, key, "Celui qui a le plus de choix, si la case reste vide")
    needs = _changed(beside.linked, [] if quarterly else _needs(beside.topics, beside.linked, key))
    row = differing(meeting, said)
    if not (row or themes or needs):
        st.caption("Changez ce qui est à changer : la valeur d’avant et celle d’après s’afficheront ici.")
        return
    named = {"reference": int(meeting["meeting_id"]), "date": meeting["date"], "kind": meeting["kind"]}
    tables = planned({**named, **row}, LABELS, themes=themes, needs=needs)
    words = f"Rencontre du {day_label(meeting['date'])} {'déplacée' if 'date' in row else 'modifiée'}"
    settle(Said(network_id, words, tables, key, "Enregistrer les changements"))


def cancel_or_restore(network_id: int, meeting: Meeting) -> None:
    """Cancel a meeting that was planned, or plan again one that was cancelled."""
    status = MeetingStatus(meeting["status"])
    if status not in ACTS:
        return
    asked, becomes, agreed = ACTS[status]
    after = MeetingStatus.CANCELLED if status is MeetingStatus.PLANNED else MeetingStatus.PLANNED
    with st.popover(asked, key=f"status-{status}-{meeting['meeting_id']}"):
        st.markdown(f"La rencontre du **{day_label(meeting['date'])}** {becomes}.")
        if st.button(agreed, type="primary"):
            row = {"reference": int(meeting["meeting_id"]), "date": meeting["date"], "status": after}
            save(network_id, f"Rencontre du {meeting['date']:%d/%m/%Y} {after.label.lower()}", *planned(row, LABELS))


def _fields(meeting: Meeting, key: str) -> dict[str, Any]:
    kinds = [kind.value for kind in MeetingKind]
    left, right = st.columns(2)
    with left:
        day = st.date_input(LABELS["date"], meeting.get("date"), format="DD/MM/YYYY", key=f"{key}-date")
        place = kinds.index(meeting.get("kind", MeetingKind.QUARTERLY))
        kind = st.selectbox(LABELS["kind"], kinds, place, lambda value: MeetingKind(value).label, key=f"{key}-kind")
        hours = {field: _clock(field, meeting, key) for field in ("starts_at", "ends_at")}
    with right:
        words = {field: _text(field, meeting, key) for field in ("title", "place", "host", "theme")}
    for column, field in zip(st.columns(2), ("facilitator_caf", "facilitator_msa"), strict=True):
        with column:
            words[field] = _text(field, meeting, key)
    return {"date": day, "kind": kind, **hours, **words}


def _text(field: str, meeting: Meeting, key: str, placeholder: str = "") -> str:
    return st.text_input(LABELS[field], meeting.get(field) or "", key=f"{key}-{field}", placeholder=placeholder)


def _clock(field: str, meeting: Meeting, key: str) -> time | None:
    clock: time | None = st.time_input(LABELS[field], known_of(meeting, field), key=f"{key}-{field}")
    return clock


def _themes(choices: DataFrame, key: str) -> Listed:
    """How many chose each theme, typed in a grid: what differs from what is known, None for a theme taken off."""
    st.markdown("**Choix du collectif pour la rencontre suivante**, si le nombre en est connu :")
    known = {row["theme"]: int(row["choices"]) for row in choices.to_dict("records")}
    grid = DataFrame({THEME: list(known), CHOICES: list(known.values())}).astype({THEME: "str", CHOICES: "Int64"})
    typed = st.data_editor(
        grid,
        num_rows="dynamic",
        hide_index=True,
        column_config={CHOICES: st.column_config.NumberColumn(min_value=0, step=1)},
        key=f"{key}-themes",
        alt="Thèmes proposés et nombre de choix de chacun",
        width=520,
    )
    return _differing(known, dict(zip(typed[THEME], typed[CHOICES], strict=True)))


def _differing(known: Mapping[str, int], typed: Mapping[Any, Any]) -> Listed:
    whole = (pair for pair in typed.items() if pair[0] and not any(map(isna, pair)))
    said: dict[str, int | None] = {str(theme): int(number) for theme, number in whole}
    kept = set(map(fold, said))
    return {} if said == known else said | {theme: None for theme in known if fold(theme) not in kept}


def _changed(linked: Sequence[int], chosen: Sequence[int]) -> Listed:
    """The needs of a training that are not those known: True for one linked, None for one taken off."""
    return {} if set(linked) == set(chosen) else dict.fromkeys(chosen, True) | dict.fromkeys(set(linked) - set(chosen))


def _needs(topics: DataFrame, linked: Sequence[int], key: str) -> list[int]:
    words = {
        int(topic["topic_id"]): f"{topic['title']} – {topic['territory']}, {topic['date']:%d/%m/%Y}"
        for topic in topics[topics["kind"] == "need"].to_dict("records")
    }
    chosen: list[int] = st.multiselect(
        NEEDS,
        list(words),
        [topic for topic in linked if topic in words],
        lambda topic: words[topic],
        key=f"{key}-needs",
        placeholder="Pour une formation mutualisée" if words else "Aucun besoin enregistré",
    )
    return chosen
