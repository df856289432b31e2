"""One sheet per EPCI."""

from dataclasses import replace
from datetime import date

import streamlit as st

from ctg_data import store
from ctg_data.charts import attendance, codev, problems, self_efficacy
from ctg_data.charts.numbers import day
from ctg_data.charts.provisional import marked
from ctg_data.indicators.attendance import attendance_figures, composition
from ctg_data.indicators.codev import by_meeting_and_kind
from ctg_data.indicators.figure import latest
from ctg_data.indicators.problems import by_status
from ctg_data.indicators.self_efficacy import breaks, campaigns, on_same_scale, self_efficacy_figures
from ctg_data.ui import frame
from ctg_data.ui.data import load, load_counts
from ctg_data.ui.figures import cards, chart, headlines, own_indicators, targets
from ctg_data.ui.first_steps import stop_if_nothing_held, stop_without_territory
from ctg_data.ui.network import notes

view = frame.current()
stop_if_nothing_held(view)
stop_without_territory(view)
numbers = {name: number for number, name in load_counts(view.selection).names.items()}
name = st.selectbox("Territoire de la fiche", list(numbers), key="fiche", bind="query-params", width=460)
view = replace(view, selection=replace(view.selection, territories=(numbers[name],)), scope=name)
counts = load_counts(view.selection)

now = headlines.period(view.period, counts)
past = headlines.before(view)
by_meeting = attendance_figures(counts, ("meeting",))
masked = latest(now.figures, "problems_identified").masked
scored = on_same_scale(counts)
rounds = campaigns(scored)
scale = headlines.scale(counts)
aim = targets.aim("attendance_rate", view.selection)

st.header(name, anchor=False)
st.caption(f"{view.network}, {view.period.replace(frame.EVER, frame.EVER.lower())}. Fiche du {day(date.today())}.")
notes.show(load(view.selection, store.territory_notes)[0])
cards.row(headlines.four(now, past), view.selection)
declared, values = load(view.selection, store.own_indicators, store.own_values)
own_indicators.on_sheet(declared, values, numbers[name], view.selection)
drawn = (
    attendance.by_meeting(by_meeting, view.words, aim),
    attendance.composition(composition(counts), view.words),
    codev.per_meeting(by_meeting_and_kind(counts), view.words),
    self_efficacy.campaigns(
        self_efficacy_figures(scored), [each.name for each in rounds], scale, view.words, breaks(rounds)
    ),
)
chart.side_by_side([marked(each, counts) for each in drawn], per_row=2, selection=view.selection)
flow = problems.flow(by_status(counts), view.words, masked)
chart.show(marked(flow, counts), selection=view.selection)
