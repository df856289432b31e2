"""A target on screen, under the figure that it judges."""

import streamlit as st

from ctg_data.charts import targets as words
from ctg_data.indicators.targets import Judged
from ctg_data.selection import Selection
from ctg_data.ui.markdown import plain


def show(one: Judged, selection: Selection) -> None:
    """The target under a figure, its status an icon and a word."""
    with st.container(key=f"target-{one.status}-{one.indicator.key}", gap=None):
        st.markdown(f"{plain(words.headline(one, selection))} – **{words.status(one)}**")
        st.caption(plain(words.detail(one, selection)))
