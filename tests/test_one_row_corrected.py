"""One row of a meeting typed over on screen: what it changes, what it empties, what it refuses; nobody else moves."""

from datetime import date

from ctg_data.entries import corrected
from ctg_data.folding import fold
from ctg_data.intake.planning.propose import Outcome, needs_of, propose
from ctg_data.intake.tables import Cell, MeetingRead, Reading, TableKind, Workbook
from ctg_data.plan import Known, Source
from ctg_data.vocabulary import MeetingKind
from tests.builders import (
    MARCH,
    NETWORK,
    VALLEES,
    attendance,
    created,
    known,
    meeting,
    member,
    only,
    person,
    updated,
    with_rows,
)

READ = MeetingRead(MARCH, "", kind=MeetingKind.QUARTERLY, id=300)
LABELS = {name: name.capitalize() for name in ("person", "status", "title", "reference", "number", "overcome_on")}


def topic(row_id: int, title: str, **more: object) -> dict[str, object]:
    blank = {"theme": "", "subgroup": "", "recommendations": "", "presenter_id": None, "resumes_id": None}
    row = {"id": row_id, "meeting_id": 300, "territory_id": VALLEES, "title": title, "folded": fold(title)}
    return {**row, "kind": "issue", "status": "processed", "shareable": False, **blank, **more}


def problem(row_id: int, number: int, title: str, **more: object) -> dict[str, object]:
    row = {"id": row_id, "network_id": NETWORK, "number": number, "territory_id": VALLEES, "title": title}
    told = {"folded": fold(title), "topic_id": None, "identified_on": MARCH, "status": "open", "overcome_on": None}
    return {**row, **told, "lever": "", "shareable": False, **more}


BEFORE = known(
    person=(person(100, "Un", "Zoé"), person(101, "Deux", "Max"), person(102, "Trois", "Inès")),
    membership=(member(200, 100), member(201, 101), member(202, 102)),
    meeting=(meeting(300, status="held"), meeting(301, date(2025, 6, 17))),
    attendance=(attendance(400, 300, 100, "absent"), attendance(401, 300, 101, "present")),
    attendance_territory=({"id": 450, "attendance_id": 400, "territory_id": VALLEES},),
    codev_topic=(
        topic(500, "mobilité", theme="Transports", presenter_id=100),
        topic(501, "logement"),
        topic(502, "garde"),
    ),
    problem=(
        problem(600, 1, "local", topic_id=501, status="overcome", overcome_on=date(2025, 6, 1)),
        problem(601, 2, "bus", lever="Le syndicat"),
    ),
)


def correct(kind: TableKind, over: Known = BEFORE, *, withdrawn: bool = False, **row: Cell) -> Outcome:
    tables = corrected(kind, row, LABELS, READ, withdrawn=withdrawn)
    return propose(Reading(Workbook("", "", 0), tables), over, {})


def mark(**row: Cell) -> Outcome:
    return correct(TableKind.ATTENDANCE, **row)


def a_topic(**row: Cell) -> Outcome:
    return correct(TableKind.CODEV, **{"reference": 500, "title": "mobilité", "territory": "CC des 7 Vallées"} | row)


def a_problem(**row: Cell) -> Outcome:
    return correct(TableKind.PROBLEMS, **{"number": 1, "title": "local", "territory": "CC des 7 Vallées"} | row)


def codes(outcome: Outcome) -> list[str]:
    return [finding.code for finding in outcome.findings]


# Marks


def test_a_mark_corrected_changes_that_mark_and_no_other():
    outcome = mark(person=100, status="excused")
    assert [(c.table, c.id, c.before, c.after) for c in outcome.plan.changes] == [
        ("attendance", 400, {"status": "absent"}, {"status": "excused"})
    ]


def test_nobody_else_is_said_to_be_missing():
    outcome = mark(person=100, status="excused")
    assert (outcome.findings, outcome.questions) == ((), ())


def test_a_known_mark_can_be_made_unknown_again():
    assert updated(mark(person=100, status="unknown").plan, "attendance") == [
        ({"status": "absent"}, {"status": "unknown"})
    ]


def test_a_person_forgotten_is_recorded_with_the_role_and_territory_of_that_day():
    plan = mark(person=102, status="present", invited=True).plan
    told = {**created(plan, "attendance")[0], **created(plan, "attendance_territory")[0]}
    assert (told["person_id"], told["role"], told["status"], told["territory_id"]) == (102, "cct", "present", VALLEES)


def test_a_mark_entered_by_mistake_goes_with_its_territories():
    plan = correct(TableKind.ATTENDANCE, withdrawn=True, person=100, status="absent").plan
    assert [(change.table, change.id, change.after) for change in plan.changes] == [
        ("attendance_territory", 450, None),
        ("attendance", 400, None),
    ]


def test_a_known_mark_at_a_meeting_only_planned_makes_it_held():
    planned = known(**{**BEFORE.tables, "meeting": (meeting(300),)})
    outcome = correct(TableKind.ATTENDANCE, planned, person=100, status="present")
    assert updated(outcome.plan, "meeting") == [({"status": "planned"}, {"status": "held"})]


