"""What the CODEV workshop treated: how much, on what, for whom."""

from dataclasses import replace

from ctg_data.boards import headlines
from ctg_data.boards.board import Board, Card, of
from ctg_data.boards.view import View
from ctg_data.charts import codev as charts
from ctg_data.charts.provisional import marked
from ctg_data.indicators.codev import by_meeting_and_kind, by_theme, codev_figures
from ctg_data.indicators.figure import latest

PRESENTERS = "Chacune comptée une fois, quel que soit le nombre de sujets"


def board(view: View) -> Board:
    """By meeting, cumulative, by territory, by theme."""
    counts, words = view.counts(), view.words
    meetings = by_meeting_and_kind(counts)
    drawn = (
        charts.per_meeting(meetings, words),
        charts.cumulative(meetings, words),
        charts.by_territory(codev_figures(counts, ("territory",)), counts.names, words),
        charts.themes(by_theme(counts), words),
    )
    return Board(view.selection, _cards(view), tuple(marked(each, counts) for each in drawn))


def _cards(view: View) -> tuple[Card, ...]:
    counts = view.counts()
    figures = codev_figures(counts)
    treated = headlines.topics(headlines.now(view), headlines.before(view))
    kinds = charts.kinds(by_meeting_and_kind(counts)) or treated.counts
    return (
        replace(treated, counts=kinds, note=charts.waiting(counts.topics)),
        of(latest(figures, "codev_retreatments"), "Comptées à part des sujets traités."),
        of(latest(figures, "codev_presenters"), charts.could_present(counts.members), PRESENTERS),
    )
