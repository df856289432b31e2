"""Who belongs to the network: the list, and the forms that add, end or change a membership."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import streamlit as st
from pandas import DataFrame, isna

from ctg_data.entries import typed
from ctg_data.folding import fold
from ctg_data.imports import consider
from ctg_data.intake.tables import Cell, Table, TableKind
from ctg_data.ui.data import database
from ctg_data.ui.importing.entering import save
from ctg_data.ui.importing.settling import Said, settle
from ctg_data.vocabulary import Role

Membership = Mapping[Hashable, Any]

LABELS = {
    "last_name": "Nom",
    "first_name": "Prénom",
    "structure": "Structure",
    "role": "Rôle",
    "territory": "Territoire",
    "start_on": "Depuis le",
    "end_on": "Jusqu’au",
}
STAYS = "La personne reste, avec un autre rôle ou un autre territoire"
STANDING = "Les rencontres déjà tenues ne changent pas : chacune garde le rôle et le territoire qui étaient les siens."
ROLES = [role.label for role in Role if role is not Role.GUEST]


def as_table(people: DataFrame) -> DataFrame:
    """The memberships in French words, one line each."""
    rows = [_row(membership) for membership in in_order(people)]
    return DataFrame(rows, columns=list(LABELS.values()))


def in_order(people: DataFrame) -> list[Membership]:
    """The memberships by name, as a directory has them: « Bécu » before « Boutin »."""
    return sorted(people.to_dict("records"), key=lambda each: (fold(each["last_name"]), fold(each["first_name"])))


def current(people: DataFrame, today: date) -> DataFrame:
    """The memberships not yet ended; a guest has none."""
    ended = people["end_on"].map(lambda day: not isna(day) and day < today).astype(bool)
    return people[people["membership_id"].notna() & ~ended]


def add_form(network_id: int, territories: Sequence[str]) -> None:
    """Add a person with a membership; a name already known gets one more membership.

    What would change a row already recorded, as a membership since another day, is seen before it is written.
    """
    turn = st.session_state.setdefault("added", 0) + st.session_state.get("turn", 0)
    key = f"add-{turn}"
    with st.form(key, border=False):
        left, right = st.columns(2)
        with left:
            name = {field: st.text_input(LABELS[field]) for field in ("last_name", "first_name", "structure")}
        with right:
            belonging = _belonging(territories)
            start = st.date_input(LABELS["start_on"], "today", format="DD/MM/YYYY")
        if st.form_submit_button("Ajouter cette personne", type="primary"):
            shown = f"{name['first_name']} {name['last_name']}".strip()
            table = typed(TableKind.DIRECTORY, [{**name, **belonging, "start_on": start}], LABELS)
            st.session_state.pop(f"{key}-said", None)
            if not _rewrites(network_id, table):
                save(network_id, f"{shown} : rattachement ajouté", table, renews="added")
            words = f"{shown} : fiche ou rattachement modifié"
            st.session_state[f"{key}-said"] = Said(network_id, words, (table,), key, "Enregistrer ce changement")
    if said := st.session_state.get(f"{key}-said"):
        settle(said)


def _rewrites(network_id: int, table: Table) -> bool:
    outcome, _ = consider(database(), network_id, table)
    return outcome.plan.updated > 0


def change_form(network_id: int, people: DataFrame, territories: Sequence[str]) -> None:
    """End a membership, and start another one the day after if the person stays in another role or territory."""
    chosen = st.selectbox(
        "Rattachement", in_order(people), index=None, format_func=label, placeholder="Choisir une personne"
    )
    if chosen is None:
        return
    key, start = f"end-{chosen['membership_id']}", chosen["start_on"]
    last = st.date_input("Dernier jour", max(date.today(), start), start, format="DD/MM/YYYY", key=f"{key}-on")
    rows = [{**_known(chosen), "end_on": last}]
    if st.checkbox(STAYS, key=f"{key}-stays"):
        next_one = _belonging(territories, chosen)
        if next_one.items() <= _known(chosen).items():
            st.caption("Choisissez l’autre rôle ou l’autre territoire : ce qui va changer s’affichera ici.")
            return
        rows.append({**_known(chosen), **next_one, "start_on": last + timedelta(days=1)})
    st.caption(STANDING)
    tables = typed(TableKind.DIRECTORY, rows, LABELS)
    settle(Said(network_id, f"{_name(chosen)} : rattachement modifié", (tables,), key, "Enregistrer"))


def label(membership: Membership) -> str:
    """« Dupont Zoé – Chargé·e de coopération, CC des 7 Vallées »."""
    role = Role(membership["role"]).label
    return f"{_name(membership)} – {', '.join(filter(None, (role, _text(membership['territory']))))}"


def _belonging(territories: Sequence[str], known: Membership | None = None) -> dict[str, Cell]:
    """A role and a territory: those known, which nobody changes without choosing another; the first ones, of nobody."""
    told, where = ("Nouveau rôle", "Nouveau territoire") if known else ("Rôle", "Territoire")
    place = _text(known["territory"]) if known else ""
    offered = list(dict.fromkeys((*territories, *([place] if place else []))))
    role = st.selectbox(told, ROLES, ROLES.index(Role(known["role"]).label) if known else 0)
    territory = st.selectbox(where, offered, offered.index(place) if place else None, placeholder="Aucun (Caf, MSA)")
    return {"role": role, "territory": territory or ""}


def _known(membership: Membership) -> dict[str, Cell]:
    """The membership as a line of the directory, which finds the same row again."""
    kept = {field: membership[field] for field in ("last_name", "first_name", "structure", "start_on")}
    return {**kept, "role": Role(membership["role"]).label, "territory": _text(membership["territory"])}


def _row(membership: Membership) -> tuple[str, ...]:
    days = (membership["start_on"], membership["end_on"])
    return (
        membership["last_name"],
        membership["first_name"],
        membership["structure"],
        Role(membership["role"]).label,
        _text(membership["territory"]),
        *("" if isna(day) else f"{day:%d/%m/%Y}" for day in days),
    )


def _name(membership: Membership) -> str:
    return f"{membership['last_name']} {membership['first_name']}".strip()


def _text(value: Any) -> str:
    return "" if isna(value) else str(value)
