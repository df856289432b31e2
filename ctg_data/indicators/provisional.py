"""Which figures are provisional, and what they wait for: told from what is not received, never from what is masked."""

from dataclasses import dataclass

from pandas import DataFrame, MultiIndex, Series

from ctg_data.completeness import OF_MEETING, Lack
from ctg_data.counted import COUNTED
from ctg_data.counts import Counts
from ctg_data.indicators.following import hidden
from ctg_data.selection import quarter
from ctg_data.vocabulary import MeetingKind, Role

_RATES = (
    (Role.CCT, COUNTED["attendance_rate"]),
    (Role.CCT, COUNTED["training_attendance_rate"]),
    (Role.OPERATOR, COUNTED["operator_attendance_rate"]),
)


@dataclass(frozen=True, slots=True)
class Waits:
    """What an indicator waits for, at meetings of which kind, from whom."""

    lacks: tuple[Lack, ...]
    kind: MeetingKind = MeetingKind.QUARTERLY
    role: Role = Role.CCT


SHEETS = (Lack.PAST, Lack.SHEET, Lack.COMING)
_MARKS = Waits((*SHEETS, Lack.TERRITORY, Lack.UNKNOWN))
_TOPICS = Waits((*SHEETS, Lack.PROPOSED))
_SHEETS = Waits(SHEETS)
WAITS: dict[str, Waits] = {
    "attendance_rate": _MARKS,
    "attendance_rate_excluding_excused": _MARKS,
    "structures_represented": _MARKS,
    "unknown_marks": Waits((*SHEETS, Lack.TERRITORY)),
    "meetings_held": Waits((Lack.PAST, Lack.COMING)),
    "operator_attendance_rate": Waits((*SHEETS, Lack.UNKNOWN), role=Role.OPERATOR),
    "training_attendance_rate": Waits((*SHEETS, Lack.UNKNOWN), MeetingKind.TRAINING),
    "codev_topics_processed": _TOPICS,
    "codev_retreatments": _TOPICS,
    "codev_presenters": _TOPICS,
    "problems_identified": _SHEETS,
    "problems_overcome": _SHEETS,
    "problem_resolution_rate": _SHEETS,
    "problem_median_delay": _SHEETS,
    "problems_open": _SHEETS,
    "problems_without_follow_up": _SHEETS,
}
"""Self-efficacy waits for the day of its campaign; what the committee typed of its own indicators stands as typed."""


def told(counts: Counts) -> DataFrame:
    """The gaps that may be told to the viewer: of marks, a reader knows those of the whole network and no others.

    Told by territory, or of a choice of territories, they would add up to those of one or two people. That a sheet
    names nobody of a territory says nothing of anybody, and stays.
    """
    found = counts.gaps
    if counts.guard is None or found.empty:
        return found
    of_marks = found["lack"].isin([Lack.UNKNOWN, Lack.TERRITORY]) & (found["out_of"] > 0)
    if counts.guard.chosen:
        return found[~of_marks]
    unseen = {(each.meeting, role) for role, rows in _RATES for each in hidden(counts, rows) if not each.seen}
    pairs = zip(found["meeting_id"], found["role"], strict=True)
    kept = found["territory_id"].isna() & Series([pair not in unseen for pair in pairs], index=found.index)
    return found[~of_marks | kept]


def waiting(counts: Counts, key: str, territory: int | None = None) -> DataFrame:
    """The gaps that make a figure provisional, of the whole selection or of one territory."""
    found = _of_key(told(counts), key)
    if territory is None:
        return found[_of_whole(found)]
    return found[found["lack"].isin(OF_MEETING) | (found["territory_id"] == territory)]


def with_provisional(figures: DataFrame, counts: Counts, by: tuple[str, ...] = ()) -> DataFrame:
    """The figures at the grain of `by`, those that wait for something marked; what is masked never is."""
    if counts.gaps.empty or figures.empty:
        return figures
    found, marked = told(counts), Series(data=False, index=figures.index)
    for key in figures["key"].unique():
        marked |= (figures["key"] == key) & _waits(figures, _of_key(found, key), by)
    return figures.assign(provisional=marked & ~figures["masked"])


def _of_key(found: DataFrame, key: str) -> DataFrame:
    waits = WAITS[key]
    of_kind = (found["kind"] == waits.kind) | (found["lack"] == Lack.PROPOSED)
    of_role = found["role"].isin(["", waits.role])
    return found[found["lack"].isin(waits.lacks) & of_kind & of_role]


def _of_whole(found: DataFrame) -> Series:
    return found["lack"].isin([*OF_MEETING, Lack.TERRITORY]) | found["territory_id"].isna()


def _waits(figures: DataFrame, found: DataFrame, by: tuple[str, ...]) -> Series:
    if "territory" not in by:
        return _at(figures, by).isin(_at(found[_of_whole(found)], by))
    own = found[found["territory_id"].notna()]
    pairs, each = (MultiIndex.from_arrays([table["territory_id"], _at(table, by)]) for table in (own, figures))
    everywhere = _at(figures, by).isin(_at(found[found["lack"].isin(OF_MEETING)], by))
    return everywhere | Series(each.isin(pairs), index=figures.index)


def _at(table: DataFrame, by: tuple[str, ...]) -> Series:
    """What a row and a gap share beside the territory: the meeting, the quarter, or being of the selection."""
    if "meeting" in by:
        return table["meeting_id"].astype("Int64")
    if "period" not in by:
        return Series(0, index=table.index)
    if "period" in table:
        return table["period"].astype("str")
    return Series([quarter(day) for day in table["date"]], index=table.index, dtype="str")
