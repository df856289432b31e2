"""What stands between the steps of the reading: grids of cells, then tables with fields, people, dates and marks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from ctg_data.findings import Finding
from ctg_data.plan import Question
from ctg_data.vocabulary import AttendanceStatus, MeetingKind

Cell = str | int | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: `rows[0]` is row 1 and `rows[0][0]` is A1, so that places are counted as Excel counts."""

    sheet: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Workbook:
    """The grids of a file, with what was found wrong while reading it (no grid when it could not be read)."""

    name: str
    sha256: str
    size: int
    grids: tuple[Grid, ...] = ()
    findings: tuple[Finding, ...] = ()


class TableKind(StrEnum):
    """What a table holds."""

    MEETING = "meeting"  # the labelled values of our template's sheet « Rencontre »
    ATTENDANCE = "attendance"
    MATRIX = "matrix"
    CODEV = "codev"
    PROBLEMS = "problems"
    SELF_ASSESSMENT = "self_assessment"
    INDICATORS = "indicators"
    THEMES = "themes"  # those proposed to the group for the next meeting, each with how many chose it
    NEEDS = "needs"  # the CODEV topics that called for a shared training; on screen only
    DIRECTORY = "directory"  # people with role, structure, territory and dates
    PLANNING = "planning"  # the yearly plan of meetings


@dataclass(frozen=True, slots=True)
class MeetingRead:
    """A meeting as the sheet tells it; `column` is its column in a matrix, `id` comes from our template only.

    `details` holds the columns of the table `meeting` that the sheet gives (place, host, theme …), and `cells`
    the cell of each, `date` and `kind` included. An answer to `question` gives another date than the sheet.
    `above` is the title over all the meetings of a matrix.
    """

    date: date | None
    label: str
    column: str | None = None
    kind: MeetingKind | None = None
    id: int | None = None
    details: Mapping[str, Cell] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)
    question: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class PersonRead:
    """A person as written on a row of a sign-in table or a matrix, the `nth` from 0 where a list names several."""

    row: int
    last_name: str
    first_name: str
    territory: str = ""
    structure: str = ""
    function: str = ""
    remark: str = ""
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """One person at one meeting (`meeting` counts in the table's meetings); no status means ambiguous: ask.

    `row` and `nth` are those of the person.
    """

    row: int
    meeting: int
    cell: str
    raw: str
    status: AttendanceStatus | None
    late: bool = False
    partial: bool = False
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of any other table: the cell's value by field, and the cell it came from by field.

    Typed `over` a recorded row, a blank empties the field; `withdrawn`, the row goes. No workbook says either.
    """

    row: int
    values: Mapping[str, Cell]
    cells: Mapping[str, str]
    over: bool = False
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing settled in reading a table, by itself or as a person says.

    `what` is « header » (value: the rows, « 6,7 »), « kind », « field » (a field or « none »), « date » (ISO 8601) or
    « names » (what tells the last name). `cell` is where the evidence stands, empty when it is the name of the sheet or
    of the file; `confidence` goes from 0 to 1 and `reason` is in French.
    """

    what: str
    cell: str
    value: str
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table recognised on a sheet, with each decision that made it, and what was left aside.

    `layout` is the same for every file laid out alike, and `learnt` what a person said that holds for all of them, by
    question free of sheet and row (« field:D », « mark:X », « unsigned »).
    """

    kind: TableKind
    sheet: str
    header: str
    columns: Mapping[str, str]
    meetings: tuple[MeetingRead, ...] = ()
    people: tuple[PersonRead, ...] = ()
    marks: tuple[Mark, ...] = ()
    entries: tuple[Entry, ...] = ()
    ignored: tuple[tuple[int, str], ...] = ()
    questions: tuple[Question, ...] = ()
    findings: tuple[Finding, ...] = ()
    decisions: tuple[Decision, ...] = ()
    layout: str = ""
    learnt: Mapping[str, str] = field(default_factory=dict)

    @property
    def weakest(self) -> Decision | None:
        """The decision that is least sure, None for what was typed on screen."""
        return min(self.decisions, key=lambda decision: decision.confidence, default=None)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was recognised in a file: what `read --json` prints and what the next steps take.

    Questions and findings stand once: those of one table in the table, those of the whole file here (a mark is asked
    once per file), those of the bytes in the workbook. `ignored` holds the sheets left aside, with the reason, and
    `of_answers` those where answers to a self-assessment stand, read or not: they are never kept.
    """

    workbook: Workbook
    tables: tuple[Table, ...] = ()
    ignored: tuple[tuple[str, str], ...] = ()
    questions: tuple[Question, ...] = ()
    findings: tuple[Finding, ...] = ()
    of_answers: frozenset[str] = frozenset()
