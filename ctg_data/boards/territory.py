"""The sheet of one territory."""

from ctg_data.boards import headlines, targets
from ctg_data.boards.board import Board
from ctg_data.boards.view import View
from ctg_data.charts import attendance, codev, problems, self_efficacy
from ctg_data.charts.provisional import marked
from ctg_data.indicators.attendance import attendance_figures, composition
from ctg_data.indicators.codev import by_meeting_and_kind
from ctg_data.indicators.figure import latest
from ctg_data.indicators.problems import by_status
from ctg_data.indicators.self_efficacy import breaks, campaigns, on_same_scale, self_efficacy_figures


def board(view: View) -> Board:
    """The four headlines of a view of one territory, its meetings, topics and campaigns, then its difficulties."""
    counts, words = view.counts(), view.words
    scored = on_same_scale(counts)
    rounds = campaigns(scored)
    names, scores, scale = [each.name for each in rounds], self_efficacy_figures(scored), headlines.scale(counts)
    masked = latest(headlines.now(view).figures, "problems_identified").masked
    drawn = (
        attendance.by_meeting(attendance_figures(counts, ("meeting",)), words, targets.aim(view, "attendance_rate")),
        attendance.composition(composition(counts), words),
        codev.per_meeting(by_meeting_and_kind(counts), words),
        self_efficacy.campaigns(scores, names, scale, words, breaks(rounds)),
        problems.flow(by_status(counts), words, masked),
    )
    return Board(view.selection, headlines.four(view), tuple(marked(each, counts) for each in drawn))
