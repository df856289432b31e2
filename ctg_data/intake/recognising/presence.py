"""How a sheet writes the presence of one person at one meeting: a mark, crosses in columns, half-days, a signature."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ctg_data.folding import fold
from ctg_data.intake.cells import at, place, written
from ctg_data.intake.marks import Sense, Settled, sense_of, signed, token
from ctg_data.intake.recognising.header_rows import Column
from ctg_data.intake.tables import Cell
from ctg_data.vocabulary import AttendanceStatus

PRESENT, UNKNOWN = AttendanceStatus.PRESENT, AttendanceStatus.UNKNOWN
WEIGHT = (  # of two half-days spent away, the one that says most
    AttendanceStatus.REMOTE,
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


@dataclass(frozen=True, slots=True)
class Register:
    """The columns of one meeting, by number from 0, with what each holds (status, signature, morning, afternoon)."""

    columns: Mapping[int, tuple[str, str]]  # number → field, header

    @staticmethod
    def of(columns: Mapping[int, Column], fields: Mapping[int, str]) -> "Register":
        """The register of some columns of a header: a signature beside a mark is for paper and not read."""
        held = {number: (fields[number], columns[number].whole_text) for number in fields}
        marks = {number: each for number, each in held.items() if each[0] != "signature"}
        return Register(marks or held)

    def seen(self, row: tuple[Cell, ...], number: int, settled: Settled) -> Seen:
        """What a row (counted from 0) says of the person."""
        crosses = {column: meaning(header) for column, (name, header) in self.columns.items() if name == "status"}
        if len(crosses) > 1:
            return _crossed(row, number, crosses)
        halves = [(column, each) for column, each in self.columns.items() if each[0] in ("morning", "afternoon")]
        if len(halves) > 1 and not crosses:
            return _halves([self._one(row, number, column, settled) for column, _ in halves])
        return self._one(row, number, next(iter(crosses), next(iter(self.columns))), settled)

    def _one(self, row: tuple[Cell, ...], number: int, column: int, settled: Settled) -> Seen:
        name, header = self.columns[column]
        value, cell = at(row, column), place(number, column)
        if name == "signature" or _is_signature(header):
            sense = signed(value, settled)
            unsigned = not token(value)
        else:
            cross = meaning(header)
            sense = sense_of(value, {**({"X": cross} if cross else {}), **settled})
            unsigned = False
        asked = {} if sense.status or unsigned else {token(value): cell}
        return Seen(sense, cell, written(value), asked, unsigned)


def meaning(header: str) -> AttendanceStatus | None:
    """What a cross means under a header that names a status (« Présent », « Excusé »)."""
    sense = sense_of(header, {})
    return None if sense.partial or len(header) <= 3 else sense.status


def _crossed(row: tuple[Cell, ...], number: int, crosses: Mapping[int, AttendanceStatus | None]) -> Seen:
    """One column per status, and a cross in one of them; crosses in two are asked."""
    ticked = {column: status for column, status in crosses.items() if _is_ticked(at(row, column))}
    column, status = next(iter(ticked.items()), (next(iter(crosses)), UNKNOWN))
    raw = " + ".join(written(at(row, each)) for each in ticked)
    if len(set(ticked.values())) > 1 or status is None:
        words = " + ".join(each.label if each else "?" for each in ticked.values())
        return Seen(Sense(None), place(number, column), raw, {words.upper(): place(number, column)})
    return Seen(Sense(status), place(number, column), raw)


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


def _is_signature(header: str) -> bool:
    return any(word in fold(header) for word in ("signature", "emargement"))
