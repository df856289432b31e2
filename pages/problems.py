"""What had to be overcome: what became of it, how fast, and what stays open."""

import streamlit as st

from ctg_data import store
from ctg_data.boards import problems as boards
from ctg_data.charts import problems as charts
from ctg_data.indicators.problems import told_to_readers
from ctg_data.ui import frame
from ctg_data.ui.data import kept, load
from ctg_data.ui.figures import cards, chart, listing
from ctg_data.ui.first_steps import stop_if_empty

view = frame.current()
counts, problems = load(view.selection, store.counts, store.problem_list)
stop_if_empty(
    view,
    view.everywhere.counts().problems,
    "Aucune difficulté repérée",
    "Aucune difficulté n’est encore connue. Importez le classeur d’une rencontre : sa feuille « Difficultés » "
    "dit ce qui a été repéré, puis ce que c’est devenu.",
)
board = kept(view, boards.board)
cohorts, flow, ages, places = board.charts

for note in board.notes:
    st.info(note)
cards.row(board.cards, board.selection)
chart.show(cohorts, selection=board.selection)
chart.show(flow, selection=board.selection)
chart.side_by_side([ages, places], per_row=2, selection=board.selection)
st.caption(charts.CONTRIBUTION)
told = problems if view.names else told_to_readers(problems, counts)
listing.show(listing.problems(told), "Les difficultés", names=view.names)
