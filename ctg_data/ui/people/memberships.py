"""Who belongs to the network: the list, and the forms that add, end or change a membership."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import streamlit as st
from pandas import DataFrame, isna

from ctg_data.entries import typed
from ctg_data.folding import fold
from ctg_data.intake.tables import Cell, TableKind
from ctg_data.ui.importing.entering import save
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
    """Add a person with a membership; a name already known gets one more membership."""
    turn = st.session_state.setdefault("added", 0)
    with st.form(f"add-{turn}", border=False):
        left, right = st.columns(2)
        with left:
            name = {field: st.text_input(LABELS[field]) for field in ("last_name", "first_name", "structure")}
        with right:
            belonging = _belonging(territories, date.today())
        if st.form_submit_button("Ajouter cette personne", type="primary"):
            shown = f"{name['first_name']} {name['last_name']}".strip()
            _save(network_id, f"{shown} : rattachement ajouté", {**name, **belonging}, renews="added")


def change_form(network_id: int, people: DataFrame, territories: Sequence[str]) -> None:
    """End a membership, and start another one the day after if the person stays in another role or territory."""
    chosen = st.selectbox(
        "Rattachement", in_order(people), index=None, format_func=label, placeholder="Choisir une personne"
    )
    if chosen is None:
        return
    with st.form(f"end-{chosen['membership_id']}", border=False):
        last = st.date_input("Dernier jour", date.today(), format="DD/MM/YYYY", min_value=chosen["start_on"])
        stays = st.checkbox("La personne reste, avec un autre rôle ou un autre territoire")
        next_one = _belonging(territories, None)
        if st.form_submit_button("Enregistrer", type="primary"):
            ended = {**_known(chosen), "end_on": last}
            rows = [ended, {**_known(chosen), **next_one, "start_on": last + timedelta(days=1)}]
            _save(network_id, f"{_name(chosen)} : rattachement modifié", *rows[: 1 + stays])


def label(membership: Membership) -> str:
    """« Dupont Zoé – Chargé·e de coopération, CC des 7 Vallées »."""
    role = Role(membership["role"]).label
    return f"{_name(membership)} – {', '.join(filter(None, (role, _text(membership['territory']))))}"


def _belonging(territories: Sequence[str], start: date | None) -> dict[str, Cell]:
    role = st.selectbox("Rôle" if start else "Nouveau rôle, si la personne reste", ROLES)
    where = "Territoire" if start else "Nouveau territoire, si la personne reste"
    territory = st.selectbox(where, territories, index=None, placeholder="Aucun (Caf, MSA)")
    day = {"start_on": st.date_input(LABELS["start_on"], start, format="DD/MM/YYYY")} if start else {}
    return {"role": role, "territory": territory, **day}


def _save(network_id: int, said: str, *rows: Mapping[str, Cell], renews: str = "") -> None:
    save(network_id, said, typed(TableKind.DIRECTORY, rows, LABELS), renews=renews)


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
