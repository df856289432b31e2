"""The « Noms et notes » section of the settings: how people write a territory, and what is noted of it."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import cast

import streamlit as st

from ctg_data.network.belonging import belongings, name_of
from ctg_data.network.notes import LONGEST, add_note
from ctg_data.network.removal import remove
from ctg_data.network.spelling import add_alias, aliases
from ctg_data.plan import Known, Row
from ctg_data.selection import FIRST_DAY, LAST_DAY
from ctg_data.ui.markdown import plain
from ctg_data.ui.network.confirming import offer

READ = "Tout le comité de pilotage lit cette note : pas de nom, rien qui désigne quelqu’un."


def show(known: Known) -> None:
    """Choose a territory of the network; its other names, its notes, and the forms that add or remove one."""
    st.header("Noms et notes d’un territoire", anchor=False)
    every = {cast(int, row["id"]): str(row["name"]) for row in known["territory"]}
    ours = [number for number in every if belongings(known, number)]
    place = st.selectbox(
        "Territoire à compléter", ours, None, every.__getitem__, placeholder="Choisir un territoire", key="worded"
    )
    if place is None:
        st.caption(
            "Les autres noms font reconnaître un territoire dans un classeur ; les notes se lisent sur sa fiche."
        )
        return
    left, right = st.columns(2)
    with left:
        st.subheader("Autres façons de l’écrire", anchor=False)
        _aliases(known, place)
    with right:
        st.subheader("Notes", anchor=False)
        _notes(known, place)


def _aliases(known: Known, place: int) -> None:
    turn, name = st.session_state.setdefault("aliased", 0), name_of(known, place)
    held = aliases(known, place)
    st.markdown(plain(", ".join(f"« {row['alias']} »" for row in held)) or "Aucune.")
    written = st.text_input("Ajouter une façon de l’écrire", placeholder="CC7V", key=f"alias-{place}-{turn}")
    if written:
        planned = partial(add_alias, territory=place, written=written)
        offer(known, planned, f"{name} : « {written} » compris", "Ajouter ce nom", renews="aliased")
    words = {cast(int, row["id"]): str(row["alias"]) for row in held}
    _removal(
        known, "territory_alias", words, ("Retirer un nom", f"{name} : autre nom retiré"), f"unalias-{place}-{turn}"
    )


def _notes(known: Known, place: int) -> None:
    turn, name = st.session_state.setdefault("aliased", 0), name_of(known, place)
    held = [row for row in known["territory_note"] if row["territory_id"] == place]
    words = {cast(int, row["id"]): _said(row) for row in sorted(held, key=_day, reverse=True)}
    st.markdown("\n".join(f"- {plain(said)}" for said in words.values()) or "Aucune.")
    text = st.text_input(
        "Ajouter une note",
        max_chars=LONGEST,
        placeholder="Ctg en renouvellement, poste vacant…",
        key=f"note-{place}-{turn}",
    )
    st.caption(READ)
    day = st.date_input(
        "Notée le", date.today(), FIRST_DAY, LAST_DAY, format="DD/MM/YYYY", width=180, key=f"noted-{place}-{turn}"
    )
    if text and day:
        planned = partial(add_note, territory=place, day=day, text=text)
        offer(known, planned, f"{name} : note ajoutée", "Ajouter cette note", renews="aliased")
    _removal(known, "territory_note", words, ("Retirer une note", f"{name} : note retirée"), f"unnote-{place}-{turn}")


def _removal(known: Known, table: str, words: Mapping[int, str], said: tuple[str, str], key: str) -> None:
    if not words:
        return
    title, label = said
    chosen = st.selectbox(title, list(words), None, words.__getitem__, placeholder="Choisir", key=key)
    if chosen is not None:
        offer(known, partial(remove, table=table, number=chosen), label, title, renews="aliased")


def _said(row: Row) -> str:
    return f"{_day(row):%d/%m/%Y} – {row['text']}"


def _day(row: Row) -> date:
    return cast(date, row["noted_on"])
