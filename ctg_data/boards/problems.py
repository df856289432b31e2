"""What had to be overcome: what became of it, how fast, and what stays open."""

from ctg_data.boards import headlines
from ctg_data.boards.board import Board, Card, of
from ctg_data.boards.view import View
from ctg_data.charts import problems as charts
from ctg_data.charts.provisional import marked
from ctg_data.indicators.figure import latest
from ctg_data.indicators.problems import by_cohort, by_status, open_since, problem_figures


def board(view: View) -> Board:
    """Cohorts, flow, ages, and by territory; of the whole network where those of the choice are masked."""
    counts = view.counts()
    chosen = view.everywhere if latest(problem_figures(counts), "problems_identified").masked else view
    seen = chosen.counts()
    drawn = (
        charts.cohorts(by_cohort(seen), chosen.words),
        charts.flow(by_status(seen), chosen.words),
        charts.ages(open_since(seen, counts.today), chosen.words),
        charts.by_territory(problem_figures(counts, ("territory",)), counts.names, view.words),
    )
    notes = () if chosen is view else (charts.ONLY_NETWORK,)
    return Board(chosen.selection, _cards(chosen), tuple(marked(each, counts) for each in drawn), notes)


def _cards(view: View) -> tuple[Card, ...]:
    counts = view.counts()
    figures = problem_figures(counts)
    overcome, without = latest(figures, "problems_overcome"), latest(figures, "problems_without_follow_up")
    share, delay = latest(figures, "problem_resolution_rate"), latest(figures, "problem_median_delay")
    return (
        of(overcome, charts.among(overcome), headlines.earlier(headlines.before(view))),
        of(share, charts.among_followed(share), charts.beside(without)),
        of(delay, charts.delayed(delay), unit="jours"),
        of(latest(figures, "problems_open"), charts.oldest(open_since(counts, counts.today))),
    )
