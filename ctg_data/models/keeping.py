"""What keeps the store itself: its version and counter, settings, accounts, and the audit log."""

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from ctg_data.access import AccountRole
from ctg_data.models.base import Base, Instant, one_of


class State(Base, table=True):
    """One row: the data version, raised by each commit, and the next number to give to a new row."""

    __table_args__ = (CheckConstraint("id = 1", name="single"),)
    version: int
    next_id: int


class Setting(Base, table=True):
    """A value that the team changes on screen; the defaults stand in the code."""

    key: str = Field(unique=True)
    value: str


class Account(Base, table=True):
    """Somebody who may sign in: issuer and subject of the identity provider."""

    __table_args__ = (UniqueConstraint("issuer", "subject"),)
    issuer: str
    subject: str
    email: str
    name: str = ""


class AccountNetwork(Base, table=True):
    """The role of an account in a network."""

    __tablename__ = "account_network"
    __table_args__ = (UniqueConstraint("account_id", "network_id"), one_of("role", AccountRole))
    account_id: int = Field(foreign_key="account.id")
    network_id: int = Field(foreign_key="network.id", index=True)
    role: str


class Audit(Base, table=True):
    """Who did what to which row, and when: identifiers and acts, never names or values."""

    at: datetime = Field(sa_type=Instant)
    actor: str
    act: str
    object_table: str
    object_id: int | None = None
