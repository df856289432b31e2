"""Who comes to the meetings, by meeting and by territory."""

from ctg_data.boards import headlines, targets
from ctg_data.boards.board import Board, Card
from ctg_data.boards.view import View
from ctg_data.charts import attendance as charts
from ctg_data.charts.provisional import marked
from ctg_data.indicators.attendance import attendance_figures, composition
from ctg_data.indicators.provisional import waiting

SECONDARY = ("attendance_rate_excluding_excused", "structures_represented")


def board(view: View) -> Board:
    """By meeting, by status, by territory, and both as a heat map."""
    counts, words, aim = view.counts(), view.words, targets.aim(view, "attendance_rate")
    by_meeting, by_territory, by_both = (
        attendance_figures(counts, by) for by in (("meeting",), ("territory",), ("meeting", "territory"))
    )
    drawn = (
        charts.by_meeting(by_meeting, words, aim),
        charts.composition(composition(counts), words),
        charts.by_territory(by_territory, counts.names, words, aim),
        charts.heat_map(by_both, counts.names, words, waiting(counts, "attendance_rate")),
    )
    return Board(view.selection, _cards(view), tuple(marked(each, counts) for each in drawn))


def beside(view: View) -> tuple[Card, ...]:
    """The presence of those who stand beside the rate, where any were expected."""
    return headlines.beside(headlines.now(view))


def _cards(view: View) -> tuple[Card, ...]:
    now = headlines.now(view)
    secondary = (headlines.rate(key, now) for key in SECONDARY)
    return (headlines.attendance(now, headlines.before(view)), headlines.meetings(now), *secondary)
