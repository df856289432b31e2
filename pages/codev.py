"""What the CODEV workshop treated: how much, on what, for whom."""

from dataclasses import replace

from ctg_data import store
from ctg_data.charts import codev as charts
from ctg_data.charts.provisional import marked
from ctg_data.indicators.codev import by_meeting_and_kind, by_theme, codev_figures
from ctg_data.indicators.figure import latest
from ctg_data.ui import frame
from ctg_data.ui.data import load
from ctg_data.ui.figures import cards, chart, headlines, listing
from ctg_data.ui.first_steps import stop_if_empty

PRESENTERS = "Chacune comptée une fois, quel que soit le nombre de sujets"
view = frame.current()
counts, topics, needs = load(view.selection, store.counts, store.topic_list, store.training_needs)
stop_if_empty(
    view,
    counts.topics,
    "Aucun sujet CODEV",
    "Aucun sujet CODEV n’est encore connu. Importez le classeur d’une rencontre : sa feuille « CODEV » dit les "
    "sujets apportés, et ceux qui ont été traités.",
)
figures = codev_figures(counts)
meetings = by_meeting_and_kind(counts)

now, past = headlines.period(view.period, counts), headlines.before(view)
treated = headlines.topics(now, past)
waiting = charts.waiting(counts.topics)

cards.row(
    [
        replace(treated, counts=charts.kinds(meetings) or treated.counts, note=waiting),
        cards.of(latest(figures, "codev_retreatments"), "Comptées à part des sujets traités."),
        cards.of(latest(figures, "codev_presenters"), charts.could_present(counts.members), PRESENTERS),
    ]
)
chart.show(marked(charts.per_meeting(meetings, view.words), counts))
cumulative = charts.cumulative(meetings, view.words)
places = charts.by_territory(codev_figures(counts, ("territory",)), counts.names, view.words)
chart.side_by_side([marked(each, counts) for each in (cumulative, places)], per_row=2)
chart.show(marked(charts.themes(by_theme(counts), view.words), counts))
listing.show(listing.topics(topics, needs), "Les sujets", names=view.names)
