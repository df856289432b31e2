"""What asks for somebody's attention, each with the page where it is mended."""

from collections.abc import Sequence

import streamlit as st

from ctg_data.boards.attention import Notice
from ctg_data.ui.markdown import plain


def show(found: Sequence[Notice]) -> None:
    """One link per notice, under its heading."""
    if found:
        st.header("Ce qui demande attention", anchor=False)
    for notice in found:
        st.page_link(notice.page, label=plain(notice.words), icon=":material/arrow_forward:", query_params={})
