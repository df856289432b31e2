"""A record corrected: last name, first name, structure; pure."""

from collections.abc import Mapping

from ctg_data.folding import fold_name
from ctg_data.people.changes import number, updated
from ctg_data.people.spelling import spelling
from ctg_data.plan import Known, Plan


def rectify(known: Known, person: int, values: Mapping[str, str]) -> Plan:
    """The last name, first name and structure of a person as they should be; the former name is remembered.

    Raises `ValueError` when nothing is left of the name.
    """
    people = {number(row): row for row in known["person"]}
    said = {column: " ".join(value.split()) for column, value in values.items()}
    folded = fold_name(said["last_name"], said["first_name"])
    if not folded:
        raise ValueError("Le nom est vide ; attendu : un nom ou un prénom.")
    changes = updated("person", people[person], {**said, "folded": folded})
    renamed = any("folded" in (change.after or {}) for change in changes)
    return Plan(known.network_id, changes, remembered=spelling(people, person, person) if renamed else ())
