"""The menu under a chart or a list: its picture and its data, made when they are asked for."""

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st
from pandas import DataFrame

from ctg_data.charts.description import Chart
from ctg_data.exports.delimited import to_csv
from ctg_data.exports.extract import Extract, of_chart, of_list, stem
from ctg_data.exports.workbook import to_xlsx
from ctg_data.indicators.declarations import INDICATORS, Indicator

FILES: dict[str, tuple[str, str, Callable[[Extract], bytes]]] = {
    "Données Excel": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", to_xlsx),
    "Données CSV": ("csv", "text/csv", to_csv),
}
"""Under each label: the extension, the type, and what makes the file."""


def chart(shown: Chart, indicator: Indicator | None) -> None:
    """The menu of a chart, with the definition of the indicator that it draws."""
    with st.popover("Exporter", type="tertiary", key=f"export-{shown.key}"):
        _data(of_chart(shown, date.today(), _defined(indicator)), shown.key)


def listing(table: DataFrame, name: str, words: str, indicator: str = "") -> None:
    """The menu of a list: the rows and the columns that the viewer sees, no more."""
    with st.popover("Exporter", type="tertiary", key=f"export-{name}"):
        _data(of_list(table, name, words, date.today(), definitions=_defined(INDICATORS.get(indicator))), name)


def _data(extract: Extract, place: str) -> None:
    for label, (extension, mime, made) in FILES.items():
        name = f"{stem(extract.name, extract.scope)}.{extension}"
        _file(label, name, mime, partial(made, extract), place)


def _file(label: str, name: str, mime: str, made: Callable[[], bytes], place: str) -> None:
    st.download_button(label, made, name, mime, key=f"{label}-{place}", type="tertiary", on_click="ignore")


def _defined(indicator: Indicator | None) -> tuple[tuple[str, str], ...]:
    return ((indicator.label, indicator.definition),) if indicator else ()
