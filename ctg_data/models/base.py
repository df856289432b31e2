"""What every table shares: our own registry, named constraints, closed lists and instants in UTC."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, Dialect, Index, MetaData, text
from sqlalchemy.orm import registry
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from ctg_data.vocabulary import Word

# Our own registry: on the default one, the first source edit under `streamlit run` defines each table twice.
METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Base(SQLModel, registry=registry(metadata=METADATA)):
    """A table of ours; `id` is given by the store (one counter for all tables, never used twice)."""

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, on databases with or without time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        moment: datetime | None = value
        return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


def one_of(column: str, words: type[Word]) -> CheckConstraint:
    """A column that holds only the values of a closed list."""
    values = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} in ({values})", name=column)


def filled(column: str) -> CheckConstraint:
    """A text without which the row would say nothing."""
    return CheckConstraint(f"{column} <> ''", name=column)


def in_order(first: str, last: str) -> CheckConstraint:
    """Two dates, both included, the second optional."""
    return CheckConstraint(f"{last} is null or {last} >= {first}", name=f"{first}_{last}")


def unique_even_missing(name: str, *columns: str, optional: str) -> Index:
    """A unique key one column of which may be missing: for a plain key, two missing values would differ."""
    return Index(f"uq_{name}", *columns, text(f"coalesce({optional}, 0)"), unique=True)
