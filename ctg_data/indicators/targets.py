"""Which target a figure is held to, and whether it is reached: told from what is shown of it, and nothing else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pandas as pd
from pandas import DataFrame

from ctg_data.indicators.declarations import Indicator
from ctg_data.indicators.figure import DIGITS_KEPT, Figure, rounded
from ctg_data.indicators.own import OWN
from ctg_data.selection import LAST_DAY, Selection, period_bounds
from ctg_data.vocabulary import TargetStatus

WATCH_POINTS = 5  # a rate that misses its target by no more is to be watched …
WATCH_SHARE = 10  # … and any other figure that misses it by no more than this percentage of the target
SIZELESS = frozenset({"%", "points", "jours"})
"""The units whose figures compare whatever the size of the place and the length of the period; the others add up."""


@dataclass(frozen=True, slots=True)
class Target:
    """The value aimed at for an indicator and a territory (None: the network), from a day to a day, both included."""

    id: int
    indicator: str
    territory: int | None
    start: date
    end: date | None
    value: float

    @property
    def until(self) -> date:
        """The last day; that of all where none is said."""
        return self.end or LAST_DAY


@dataclass(frozen=True, slots=True)
class Judged:
    """A target, the figure of its own days within those looked at, and what became of it."""

    indicator: Indicator
    target: Target
    figure: Figure
    status: TargetStatus


Aim = Callable[[Figure], float | None]


def listed_targets(found: DataFrame) -> tuple[Target, ...]:
    """The targets as the store gives them."""
    return tuple(
        Target(
            int(row["target_id"]),
            row["indicator"],
            None if pd.isna(row["territory_id"]) else int(row["territory_id"]),
            row["start_on"],
            row["end_on"],
            float(row["value"]),
        )
        for row in found.to_dict("records")
    )


def can_be_aimed(indicator: Indicator) -> bool:
    """Whether one way is better: without it nothing is reached."""
    return indicator.direction != "none"


def adds_up(indicator: Indicator) -> bool:
    """Whether the figure grows with the place and the period: its target is of that place and that whole period."""
    return indicator.unit not in SIZELESS


def applying(targets: Iterable[Target], indicator: Indicator, selection: Selection) -> Target | None:
    """The target of what is looked at: the territory's own before the network's, and of each the latest to begin.

    What adds up is held only to the target of the very place, whose days are all looked at; none is of some kinds of
    meetings only.
    """
    if selection.kinds:
        return None
    places = _places(indicator, selection)
    found = [
        target
        for target in targets
        if target.indicator == indicator.key and target.territory in places and _when(indicator, target, selection)
    ]
    return max(found, key=lambda target: (target.territory is not None, target.start), default=None)


def judged_on(target: Target, selection: Selection) -> Selection:
    """What is looked at, on the days of the target only."""
    return replace(selection, start=max(target.start, selection.start), end=min(target.until, selection.end))


def judge(indicator: Indicator, figure: Figure, target: Target, today: date) -> Judged:
    """What became of a target: a number that adds up is not missed before its period is over."""
    status = status_of(indicator, figure, target.value)
    if adds_up(indicator) and target.until >= today and (indicator.direction, status) != ("up", TargetStatus.REACHED):
        status = TargetStatus.NOT_EVALUABLE
    return Judged(indicator, target, figure, status)


def status_of(indicator: Indicator, figure: Figure, aim: float) -> TargetStatus:
    """Whether the figure, rounded as it is shown, reaches the aim.

    Nothing is said of what is masked, too small, or without anybody to count; nor of a rate between two bounds
    (marks to fill in) unless both say the same.
    """
    if figure.masked or figure.too_small or figure.value is None or figure.denominator == 0:
        return TargetStatus.NOT_EVALUABLE
    bounds = (figure.low, figure.high) if indicator.unit == "%" else (figure.value,)
    possible = {_status(indicator, figure.value if bound is None else bound, aim) for bound in bounds}
    return possible.pop() if len(possible) == 1 else TargetStatus.NOT_EVALUABLE


def watched_from(indicator: Indicator, aim: float) -> Decimal:
    """The last value, the worst one, that is to be watched."""
    margin = WATCH_POINTS if indicator.unit == "%" else aim * WATCH_SHARE / 100
    return rounded(aim + margin) if indicator.direction == "down" else max(rounded(aim - margin), Decimal(0))


def aim_of(targets: Iterable[Target], indicator: Indicator, selection: Selection) -> Aim:
    """For each figure of the selection, the value aimed at in its territory and on its day, if any."""
    known = tuple(targets)

    def aim(figure: Figure) -> float | None:
        place = (figure.territory,) if figure.territory else selection.territories
        first, last = figure.day or selection.start, figure.day or selection.end
        if indicator.heading == OWN:  # typed for a period: held to the target of that very one, where it adds up
            first, last = period_bounds(figure.period)
        there = replace(selection, territories=place, start=first, end=last)
        exact = [each for each in known if indicator.heading != OWN or not adds_up(indicator) or _same(each, there)]
        found = applying(exact, indicator, there)
        return found.value if found else None

    return aim


def _places(indicator: Indicator, selection: Selection) -> set[int | None]:
    own: set[int | None] = set(selection.territories) if len(selection.territories) == 1 else set()
    return own | {None} if not selection.territories or not adds_up(indicator) else own


def _when(indicator: Indicator, target: Target, selection: Selection) -> bool:
    if adds_up(indicator):
        return selection.start <= target.start and target.until <= selection.end
    return target.start <= selection.end and selection.start <= target.until


def _same(target: Target, days: Selection) -> bool:
    return (target.start, target.until) == (days.start, days.end)


def _status(indicator: Indicator, value: float, aim: float) -> TargetStatus:
    way = -1 if indicator.direction == "down" else 1
    digits = DIGITS_KEPT if indicator.heading == OWN else 1  # what was typed is shown as it was typed
    shown = rounded(value, digits)
    if way * shown >= way * rounded(aim, digits):
        return TargetStatus.REACHED
    return TargetStatus.WATCH if way * shown >= way * watched_from(indicator, aim) else TargetStatus.MISSED