def test_a_person_that_nobody_knows_is_said_and_nothing_is_written():
    outcome = mark(person=999, status="present")
    assert (codes(outcome), outcome.plan.changes) == (["reference_unknown"], ())


# Topics


def test_a_topic_is_corrected_in_what_differs_only():
    assert updated(a_topic(status="postponed").plan, "codev_topic") == [
        ({"status": "processed"}, {"status": "postponed"})
    ]


def test_a_blank_typed_over_a_topic_empties_it():
    outcome = a_topic(theme="", presenter="")
    assert updated(outcome.plan, "codev_topic") == [
        ({"theme": "Transports", "presenter_id": 100}, {"theme": "", "presenter_id": None})
    ]


def test_what_the_form_does_not_hold_stays():
    assert a_topic().plan.changes == ()


def test_a_topic_forgotten_is_added_to_its_meeting():
    outcome = correct(TableKind.CODEV, title="Santé", territory="CC des 7 Vallées", status="processed", theme="")
    (row,) = created(outcome.plan, "codev_topic")
    assert (row["meeting_id"], row["title"], row["theme"]) == (300, "Santé", "")


def test_the_other_topics_of_the_meeting_are_not_said_to_be_kept():
    assert codes(a_topic(status="postponed")) == []


def test_a_title_that_another_topic_of_the_meeting_bears_is_refused():
    assert codes(a_topic(title="Logement")) == ["title_taken"]


def test_a_topic_without_a_title_is_refused():
    assert codes(a_topic(title="")) == ["compulsory_missing"]


def test_a_topic_entered_by_mistake_goes():
    outcome = correct(TableKind.CODEV, withdrawn=True, reference=502, title="garde", territory="CC des 7 Vallées")
    change = only(outcome.plan.changes, "codev_topic")
    assert (change.id, change.after, (change.before or {})["title"], "id" in (change.before or {})) == (
        502,
        None,
        "garde",
        False,
    )


def test_a_topic_that_a_difficulty_leans_on_stays_and_the_difficulty_is_named():
    outcome = correct(TableKind.CODEV, withdrawn=True, reference=501, title="logement", territory="CC des 7 Vallées")
    assert (outcome.plan.changes, "Difficulté – n° 1 « local »" in outcome.findings[0].message) == ((), True)


def test_a_need_that_called_for_a_training_stays_and_the_training_is_named():
    called = with_rows(BEFORE, training_need=({"id": 700, "meeting_id": 301, "topic_id": 502},))
    outcome = correct(TableKind.CODEV, called, withdrawn=True, reference=502, title="garde", territory="7 Vallées")
    assert (outcome.plan.changes, "du mardi 17 juin 2025" in outcome.findings[0].message) == ((), True)


def test_withdrawing_a_topic_asks_the_store_for_the_difficulties():
    tables = corrected(TableKind.CODEV, {"reference": 501}, LABELS, READ, withdrawn=True)
    assert needs_of(Reading(Workbook("", "", 0), tables)).problems


# Difficulties


def test_a_difficulty_is_reopened_and_its_date_emptied():
    outcome = a_problem(status="open", overcome_on=None)
    assert updated(outcome.plan, "problem") == [
        ({"status": "overcome", "overcome_on": date(2025, 6, 1)}, {"status": "open", "overcome_on": None})
    ]


def test_a_difficulty_can_be_without_follow_up_again():
    outcome = correct(TableKind.PROBLEMS, number=2, title="bus", territory="CC des 7 Vallées", status="no_follow_up")
    assert updated(outcome.plan, "problem") == [({"status": "open"}, {"status": "no_follow_up"})]


def test_a_difficulty_overcome_before_it_was_identified_is_refused():
    assert codes(a_problem(overcome_on=date(2025, 1, 1))) == ["dates_reversed"]


def test_a_difficulty_keeps_its_day_of_identification():
    assert codes(a_problem(identified_on=None)) == ["identified_on_missing"]


def test_a_new_title_typed_on_screen_is_no_doubt():
    assert codes(a_problem(title="Tout autre chose")) == []


def test_a_difficulty_forgotten_is_identified_the_day_of_the_meeting_with_the_next_number():
    outcome = correct(TableKind.PROBLEMS, title="Recruter", territory="CC des 7 Vallées", status="open")
    (row,) = created(outcome.plan, "problem")
    assert (row["number"], row["identified_on"]) == (3, MARCH)


def test_the_plan_names_the_meeting_that_it_is_about():
    assert a_problem(lever="La Région").plan.meetings == ((MARCH, "quarterly"),)


def test_a_place_in_a_form_is_the_label_of_its_field():
    (finding,) = a_problem(overcome_on=date(2025, 1, 1)).findings
    assert finding.place == "Overcome_on"


def test_a_row_corrected_keeps_no_sheet():
    assert only(mark(person=100, status="excused").plan.changes, "attendance").source == Source(
        "", 1, {"person": "Person", "status": "Status"}
    )
