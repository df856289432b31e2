"""The networks, their territories, how these are written and what is noted of them."""

from datetime import date
from typing import Any

from pandas import DataFrame
from sqlalchemy import func, select

from ctg_data.access import Right, needs
from ctg_data.plan import Known
from ctg_data.selection import Selection
from ctg_data.store.counting import BELONGS, MEETING, MEMBERSHIP, SERVED, TERRITORY, chosen
from ctg_data.store.database import Transaction
from ctg_data.store.rows import TABLES, frame, rows

NETWORK = TABLES["network"].c
NOTE = TABLES["territory_note"].c


@needs(Right.FIGURES)
def networks(tx: Transaction) -> DataFrame:
    """network_id, name: the oldest first, which stays the one that everybody opens on."""
    return frame(tx, select(NETWORK.id.label("network_id"), NETWORK.name).order_by(NETWORK.id))


@needs(Right.FIGURES)
def belongings(tx: Transaction, selection: Selection) -> DataFrame:
    """network_territory_id, territory_id, siren, territory, start_on, end_on: all those of the network, by name."""
    place = (BELONGS.territory_id, TERRITORY.siren, TERRITORY.name.label("territory"))
    query = (
        select(BELONGS.id.label("network_territory_id"), *place, BELONGS.start_on, BELONGS.end_on)
        .join_from(TABLES["network_territory"], TABLES["territory"])
        .where(BELONGS.network_id == selection.network_id)
        .order_by(TERRITORY.name, BELONGS.start_on)
    )
    return frame(tx, query)


@needs(Right.FIGURES)
def territory_notes(tx: Transaction, selection: Selection) -> DataFrame:
    """territory_note_id, territory_id, noted_on, text: up to the last day of the period, the latest first."""
    of_network = select(BELONGS.territory_id).where(BELONGS.network_id == selection.network_id)
    query = (
        select(NOTE.id.label("territory_note_id"), NOTE.territory_id, NOTE.noted_on, NOTE.text)
        .where(NOTE.territory_id.in_(of_network), *chosen(NOTE.territory_id, selection))
        .where(NOTE.noted_on <= selection.end)
        .order_by(NOTE.noted_on.desc(), NOTE.id.desc())
    )
    return frame(tx, query)


@needs(Right.WRITE)
def known_network(tx: Transaction, network_id: int) -> Known:
    """What a plan on the networks may touch: every network and territory, and who belongs to this network."""
    everywhere = ("network", "territory", "territory_alias", "territory_note")
    tables = {name: rows(tx, select(TABLES[name]).order_by(TABLES[name].c.id)) for name in everywhere}
    ours: dict[str, Any] = {"network_territory": BELONGS, "membership": MEMBERSHIP}
    for name, column in ours.items():
        tables[name] = rows(tx, select(TABLES[name]).where(column.network_id == network_id).order_by(column.id))
    who = select(MEMBERSHIP.person_id).where(MEMBERSHIP.network_id == network_id)
    tables["person"] = rows(tx, select(TABLES["person"]).where(TABLES["person"].c.id.in_(who)))
    return Known(network_id, tables)


@needs(Right.WRITE)
def meetings_served(tx: Transaction, network_id: int, territory_id: int, start: date, end: date) -> int:
    """How many meetings of these days hold a mark of somebody who served the territory."""
    query = (
        select(func.count(MEETING.id.distinct()))
        .select_from(TABLES["meeting"].join(TABLES["attendance"]).join(TABLES["attendance_territory"]))
        .where(MEETING.network_id == network_id, MEETING.date.between(start, end), SERVED.territory_id == territory_id)
    )
    found: int = tx.connection.execute(query).scalar_one()
    return found
