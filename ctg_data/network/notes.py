"""The dated notes of a territory, which the steering committee reads; pure."""

from datetime import date

from ctg_data.plan import Change, Known, Plan, Row

NEW = -1
LONGEST = 200


def add_note(known: Known, territory: int, day: date, text: str) -> Plan:
    """One more note. Raises `ValueError` where it is blank or too long for the sheet of its territory."""
    words = " ".join(text.split())
    if not words:
        raise ValueError("La note est vide ; attendu : quelques mots.")
    if len(words) > LONGEST:
        raise ValueError(f"Note : {len(words)} caractères ; attendu : {LONGEST} au plus.")
    row: Row = {"territory_id": territory, "noted_on": day, "text": words}
    return Plan(known.network_id, (Change("territory_note", NEW, None, row),))
