"""The forms of the committee's own indicators: a value typed, an indicator declared, changed or removed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import streamlit as st
from pandas import DataFrame, isna

from ctg_data import store
from ctg_data.charts.numbers import measured
from ctg_data.charts.own_indicators import ALL
from ctg_data.entries import typed
from ctg_data.intake.tables import Entry, TableKind
from ctg_data.own_indicators import Declared, declare, redefine, remove, write
from ctg_data.plan import Known, Plan
from ctg_data.selection import FIRST_DAY, LAST_DAY, period_name
from ctg_data.typography import spaced
from ctg_data.ui.data import database
from ctg_data.ui.importing.entering import save
from ctg_data.vocabulary import Direction

LABELS = {"indicator": "Indicateur", "territory": "Territoire", "period": "Période", "value": "Valeur"}
YEAR = "Année entière"
QUARTERS = ("T1", "T2", "T3", "T4", YEAR)
Row = dict[Any, Any]


def value_form(network_id: int, declared: DataFrame, values: DataFrame, territories: Mapping[int, str]) -> None:
    """Type a value of an indicator, for a territory or for all, over a quarter or a year; or take it away."""
    turn = st.session_state.setdefault("valued", 0)
    rows = declared.to_dict("records")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        row = st.selectbox(LABELS["indicator"], rows, format_func=_name, key=f"value-of-{turn}")
        place = st.selectbox(LABELS["territory"], [ALL, *territories.values()], key=f"value-at-{turn}")
        period = _period(turn)
        said = st.text_input(_asked(row["unit"]), key=f"value-{turn}", width=160)
    known = _known(values, row["key"], place, territories, period)
    entry = {"indicator": row["name"], "territory": place, "period": period, "value": said}
    label = f"{row['name']}, {place}, {period_name(period)}"
    if known is not None:
        was = measured(known, row["unit"])
        st.caption(spaced(f"Une valeur est déjà saisie : {was}. Ce que vous enregistrez la remplace."))
    with st.container(horizontal=True):
        if st.button("Enregistrer la valeur", type="primary"):
            if said.strip():
                table = typed(TableKind.INDICATORS, [entry], LABELS)
                save(network_id, f"{label} : valeur saisie", table, renews="valued")
            st.error("Écrivez la valeur, puis enregistrez.")
        if known is not None and st.button("Retirer cette valeur"):
            table = typed(TableKind.INDICATORS, [], LABELS)
            gone = Entry(1, entry | {"value": known}, LABELS, over=True, withdrawn=True)
            save(network_id, f"{label} : valeur retirée", replace(table, entries=(gone,)), renews="valued")


def declare_form(network_id: int) -> None:
    """Declare an indicator."""
    turn = st.session_state.setdefault("declared", 0)
    with st.form(f"declare-{turn}", border=False):
        said = _fields({})
        if st.form_submit_button("Déclarer cet indicateur", type="primary"):
            _write(network_id, lambda known: declare(known, said), f"{said.name} : indicateur déclaré", "declared")


def change_form(network_id: int, declared: DataFrame) -> None:
    """Change what an indicator is, or remove one that nothing uses."""
    turn = st.session_state.setdefault("redefined", 0)
    rows = declared.to_dict("records")
    row: Row | None = st.selectbox(
        "Indicateur à changer", rows, None, _name, placeholder="Choisir un indicateur", key=f"redefine-{turn}"
    )
    if row is None:
        return
    number = int(row["custom_indicator_id"])
    with st.form(f"redefine-form-{number}", border=False):
        said = _fields(row)
        st.caption("Les valeurs déjà saisies restent telles quelles ; l’ancienne définition reste dans l’historique.")
        if st.form_submit_button("Enregistrer", type="primary"):
            planned = partial(redefine, indicator=number, said=said, shown=row)
            _write(network_id, planned, f"{said.name} : indicateur redéfini", "redefined")
    if st.button("Retirer cet indicateur"):
        _write(network_id, partial(remove, indicator=number), f"{row['name']} : indicateur retiré", "redefined")


def _fields(row: Row) -> Declared:
    name = st.text_input("Nom", row.get("name", ""), placeholder="Élus mobilisés")
    definition = st.text_area("Définition", row.get("definition", ""), placeholder="Ce qui est compté, et comment.")
    left, right = st.columns(2)
    with left:
        unit = st.text_input("Unité", row.get("unit", ""), placeholder="élus, %, heures…")
    with right:
        direction = st.selectbox(
            "Sens souhaité",
            list(Direction),
            list(Direction).index(Direction(row.get("direction", "up"))),
            format_func=lambda each: each.label.capitalize(),
        )
    return Declared(name, definition, unit, direction or Direction.NONE)


def _write(network_id: int, planned: Callable[[Known], Plan], label: str, renews: str) -> None:
    try:
        number = write(database(), network_id, planned, label)
    except (ValueError, store.PlanOutdated) as refused:
        st.error(spaced(str(refused)))
        return
    st.session_state[renews] += 1
    st.session_state["said"] = f"Enregistré – {label}." if number else "Tout était déjà enregistré."
    st.rerun()


def _period(turn: int) -> str:
    quarter = (date.today().month - 1) // 3
    year = st.number_input(
        "Année", FIRST_DAY.year, LAST_DAY.year - 1, date.today().year, key=f"value-year-{turn}", width=130
    )
    part = st.selectbox("Trimestre", QUARTERS, quarter, key=f"value-quarter-{turn}", width=160)
    return str(year) if part == YEAR else f"{year}-{part}"


def _known(values: DataFrame, key: str, place: str, territories: Mapping[int, str], period: str) -> float | None:
    """The value already typed there, if any."""
    number = next((number for number, name in territories.items() if name == place), None)
    of_place = values["territory_id"].isna() if number is None else values["territory_id"] == number
    found: Sequence[float] = values.loc[
        (values["key"] == key) & (values["period"] == period) & of_place.fillna(False), "value"
    ].tolist()
    return found[0] if found and not isna(found[0]) else None


def _asked(unit: str) -> str:
    return f"{LABELS['value']} ({unit})" if unit else LABELS["value"]


def _name(row: Row) -> str:
    return str(row["name"])
