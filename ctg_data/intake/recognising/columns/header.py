"""A header row and its columns: what each says, the field or the day it names."""

from collections.abc import Mapping
from dataclasses import dataclass

from ctg_data.intake.cells import place
from ctg_data.intake.dates import Day
from ctg_data.intake.recognising.columns.fields import is_uncounted
from ctg_data.intake.tables import TableKind


@dataclass(frozen=True, slots=True)
class Column:
    """One column under a header: its text as written, the upper row's if there are two, and what it holds."""

    text: str
    field: str | None = None
    day: Day | None = None
    above: str = ""

    @property
    def whole_text(self) -> str:
        """Both rows of the header."""
        return f"{self.above} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Header:
    """A header row (counted from 0) of one or two rows, the kind of table it announces and its columns from 0.

    `announced` says that something beside the columns tells the kind: headings below (« Excusés »), contacts.
    """

    kind: TableKind
    row: int
    depth: int
    columns: Mapping[int, Column]
    score: float
    announced: bool = False

    @property
    def cell(self) -> str:
        """Where the table begins, which tells it from the others of its sheet."""
        return place(self.row, min(self.columns))

    @property
    def body(self) -> int:
        """The first row under the header."""
        return self.row + self.depth

    def column(self, field: str) -> int | None:
        """The first column that holds a field."""
        return next((number for number, column in self.columns.items() if column.field == field), None)

    @property
    def unread(self) -> dict[int, str]:
        """The columns that no field names and that carry a header, apart from those that nobody needs."""
        return {
            number: column.text
            for number, column in self.columns.items()
            if not column.field and not column.day and not is_uncounted(column.text)
        }

    @property
    def known(self) -> int:
        """How many columns are understood."""
        return sum(bool(column.field or column.day) for column in self.columns.values())
