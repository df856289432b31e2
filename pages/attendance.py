"""Who comes to the meetings."""

import streamlit as st

from ctg_data.charts import attendance as charts
from ctg_data.charts.provisional import marked
from ctg_data.indicators.attendance import attendance_figures, composition
from ctg_data.indicators.provisional import waiting
from ctg_data.ui import frame
from ctg_data.ui.data import load_counts
from ctg_data.ui.figures import cards, chart, headlines, targets
from ctg_data.ui.first_steps import stop_if_nothing_held

view = frame.current()
stop_if_nothing_held(view)
counts = load_counts(view.selection)

now = headlines.period(view.period, counts)
past = headlines.before(view)
by_meeting = attendance_figures(counts, ("meeting",))
by_territory = attendance_figures(counts, ("territory",))
by_both = attendance_figures(counts, ("meeting", "territory"))
secondary = [headlines.rate(key, now) for key in ("attendance_rate_excluding_excused", "structures_represented")]
aim = targets.aim("attendance_rate", view.selection)

cards.row([headlines.attendance(now, past), headlines.meetings(now), *secondary])
st.header("Par rencontre", anchor=False)
chart.show(marked(charts.by_meeting(by_meeting, view.words, aim), counts))
chart.show(marked(charts.composition(composition(counts), view.words), counts))
st.header("Par territoire", anchor=False)
chart.show(marked(charts.by_territory(by_territory, counts.names, view.words, aim), counts))
lacking = waiting(counts, "attendance_rate")
chart.show(marked(charts.heat_map(by_both, counts.names, view.words, lacking), counts))
if beside := headlines.beside(now):
    st.header("À côté du taux : opérateurs associés et formations", anchor=False)
    cards.row(beside)
