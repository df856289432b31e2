"""The frame around every page: the menu, the shared filters, the title and what the page is for."""

import streamlit as st

from ctg_data.ui import frame
from ctg_data.ui.data import viewer
from ctg_data.ui.french import KEYBOARD, PRINTING, SCRIPT, STYLE
from ctg_data.ui.menu import Entry, allowed


def opened() -> tuple[st.Page, Entry]:
    """The page asked for, among those that the viewer may open."""
    menu = allowed(viewer())
    entries = {entry.address: entry for group in menu.values() for entry in group}
    first = next(iter(entries))
    pages = {
        heading: [
            st.Page(entry.file, title=entry.title, url_path=entry.address, default=entry.address == first)
            for entry in group
        ]
        for heading, group in menu.items()
    }
    page = st.navigation(pages, expanded=True)
    return page, entries[page.url_path or first]


def main() -> None:
    """Draw the frame, then the page."""
    st.set_page_config(layout="wide")
    st.html(STYLE)
    st.html(SCRIPT, unsafe_allow_javascript=True)
    st.html(KEYBOARD, unsafe_allow_javascript=True)
    st.html(PRINTING, unsafe_allow_javascript=True)
    page, entry = opened()
    st.title(entry.title, anchor=False)
    st.caption(entry.purpose)
    frame.settle(filtered=entry.filtered, by_kind=entry.by_kind)
    page.run()


main()
