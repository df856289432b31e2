"""The « Territoires du réseau » section of the settings: which belong to it, since when, who joins and who leaves."""

from collections.abc import Hashable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any, cast

import streamlit as st
from pandas import DataFrame, isna

from ctg_data import store
from ctg_data.boards.view import View
from ctg_data.network.belonging import join, join_new, leave, name_of
from ctg_data.plan import Known, Plan, Row
from ctg_data.selection import FIRST_DAY, LAST_DAY
from ctg_data.ui.data import database, load
from ctg_data.ui.network.confirming import offer

HEADINGS = ("Territoire", "SIREN", "Depuis le", "Jusqu’au", "Aujourd’hui")
ANOTHER = "Un autre, par son SIREN"
STANDING = "Les rencontres déjà tenues ne changent pas"


def show(view: View, known: Known) -> None:
    """The territories of the network, and the forms that make one join or leave."""
    st.header("Territoires du réseau", anchor=False)
    (held,) = load(view.whole, store.belongings)
    if held.empty:
        st.info("Ce réseau n’a encore aucun territoire : faites-en entrer un ci-dessous.")
    else:
        st.dataframe(as_table(held, date.today()), hide_index=True, placeholder="–", alt="Territoires du réseau")
    with st.expander("Faire entrer un territoire", expanded=held.empty, key="joining"):
        _join_form(known)
    with st.expander("Mettre fin à l’appartenance d’un territoire", key="leaving"):
        _leave_form(known)


def as_table(held: DataFrame, today: date) -> DataFrame:
    """The belongings in French words."""
    return DataFrame([_row(row, today) for row in held.to_dict("records")], columns=HEADINGS)


def _row(row: Mapping[Hashable, Any], today: date) -> tuple[str, ...]:
    start, end = row["start_on"], None if isna(row["end_on"]) else row["end_on"]
    state = "À venir" if start > today else "Sorti" if end and end < today else "Dans le réseau"
    days = ("depuis toujours" if start == FIRST_DAY else f"{start:%d/%m/%Y}", f"{end:%d/%m/%Y}" if end else "")
    return str(row["territory"]), str(row["siren"]), *days, state


def _join_form(known: Known) -> None:
    turn = st.session_state.setdefault("joined", 0)
    now = {row["territory_id"] for row in known["network_territory"] if row["end_on"] is None}
    offered = {int(str(row["id"])): str(row["name"]) for row in known["territory"] if row["id"] not in now}
    offered[0] = ANOTHER
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Territoire",
            list(offered),
            index=None,
            format_func=offered.__getitem__,
            placeholder="Choisir un EPCI du Pas-de-Calais, ou un autre",
            key=f"join-{turn}",
        )
        start = _day("À partir du", date.today(), f"join-on-{turn}")
    if chosen is None or start is None:
        return
    if chosen:
        name, planned = offered[chosen], partial(join, territory=chosen, start=start)
    else:
        with st.container(horizontal=True):
            siren = st.text_input("SIREN", placeholder="200 069 235", key=f"siren-{turn}", width=200)
            name = st.text_input("Nom de l’EPCI", placeholder="CC du Ternois", key=f"epci-{turn}")
        if not siren or not name:
            st.caption("Le SIREN d’un EPCI a neuf chiffres ; il figure sur ses courriers et dans l’annuaire des EPCI.")
            return
        planned = partial(join_new, siren=siren, name=name, start=start)
    offer(
        known,
        planned,
        f"{name} : entrée dans le réseau le {start:%d/%m/%Y}",
        "Faire entrer ce territoire",
        renews="joined",
        told=lambda plan: (
            f"{name} fait partie du réseau à partir du {start:%d/%m/%Y}. {STANDING}. Personne n’est attendu pour lui "
            "tant qu’aucun rattachement ne le dit (page Personnes)."
        ),
    )


def _leave_form(known: Known) -> None:
    turn = st.session_state.setdefault("left", 0)
    open_ = {int(str(row["id"])): row for row in known["network_territory"] if not _over(row, date.today())}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Territoire",
            list(open_),
            index=None,
            format_func=lambda each: name_of(known, cast(int, open_[each]["territory_id"])),
            placeholder="Choisir un territoire du réseau",
            key=f"leave-{turn}",
        )
        last = _day("Dernier jour", date.today(), f"leave-on-{turn}")
    if chosen is None or last is None:
        return
    territory = cast(int, open_[chosen]["territory_id"])
    name = name_of(known, territory)
    offer(
        known,
        partial(leave, belonging=chosen, last=last),
        f"{name} : sortie du réseau le {last:%d/%m/%Y}",
        "Mettre fin à cette appartenance",
        renews="left",
        told=lambda plan: (
            f"{name} ne fait plus partie du réseau après le {last:%d/%m/%Y}. {_left(known, territory, plan, last)}"
        ),
    )


def _left(known: Known, territory: int, plan: Plan, last: date) -> str:
    """What becomes of the memberships, and of the meetings held since."""
    ended = sum(change.table == "membership" for change in plan.changes)
    with database().reading() as tx:
        since = store.meetings_served(tx, known.network_id, territory, last + timedelta(days=1), LAST_DAY)
    said = {0: "Personne n’y était plus rattaché.", 1: "Un rattachement prend fin le même jour."}
    people = said.get(ended, f"{ended} rattachements prennent fin le même jour.")
    kept = f"{since} rencontre{'s' if since > 1 else ''} tenue{'s' if since > 1 else ''} depuis garde"
    return f"{people} {STANDING}" + (f" : {kept}{'nt' if since > 1 else ''} ses présences." if since else ".")


def _over(row: Row, today: date) -> bool:
    end = cast(date | None, row["end_on"])
    return end is not None and end < today


def _day(words: str, day: date, key: str) -> date | None:
    chosen: date | None = st.date_input(words, day, FIRST_DAY, LAST_DAY, format="DD/MM/YYYY", width=180, key=key)
    return chosen
