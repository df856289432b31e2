"""A territory that joins a network or leaves it, on a date; pure."""

from collections.abc import Iterator
from datetime import date
from typing import cast

from ctg_data.folding import fold
from ctg_data.network.spelling import spelt, taken_by
from ctg_data.plan import Change, Known, Plan, Row
from ctg_data.typography import spaced

NEW = -1
SIREN_DIGITS = 9


def join(known: Known, territory: int, start: date) -> Plan:
    """A territory already known, in the network from that day on.

    Raises `ValueError` where it already belongs to it on that day or later.
    """
    for row in belongings(known, territory):
        end = _end(row)
        if end is None or end >= start:
            until = f"jusqu’au {end:%d/%m/%Y}" if end else "sans date de fin"
            since = f"du {_start(row):%d/%m/%Y} {until}"
            raise ValueError(f"{name_of(known, territory)} fait déjà partie du réseau, {since}.")
    return Plan(known.network_id, (_joined(known, NEW, territory, start),))


def join_new(known: Known, siren: str, name: str, start: date) -> Plan:
    """A territory that nobody knew yet, by its SIREN and its name, in the network from that day on.

    Raises `ValueError` where the SIREN is not one, or where it or the name is that of a territory known.
    """
    digits, words = checked_siren(siren), " ".join(name.split())
    if not fold(words):
        raise ValueError("Le nom du territoire est vide ; attendu : celui de l’EPCI.")
    for said in (digits, words):
        if (other := taken_by(known, said)) is not None:
            raise ValueError(
                spaced(f"« {said} » est déjà {name_of(known, other)} ; attendu : le choisir dans la liste.")
            )
    forms = [form for form in spelt(digits, words) if taken_by(known, form) is None]
    aliases = (
        Change("territory_alias", NEW - number, None, {"territory_id": NEW, "alias": form, "folded": fold(form)})
        for number, form in enumerate(forms, start=1)
    )
    created = Change("territory", NEW, None, {"siren": digits, "name": words})
    return Plan(known.network_id, (created, *aliases, _joined(known, NEW - len(forms) - 1, NEW, start)))


def leave(known: Known, belonging: int, last: date) -> Plan:
    """A territory that leaves after that day, and with it whoever belonged to the network for it.

    Raises `ValueError` where it had not joined by then, or where somebody is to belong for it only later.
    """
    row = next(row for row in known["network_territory"] if row["id"] == belonging)
    territory = cast(int, row["territory_id"])
    if last < _start(row):
        raise ValueError(f"Dernier jour : {last:%d/%m/%Y} ; attendu : le {_start(row):%d/%m/%Y} ou après.")
    members = [member for member in known["membership"] if member["territory_id"] == territory]
    if later := [_start(member) for member in members if last < _start(member) <= (_end(row) or date.max)]:
        first = f"{min(later):%d/%m/%Y}"
        raise ValueError(f"Un rattachement commence le {first}, après ce jour ; attendu : le corriger d’abord.")
    changes = (*_ended("network_territory", row, last), *(c for m in members for c in _ended("membership", m, last)))
    return Plan(known.network_id, changes)


def belongings(known: Known, territory: int) -> list[Row]:
    """When a territory belongs to the network, the earliest first."""
    return sorted((row for row in known["network_territory"] if row["territory_id"] == territory), key=_start)


def name_of(known: Known, territory: int) -> str:
    """The name of a territory known."""
    return next(str(row["name"]) for row in known["territory"] if row["id"] == territory)


def checked_siren(written: str) -> str:
    """The nine digits of a SIREN, its last one a check of the others (Luhn). Raises `ValueError` otherwise."""
    digits = "".join(written.split())
    if not (digits.isascii() and digits.isdigit() and len(digits) == SIREN_DIGITS):
        raise ValueError(spaced(f"SIREN : « {written} » ; attendu : neuf chiffres."))
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(digits)]
    if sum(number // 10 + number % 10 for number in doubled) % 10:
        raise ValueError(f"SIREN : {digits} ; sa clé ne correspond pas, attendu : celui de l’EPCI, à recopier.")
    return digits


def _joined(known: Known, number: int, territory: int, start: date) -> Change:
    row: Row = {"network_id": known.network_id, "territory_id": territory, "start_on": start}
    return Change("network_territory", number, None, row)


def _ended(table: str, row: Row, last: date) -> Iterator[Change]:
    """Ended on that day, if it was not to end before."""
    end = _end(row)
    if end is None or end > last:
        yield Change(table, cast(int, row["id"]), {"end_on": end}, {"end_on": last})


def _start(row: Row) -> date:
    return cast(date, row["start_on"])


def _end(row: Row) -> date | None:
    return cast(date | None, row["end_on"])
