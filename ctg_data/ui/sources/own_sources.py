"""Where each value of one of the committee's own indicators comes from: workbook, sheet and cell, or who typed it."""

from typing import Any

import streamlit as st
from pandas import DataFrame, isna

from ctg_data import store
from ctg_data.charts.numbers import measured
from ctg_data.charts.own_indicators import ALL
from ctg_data.indicators.declarations import Indicator
from ctg_data.selection import Selection, period_name
from ctg_data.typography import spaced
from ctg_data.ui import frame
from ctg_data.ui.data import database
from ctg_data.ui.sources.counted_words import place


def show(indicator: Indicator, selection: Selection) -> None:
    """The values of the selection, the latest first, with what last set each."""
    with database().reading() as tx:
        values = store.own_values(tx, selection)
        values = values[values["key"] == indicator.key].sort_values("period", ascending=False, kind="stable")
        read = store.sources(tx, "custom_value", values["custom_value_id"].tolist())
    if values.empty:
        st.info("Aucune valeur pour ce choix : élargissez la période ou les territoires.")
        return
    names = dict(zip(frame.current().territories["territory_id"], frame.current().territories["name"], strict=True))
    told = {int(row["row_id"]): row for row in read[::-1].to_dict("records")}  # the latest is first, and wins
    rows = [_line(row, indicator, names, told) for row in values.to_dict("records")]
    st.dataframe(DataFrame(rows), hide_index=True, alt=f"Valeurs de « {indicator.label} » et d’où elles viennent")


def _line(row: Any, indicator: Indicator, names: dict[Any, str], told: dict[int, Any]) -> dict[str, str]:
    source = told.get(int(row["custom_value_id"]))
    return {
        "Période": period_name(row["period"]),
        "Territoire": ALL if isna(row["territory_id"]) else names.get(row["territory_id"], ""),
        "Valeur": measured(row["value"], indicator.unit),
        "D’où": spaced(place(source, "value")) if source else "",
    }
