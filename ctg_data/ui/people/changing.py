"""A membership ended, followed by another, or corrected; what that says of past meetings, and the figures it moves."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

import streamlit as st
from pandas import DataFrame, isna

from ctg_data import store
from ctg_data.people.belonging import Changed, Wanted, change
from ctg_data.people.writing import write_membership
from ctg_data.plan import Known
from ctg_data.selection import FIRST_DAY, LAST_DAY, Selection
from ctg_data.typography import spaced
from ctg_data.ui.data import database
from ctg_data.ui.importing import changes
from ctg_data.ui.markdown import plain
from ctg_data.ui.people import past
from ctg_data.ui.people.memberships import LABELS, in_order, label
from ctg_data.vocabulary import Role

Membership = Mapping[Hashable, Any]
END, FOLLOW, CORRECT = "Y mettre fin", "Changer de rôle ou de territoire à partir d’un jour", "Corriger ce rattachement"
NOWHERE = "Aucun (Caf, MSA)"
ROLES: list[Role] = [role for role in Role if role is not Role.GUEST]
UNENDING = "Laissez vide tant que le rattachement dure."


def form(network_id: int, people: DataFrame, territories: Mapping[int, str]) -> None:
    """Choose a membership and what is to become of it; all that follows is shown before anything is written."""
    turn = st.session_state.setdefault("changed", 0)
    chosen: Membership | None = st.selectbox(
        "Rattachement",
        in_order(people[people["membership_id"].notna()]),
        index=None,
        format_func=_dated,
        placeholder="Choisir une personne",
        key=f"membership-{turn}",
    )
    if chosen is None:
        return
    key = f"{int(chosen['membership_id'])}-{turn}"
    act = st.radio("Que faut-il en faire ?", (END, FOLLOW, CORRECT), horizontal=True, key=f"act-{key}")
    wanted = WANTED[act](chosen, territories, key)
    if wanted:
        _consider(network_id, chosen, wanted, territories, key)


def _ended(chosen: Membership, territories: Mapping[int, str], key: str) -> list[Wanted]:
    last = _day("Dernier jour", date.today(), f"last-{key}")
    return [Wanted(*_known(chosen)[:3], last)] if last else []


def _followed(chosen: Membership, territories: Mapping[int, str], key: str) -> list[Wanted]:
    ended = _ended(chosen, territories, key)
    role, territory = _belonging(chosen, territories, key, "Nouveau rôle", "Nouveau territoire")
    if not ended or ended[0].end_on is None:
        return []
    return [*ended, Wanted(role, territory, ended[0].end_on + timedelta(days=1), _known(chosen)[3])]


def _corrected(chosen: Membership, territories: Mapping[int, str], key: str) -> list[Wanted]:
    role, territory = _belonging(chosen, territories, key, LABELS["role"], LABELS["territory"])
    with st.container(horizontal=True):
        start = _day(LABELS["start_on"], chosen["start_on"], f"start-{key}")
        end = _day(LABELS["end_on"], _known(chosen)[3], f"end-{key}", UNENDING)
    return [Wanted(role, territory, start, end)] if start else []


WANTED: dict[str, Callable[[Membership, Mapping[int, str], str], list[Wanted]]] = {
    END: _ended,
    FOLLOW: _followed,
    CORRECT: _corrected,
}


def _belonging(
    chosen: Membership, territories: Mapping[int, str], key: str, role_words: str, place_words: str
) -> tuple[Role, int | None]:
    role, place, *_ = _known(chosen)
    names: dict[int | None, str] = {None: NOWHERE} | dict(territories)
    if place is not None:  # kept unless another is chosen, even where it is no longer of the network
        names.setdefault(place, str(chosen["territory"]))
    places, roles = list(names), list(dict.fromkeys((role, *ROLES)))  # a guest may have a membership of old
    left, right = st.columns(2)
    with left:
        said = st.selectbox(role_words, roles, roles.index(role), lambda each: each.label, key=f"role-{key}")
    with right:
        where = st.selectbox(place_words, places, places.index(place), names.__getitem__, key=f"place-{key}")
    return said, where


def _consider(
    network_id: int, chosen: Membership, wanted: Sequence[Wanted], territories: Mapping[int, str], key: str
) -> None:
    """What would change, what past meetings say otherwise, and the button that writes what is shown."""
    person, membership = int(chosen["person_id"]), int(chosen["membership_id"])
    with database().reading() as tx:
        known = store.known_memberships(tx, network_id, person)
    try:
        found = change(known, membership, wanted)
        in_line = past.ask(found.lines, territories, key)
        found = change(known, membership, wanted, in_line)
    except ValueError as refused:
        st.error(plain(str(refused)))
        return
    if not found.plan.changes:
        st.caption("Rien ne change.")
        return
    shown = changes.table(found.plan.changes, known).drop(columns="Cellule")
    st.dataframe(shown, hide_index=True, placeholder="–", alt="Ce que le rattachement deviendra")
    if in_line:
        past.figures(Selection(network_id), found.plan, territories)
    planned = partial(_plan, membership=membership, wanted=wanted, in_line=in_line)
    _confirm(chosen, person, found, planned, asked=bool(in_line), key=key)


def _plan(known: Known, membership: int, wanted: Sequence[Wanted], in_line: Sequence[int]) -> Any:
    return change(known, membership, wanted, in_line).plan


def _confirm(
    chosen: Membership, person: int, found: Changed, planned: Callable[[Known], Any], *, asked: bool, key: str
) -> None:
    with st.form(f"change-{key}", border=False):
        reason = st.text_input("Motif (obligatoire : des présences passées changent)") if asked else ""
        if not st.form_submit_button("Enregistrer", type="primary"):
            return
    if asked and not reason.strip():
        st.error("Dites en quelques mots pourquoi : le motif reste dans l’historique.")
        return
    said = f"{label(chosen).split(' – ')[0]} : rattachement modifié"
    try:
        write_membership(database(), person, planned, found.plan, label=said, reason=reason.strip() or None)
    except store.PlanOutdated as outdated:
        st.error(spaced(str(outdated)))
        return
    st.session_state["changed"] += 1
    st.session_state["said"] = f"Enregistré – {said}. L’historique de la page Importer permet de l’annuler."
    st.rerun()


def _known(chosen: Membership) -> tuple[Role, int | None, date, date | None]:
    place, end = chosen["territory_id"], chosen["end_on"]
    where: int | None = None if isna(place) else int(place)
    return Role(chosen["role"]), where, chosen["start_on"], None if isna(end) else end


def _dated(membership: Membership) -> str:
    """« Dupont Zoé – Chargé·e de coopération, CC des 7 Vallées, jusqu’au 30/06/2026 »."""
    end = membership["end_on"]
    return label(membership) + ("" if isna(end) else f", jusqu’au {end:%d/%m/%Y}")


def _day(words: str, day: date | None, key: str, help_: str | None = None) -> date | None:
    last = max(day or LAST_DAY, LAST_DAY)
    chosen: date | None = st.date_input(
        words, day, FIRST_DAY, last, format="DD/MM/YYYY", width=180, key=key, help=help_
    )
    return chosen
