"""The period's news in four figures."""

import streamlit as st

from ctg_data import store
from ctg_data.boards import overview
from ctg_data.charts.provisional import of_the_news
from ctg_data.indicators.declarations import ADHESION, EFFICACY
from ctg_data.ui import frame
from ctg_data.ui.committee import deciding
from ctg_data.ui.data import kept, load
from ctg_data.ui.figures import attention, cards, chart
from ctg_data.ui.first_steps import stop_if_nothing_held

view = frame.current()
stop_if_nothing_held(view)
board = kept(view, overview.board)
(decisions,) = load(view.selection, store.decisions)

with st.container(key="news"):
    st.markdown(kept(view, overview.news))
    if awaited := of_the_news(view.counts()):
        st.caption(awaited)
for heading, two, column in zip((ADHESION, EFFICACY), (board.cards[:2], board.cards[2:]), st.columns(2), strict=True):
    with column:
        st.header(heading, anchor=False)
        cards.row(two)

attention.show(kept(view, overview.attention))
deciding.overview(decisions)
st.header("Présence, territoire par territoire", anchor=False)
chart.side_by_side(board.charts, per_row=3)
