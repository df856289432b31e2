"""What an import would do, as frozen values: below `intake`, which proposes it, and `store`, which applies it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

Value = str | int | float | bool | date | time | None
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value was read: the sheet, its row as Excel counts, and the cell of each column (« D14 »).

    The row is 0 where nobody is to know it.
    """

    sheet: str
    row: int
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One row created (`before` is None), changed (only the columns that differ) or deleted (`after` is None).

    A negative `id`, or a negative value in a column that refers to another row, is a row created by the
    same plan: the store gives it its number when it writes.
    """

    table: str
    id: int
    before: Row | None
    after: Row | None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer offered to a question: the value given back, and its words."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a file does not settle by itself; `id` is stable for the same file, so that an answer can be kept.

    A `required` question left open stops the import; the others have a prudent default.
    """

    id: str
    code: str
    asked: str
    choices: tuple[Choice, ...]
    reason: str
    required: bool = True
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that one import would write, and what it leaves: equal plans write the same rows."""

    network_id: int
    changes: tuple[Change, ...] = ()
    meetings: tuple[tuple[date, str], ...] = ()
    unchanged: int = 0
    ignored: int = 0
    attendance: Mapping[str, int] = field(default_factory=dict)
    remembered: tuple[tuple[str, str, str], ...] = ()  # scope, question, answer

    @property
    def created(self) -> int:
        """Rows that did not exist."""
        return sum(change.before is None for change in self.changes)

    @property
    def updated(self) -> int:
        """Rows whose values change."""
        return sum(change.before is not None for change in self.changes)


@dataclass(frozen=True, slots=True)
class Needs:
    """What a reading asks of the store, so that a plan costs what the file holds, not what the store holds."""

    dates: frozenset[date] = frozenset()
    meeting_ids: frozenset[int] = frozenset()
    campaigns: frozenset[str] = frozenset()
    any_campaign: bool = False  # answers that do not say which
    topics: bool = False
    topic_ids: frozenset[int] = frozenset()
    problems: bool = False
    self_assessments: bool = False
    indicators: bool = False


@dataclass(frozen=True, slots=True)
class SetOnScreen:
    """Who set a value on screen, when (UTC) and why; `before` is what the last workbook had said, if any."""

    author: str
    at: datetime
    reason: str
    before: Value = None


@dataclass(frozen=True)
class Known:
    """What the store holds that a plan may touch, as plain rows by table name, read in one snapshot.

    `tables["person"]` holds dictionaries of columns. Always there: territory, territory_alias, network_territory,
    person, membership, remembered_answer. By need: meeting (by date or id), with its attendance,
    attendance_territory, theme_choice, training_need and codev_topic (and the topics postponed before); problem;
    questionnaire, item, campaign, response; answer (of the campaigns named, or of all); custom_indicator, custom_value
    and what cites them (target, decision, committee_figure).

    `moved` holds the days that these meetings were on before somebody moved them on screen, with the id of each.

    `corrected` tells, by table, row and column, the values of these rows that were last set on screen; `withdrawn` the
    rows taken away there, by table and with the values that they had.
    """

    network_id: int
    tables: Mapping[str, tuple[Row, ...]]
    corrected: Mapping[tuple[str, int, str], SetOnScreen] = field(default_factory=dict)
    withdrawn: tuple[tuple[str, Row, SetOnScreen], ...] = ()
    moved: tuple[tuple[date, int], ...] = ()

    def __getitem__(self, table: str) -> tuple[Row, ...]:
        return self.tables.get(table, ())
