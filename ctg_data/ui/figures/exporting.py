"""The menu under a chart or a list: its picture and its data, made when they are asked for."""

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st
from pandas import DataFrame

from ctg_data.charts.description import Chart
from ctg_data.exports import pictures
from ctg_data.exports.delimited import to_csv
from ctg_data.exports.extract import Extract, of_chart, of_list, stem
from ctg_data.exports.workbook import to_xlsx
from ctg_data.indicators.declarations import INDICATORS, Indicator

PICTURES: dict[str, pictures.Kind] = {"Image PNG": "png", "Image SVG": "svg"}
MIMES = {"png": "image/png", "svg": "image/svg+xml"}
FILES: dict[str, tuple[str, str, Callable[[Extract], bytes]]] = {
    "Données Excel": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", to_xlsx),
    "Données CSV": ("csv", "text/csv", to_csv),
}
"""Under each label: the extension, the type, and what makes the file."""


def chart(shown: Chart, indicator: Indicator | None) -> None:
    """The menu of a chart: its picture, and its data with the definition of the indicator that it draws."""
    today = date.today()
    extract = of_chart(shown, today, _defined(indicator))
    with st.popover("Exporter", type="tertiary", key=f"export-{shown.key}"):
        for label, kind in PICTURES.items():
            made = partial(pictures.to_picture, shown, kind, today)
            _file(label, _name(extract, kind), MIMES[kind], made, shown.key, drawn=pictures.drawable())
        if not pictures.drawable():
            st.caption(pictures.MISSING)
        _data(extract, shown.key)


def listing(table: DataFrame, name: str, words: str, indicator: str = "") -> None:
    """The menu of a list: the rows and the columns that the viewer sees, no more."""
    with st.popover("Exporter", type="tertiary", key=f"export-{name}"):
        _data(of_list(table, name, words, date.today(), definitions=_defined(INDICATORS.get(indicator))), name)


def _data(extract: Extract, place: str) -> None:
    for label, (extension, mime, made) in FILES.items():
        _file(label, _name(extract, extension), mime, partial(made, extract), place)


def _file(label: str, name: str, mime: str, made: Callable[[], bytes], place: str, drawn: bool = True) -> None:
    key = f"{label}-{place}"
    st.download_button(label, made, name, mime, key=key, type="tertiary", on_click="ignore", disabled=not drawn)


def _name(extract: Extract, extension: str) -> str:
    return f"{stem(extract.name, extract.scope)}.{extension}"


def _defined(indicator: Indicator | None) -> tuple[tuple[str, str], ...]:
    return ((indicator.label, indicator.definition),) if indicator else ()
