"""The period's news in four figures."""

from datetime import date

import streamlit as st

from ctg_data import store
from ctg_data.charts.overview import news, territory_panels
from ctg_data.indicators.attendance import attendance_figures, for_readers
from ctg_data.indicators.declarations import ADHESION, EFFICACY
from ctg_data.indicators.figure import latest
from ctg_data.ui import frame
from ctg_data.ui.committee import deciding
from ctg_data.ui.data import load, load_counts
from ctg_data.ui.figures import attention, cards, chart, headlines, targets
from ctg_data.ui.first_steps import stop_if_nothing_held

view = frame.current()
stop_if_nothing_held(view)
counts = load_counts(view.selection)
plan, decisions = load(view.selection, store.plan_of_meetings, store.decisions)

now = headlines.period(view.period, counts)
past = headlines.before(view)
by_quarter = attendance_figures(counts, ("territory", "period"))
if not view.names:
    by_quarter = for_readers(by_quarter, counts)
unanswered = latest(now.figures, "problems_without_follow_up")

with st.container(key="news"):
    st.markdown(news(now.figures, view.period))
adhesion, efficacy = st.columns(2)
with adhesion:
    st.header(ADHESION, anchor=False)
    cards.row([headlines.attendance(now, past), headlines.topics(now, past)])
with efficacy:
    st.header(EFFICACY, anchor=False)
    cards.row([headlines.problems(now, past), headlines.self_efficacy(now)])

missed = targets.missed(view.selection, counts.names)
attention.show([*attention.notices(plan, unanswered, date.today()), *missed])
deciding.overview(decisions)

st.header("Présence, territoire par territoire", anchor=False)
chart.side_by_side(territory_panels(by_quarter, counts.names, view.period), per_row=3)
