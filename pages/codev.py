"""What the CODEV workshop treated: how much, on what, for whom."""

from ctg_data import store
from ctg_data.boards import codev
from ctg_data.ui import frame
from ctg_data.ui.data import kept, load
from ctg_data.ui.figures import cards, chart, listing
from ctg_data.ui.first_steps import stop_if_empty

view = frame.current()
counts, topics, needs = load(view.selection, store.counts, store.topic_list, store.training_needs)
stop_if_empty(
    view,
    counts.topics,
    "Aucun sujet CODEV",
    "Aucun sujet CODEV n’est encore connu. Importez le classeur d’une rencontre : sa feuille « CODEV » dit les "
    "sujets apportés, et ceux qui ont été traités.",
)
board = kept(view, codev.board)
by_meeting, cumulative, by_territory, by_theme = board.charts

cards.row(board.cards)
chart.show(by_meeting)
chart.side_by_side([cumulative, by_territory], per_row=2)
chart.show(by_theme)
listing.show(listing.topics(topics, needs), "Les sujets", names=view.names)
