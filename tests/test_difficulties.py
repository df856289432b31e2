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
    created,
    entries,
    known,
    meeting,
    read_meeting,
    reading,
    updated,
    with_rows,
)

TRANSPORT = {"title": "Transport des jeunes", "territory": "7 Vallées", "status": "En cours"}
STAFF = {"title": "Poste vacant", "territory": "CA2BM"}


def problem(row_id, number, title, **values):
    return {
        "id": row_id,
        "network_id": NETWORK,
        "number": number,
        "territory_id": VALLEES,
        "title": title,
        "folded": title.lower(),
        "topic_id": None,
        "identified_on": date(2025, 1, 10),
        "status": "open",
        "overcome_on": None,
        "lever": "",
        "shareable": False,
        **values,
    }


def topic(row_id, meeting_id, title):
    return {"id": row_id, "meeting_id": meeting_id, "territory_id": VALLEES, "title": title, "folded": title.lower()}


BEFORE = known(
    meeting=(meeting(300), meeting(290, date(2024, 12, 10))),
    problem=(problem(700, 4, "Transport des jeunes"), problem(701, 9, "Accueil des saisonniers")),
    codev_topic=(topic(600, 290, "Bus"), topic(601, 300, "Bus")),
)


def outcome(*rows, before=BEFORE, day=MARCH, answers=None):
    meetings = (read_meeting(day),) if day else ()
    table = entries(TableKind.PROBLEMS, *rows, sheet="Difficultés", meetings=meetings)
    return propose(reading(table), before, answers or {})


def plan(*rows, **given):
    return outcome(*rows, **given).plan


def codes(result):
    return [finding.code for finding in result.findings]


def test_a_new_difficulty_takes_the_number_that_follows():
    assert [row["number"] for row in created(plan(STAFF, {**STAFF, "title": "Locaux"}), "problem")] == [10, 11]


def test_a_number_written_on_the_sheet_is_not_taken_by_another_row():
    rows = created(plan(STAFF, {**STAFF, "title": "Locaux", "number": 10}), "problem")
    assert {row["title"]: row["number"] for row in rows} == {"Locaux": 10, "Poste vacant": 11}


def test_a_difficulty_without_a_date_was_identified_at_the_meeting():
    assert created(plan(STAFF), "problem")[0]["identified_on"] == MARCH


def test_a_difficulty_without_a_status_has_no_follow_up():
    assert created(plan(STAFF), "problem")[0]["status"] == "no_follow_up"


def test_a_number_finds_the_difficulty_whatever_its_title():
    result = plan({**TRANSPORT, "number": 4, "title": "Transport des très jeunes", "status": "Surmontée"})
    assert updated(result, "problem")[0][1]["status"] == "overcome"


def test_a_number_of_quite_another_title_is_told():
    assert codes(outcome({**STAFF, "number": 4})) == ["problem_title_changes"]


def test_a_title_finds_the_difficulty_of_its_territory():
    result = plan({**TRANSPORT, "lever": "Navette"})
    assert updated(result, "problem") == [({"lever": ""}, {"lever": "Navette"})]


def test_the_same_title_in_another_territory_is_asked():
    result = outcome({**TRANSPORT, "territory": "CA2BM"})
    assert ([q.id for q in result.questions], result.plan.changes) == (["problem:transport des jeunes"], ())


def test_another_territory_may_have_a_difficulty_of_the_same_title():
    given = {"answers": {"problem:transport des jeunes": "new"}}
    result = plan({**TRANSPORT, "territory": "CA2BM"}, **given)
    assert [(row["number"], row["territory_id"]) for row in created(result, "problem")] == [(10, BAIES)]


def test_that_difficulty_is_found_again_the_next_time():
    given, row = {"answers": {"problem:transport des jeunes": "new"}}, {**TRANSPORT, "territory": "CA2BM"}
    assert plan(row, before=apply(BEFORE, plan(row, **given)), **given).changes == ()


def test_the_same_difficulties_again_change_nothing():
    rows = (STAFF, {**TRANSPORT, "topic": "Bus"})
    assert plan(*rows, before=apply(BEFORE, plan(*rows))).changes == ()


@pytest.mark.parametrize("status", [None, "Sans suivi renseigné"])
def test_no_follow_up_never_overwrites_a_known_one(status):
    assert plan({**TRANSPORT, "number": 4, "status": status}).changes == ()


def test_overcome_before_the_known_date_of_identification_stops_the_import():
    result = outcome({**TRANSPORT, "number": 4, "overcome_on": date(2025, 1, 9), "status": "Surmontée"})
    assert ([(f.code, f.cell) for f in result.findings], result.plan.changes) == ([("dates_reversed", "E2")], ())


def test_a_date_overcome_without_the_status_is_told():
    assert codes(outcome({**TRANSPORT, "number": 4, "overcome_on": MARCH})) == ["overcome_without_status"]


def test_a_difficulty_of_no_date_and_no_meeting_stops_the_import():
    result = outcome(STAFF, day=None)
    assert (codes(result), result.ready) == (["identified_on_missing"], False)


def test_a_difficulty_entered_with_its_date_needs_no_meeting():
    result = plan({**STAFF, "identified_on": "10/02/2025"}, day=None)
    assert (created(result, "problem")[0]["identified_on"], result.meetings) == (date(2025, 2, 10), ())


def test_the_topic_linked_is_the_latest_of_that_title():
    assert created(plan({**STAFF, "topic": "BUS"}), "problem")[0]["topic_id"] == 601


def test_the_topic_of_the_same_file_can_be_linked():
    topics = entries(TableKind.CODEV, {"title": "Covoiturage", "territory": "HPM"}, meetings=(read_meeting(),))
    problems = entries(TableKind.PROBLEMS, {**STAFF, "topic": "Covoiturage"})
    result = propose(reading(problems, topics), BEFORE, {}).plan
    (made,) = [change.id for change in result.changes if change.table == "codev_topic"]
    assert created(result, "problem")[0]["topic_id"] == made


def test_a_topic_nobody_knows_is_told_and_the_difficulty_taken():
    result = outcome({**STAFF, "topic": "Inconnu"})
    assert (codes(result), created(result.plan, "problem")[0]["topic_id"]) == (["topic_unknown"], None)


def test_a_known_link_is_not_doubted_for_a_topic_out_of_sight():
    before = known(**{**BEFORE.tables, "problem": (problem(700, 4, "Transport des jeunes", topic_id=550),)})
    assert codes(outcome({**TRANSPORT, "number": 4, "topic": "Très ancien"}, before=before)) == []


def test_one_number_on_two_rows_stops_the_import():
    result = outcome({**TRANSPORT, "number": 4}, {**TRANSPORT, "number": 4})
    assert ([(f.code, f.cell) for f in result.findings], result.ready) == ([("row_twice", "A3")], False)


def test_one_new_title_on_two_rows_stops_the_import():
    assert codes(outcome(STAFF, STAFF)) == ["row_twice"]


def test_a_difficulty_of_an_empty_network_is_the_first():
    before = with_rows(known(), meeting=(meeting(300),))
    assert created(plan(STAFF, before=before), "problem")[0]["number"] == 1
