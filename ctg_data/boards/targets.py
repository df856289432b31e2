"""What the committee aimed at, beside the figures: on cards, on charts, and in what asks for attention."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from pandas import DataFrame

from ctg_data import store
from ctg_data.boards.attention import Notice
from ctg_data.boards.figures import of_each_territory, of_the_whole
from ctg_data.boards.view import Read, View
from ctg_data.charts import targets as words
from ctg_data.indicators.declarations import Indicator
from ctg_data.indicators.figure import Figure, listed, of_territory
from ctg_data.indicators.own import OWN, typed_for
from ctg_data.indicators.targets import (
    Aim,
    Judged,
    Target,
    adds_up,
    aim_of,
    applying,
    judge,
    judged_on,
    listed_targets,
)
from ctg_data.selection import Selection
from ctg_data.vocabulary import TargetStatus

FigureOf = Callable[[DataFrame, Indicator, Selection], Figure]
PAGES = {
    "codev": "codev.py",
    "problem": "problems.py",
    "self_efficacy": "self_efficacy.py",
    "own_": "own_indicators.py",
}
"""The page of an indicator, by how its key begins; the others are told on that of attendance."""


def known(view: View) -> tuple[Target, ...]:
    """The targets of the view."""
    return listed_targets(view.load(view.selection, store.targets)[0])


def aim(view: View, key: str) -> Aim:
    """For each figure of an indicator, the value aimed at."""
    return aim_of(known(view), view.indicators()[key], view.selection)


def judged(view: View, indicators: Iterable[Indicator]) -> dict[str, Judged]:
    """What became of the target of each indicator, where one is set."""
    asked = [(each, view.selection) for each in indicators]
    return {one.indicator.key: one for one in _judged(view, asked, _whole_figure, of_the_whole)}


def standing(view: View, every: Iterable[Target], today: date) -> dict[int, Judged]:
    """What has become of each target begun, in its own place and on its own days, by its number."""
    declared = view.indicators()
    begun = [(declared[each.indicator], each) for each in every if each.start <= today and each.indicator in declared]
    return {
        target.id: _standing(view, target, indicator, today)
        for indicator, target in begun
        if _on_scale(view, indicator, target, judged_on(target, view.whole))
    }


def missed(view: View) -> list[Notice]:
    """The targets not reached: those of the view, then those of its territories, all told at once."""
    names, set_ = view.counts().names, {target.indicator for target in known(view)}
    aimed = [each for key, each in view.indicators().items() if key in set_]
    found = [Notice(words.missed(one), _page(one)) for one in _missed(judged(view, aimed).values())]
    if len(names) < 2:
        return found
    asked = [(each, replace(view.selection, territories=(place,))) for each in aimed for place in names]
    places = _missed(_judged(view, asked, _territory_figure, of_each_territory))
    return found + [_of_territories(each, held, names) for each, held in groupby(places, lambda one: one.indicator)]


def _judged(view: View, asked: Iterable[tuple[Indicator, Selection]], figure_of: FigureOf, read: Read) -> list[Judged]:
    """Each indicator in its place against its target, on the days of both the target and the view."""
    every, selection, today = known(view), view.selection, date.today()
    held = [(each, place, target) for each, place in asked if (target := applying(every, each, place))]
    tables = {days: view.load(days, read)[0] for days in {judged_on(target, selection) for *_, target in held}}
    return [
        judge(each, figure_of(tables[judged_on(target, selection)], each, judged_on(target, place)), target, today)
        if _on_scale(view, each, target, judged_on(target, selection))
        else Judged(each, target, Figure(each.key), TargetStatus.NOT_EVALUABLE)
        for each, place, target in held
    ]


def _on_scale(view: View, indicator: Indicator, target: Target, days: Selection) -> bool:
    """Whether a score can be held to its target: one set for another questionnaire may be on no mark of this scale."""
    (campaigns,) = view.load(days, store.campaigns) if indicator.key == "self_efficacy_median" else (DataFrame(),)
    ends = campaigns[["scale_min", "scale_max"]].to_numpy()[-1:].tolist() if len(campaigns) else []
    return all(low <= target.value <= high for low, high in ends)


def _standing(view: View, target: Target, indicator: Indicator, today: date) -> Judged:
    days = judged_on(target, view.whole)
    if target.territory is None:
        figure = _whole_figure(view.load(days, of_the_whole)[0], indicator, days)
    else:
        place = replace(days, territories=(target.territory,))
        figure = _territory_figure(view.load(days, of_each_territory)[0], indicator, place)
    return judge(indicator, figure, target, today)


def _whole_figure(table: DataFrame, indicator: Indicator, days: Selection) -> Figure:
    return _last(listed(table, indicator.key), indicator, days)


def _territory_figure(table: DataFrame, indicator: Indicator, place: Selection) -> Figure:
    return _last(of_territory(table, indicator.key, *place.territories), indicator, place)


def _last(found: Sequence[Figure], indicator: Indicator, days: Selection) -> Figure:
    """The last figure; of the committee's own, a number that adds up is that of the very period of its target."""
    if indicator.heading != OWN:
        return next(reversed(found), Figure(indicator.key))
    told = typed_for(found, days.start, days.end, latest=not adds_up(indicator))
    return told or Figure(indicator.key)


def _missed(every: Iterable[Judged]) -> Iterator[Judged]:
    return (one for one in every if one.status is TargetStatus.MISSED)


def _of_territories(indicator: Indicator, held: Iterable[Judged], names: Mapping[int, str]) -> Notice:
    where = [names[one.figure.territory] for one in held if one.figure.territory]
    return Notice(words.missed_in(indicator, where), "territories.py")


def _page(one: Judged) -> str:
    return next((page for start, page in PAGES.items() if one.indicator.key.startswith(start)), "attendance.py")
