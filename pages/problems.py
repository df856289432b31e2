"""What had to be overcome: what became of it, how fast, and what stays open."""

from dataclasses import replace
from datetime import date

import streamlit as st

from ctg_data import store
from ctg_data.charts import problems as charts
from ctg_data.charts.provisional import marked
from ctg_data.indicators.figure import latest
from ctg_data.indicators.problems import by_cohort, by_status, open_since, problem_figures, told_to_readers
from ctg_data.ui import frame
from ctg_data.ui.data import load, load_counts
from ctg_data.ui.figures import cards, chart, headlines, listing
from ctg_data.ui.first_steps import stop_if_empty

view = frame.current()
counts, problems = load(view.selection, store.counts, store.problem_list)
network = load_counts(replace(view.selection, territories=()))
stop_if_empty(
    view,
    network.problems,
    "Aucune difficulté repérée",
    "Aucune difficulté n’est encore connue. Importez le classeur d’une rencontre : sa feuille « Difficultés » "
    "dit ce qui a été repéré, puis ce que c’est devenu.",
)
chosen = network if latest(problem_figures(counts), "problems_identified").masked else counts
scope = view.words if chosen is counts else replace(view, scope="réseau entier").words
selection = view.selection if chosen is counts else replace(view.selection, territories=())
if chosen is network:
    st.info(charts.ONLY_NETWORK)
figures = problem_figures(chosen)

past = headlines.before(replace(view, selection=selection))
overcome, without = latest(figures, "problems_overcome"), latest(figures, "problems_without_follow_up")
share, delay = latest(figures, "problem_resolution_rate"), latest(figures, "problem_median_delay")
cards.row(
    [
        cards.of(overcome, charts.among(overcome), headlines.earlier(past)),
        cards.of(share, charts.among_followed(share), charts.beside(without)),
        cards.of(delay, charts.delayed(delay), unit="jours"),
        cards.of(latest(figures, "problems_open"), charts.oldest(open_since(chosen, date.today()))),
    ],
    selection,
)
chart.show(marked(charts.cohorts(by_cohort(chosen), scope), counts), selection=selection)
chart.show(marked(charts.flow(by_status(chosen), scope), counts), selection=selection)
ages = charts.ages(open_since(chosen, date.today()), scope)
places = charts.by_territory(problem_figures(counts, ("territory",)), counts.names, view.words)
chart.side_by_side([marked(each, counts) for each in (ages, places)], per_row=2, selection=selection)
st.caption(charts.CONTRIBUTION)
told = problems if view.names else told_to_readers(problems, counts)
listing.show(listing.problems(told), "Les difficultés", names=view.names)
