"""One sheet per EPCI."""

from datetime import date

import streamlit as st

from ctg_data import store
from ctg_data.boards import territory
from ctg_data.charts.numbers import day
from ctg_data.selection import EVER
from ctg_data.ui import frame
from ctg_data.ui.data import kept, load
from ctg_data.ui.figures import cards, chart, own_indicators
from ctg_data.ui.first_steps import stop_if_nothing_held, stop_without_territory
from ctg_data.ui.network import notes, printed_sheet

ON_SHEET, LOW = 310, 270  # pixels of a chart: three rows of them hold on an A4 page

view = frame.current()
stop_if_nothing_held(view)
stop_without_territory(view)
numbers = {name: number for number, name in view.counts().names.items()}
name = st.selectbox("Territoire de la fiche", list(numbers), key="fiche", bind="query-params", width=460)
view = view.at(numbers[name], name)
board = kept(view, territory.board)
noted, declared, values = load(view.selection, store.territory_notes, store.own_indicators, store.own_values)

st.header(name, anchor=False)
st.caption(f"{view.network}, {view.period.replace(EVER, EVER.lower())}. Fiche du {day(date.today())}.")
notes.show(noted)
cards.row(board.cards, view.selection)
told = own_indicators.lines(view, declared, values)
own_indicators.on_sheet(told)
chart.side_by_side(board.charts[:4], per_row=2, selection=view.selection, height=ON_SHEET)
chart.show(board.charts[4], selection=view.selection, height=LOW)
printed_sheet.offer(view, board, noted, [said for _, said in told])
