"""What came in, from which cell, and what it changed: the memory that undo and « from figure to cell » read."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, LargeBinary, UniqueConstraint, text
from sqlmodel import Field

from ctg_data.models.base import Base, Instant, one_of
from ctg_data.vocabulary import Severity


class Import(Base, table=True):
    """One workbook taken in, or one change made on screen (`origin`), in force until undone.

    `meetings` holds the date and the kind of each meeting that it is about; `reason` says why a correction was made.
    """

    __table_args__ = (
        CheckConstraint("origin in ('workbook', 'screen')", name="origin"),
        # The same bytes are in force once; after an undo they may come again.
        Index(
            "uq_import_sha256_in_force",
            "network_id",
            "sha256",
            unique=True,
            sqlite_where=text("undone_at is null and sha256 is not null"),
            postgresql_where=text("undone_at is null and sha256 is not null"),
        ),
        # Each file asks which values were last set on screen: few imports are, and only those are looked at.
        Index(
            "ix_import_screen_in_force",
            "network_id",
            sqlite_where=text("undone_at is null and origin = 'screen'"),
            postgresql_where=text("undone_at is null and origin = 'screen'"),
        ),
    )
    network_id: int = Field(foreign_key="network.id", index=True)
    origin: str
    name: str
    sha256: str | None = None
    size: int | None = None
    author: str
    at: datetime = Field(sa_type=Instant)
    undone_at: datetime | None = Field(default=None, sa_type=Instant)
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    ignored: int = 0
    meetings: list[list[str]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    reason: str | None = None


class ImportContent(Base, table=True):
    """The original bytes while they are kept; `id` is the import's.

    Of a file holding self-assessments, only the cells recognised on its other sheets are, under a `name` that says so.
    """

    __tablename__ = "import_content"
    import_id: int = Field(foreign_key="import.id", unique=True)
    content: bytes = Field(sa_type=LargeBinary)
    name: str | None = None


class ImportChange(Base, table=True):
    """One row created, changed or deleted by an import, with the values before and after and the cells read."""

    __tablename__ = "import_change"
    __table_args__ = (Index("ix_import_change_row", "table_name", "row_id"),)
    import_id: int = Field(foreign_key="import.id", index=True)
    table_name: str
    row_id: int
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    after: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    sheet: str | None = None
    row: int | None = None
    cells: dict[str, str] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))


class ImportFinding(Base, table=True):
    """Something wrong or doubtful that was said when the workbook was taken in."""

    __tablename__ = "import_finding"
    __table_args__ = (one_of("severity", Severity),)
    import_id: int = Field(foreign_key="import.id", index=True)
    code: str
    severity: str
    sheet: str = ""
    cell: str = ""
    message: str


class Draft(Base, table=True):
    """A workbook dropped and not yet confirmed, with the answers given so far; it expires after a day."""

    __table_args__ = (UniqueConstraint("network_id", "sha256", "author"),)
    network_id: int = Field(foreign_key="network.id")
    author: str
    name: str
    sha256: str
    content: bytes = Field(sa_type=LargeBinary)
    answers: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    at: datetime = Field(sa_type=Instant)


class RememberedAnswer(Base, table=True):
    """An answer given once about a layout or a name, proposed again the next time."""

    __tablename__ = "remembered_answer"
    __table_args__ = (UniqueConstraint("network_id", "scope", "question"),)
    network_id: int = Field(foreign_key="network.id")
    scope: str
    question: str
    answer: str
