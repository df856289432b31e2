"""The period's news in four figures."""

import streamlit as st

from ctg_data import store
from ctg_data.charts.overview import news, territory_charts
from ctg_data.charts.provisional import marked, of_the_news
from ctg_data.indicators.attendance import attendance_figures
from ctg_data.indicators.change import latest_change
from ctg_data.indicators.declarations import ADHESION, EFFICACY
from ctg_data.indicators.figure import latest, listed
from ctg_data.indicators.provisional import told
from ctg_data.ui import frame
from ctg_data.ui.committee import deciding
from ctg_data.ui.data import load, load_counts
from ctg_data.ui.figures import attention, cards, chart, headlines, targets
from ctg_data.ui.first_steps import stop_if_nothing_held

view = frame.current()
stop_if_nothing_held(view)
counts = load_counts(view.selection)
(decisions,) = load(view.selection, store.decisions)

now = headlines.period(view.period, counts)
past = headlines.before(view)
by_quarter, by_meeting = (attendance_figures(counts, by) for by in (("territory", "period"), ("meeting",)))
unanswered = latest(now.figures, "problems_without_follow_up")

with st.container(key="news"):
    met = listed(by_meeting, "attendance_rate")
    st.markdown(news(now.figures, view.period, met, latest_change(counts), headlines.compared(now, past)))
    if awaited := of_the_news(counts):
        st.caption(awaited)
adhesion, efficacy = st.columns(2)
with adhesion:
    st.header(ADHESION, anchor=False)
    cards.row([headlines.attendance(now, past), headlines.topics(now, past)])
with efficacy:
    st.header(EFFICACY, anchor=False)
    cards.row([headlines.problems(now, past), headlines.self_efficacy(now)])

missed = targets.missed(view.selection, counts.names)
attention.show([*attention.notices(told(counts), counts.names, unanswered), *missed])
deciding.overview(decisions)

st.header("Présence, territoire par territoire", anchor=False)
drawn = territory_charts(by_quarter, counts.names, view.period)
places = counts.names if len(drawn) == len(counts.names) else (None,)
chart.side_by_side([marked(each, counts, place) for each, place in zip(drawn, places, strict=True)], per_row=3)
