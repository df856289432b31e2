"""The period's news in four figures, and each territory's presence."""

from ctg_data.boards import headlines, targets
from ctg_data.boards.attention import Notice, notices
from ctg_data.boards.board import Board
from ctg_data.boards.view import View
from ctg_data.charts import overview as charts
from ctg_data.charts.provisional import marked
from ctg_data.indicators.attendance import attendance_figures
from ctg_data.indicators.change import latest_change
from ctg_data.indicators.figure import latest, listed
from ctg_data.indicators.provisional import told


def board(view: View) -> Board:
    """The four headlines, and presence quarter by quarter in each territory."""
    counts = view.counts()
    by_quarter = attendance_figures(counts, ("territory", "period"))
    drawn = charts.territory_charts(by_quarter, counts.names, view.period)
    places = counts.names if len(drawn) == len(counts.names) else (None,)
    panels = (marked(each, counts, place) for each, place in zip(drawn, places, strict=True))
    return Board(view.selection, headlines.four(view), tuple(panels))


def news(view: View) -> str:
    """The sentence of the period."""
    counts, now = view.counts(), headlines.now(view)
    met = listed(attendance_figures(counts, ("meeting",)), "attendance_rate")
    compared = headlines.compared(now, headlines.before(view))
    return charts.news(now.figures, view.period, met, latest_change(counts), compared)


def attention(view: View) -> list[Notice]:
    """What asks for attention: what is not received, what has no follow-up, the targets not reached."""
    counts = view.counts()
    unanswered = latest(headlines.now(view).figures, "problems_without_follow_up")
    return [*notices(told(counts), counts.names, unanswered), *targets.missed(view)]
