"""Versioned questionnaires, their items, dated campaigns, and answers under a respondent code, never a name."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from ctg_data.models.base import Base, filled, one_of
from ctg_data.vocabulary import Domain, Scoring


class Questionnaire(Base, table=True):
    """A scale; a total whose composition changes is another version and starts a new trend.

    A form that misses more answers than `missing_allowed` (None: any number) has no score.
    """

    __table_args__ = (
        UniqueConstraint("code", "version"),
        CheckConstraint("scale_max > scale_min", name="scale"),
        CheckConstraint("version > 0", name="version"),
        one_of("scoring", Scoring),
        CheckConstraint("missing_allowed is null or missing_allowed >= 0", name="missing_allowed"),
    )
    code: str
    version: int
    title: str
    instruction: str = ""
    scale_min: int
    scale_max: int
    low_label: str = ""
    high_label: str = ""
    scoring: str = Scoring.MEAN.value
    missing_allowed: int | None = None


class Item(Base, table=True):
    """One statement of a questionnaire, in one of the four domains."""

    __table_args__ = (
        UniqueConstraint("questionnaire_id", "code"),
        UniqueConstraint("questionnaire_id", "position"),
        one_of("domain", Domain),
        CheckConstraint("position > 0", name="position"),
    )
    questionnaire_id: int = Field(foreign_key="questionnaire.id")
    position: int
    code: str
    domain: str
    text: str


class Campaign(Base, table=True):
    """A dated round of answers (the first is « départ »), with the number of answers expected."""

    __table_args__ = (
        UniqueConstraint("network_id", "name"),
        CheckConstraint("expected is null or expected >= 0", name="expected"),
    )
    network_id: int = Field(foreign_key="network.id")
    questionnaire_id: int = Field(foreign_key="questionnaire.id", index=True)
    name: str
    held_on: date
    expected: int | None = None


class Response(Base, table=True):
    """One paper form of one campaign, under the code that only its author can rebuild."""

    __table_args__ = (UniqueConstraint("campaign_id", "code"), filled("code"))
    campaign_id: int = Field(foreign_key="campaign.id")
    code: str
    territory_id: int | None = Field(default=None, foreign_key="territory.id", index=True)


class Answer(Base, table=True):
    """One answer to one item."""

    __table_args__ = (UniqueConstraint("response_id", "item_id"),)
    response_id: int = Field(foreign_key="response.id")
    item_id: int = Field(foreign_key="item.id", index=True)
    value: int
