"""How a sheet writes the presence of one person at one meeting: a mark, crosses, half-days, a signature, hours."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache

from ctg_data.folding import fold
from ctg_data.intake.cells import at, place, written
from ctg_data.intake.dates import is_stamp, read_time
from ctg_data.intake.marks import MANY, NO, YES, Sense, Settled, meaning, says_late, sense_of, signed, token
from ctg_data.intake.recognising.columns.header import Column
from ctg_data.intake.tables import Cell
from ctg_data.vocabulary import AttendanceStatus

PRESENT, UNKNOWN, REMOTE = AttendanceStatus.PRESENT, AttendanceStatus.UNKNOWN, AttendanceStatus.REMOTE
HOURS = ("arrival", "departure")
TRACES = ("signature", *HOURS)
"""What somebody leaves who came; beside a mark, they add nothing to it."""
WEIGHT = (  # of two half-days spent away, the one that says most
    REMOTE,
    AttendanceStatus.REPRESENTED,
    AttendanceStatus.EXCUSED,
    AttendanceStatus.ABSENT,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the cells of one person say, where, as written; `open` holds what must be asked, by token."""

    sense: Sense
    cell: str
    raw: str
    open: Mapping[str, str] = field(default_factory=dict)
    unsigned: bool = False
    stamped: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """The columns of one meeting, by number from 0, with what each holds (status, signature, morning, arrival …).

    `online` is what somebody is whose hours carry the date; `on_paper` the columns of signatures that are not read.
    """

    columns: Mapping[int, tuple[str, str]]  # number → field, header
    online: AttendanceStatus = REMOTE
    on_paper: tuple[int, ...] = ()

    @staticmethod
    def of(
        columns: Mapping[int, Column], fields: Mapping[int, str], filled: Set[int], online: AttendanceStatus = REMOTE
    ) -> "Register":
        """The register of some columns of a header: a signature beside a mark is for paper and not read.

        Where no mark at all is filled in, the signatures and the hours tell who came.
        """
        held = {number: (fields[number], _mark_header(columns[number])) for number in fields}
        traces = {number: each for number, each in held.items() if each[0] in TRACES}
        marks = {number: each for number, each in held.items() if number not in traces}
        unmarked = traces.keys() & filled and not marks.keys() & filled
        if unmarked or not marks:
            return Register(traces, online)
        return Register(marks, online, tuple(number for number, (name, _) in traces.items() if name == "signature"))

    @property
    def timed(self) -> bool:
        """Whether hours tell who came."""
        return bool(self.columns) and all(name in HOURS for name, _ in self.columns.values())

    def seen(self, row: tuple[Cell, ...], number: int, settled: Settled, signatory: str) -> Seen:
        """What a row (counted from 0) says of the person, who alone may sign."""
        if not self.columns:
            return Seen(Sense(UNKNOWN), place(number, _first(row)), "")
        if len(self.columns) == 1:
            return self._one(row, number, next(iter(self.columns)), settled, signatory)
        crosses = {column: meaning(header) for column, (name, header) in self.columns.items() if name == "status"}
        if len(crosses) > 1:
            return _crossed(row, number, crosses, settled)
        halves = [(column, each) for column, each in self.columns.items() if each[0] in ("morning", "afternoon")]
        if len(halves) > 1 and not crosses:
            return _halves([self._one(row, number, column, settled, signatory) for column, _ in halves])
        filled = [column for column, (name, _) in self.columns.items() if name in TRACES and token(at(row, column))]
        return self._one(row, number, next(iter([*crosses, *filled, *self.columns])), settled, signatory)

    def signed_otherwise(self, row: tuple[Cell, ...], seen: Seen, signatory: str) -> tuple[int, ...]:
        """The signatures, not read beside a mark, of somebody whose mark does not say that they came."""
        if not self.on_paper or seen.sense.status in (PRESENT, REMOTE):
            return ()
        return tuple(each for each in self.on_paper if signed(at(row, each), {}, signatory).status is PRESENT)

    def _one(self, row: tuple[Cell, ...], number: int, column: int, settled: Settled, signatory: str) -> Seen:
        name, header = self.columns[column]
        value, cell = at(row, column), place(number, column)
        if name in HOURS:
            sense = self._timed(value, settled)
            unsigned = not token(value)
        elif name == "signature" or _is_signature(header):
            sense = signed(value, settled, signatory)
            unsigned = not token(value)
        else:
            sense = _under(header, value, settled)
            unsigned = False
        asked = {} if sense.status or unsigned else {token(value): cell}
        return Seen(sense, cell, written(value), asked, unsigned, name in HOURS and is_stamp(value))

    def _timed(self, value: Cell, settled: Settled) -> Sense:
        """An hour is somebody who came; with its date, it is the stamp of an online meeting."""
        if is_stamp(value):
            return Sense(self.online)
        if not token(value):
            return Sense(None)
        return Sense(PRESENT, late=says_late(written(value))) if read_time(value) else sense_of(value, settled)


