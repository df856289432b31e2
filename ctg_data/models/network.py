"""Networks, territories, people, and who belongs where from when to when."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from ctg_data.models.base import Base, in_order, one_of, unique_even_missing
from ctg_data.vocabulary import Role


class Network(Base, table=True):
    """The experiment today, the whole département tomorrow."""

    name: str = Field(unique=True)


class Territory(Base, table=True):
    """An EPCI, known by its nine-digit SIREN."""

    __table_args__ = (CheckConstraint("length(siren) = 9", name="siren"),)
    siren: str = Field(unique=True)
    name: str = Field(unique=True)


class TerritoryAlias(Base, table=True):
    """A way in which people write a territory; `folded` is without case, accents and punctuation."""

    __tablename__ = "territory_alias"
    territory_id: int = Field(foreign_key="territory.id", index=True)
    alias: str
    folded: str = Field(unique=True)


class TerritoryNote(Base, table=True):
    """A dated note: « Ctg en renouvellement », « poste vacant »."""

    __tablename__ = "territory_note"
    territory_id: int = Field(foreign_key="territory.id", index=True)
    noted_on: date
    text: str


class NetworkTerritory(Base, table=True):
    """A territory belongs to a network from a date, perhaps to a date."""

    __tablename__ = "network_territory"
    __table_args__ = (UniqueConstraint("network_id", "territory_id", "start_on"), in_order("start_on", "end_on"))
    network_id: int = Field(foreign_key="network.id")
    territory_id: int = Field(foreign_key="territory.id", index=True)
    start_on: date
    end_on: date | None = None


class Person(Base, table=True):
    """Somebody of the network, or a guest; homonyms exist, so the name is no key."""

    __table_args__ = (CheckConstraint("last_name <> '' or first_name <> ''", name="name"),)
    last_name: str
    first_name: str = ""
    folded: str = Field(index=True)
    structure: str = ""


class Membership(Base, table=True):
    """A person in a role, for a territory (none for Caf and MSA), from a date to a date, both included."""

    __table_args__ = (
        unique_even_missing("membership", "network_id", "person_id", "role", "start_on", optional="territory_id"),
        one_of("role", Role),
        in_order("start_on", "end_on"),
    )
    network_id: int = Field(foreign_key="network.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    territory_id: int | None = Field(default=None, foreign_key="territory.id", index=True)
    role: str
    start_on: date
    end_on: date | None = None
