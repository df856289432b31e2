"""A membership ended, followed by another or corrected, and the marks of past meetings it bears on."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from builders import (
    BAIES,
    JUNE,
    MARCH,
    MONTREUILLOIS,
    NETWORK,
    VALLEES,
    apply,
    attendance,
    known,
    meeting,
    member,
    person,
)
from hypothesis import given
from hypothesis import strategies as st
from stores import TWO_BAYS, Filling, content, territory

from ctg_data import store
from ctg_data.indicators.attendance import attendance_figures
from ctg_data.indicators.declarations import INDICATORS
from ctg_data.indicators.figure import latest
from ctg_data.intake.planning.expected import standings_of
from ctg_data.people.belonging import Changed, Wanted, change
from ctg_data.people.writing import write_membership
from ctg_data.plan import Known, Plan, Row
from ctg_data.selection import Selection
from ctg_data.store import Database, PlanOutdated
from ctg_data.ui.people import past
from ctg_data.vocabulary import Role

ZOE, MEMBERSHIP = 31, 41
M_MARCH, M_JUNE = 51, 52
EVER = date(2024, 1, 1)
AS_IT_IS = Wanted(Role.CCT, VALLEES, EVER)
NAMES = {MONTREUILLOIS: "Haut-Pays", BAIES: "2 Baies", VALLEES: "7 Vallées"}


def served(row_id: int, attendance_id: int, territory_id: int = VALLEES) -> Row:
    return {"id": row_id, "attendance_id": attendance_id, "territory_id": territory_id}


def zoe(*others: Row, marks: Sequence[Row] = (), places: Sequence[Row] = (), **own: object) -> Known:
    """Zoé, of 7 Vallées unless told; two meetings held, in March and June; her marks there."""
    return known(
        person=(person(ZOE, "Un", "Zoé"),),
        membership=(member(MEMBERSHIP, ZOE, **own), *others),  # type: ignore[arg-type]
        meeting=(meeting(M_MARCH, MARCH, status="held"), meeting(M_JUNE, JUNE, status="held")),
        attendance=tuple(marks),
        attendance_territory=tuple(places),
    )


BOTH = zoe(
    marks=[attendance(61, M_MARCH, ZOE, "present"), attendance(62, M_JUNE, ZOE, "unknown")],
    places=[served(71, 61), served(72, 62)],
)


def days(changed: Changed) -> list[date]:
    return [line.day for line in changed.lines]


def tables(changed: Changed) -> list[str]:
    return [each.table for each in changed.plan.changes]


def refused(before: Known, *wanted: Wanted) -> str:
    with pytest.raises(ValueError, match="attendu") as said:
        change(before, MEMBERSHIP, wanted)
    return str(said.value).replace("\xa0", " ").replace("\u202f", " ")


def after(before: Known, found: Changed) -> Known:
    """What would be known once it is written, without what is taken away."""
    gone = {(each.table, each.id) for each in found.plan.changes if each.after is None}
    written = apply(before, found.plan).tables.items()
    return replace(
        before, tables={name: tuple(row for row in rows if (name, row["id"]) not in gone) for name, rows in written}
    )


def test_what_says_the_same_changes_nothing_and_asks_nothing() -> None:
    assert change(BOTH, MEMBERSHIP, [AS_IT_IS]) == Changed(Plan(NETWORK))


def test_another_territory_leaves_past_marks_as_they_are_unless_they_are_chosen() -> None:
    found = change(BOTH, MEMBERSHIP, [Wanted(Role.CCT, BAIES, EVER)])
    assert (tables(found), days(found)) == (["membership"], [MARCH, JUNE])


def test_another_territory_moves_the_marks_of_the_meetings_chosen_and_of_no_other() -> None:
    found = change(BOTH, MEMBERSHIP, [Wanted(Role.CCT, BAIES, EVER)], [M_MARCH])
    places = after(BOTH, found)["attendance_territory"]
    assert {row["attendance_id"]: row["territory_id"] for row in places} == {61: BAIES, 62: VALLEES}


def test_another_role_is_that_of_the_mark_once_it_is_chosen() -> None:
    found = change(BOTH, MEMBERSHIP, [Wanted(Role.OPERATOR, VALLEES, EVER)], [M_MARCH, M_JUNE])
    assert {row["role"] for row in after(BOTH, found)["attendance"]} == {"operator"}


def test_a_known_status_is_never_touched() -> None:
    found = change(BOTH, MEMBERSHIP, [Wanted(Role.OPERATOR, BAIES, EVER)], [M_MARCH, M_JUNE])
    assert [row["status"] for row in after(BOTH, found)["attendance"]] == ["present", "unknown"]


def test_a_start_moved_back_expects_nobody_at_a_past_meeting_unless_confirmed() -> None:
    found = change(zoe(start_on=date(2025, 9, 1)), MEMBERSHIP, [Wanted(Role.CCT, VALLEES, date(2025, 6, 1))])
    assert (tables(found), days(found)) == (["membership"], [JUNE])


def test_a_start_moved_back_adds_an_unknown_mark_where_it_is_confirmed() -> None:
    before = zoe(start_on=date(2025, 9, 1))
    found = change(before, MEMBERSHIP, [Wanted(Role.CCT, VALLEES, date(2025, 6, 1))], [M_JUNE])
    written = after(before, found)
    (mark,), (place,) = written["attendance"], written["attendance_territory"]
    said = (
        mark["meeting_id"],
        mark["status"],
        mark["role"],
        place["attendance_id"] == mark["id"],
        place["territory_id"],
    )
    assert said == (M_JUNE, "unknown", "cct", True, VALLEES)


def test_a_guest_of_that_day_becomes_expected_once_confirmed() -> None:
    before = zoe(start_on=date(2025, 9, 1), marks=[attendance(61, M_MARCH, ZOE, "present", role="guest")])
    found = change(before, MEMBERSHIP, [AS_IT_IS], [M_MARCH])
    written = after(before, found)
    assert (written["attendance"][0]["role"], written["attendance_territory"][0]["territory_id"]) == ("cct", VALLEES)


def test_an_end_before_a_meeting_takes_away_the_mark_that_only_expected_somebody() -> None:
    found = change(BOTH, MEMBERSHIP, [Wanted(Role.CCT, VALLEES, EVER, date(2025, 4, 1))], [M_JUNE])
    gone = {each.table for each in found.plan.changes if each.after is None}
    assert (days(found), gone) == ([JUNE], {"attendance", "attendance_territory"})


def test_who_came_after_an_end_is_a_guest_of_that_day() -> None:
    found = change(BOTH, MEMBERSHIP, [Wanted(Role.CCT, VALLEES, EVER, date(2025, 1, 31))], [M_MARCH])
    mark = next(row for row in after(BOTH, found)["attendance"] if row["id"] == 61)
    assert (mark["role"], mark["status"]) == ("guest", "present")


def test_a_change_on_a_day_ends_one_membership_and_begins_the_next() -> None:
    wanted = [Wanted(Role.CCT, VALLEES, EVER, date(2025, 4, 30)), Wanted(Role.CCT, BAIES, date(2025, 5, 1))]
    found = change(BOTH, MEMBERSHIP, wanted)
    assert ([each.before is None for each in found.plan.changes], days(found)) == ([False, True], [JUNE])


def test_a_person_of_two_territories_keeps_the_other() -> None:
    before = zoe(
        member(42, ZOE, BAIES),
        marks=[attendance(61, M_MARCH, ZOE, "present"), attendance(62, M_JUNE, ZOE, "present")],
        places=[served(71, 61), served(72, 61, BAIES), served(73, 62), served(74, 62, BAIES)],
    )
    found = change(before, MEMBERSHIP, [Wanted(Role.CCT, MONTREUILLOIS, EVER)], [M_MARCH, M_JUNE])
    written = after(before, found)
    assert {row["territory_id"] for row in written["attendance_territory"]} == {BAIES, MONTREUILLOIS}


def test_nobody_is_expected_for_a_territory_on_a_day_when_it_does_not_belong() -> None:
    belongs: Row = {"territory_id": VALLEES, "start_on": date(2025, 5, 1), "end_on": None}
    said = [standings_of([member(MEMBERSHIP, ZOE)], [belongs], day) for day in (MARCH, JUNE)]
    assert [list(each) for each in said] == [[], [ZOE]]


def test_an_end_before_the_start_is_refused() -> None:
    assert (
        refused(BOTH, Wanted(Role.CCT, VALLEES, MARCH, EVER))
        == "Jusqu’au 01/01/2024 ; attendu : le 18/03/2025 ou après."
    )


def test_a_cct_has_a_territory() -> None:
    assert refused(BOTH, Wanted(Role.CCT, None, EVER)).startswith("Territoire : aucun")


def test_two_memberships_never_say_the_same_of_the_same_day() -> None:
    before = zoe(member(42, ZOE, BAIES, start_on=MARCH))
    assert "du 18/03/2025" in refused(before, Wanted(Role.CCT, BAIES, EVER, MARCH))


any_day = st.dates(date(2024, 6, 1), date(2025, 12, 31))
wanted_ones = st.builds(
    lambda role, place, bounds: Wanted(role, place, min(bounds), max(bounds)),
    st.sampled_from([Role.CCT, Role.OPERATOR]),
    st.sampled_from([MONTREUILLOIS, BAIES, VALLEES]),
    st.tuples(any_day, any_day),
)


@given(wanted_ones, wanted_ones)
def test_once_brought_in_line_nothing_more_is_asked(first: Wanted, then: Wanted) -> None:
    before = BOTH
    for wanted in (first, then):
        asked = [line.meeting for line in change(before, MEMBERSHIP, [wanted]).lines]
        before = after(before, change(before, MEMBERSHIP, [wanted], asked))
    assert change(before, MEMBERSHIP, [then]).lines == ()


def test_what_a_line_says_is_told_before_and_after() -> None:
    (march, _) = change(BOTH, MEMBERSHIP, [Wanted(Role.OPERATOR, BAIES, EVER)]).lines
    assert [past.before(march, NAMES), past.after(march, NAMES)] == [
        "Présent, Chargé·e de coopération, 7 Vallées",
        "Présent, Opérateur associé, 2 Baies",
    ]


# In the store


@pytest.fixture
def late(db: Database) -> tuple[Database, int, int]:
    """Zoé from September only, and six others who came in June: the store, her number, that of her membership."""
    filling = Filling(db)
    held = filling.meeting(JUNE)
    filling.meeting(MARCH)  # held, but its sheet has not come
    for number in range(6):
        someone = filling.person(f"Autre {number}")
        filling.member(someone, territory(db, TWO_BAYS))
        filling.attendance(held, someone, "present", territory(db, TWO_BAYS))
    filling.member(filling.person("Un", "Zoé"), territory(db), start_on=date(2025, 9, 1))
    filling.commit()
    row = max(content(db, "membership")["membership"], key=lambda each: str(each[5]))
    return db, int(str(row[2])), int(str(row[0]))


def backdated(late: tuple[Database, int, int], *in_line: int) -> Callable[[Known], Plan]:
    wanted = [Wanted(Role.CCT, territory(late[0]), date(2025, 1, 1))]
    return lambda known: change(known, late[2], wanted, in_line).plan


def lines(late: tuple[Database, int, int]) -> list[int]:
    db, person_id, number = late
    with db.reading() as tx:
        known = store.known_memberships(tx, NETWORK, person_id)
    return [line.meeting for line in change(known, number, [Wanted(Role.CCT, territory(db), date(2025, 1, 1))]).lines]


def written(late: tuple[Database, int, int], *in_line: int) -> int:
    db, person_id, _ = late
    with db.reading() as tx:
        plan = backdated(late, *in_line)(store.known_memberships(tx, NETWORK, person_id))
    return write_membership(db, person_id, backdated(late, *in_line), plan, label="essai", reason="oubli")


def expected(db: Database) -> tuple[float | None, float | None]:
    with db.reading() as tx:
        figures = attendance_figures(store.counts(tx, Selection(NETWORK)))
    return latest(figures, "attendance_rate").denominator, latest(figures, "unknown_marks").value


def test_only_meetings_whose_sheet_has_come_are_asked_about(late: tuple[Database, int, int]) -> None:
    assert len(lines(late)) == 1


def test_a_membership_backdated_moves_no_figure(late: tuple[Database, int, int]) -> None:
    before = expected(late[0])
    written(late)
    assert expected(late[0]) == before == (6, 0)


def test_once_confirmed_it_is_an_unknown_mark_more(late: tuple[Database, int, int]) -> None:
    written(late, *lines(late))
    assert expected(late[0]) == (6, 1)


def test_a_change_of_membership_is_undone_with_the_marks_it_brought(late: tuple[Database, int, int]) -> None:
    before = content(late[0])
    number = written(late, *lines(late))
    with late[0].writing() as tx:
        store.undo(tx, number)
    assert content(late[0]) == before


def test_the_figures_that_would_move_are_told_and_nothing_is_written(late: tuple[Database, int, int]) -> None:
    db, person_id, _ = late
    before = content(db)
    with db.writing() as tx:
        plan = backdated(late, *lines(late))(store.known_memberships(tx, NETWORK, person_id))
        now = store.counts(tx, Selection(NETWORK))
        then = store.would_give(tx, plan, lambda trial: store.counts(trial, Selection(NETWORK)))
    told = past.moved(now, then, {territory(db): "7 Vallées"})
    whole = told[(told["Où"] == "Tout le réseau") & (told["Chiffre"] == INDICATORS["unknown_marks"].label)]
    assert (whole["Ensuite"].tolist(), content(db) == before) == (["1 / 7"], True)


def test_a_membership_changed_meanwhile_is_not_overwritten(late: tuple[Database, int, int]) -> None:
    db, person_id, _ = late
    with db.reading() as tx:
        shown = backdated(late)(store.known_memberships(tx, NETWORK, person_id))
    written(late)
    with pytest.raises(PlanOutdated):
        write_membership(db, person_id, backdated(late), shown, label="essai", reason=None)


def test_the_marks_of_another_network_are_not_asked_about(late: tuple[Database, int, int]) -> None:
    db, person_id, _ = late
    filling = Filling(db)
    other = filling.add("network", name="Départemental")
    filling.network_id = other
    filling.attendance(filling.meeting(MARCH), person_id, "present", territory(db))
    filling.network_id = NETWORK
    filling.commit()
    assert len(lines(late)) == 1
