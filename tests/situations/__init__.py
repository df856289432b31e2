"""Sheets that a person could have made, each with its truth: what the store must hold once it is imported.

Every person in them is invented. `python -m tests.situations` prints how many are read exactly.
"""

from tests.situations import (
    announced_lists,
    dates_and_places,
    delimited_text,
    groups_and_totals,
    hostile_layouts,
    marks,
    matrices,
    not_the_presence,
    online_meetings,
    other_tables,
    people,
    sign_in,
    signatures_and_hours,
    surveys,
    two_header_rows,
    workbooks_of_sheets,
)
from tests.situations.situation import Situation

FAMILIES: dict[str, tuple[Situation, ...]] = {
    module.__name__.rpartition(".")[2]: tuple(each for each in vars(module).values() if isinstance(each, Situation))
    for module in (
        sign_in,
        signatures_and_hours,
        not_the_presence,
        groups_and_totals,
        two_header_rows,
        announced_lists,
        marks,
        dates_and_places,
        people,
        matrices,
        workbooks_of_sheets,
        other_tables,
        delimited_text,
        online_meetings,
        surveys,
        hostile_layouts,
    )
}
SITUATIONS: tuple[Situation, ...] = tuple(each for family in FAMILIES.values() for each in family)
