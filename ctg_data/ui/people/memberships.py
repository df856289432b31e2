"""Who belongs to the network: the list, and the form that adds somebody."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
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
PAST = (
    "Les rencontres déjà tenues ne changent pas. Si la personne y était attendue, « Changer un rattachement » propose "
    "ensuite de les mettre en accord."
)
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
            start = st.date_input(LABELS["start_on"], "today", format="DD/MM/YYYY", help=PAST)
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


def label(membership: Membership) -> str:
    """« Dupont Zoé – Chargé·e de coopération, CC des 7 Vallées »."""
    role = Role(membership["role"]).label
    return f"{_name(membership)} – {', '.join(filter(None, (role, _text(membership['territory']))))}"


def _belonging(territories: Sequence[str]) -> dict[str, Cell]:
    role = st.selectbox("Rôle", ROLES)
    territory = st.selectbox("Territoire", territories, index=None, placeholder="Aucun (Caf, MSA)")
    return {"role": role, "territory": territory or ""}


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
