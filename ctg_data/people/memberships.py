"""The memberships of two records made one; pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import cast

from ctg_data.people.changes import deleted, number, updated
from ctg_data.plan import Change, Row

BELONGING = ("network_id", "role", "territory_id")


def memberships(own: Sequence[Row], others: Sequence[Row], kept: int) -> Iterator[Change]:
    """Each given to the person kept, unless it overlaps one in the same role and territory, then widened to both."""
    before = {number(row): row for row in (*own, *others)}
    after = {number(row): dict(row) for row in own}
    for other in sorted(others, key=_start):
        # The earliest first: none of the others can then begin on the day to which this one is widened.
        same = next((row for row in sorted(after.values(), key=_start) if _overlap(row, other)), None)
        if same is None:
            after[number(other)] = {**other, "person_id": kept}
        else:
            same.update(start_on=min(_start(same), _start(other)), end_on=_later(same, other))
            yield deleted("membership", other)
    for row_id, row in after.items():
        yield from updated("membership", before[row_id], row)


def _overlap(one: Row, other: Row) -> bool:
    same = all(one[column] == other[column] for column in BELONGING)
    return same and _start(one) <= (_end(other) or date.max) and _start(other) <= (_end(one) or date.max)


def _later(one: Row, other: Row) -> date | None:
    ends = [end for end in (_end(one), _end(other)) if end]
    return max(ends) if len(ends) == 2 else None


def _start(row: Row) -> date:
    return cast(date, row["start_on"])


def _end(row: Row) -> date | None:
    return cast(date | None, row["end_on"])
