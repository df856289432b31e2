"""How able people feel, campaign after campaign: the whole network first."""

from pandas import DataFrame

from ctg_data.boards.board import Board, Card, of
from ctg_data.boards.view import View
from ctg_data.charts import self_efficacy as charts
from ctg_data.charts import self_efficacy_details as details
from ctg_data.charts.description import Chart
from ctg_data.charts.provisional import marked
from ctg_data.counts import Counts
from ctg_data.indicators.change import change_figures, latest_change
from ctg_data.indicators.figure import latest
from ctg_data.indicators.self_efficacy import breaks, campaigns, on_same_scale, self_efficacy_figures
from ctg_data.vocabulary import Domain


def board(view: View) -> Board:
    """Campaigns, domains and paired change of the whole network, then the territories; empty before any campaign."""
    known = view.everywhere.counts()
    network = on_same_scale(known)
    rounds = campaigns(network)
    if not rounds:
        return Board(view.everywhere.selection, (), ())
    drawn = (*_of_network(network, view.everywhere.words), _of_territories(view, rounds[-1].scale))
    notes = (charts.OTHER_SCALE,) if len(network.campaigns) < len(known.campaigns) else ()
    return Board(view.everywhere.selection, _cards(network), tuple(marked(each, network) for each in drawn), notes)


def detail(view: View) -> tuple[DataFrame, tuple[str, ...]]:
    """The means with their intervals, and what the tests of the paired change say."""
    network = on_same_scale(view.everywhere.counts())
    names = [campaign.name for campaign in campaigns(network)]
    return details.means(self_efficacy_figures(network), names), tuple(details.tested(latest_change(network)))


def _of_network(network: Counts, words: str) -> tuple[Chart, ...]:
    rounds = campaigns(network)
    names = [campaign.name for campaign in rounds]
    by_domain = {domain: self_efficacy_figures(network, domain=domain) for domain in Domain}
    parted = {domain: breaks(rounds, domain) for domain in Domain}
    return (
        charts.campaigns(self_efficacy_figures(network), names, rounds[-1].scale, words, breaks(rounds)),
        charts.domains(by_domain, names, rounds[-1].item_scale, words, parted),
        charts.change(latest_change(network), words),
    )


def _of_territories(view: View, scale: tuple[float, float]) -> Chart:
    chosen = on_same_scale(view.counts())
    rounds = campaigns(chosen)
    names = [campaign.name for campaign in rounds]
    figures = self_efficacy_figures(chosen, ("territory",))
    return charts.territories(figures, names, chosen.names, scale, view.words, breaks(rounds))


def _cards(network: Counts) -> tuple[Card, ...]:
    last = campaigns(network)[-1]
    median, change = latest(self_efficacy_figures(network), "self_efficacy_median"), latest_change(network)
    moved = latest(change_figures(network), "self_efficacy_change")
    return (
        of(median, charts.answered(median, last.name), charts.half(median), unit=charts.on_scale(last.scale)),
        of(moved, charts.in_people(change), value=charts.median_change(change)),
    )
