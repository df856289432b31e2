"""The former spelling of a name, remembered so that the next sheet finds the person."""

from collections.abc import Mapping

from ctg_data.plan import Row

Remembered = tuple[tuple[str, str, str], ...]


def spelling(people: Mapping[int, Row], former: int, now: int) -> Remembered:
    """Who the name that a record bore means from now on; nothing if somebody else bears it too."""
    folded = people[former]["folded"]
    borne = any(row["folded"] == folded for person, row in people.items() if person != former)
    return () if borne else (("name", f"person:{folded}", str(now)),)
