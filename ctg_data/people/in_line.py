"""The marks of past meetings that do not say what the memberships say of that day, and what would mend them; pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from ctg_data.intake.planning.expected import COUNTED, Standing, standings_of
from ctg_data.people.changes import deleted, number, updated
from ctg_data.plan import Change, Known, Row
from ctg_data.vocabulary import AttendanceStatus, Role

UNKNOWN = AttendanceStatus.UNKNOWN.value
NOBODY = Standing(Role.GUEST)


@dataclass(frozen=True, slots=True)
class Line:
    """A past meeting: the mark recorded there if any, for which territories, and what the memberships say of it."""

    meeting: int
    day: date
    person: int
    mark: Row | None
    served: tuple[Row, ...]
    standing: Standing

    @property
    def territories(self) -> tuple[int, ...]:
        """Those that the mark counts for."""
        return tuple(number(row, "territory_id") for row in self.served)

    @property
    def needless(self) -> bool:
        """Whether the mark only said that somebody was expected, who is not."""
        mark = self.mark
        return mark is not None and self.standing is NOBODY and mark["status"] == UNKNOWN and not mark["remark"]


def out_of_line(known: Known, memberships: Iterable[Row], days: Sequence[Row]) -> Iterator[Line]:
    """The meetings of these days where the mark of the person, or its absence, is not what the memberships say."""
    held, person = list(memberships), number(days[0], "person_id")
    marks = {row["meeting_id"]: row for row in known["attendance"]}
    for meeting in known["meeting"]:
        day, mark = cast(date, meeting["date"]), marks.get(meeting["id"])
        if not any(_covers(row, day) for row in days):
            continue
        standing = standings_of(held, known["network_territory"], day).get(person, NOBODY)
        line = Line(number(meeting), day, person, mark, _served(known, mark), standing)
        if _differs(line):
            yield line


def aligned(lines: Iterable[Line], first: int) -> Iterator[Change]:
    """What brings each line in line; the rows created are numbered downwards from `first`."""
    free = first
    for line in lines:
        mark = free if line.mark is None else number(line.mark)
        if line.mark is None:
            free -= 1
            row: Row = {"meeting_id": line.meeting, "person_id": line.person, "role": line.standing.role.value}
            yield Change("attendance", mark, None, {**row, "status": UNKNOWN})
        elif not line.needless:
            yield from updated("attendance", line.mark, {"role": line.standing.role.value})
        yield from (deleted("attendance_territory", row) for row in line.served if _gone(row, line))
        for territory in line.standing.territories:
            if territory not in line.territories:
                yield Change("attendance_territory", free, None, {"attendance_id": mark, "territory_id": territory})
                free -= 1
        if line.mark is not None and line.needless:
            yield deleted("attendance", line.mark)


def _differs(line: Line) -> bool:
    if line.mark is None:
        return line.standing.role in COUNTED
    same = line.mark["role"] == line.standing.role.value and {*line.territories} == {*line.standing.territories}
    return not same


def _gone(served: Row, line: Line) -> bool:
    return line.needless or served["territory_id"] not in line.standing.territories


def _served(known: Known, mark: Row | None) -> tuple[Row, ...]:
    rows = known["attendance_territory"] if mark else ()
    return tuple(row for row in rows if mark and row["attendance_id"] == mark["id"])


def _covers(row: Row, day: date) -> bool:
    end = cast(date | None, row["end_on"])
    return cast(date, row["start_on"]) <= day and (end is None or day <= end)
