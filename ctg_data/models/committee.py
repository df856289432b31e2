"""What the steering committee sets and says: targets, its own indicators, its sittings and decisions."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from ctg_data.models.base import Base, in_order, one_of, unique_even_missing
from ctg_data.vocabulary import DecisionState


class Target(Base, table=True):
    """The value aimed at for an indicator, a territory (none: all) and a period."""

    __table_args__ = (
        unique_even_missing("target", "network_id", "indicator", "start_on", optional="territory_id"),
        in_order("start_on", "end_on"),
    )
    network_id: int = Field(foreign_key="network.id")
    indicator: str
    territory_id: int | None = Field(default=None, foreign_key="territory.id", index=True)
    start_on: date
    end_on: date | None = None
    value: float


class Committee(Base, table=True):
    """One sitting of the steering committee, and the period of the figures shown at it."""

    __table_args__ = (UniqueConstraint("network_id", "date"), in_order("start_on", "end_on"))
    network_id: int = Field(foreign_key="network.id")
    start_on: date
    end_on: date
    date: date


class CommitteeFigure(Base, table=True):
    """A headline figure as it was shown that day, kept for ever."""

    __tablename__ = "committee_figure"
    __table_args__ = (unique_even_missing("committee_figure", "committee_id", "indicator", optional="territory_id"),)
    committee_id: int = Field(foreign_key="committee.id")
    indicator: str
    territory_id: int | None = Field(default=None, foreign_key="territory.id", index=True)
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    masked: bool = False
    provisional: bool = False


class Decision(Base, table=True):
    """A sentence of a committee, attached to an indicator, with who carries it and when it is due."""

    __table_args__ = (one_of("state", DecisionState),)
    committee_id: int = Field(foreign_key="committee.id", index=True)
    indicator: str = ""
    text: str
    owner: str = ""
    due_on: date | None = None
    state: str = "open"


class CustomIndicator(Base, table=True):
    """An indicator of the committee's own: the « ... » of the seed document."""

    __tablename__ = "custom_indicator"
    __table_args__ = (
        UniqueConstraint("network_id", "key"),
        CheckConstraint("direction in ('up', 'down', 'none')", name="direction"),
    )
    network_id: int = Field(foreign_key="network.id")
    key: str
    name: str
    definition: str
    unit: str = ""
    direction: str = "up"


class CustomValue(Base, table=True):
    """A value of one of the committee's own indicators, for a territory (none: all) and a period « 2025-T1 »."""

    __tablename__ = "custom_value"
    __table_args__ = (unique_even_missing("custom_value", "custom_indicator_id", "period", optional="territory_id"),)
    custom_indicator_id: int = Field(foreign_key="custom_indicator.id")
    territory_id: int | None = Field(default=None, foreign_key="territory.id", index=True)
    period: str
    value: float