def _first(row: tuple[Cell, ...]) -> int:
    return next(column for column, value in enumerate(row) if value is not None)


def _under(header: str, value: Cell, settled: Settled) -> Sense:
    """A mark under its header: « oui » under « Excusé » is excused, and « non » says only that somebody is not."""
    named, mark = meaning(header), token(value)
    if named and mark == "X" and mark not in settled:
        return Sense(named)
    sense = sense_of(value, settled)
    if named in (None, PRESENT) or mark in settled:
        return sense
    if mark in NO:
        return Sense(None)
    return Sense(named) if mark in YES else sense


def _crossed(
    row: tuple[Cell, ...], number: int, crosses: Mapping[int, AttendanceStatus | None], settled: Settled
) -> Seen:
    """One column per status, and a cross in one of them, maybe beside a column of marks; what differs is asked."""
    said = {
        column: Sense(status) if status else sense_of(at(row, column), settled)
        for column, status in crosses.items()
        if (_is_ticked(at(row, column)) if status else token(at(row, column)))
    }
    column = next(iter(said or crosses))
    cell, raw = place(number, column), " + ".join(written(at(row, each)) for each in said)
    if not said and _only_no(row, crosses):
        return Seen(Sense(AttendanceStatus.ABSENT), cell, "non")
    one = _agreed({sense.status: sense for sense in said.values()})
    if one is None:
        words = " + ".join(each.status.label if each.status else token(at(row, at_)) for at_, each in said.items())
        status = settled.get(words.upper())
        return Seen(Sense(status), cell, raw, {} if status else {words.upper(): cell})
    return Seen(one, cell, raw)


def _only_no(row: tuple[Cell, ...], crosses: Mapping[int, AttendanceStatus | None]) -> bool:
    """« Non » under « Présent », and nothing that says why."""
    filled = {column: status for column, status in crosses.items() if token(at(row, column))}
    return list(filled.values()) == [PRESENT] and all(token(at(row, column)) in NO for column in filled)


def _agreed(said: Mapping[AttendanceStatus | None, Sense]) -> Sense | None:
    """The one thing said; of several ways to be away, the one that says most."""
    if len(said) < 2:
        return next((sense if sense.status else None for sense in said.values()), Sense(UNKNOWN))
    away = [status for status in WEIGHT if status in said]
    return said[away[0]] if len(away) == len(said) and REMOTE not in said else None


def _is_ticked(value: Cell) -> bool:
    return bool(token(value)) and sense_of(value, {"N": AttendanceStatus.ABSENT}).status not in (
        AttendanceStatus.ABSENT,
        UNKNOWN,
    )


def _halves(seen: list[Seen]) -> Seen:
    """Present if present at one half-day, and then flagged; what is open at the other is not asked."""
    statuses = [each.sense.status for each in seen]
    raw = " / ".join(each.raw for each in seen) if any(each.raw for each in seen) else ""
    late = any(each.sense.late for each in seen)
    if PRESENT in statuses:
        return Seen(Sense(PRESENT, late, set(statuses) != {PRESENT}), seen[0].cell, raw)
    if None in statuses:
        opened = {mark: cell for each in seen for mark, cell in each.open.items()}
        return Seen(Sense(None), seen[0].cell, raw, opened, all(each.unsigned for each in seen))
    if UNKNOWN in statuses:
        return Seen(Sense(UNKNOWN), seen[0].cell, raw)
    return Seen(Sense(next(status for status in WEIGHT if status in statuses)), seen[0].cell, raw)


def _mark_header(column: Column) -> str:
    """The words over the marks, without the date over them."""
    return column.text if column.day else column.whole_text


@lru_cache(MANY)
def _is_signature(header: str) -> bool:
    return any(word in fold(header) for word in ("signature", "emargement"))
