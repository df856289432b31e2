"""What is noted of a territory, on its sheet: a reader reads it too."""

from datetime import date

import streamlit as st
from pandas import DataFrame

from ctg_data.ui.markdown import plain

MOST = 3  # the sheet holds on one page: the others stay in the settings


def show(found: DataFrame) -> None:
    """The latest notes, a line each."""
    rows = zip(found["noted_on"].tolist()[:MOST], found["text"].tolist()[:MOST], strict=True)
    for day, text in rows:
        st.markdown(line(day, text))


def line(day: date, text: str) -> str:
    """« 18/03/2025 – Ctg en renouvellement »."""
    return f":material/sticky_note_2: {day:%d/%m/%Y} – {plain(text)}"
