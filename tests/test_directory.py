from datetime import date

import pytest

from ctg_data.intake.planning.propose import propose
from ctg_data.intake.tables import TableKind
from tests.builders import (
    BAIES,
    MARCH,
    NETWORK,
    VALLEES,
    apply,
    attendance,
    created,
    entries,
    known,
    meeting,
    member,
    person,
    reading,
    updated,
    with_rows,
)

EMPTY = known()
BEFORE = known(
    person=(person(100, "Martin", "Claire", "CC7V"), person(101, "Durand", "Paul")),
    membership=(member(200, 100), member(201, 101, BAIES)),
)
CLAIRE = {"last_name": "Martin", "first_name": "Claire", "role": "CCT", "territory": "7 Vallées"}
PEOPLE = (
    {**CLAIRE, "start_on": date(2024, 1, 1)},
    {"last_name": "Leroy", "first_name": "Zoé", "role": "Opérateur associé", "structure": "CIAS", "territory": "HPM"},
    {"last_name": "Petit", "first_name": "Anne", "role": "Animation Caf / MSA", "structure": "Caf", "territory": None},
)


def outcome(*rows, before=BEFORE, **answers):
    return propose(reading(entries(TableKind.DIRECTORY, *rows, sheet="Annuaire")), before, answers)


def plan(*rows, before=BEFORE):
    return outcome(*rows, before=before).plan


def codes(result):
    return [finding.code for finding in result.findings]


def test_a_directory_makes_people_and_their_memberships():
    result = plan(*PEOPLE, before=EMPTY)
    roles = [(row["role"], row["territory_id"]) for row in created(result, "membership")]
    assert (len(created(result, "person")), roles) == (3, [("cct", 13), ("operator", 11), ("facilitator", None)])


def test_a_membership_belongs_to_the_network():
    assert {row["network_id"] for row in created(plan(*PEOPLE, before=EMPTY), "membership")} == {NETWORK}


def test_the_same_directory_again_changes_nothing():
    after = apply(EMPTY, plan(*PEOPLE, before=EMPTY))
    assert plan(*PEOPLE, before=after).changes == ()


def test_without_a_start_people_belong_since_their_territory_does():
    result = outcome(PEOPLE[1], before=EMPTY)
    assert (created(result.plan, "membership")[0]["start_on"], codes(result)) == (date(2024, 1, 1), ["start_assumed"])


def test_without_a_start_a_known_membership_keeps_its_own():
    before = known(**{**BEFORE.tables, "membership": (member(200, 100, start_on=date(2024, 9, 1)),)})
    assert plan(CLAIRE, before=before).changes == ()


def test_an_end_closes_the_membership_of_the_same_start():
    row = {**CLAIRE, "start_on": date(2024, 1, 1), "end_on": date(2025, 6, 30)}
    assert updated(plan(row), "membership") == [({"end_on": None}, {"end_on": date(2025, 6, 30)})]


def test_a_membership_that_ends_leaves_past_attendance_as_it_was():
    before = with_rows(BEFORE, meeting=(meeting(300),), attendance=(attendance(400, 300, 100, "present"),))
    result = plan({**CLAIRE, "end_on": date(2025, 1, 1)}, before=before)
    assert [change.table for change in result.changes] == ["membership"]


def test_a_blank_end_never_reopens_a_membership():
    before = known(**{**BEFORE.tables, "membership": (member(200, 100, end_on=MARCH),)})
    assert plan({**CLAIRE, "start_on": date(2024, 1, 1), "end_on": None}, before=before).changes == ()


def test_a_start_corrected_moves_the_membership_and_is_told():
    result = outcome({**CLAIRE, "start_on": date(2024, 9, 1)})
    changed = updated(result.plan, "membership")
    assert (changed, codes(result)) == (
        [({"start_on": date(2024, 1, 1)}, {"start_on": date(2024, 9, 1)})],
        ["start_changes"],
    )


def test_somebody_who_comes_back_has_another_membership():
    before = known(**{**BEFORE.tables, "membership": (member(200, 100, end_on=date(2024, 6, 30)),)})
    result = plan({**CLAIRE, "start_on": date(2025, 1, 1)}, before=before)
    assert [row["start_on"] for row in created(result, "membership")] == [date(2025, 1, 1)]


def test_another_role_is_another_membership():
    result = plan({**CLAIRE, "role": "Opérateur associé", "start_on": date(2025, 1, 1)})
    assert [row["role"] for row in created(result, "membership")] == ["operator"]


def test_a_structure_is_completed_and_never_emptied():
    rows = ({**CLAIRE, "structure": ""}, {**CLAIRE, "last_name": "Durand", "first_name": "Paul", "structure": "CA2BM"})
    assert updated(plan(*rows), "person") == [({"structure": ""}, {"structure": "CA2BM"})]


def test_a_cct_without_a_territory_stops_the_import():
    result = outcome({**CLAIRE, "territory": None})
    assert ([(f.code, f.cell) for f in result.findings], result.ready) == ([("territory_of_cct", "D2")], False)


def test_an_end_before_the_known_start_stops_the_import():
    result = outcome({**CLAIRE, "end_on": date(2023, 1, 1)})
    assert (codes(result), result.plan.changes) == (["dates_reversed"], ())


def test_the_same_membership_on_two_rows_stops_the_import():
    row = {**CLAIRE, "start_on": date(2024, 1, 1)}
    result = outcome(row, row)
    assert ([(f.code, f.cell) for f in result.findings], result.ready) == ([("row_twice", "A3")], False)


def test_a_near_name_is_asked_before_anything_is_written():
    result = outcome({**CLAIRE, "last_name": "Martim"})
    assert ([q.id for q in result.questions], result.plan.changes) == (["person:claire martim"], ())


def test_an_unknown_territory_is_asked_with_its_cell():
    result = outcome({**CLAIRE, "territory": "Ternois"})
    assert [(q.id, q.sheet, q.cell) for q in result.questions] == [("territory:ternois", "Annuaire", "D2")]


@pytest.mark.parametrize("answer", [VALLEES, BAIES])
def test_an_answer_gives_the_territory(answer):
    row = {**CLAIRE, "territory": "Ternois", "start_on": date(2025, 1, 1)}
    table = reading(entries(TableKind.DIRECTORY, row))
    result = propose(table, known(person=BEFORE["person"]), {"territory:ternois": str(answer)}).plan
    assert created(result, "membership")[0]["territory_id"] == answer


def test_the_same_people_in_another_order_make_the_same_memberships():
    def made(rows):
        return {(r["role"], r["territory_id"], r["start_on"]) for r in created(plan(*rows, before=EMPTY), "membership")}

    assert made(PEOPLE) == made(PEOPLE[::-1])
