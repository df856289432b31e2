"""Who comes to the meetings."""

import streamlit as st

from ctg_data.charts import attendance as charts
from ctg_data.indicators.attendance import attendance_figures, composition, for_readers
from ctg_data.ui import cards, chart, frame, headlines
from ctg_data.ui.data import load_counts
from ctg_data.ui.first_steps import stop_if_nothing_held

view = frame.current()
stop_if_nothing_held(view)
counts = load_counts(view.selection)

now = headlines.period(view.period, counts)
past = headlines.before(view)
by_meeting = attendance_figures(counts, ("meeting",))
by_territory = attendance_figures(counts, ("territory",))
by_both = attendance_figures(counts, ("meeting", "territory"))
if not view.names:
    by_meeting, by_both = (for_readers(table, counts) for table in (by_meeting, by_both))
beside = [headlines.rate(key, now) for key in ("attendance_rate_excluding_excused", "structures_represented")]
others = [headlines.rate(key, now) for key in ("operator_attendance_rate", "training_attendance_rate")]

cards.row([headlines.attendance(now, past), headlines.meetings(now), *beside])
chart.show(charts.by_meeting(by_meeting, view.words))
chart.show(charts.by_territory(by_territory, counts.names, view.words))
chart.show(charts.heat_map(by_both, counts.names, view.words))
chart.show(charts.composition(composition(counts), view.words))
chart.show(charts.bounds(by_meeting, view.words))
st.subheader("À côté du taux : opérateurs associés et formations mutualisées", anchor=False)
cards.row(others)
