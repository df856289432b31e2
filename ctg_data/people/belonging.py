"""A membership changed: another role, another territory, other days; pure."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import cast

from ctg_data.people.changes import number, updated
from ctg_data.people.in_line import Line, aligned, out_of_line
from ctg_data.plan import Change, Known, Plan, Row
from ctg_data.typography import spaced
from ctg_data.vocabulary import Role

NEW = -1


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a membership is to be: a role, for a territory if any, from a day to a day, both included."""

    role: Role
    territory_id: int | None
    start_on: date
    end_on: date | None = None

    def row(self) -> dict[str, str | int | date | None]:
        """The columns."""
        return asdict(self) | {"role": self.role.value}


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change of membership would write, and the past meetings whose marks do not say the same."""

    plan: Plan
    lines: tuple[Line, ...] = ()


def change(known: Known, membership: int, wanted: Sequence[Wanted], in_line: Collection[int] = ()) -> Changed:
    """The membership as the first of those wanted, and the others added; past meetings keep their marks unless named.

    `in_line` names the meetings whose mark is to say the role and the territories of that day; one missing there is
    added as unknown. Raises `ValueError`, in French, when a day, a role or a territory cannot be.
    """
    before = next(row for row in known["membership"] if row["id"] == membership)
    others = [row for row in known["membership"] if row["id"] != membership]
    after = list(_after(known, before, wanted))
    _check(known, after, others)
    lines = tuple(out_of_line(known, [*others, *after], [before, *after]))
    changes = [*updated("membership", before, wanted[0].row()), *(_created(row) for row in after[1:])]
    marks = aligned((line for line in lines if line.meeting in in_line), NEW - len(wanted))
    return Changed(Plan(known.network_id, (*changes, *marks)), lines)


def _after(known: Known, before: Row, wanted: Iterable[Wanted]) -> Iterator[Row]:
    for place, each in enumerate(wanted):
        own = {"id": before["id"] if not place else -place, "network_id": known.network_id}
        yield {**own, "person_id": before["person_id"], **each.row()}


def _created(row: Row) -> Change:
    return Change("membership", number(row), None, {column: value for column, value in row.items() if column != "id"})


def _check(known: Known, wanted: Sequence[Row], others: Sequence[Row]) -> None:
    names = {row["id"]: str(row["name"]) for row in known["territory"]}
    for place, row in enumerate(wanted):
        start, end = _days(row)
        if end < start:
            raise ValueError(spaced(f"Jusqu’au {end:%d/%m/%Y} ; attendu : le {start:%d/%m/%Y} ou après."))
        if row["role"] == Role.CCT and row["territory_id"] is None:
            raise ValueError(
                spaced("Territoire : aucun ; attendu : celui dont la personne est chargée de coopération.")
            )
        for other in (*others, *wanted[:place]):
            if _same(row, other):
                days = f"du {_days(other)[0]:%d/%m/%Y}"
                where = names.get(row["territory_id"], "sans territoire")
                raise ValueError(
                    spaced(f"Un autre rattachement, {days}, dit déjà cela ({where}) ; attendu : le changer.")
                )


def _same(one: Row, other: Row) -> bool:
    """Whether both say the same of the same days."""
    alike = all(one[column] == other[column] for column in ("role", "territory_id"))
    (start, end), (first, last) = _days(one), _days(other)
    return alike and start <= last and first <= end


def _days(row: Row) -> tuple[date, date]:
    return cast(date, row["start_on"]), cast(date | None, row["end_on"]) or date.max
