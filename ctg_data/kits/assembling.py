"""A kit from a view and a choice."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from pandas import DataFrame, isna

from ctg_data import store
from ctg_data.boards import overview, targets
from ctg_data.boards.board import Card
from ctg_data.boards.view import View
from ctg_data.charts import targets as target_words
from ctg_data.charts.description import Chart
from ctg_data.charts.numbers import counted, day
from ctg_data.charts.provisional import of_the_news
from ctg_data.committee import words
from ctg_data.exports.extract import Definition
from ctg_data.exports.kit import Exhibit, Followed, Headline, Kit
from ctg_data.indicators.declarations import Indicator
from ctg_data.kits.catalogue import PANELS, Offered, offered
from ctg_data.kits.choice import Choice, Days
from ctg_data.kits.sources import source
from ctg_data.selection import LAST_DAY, Selection, day_label, period_label
from ctg_data.typography import spaced
from ctg_data.vocabulary import DecisionState, MeetingStatus

MASKED = "masqué"
FORMER = "par rapport à la période d’avant"
HIDDEN = spaced("Ce qui est « masqué » l’est ici comme à l’écran : trop peu de personnes.")


def over(view: View, days: Days) -> View:
    """The same choice over other days."""
    return replace(view, selection=replace(view.selection, start=days[0], end=days[1]), period=period_label(*days))


def kit(view: View, choice: Choice, today: date) -> Kit:
    """All that the meeting is handed; a chart chosen that the view no longer has is named in the notes."""
    shelf, board = offered(view, [each.chart for each in choice.charts]), overview.board(view)
    exhibits = tuple(_exhibits(view, choice, shelf))
    sitting, decisions = _last_decisions(view, today)
    return Kit(
        choice.name,
        view.network,
        view.scope,
        view.period,
        today,
        overview.news(view),
        tuple(_headlines(view, board.cards)),
        exhibits,
        sitting,
        decisions,
        choice.next_steps,
        _defined([*(card.indicator for card in board.cards)], exhibits),
        tuple(_notes(view, choice, shelf, exhibits, board.cards, today)),
        choice.decisions_first,
    )


def picked(choice: Choice, shelf: Sequence[Offered]) -> list[tuple[Offered, str]]:
    """The charts of the choice with their comments; where it names none, all those of the pages that hold something."""
    if not choice.charts:
        return [(each, "") for each in shelf if not each.chart.empty and each.page != PANELS]
    by_key = {each.key: each for each in shelf}
    return [(by_key[one.chart], one.comment) for one in choice.charts if one.chart in by_key]


def coming(view: View, today: date) -> tuple[str, ...]:
    """« Prochaine rencontre : mardi 15 juin 2027 », the first one planned, or nothing."""
    plan = view.load(Selection(view.selection.network_id, today, LAST_DAY), store.meetings)[0]
    planned = plan.loc[plan["status"] == MeetingStatus.PLANNED, "date"].tolist()
    return tuple(f"Prochaine rencontre : {day_label(first)}." for first in planned[:1])


def _exhibits(view: View, choice: Choice, shelf: Sequence[Offered]) -> Iterator[Exhibit]:
    counts, everywhere = view.counts(), view.everywhere.counts()
    for each, comment in picked(choice, shelf):
        key = each.indicator.key if each.indicator else ""
        told = source(key, everywhere if key.startswith("self_efficacy") else counts) if key else ""
        yield Exhibit(each.chart, _definitions([each.indicator]), told, comment)


def _headlines(view: View, cards: Sequence[Card]) -> Iterator[Headline]:
    judged = targets.judged(view, [card.indicator for card in cards])
    for card in cards:
        said = judged.get(card.indicator.key)
        aimed = f"{target_words.headline(said, view.selection)} – {target_words.status(said)}" if said else ""
        change = " ".join(filter(None, (card.change, _since(card))))
        yield Headline(card.indicator.label, card.value, card.counts, change, aimed)


def _since(card: Card) -> str:
    """What the change is measured from; days written in full are told once, by the news."""
    return FORMER if "/" in card.since else card.since


def _last_decisions(view: View, today: date) -> tuple[str, tuple[Followed, ...]]:
    """The last sitting before today in words, and what became of its decisions."""
    sittings, found = view.load(view.whole, store.committees, store.decisions)
    days = [sat for sat in sittings["date"] if sat < today]
    if not days:
        return "", ()
    taken = found[found["date"] == max(days)]
    return f"copil du {day(max(days))}", tuple(_followed(view, taken, today))


def _followed(view: View, taken: DataFrame, today: date) -> Iterator[Followed]:
    declared = view.indicators()
    for row in taken.to_dict("records"):
        state, due = DecisionState(row["state"]), None if isna(row["due_on"]) else row["due_on"]
        about = words.label(row["indicator"], declared) if row["indicator"] else ""
        late = words.is_late(state, due, today)
        yield Followed(row["text"], row["owner"], due, state.label, late, about)


def _notes(
    view: View,
    choice: Choice,
    shelf: Sequence[Offered],
    exhibits: Sequence[Exhibit],
    cards: Sequence[Card],
    today: date,
) -> Iterator[str]:
    """What is provisional, masked, left out, or still open from earlier committees."""
    yield from filter(None, [of_the_news(view.counts())])
    if any(card.value == MASKED for card in cards) or any(hides(exhibit.chart) for exhibit in exhibits):
        yield HIDDEN
    yield from dict.fromkeys(note for each, _ in picked(choice, shelf) for note in each.notes)
    if (gone := len(choice.charts) - len(picked(choice, shelf))) > 0:
        yield f"{counted(gone, 'graphique choisi n’existe', 'graphiques choisis n’existent')} plus pour cette période."
    if open_ones := _open_before(view, today):
        yield f"{counted(open_ones, 'décision', 'décisions')} de comités précédents encore en cours (page Décisions)."


def hides(chart: Chart) -> bool:
    """Whether something of the chart is masked."""
    return any(MASKED in label for series in chart.series for label in series.labels)


def _open_before(view: View, today: date) -> int:
    """How many decisions older than the last sitting are still to be carried out."""
    sittings, found = view.load(view.whole, store.committees, store.decisions)
    last = max((sat for sat in sittings["date"] if sat < today), default=today)
    return int(((found["date"] < last) & (found["state"] == DecisionState.OPEN)).sum()) if len(found) else 0


def _defined(indicators: Iterable[Indicator], exhibits: Iterable[Exhibit]) -> tuple[Definition, ...]:
    told = [*_definitions(indicators), *(each for exhibit in exhibits for each in exhibit.definitions)]
    return tuple(dict.fromkeys(told))


def _definitions(indicators: Iterable[Indicator | None]) -> tuple[Definition, ...]:
    return tuple((each.label, each.definition) for each in indicators if each)
