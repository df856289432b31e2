"""The frame around every page: who is here, what they look at, and the choices that stay in the address."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import streamlit as st
from pandas import DataFrame

from ctg_data import store
from ctg_data.boards.view import View
from ctg_data.perimeter import listed_belongings, perimeter
from ctg_data.selection import (
    EVER,
    FIRST_DAY,
    LAST_DAY,
    Selection,
    period_label,
    quarter,
    quarter_bounds,
    quarter_label,
)
from ctg_data.ui.data import database, load, viewer
from ctg_data.vocabulary import MeetingKind

Period = tuple[date, date]
FREE = "Dates libres"
RENAMED = "renamed-network"
TERRITORIES = ("territoire", "territoires")
CONSTANT = (
    "Ne garde que les territoires qui ont fait partie du réseau pendant toute la période affichée et celle à laquelle "
    "elle est comparée."
)


def current() -> View:
    """The view that the frame settled for this run."""
    view: View = st.session_state["view"]
    return view


def settle(*, filtered: bool, by_kind: bool = False) -> None:
    """Draw the filters and settle the view; a page that takes no filter leaves them untouched for the next."""
    with database().reading() as tx:
        networks = store.networks(tx)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        network_id, network = _network(networks)
        whole = Selection(network_id)
        territories, meetings = load(whole, store.territories, store.meetings)
        label, (start, end) = _period(meetings["date"]) if filtered else (EVER, (whole.start, whole.end))
        chosen, scope = _territories(territories) if filtered else ((), "")
        kinds = _kinds() if by_kind else ()
        selection = Selection(network_id, start, end, chosen, kinds)
        if filtered:
            selection, scope = _at_constant_perimeter(selection, scope, territories)
    scope = ", ".join([scope, *(kind.plural.lower() for kind in kinds)])
    st.session_state["view"] = View(viewer(), network, selection, label, scope, territories, load)


def periods(days: Iterable[date]) -> dict[str, Period]:
    """The periods offered: the latest year that holds a meeting first, then its quarters."""
    offered = {EVER: (FIRST_DAY, LAST_DAY)}
    quarters = sorted({quarter(day) for day in days}, reverse=True)
    for year in sorted({period[:4] for period in quarters}, reverse=True):
        offered[year] = (date(int(year), 1, 1), date(int(year), 12, 31))
        offered |= {quarter_label(period): quarter_bounds(period) for period in quarters if period[:4] == year}
    return offered


def _network(networks: DataFrame) -> tuple[int, str]:
    names = dict(zip(networks["name"], networks["network_id"], strict=True))
    name = next(iter(names))
    if len(names) > 1:
        if renamed := st.session_state.pop(RENAMED, ""):  # else its own choice would be unknown, and another opened
            st.session_state["reseau"] = renamed
        name = st.selectbox(
            "Réseau", list(names), key="reseau", bind="query-params", persist_state="session", width=280
        )
    return int(names[name]), name


def _period(days: Iterable[date]) -> tuple[str, Period]:
    offered = periods(days)
    label = st.selectbox(
        "Période", [*offered, FREE], key="periode", bind="query-params", persist_state="session", width=220
    )
    if label != FREE:
        return label, offered[label]
    start, end = _day("Du", "du", date.today().replace(month=1, day=1)), _day("Au", "au", date.today())
    end = max(start, end)
    return period_label(start, end), (start, end)


def _day(label: str, key: str, default: date) -> date:
    return st.date_input(
        label,
        value=default,
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        format="DD/MM/YYYY",
        key=key,
        bind="query-params",
        persist_state="session",
        width=150,
    )


def _territories(territories: DataFrame) -> tuple[tuple[int, ...], str]:
    names = dict(zip(territories["name"], territories["territory_id"], strict=True))
    chosen = st.multiselect(
        "Territoires",
        list(names),
        key="territoires",
        placeholder="Tous les territoires",
        width=460,
        bind="query-params",
        persist_state="session",
    )
    return tuple(int(names[name]) for name in chosen), ", ".join(chosen) or "tous les territoires"


def _kinds() -> tuple[MeetingKind, ...]:
    kinds = {kind.plural: kind for kind in MeetingKind}
    chosen = st.multiselect(
        "Type de rencontre",
        list(kinds),
        key="type",
        placeholder="Tous les types",
        width=300,
        bind="query-params",
        persist_state="session",
    )
    return tuple(kinds[plural] for plural in chosen)


def _at_constant_perimeter(selection: Selection, scope: str, names: DataFrame) -> tuple[Selection, str]:
    """The choice, without the territories that came or went, if asked; offered only where some did."""
    known = listed_belongings(load(Selection(selection.network_id), store.belongings)[0])
    held = perimeter(known, selection.start, selection.end, date.today())
    if not held.moved or not st.toggle(
        "À périmètre constant", key="perimetre", help=CONSTANT, bind="query-params", persist_state="session"
    ):
        return selection, scope
    kept = tuple(sorted(held.constant & frozenset(selection.territories or held.constant)))
    if not kept:
        st.caption("Aucun de ces territoires n’a fait partie du réseau tout du long : rien n’est à périmètre constant.")
        return selection, scope
    named = ", ".join(names.loc[names["territory_id"].isin(kept), "name"])
    where = named if selection.territories else f"{len(kept)} {TERRITORIES[len(kept) > 1]}"
    return replace(selection, territories=kept), f"{where} à périmètre constant"
