"""Who comes to the meetings."""

import streamlit as st

from ctg_data.boards import attendance
from ctg_data.ui import frame
from ctg_data.ui.data import kept
from ctg_data.ui.figures import cards, chart
from ctg_data.ui.first_steps import stop_if_nothing_held

view = frame.current()
stop_if_nothing_held(view)
board, beside = kept(view, attendance.board), kept(view, attendance.beside)
by_meeting, by_status, by_territory, by_both = board.charts

cards.row(board.cards)
st.header("Par rencontre", anchor=False)
chart.show(by_meeting)
chart.show(by_status)
st.header("Par territoire", anchor=False)
chart.show(by_territory)
chart.show(by_both)
if beside:
    st.header("À côté du taux : opérateurs associés et formations", anchor=False)
    cards.row(beside)
