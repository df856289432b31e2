"""The decisions of the committee: those to follow, those of one sitting, and the form of a new one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st
from pandas import DataFrame, isna

from ctg_data.charts.numbers import day
from ctg_data.committee import words
from ctg_data.committee.planning import LONGEST, Decided, decision_plan, state_plan
from ctg_data.committee.writing import write
from ctg_data.plan import Plan
from ctg_data.selection import Selection
from ctg_data.store import PlanOutdated
from ctg_data.ui.committee.sitting import Sat
from ctg_data.ui.data import database, indicators
from ctg_data.ui.french import spaced
from ctg_data.ui.markdown import plain
from ctg_data.vocabulary import DecisionState

PAGE, SETTLED = "decisions.py", "settled-decisions"
NO_NAME = "N’écrivez aucun nom de personne : tout le comité lit ce texte."
STEPS = {
    DecisionState.OPEN: (("Faite", DecisionState.DONE), ("Abandonner", DecisionState.DROPPED)),
    DecisionState.DONE: (("Rouvrir", DecisionState.OPEN),),
    DecisionState.DROPPED: (("Rouvrir", DecisionState.OPEN),),
}


@dataclass(frozen=True)
class Taken:
    """A decision, and the day when it was taken."""

    number: int
    sitting: int
    day: date
    indicator: str
    text: str
    owner: str
    due_on: date | None
    state: DecisionState

    @property
    def open(self) -> bool:
        """Whether it is still to be carried out."""
        return self.state is DecisionState.OPEN


def taken(found: DataFrame) -> list[Taken]:
    """The decisions, those of the latest sitting first."""
    return [
        Taken(
            int(row["decision_id"]),
            int(row["committee_id"]),
            row["date"],
            row["indicator"],
            row["text"],
            row["owner"],
            None if isna(row["due_on"]) else row["due_on"],
            DecisionState(row["state"]),
        )
        for row in found.to_dict("records")
    ]


def to_follow(every: Sequence[Taken], today: date) -> list[Taken]:
    """What earlier sittings left open, last time’s first, the soonest due first.

    A decision settled on this screen stays in its place: a second click never falls on the next one.
    """
    settled = st.session_state.get(SETTLED, frozenset())
    still = [each for each in every if each.day < today and (each.open or each.number in settled)]
    return sorted(still, key=lambda each: (-each.day.toordinal(), each.due_on or date.max))


def show(network_id: int, listed: Sequence[Taken], *, writes: bool) -> None:
    """One card per decision, with one click to change where it stands."""
    declared = indicators(Selection(network_id))
    for each in listed:
        with st.container(border=True, key=f"decision-{each.number}"):
            st.markdown(f"**{plain(each.text)}**")
            late = words.is_late(each.state, each.due_on, date.today())
            said = words.standing(each.state, each.due_on, date.today())
            st.markdown(f"**{said}**" if late else said)
            st.caption(_told(each, words.label(each.indicator, declared) if each.indicator else ""))
            if writes:
                _steps(network_id, each)


def form(network_id: int, sat: Sat) -> None:
    """Take a decision at a sitting."""
    turn, declared = st.session_state.setdefault("decided", 0), indicators(Selection(network_id))
    with st.form(f"decide-{sat.number}-{turn}", border=False):
        text = st.text_area("Décision", max_chars=LONGEST)
        st.caption(spaced(NO_NAME))
        with st.container(horizontal=True):
            indicator = st.selectbox(
                "Indicateur concerné", ["", *declared], format_func=lambda key: words.label(key, declared), width=420
            )
            owner = st.text_input("Portée par (une fonction, jamais un nom)", width=320)
            due_on = st.date_input("Échéance", None, format="DD/MM/YYYY", width=160)
        if st.form_submit_button("Ajouter cette décision", type="primary"):
            _decide(network_id, sat, Decided(text, indicator, owner, due_on))


def overview(found: DataFrame) -> None:
    """How many decisions are under way, with a link; nothing where there are none."""
    if said := words.summary([each.due_on for each in taken(found) if each.open], date.today()):
        st.page_link(PAGE, label=said, icon=":material/gavel:", query_params={})


def _told(each: Taken, about: str) -> str:
    owner = f"portée par : {each.owner}" if each.owner else "sans porteur désigné"
    return plain(" – ".join(filter(None, (f"Copil du {day(each.day)}", about, owner))))


def _steps(network_id: int, each: Taken) -> None:
    with st.container(horizontal=True):
        for label, after in STEPS[each.state]:
            if st.button(label, key=f"{after.value}-{each.number}"):
                st.session_state[SETTLED] = st.session_state.get(SETTLED, frozenset()) | {each.number}
                plan = state_plan(network_id, each.number, each.state, after)
                _write(plan, f"Décision du copil du {each.day:%d/%m/%Y} : {after.label.lower()}")


def _decide(network_id: int, sat: Sat, decided: Decided) -> None:
    try:
        plan = decision_plan(network_id, sat.number, decided)
    except ValueError as refused:
        st.error(spaced(str(refused)))
        return
    st.session_state["decided"] += 1
    _write(plan, f"Décision du copil du {sat.day:%d/%m/%Y} ajoutée")


def _write(plan: Plan, label: str) -> None:
    try:
        write(database(), plan, label=label)
    except PlanOutdated as outdated:
        st.error(str(outdated))
        return
    st.session_state["said"] = f"Enregistré – {label}. L’historique de la page Importer permet de l’annuler."
    st.rerun()
