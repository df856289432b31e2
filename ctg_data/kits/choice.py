"""What somebody puts in a kit, and the kits that are ready."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from ctg_data import store
from ctg_data.boards.view import View
from ctg_data.selection import FIRST_DAY, LAST_DAY, Selection, period_bounds
from ctg_data.vocabulary import MeetingStatus

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A chart by its key, and what the person says of it."""

    chart: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A kit under its name: the charts in order (none chosen: all that hold something) and what comes next."""

    name: str
    charts: tuple[Chosen, ...] = ()
    next_steps: tuple[str, ...] = ()
    decisions_first: bool = False


@dataclass(frozen=True, slots=True)
class Ready:
    """A kit that is ready: its choice, what it is for, and the days that it tells."""

    choice: Choice
    purpose: str
    days: Callable[[View, date], Days]


def since_last_committee(view: View, today: date) -> Days:
    """The days chosen if any; else from the day after the last sitting before today, or the year if there is none."""
    chosen = view.selection.start, view.selection.end
    if chosen != (FIRST_DAY, LAST_DAY):
        return chosen
    sat = [day for day in view.load(view.whole, store.committees)[0]["date"] if day < today]
    return (max(sat) + timedelta(days=1), today) if sat else the_year(view, today)


def the_year(view: View, today: date) -> Days:
    """The year of the period chosen; where the whole period is, that of the last meeting held."""
    if view.selection.end < LAST_DAY:
        return period_bounds(str(view.selection.end.year))
    held = view.load(Selection(view.selection.network_id, FIRST_DAY, today), store.meetings)[0]
    days = held.loc[held["status"] == MeetingStatus.HELD, "date"]
    return period_bounds(str(max(days, default=today).year))


ONE_EACH = ("attendance_by_meeting", "codev_per_meeting", "problem_flow", "self_efficacy_campaigns")
READY = {
    "copil": Ready(
        Choice("Kit copil", tuple(map(Chosen, ONE_EACH)), decisions_first=True),
        "Depuis le dernier comité : ses décisions et où elles en sont, l’essentiel, puis un graphique par indicateur.",
        since_last_committee,
    ),
    "annuel": Ready(
        Choice("Bilan annuel"),
        "L’année entière : l’essentiel, tous les graphiques des pages d’indicateurs, puis les décisions.",
        the_year,
    ),
}
"""Under the name that the command line takes."""
