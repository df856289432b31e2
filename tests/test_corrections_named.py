"""A file that would undo a correction made on screen says so first, and the person may keep the correction."""

from dataclasses import replace
from datetime import UTC, datetime

from ctg_data.intake.planning.propose import Outcome, propose
from ctg_data.intake.tables import Reading, TableKind, Workbook
from ctg_data.plan import Known, SetOnScreen
from tests.builders import (
    NETWORK,
    VALLEES,
    attendance,
    created,
    entries,
    known,
    meeting,
    member,
    person,
    read_meeting,
    reading,
    sign_in,
    updated,
    with_rows,
)

TOLD = SetOnScreen("Ada", datetime(2025, 9, 30, 7, 30, tzinfo=UTC), "arrivée après l’appel")
STANDING = known(
    person=(person(100, "Un", "Zoé"), person(101, "Deux", "Max")),
    membership=(member(200, 100), member(201, 101)),
    meeting=(meeting(300, status="held"),),
    attendance=(attendance(400, 300, 100, "present"), attendance(401, 300, 101, "present")),
)
SHEET = sign_in(("Un", "Zoé", "absent"), ("Deux", "Max", "excused"))
KEEP, REPLACE = {"corrections:Émargement": "keep"}, {"corrections:Émargement": "replace"}
TOPICS = entries(
    TableKind.CODEV, {"title": "Mobilité", "territory": "7 Vallées"}, sheet="CODEV", meetings=(read_meeting(),)
)


def corrected(known: Known, *keys: tuple[str, int, str]) -> Known:
    return Known(known.network_id, known.tables, dict.fromkeys(keys, TOLD))


ONE = corrected(STANDING, ("attendance", 400, "status"), ("attendance", 401, "remark"))


def named(outcome: Outcome) -> list[str]:
    return [finding.code for finding in outcome.findings if finding.code.startswith("screen_")]


def test_the_correction_is_named_with_its_cell_who_when_why_and_both_values():
    (finding,) = (each for each in propose(reading(SHEET), ONE, {}).findings if each.code.startswith("screen_"))
    assert (finding.sheet, finding.cell, finding.message) == (
        "Émargement",
        "G7",
        "Présence – Un Zoé, du mardi 18 mars 2025, statut : « Présent », corrigé à l’écran par Ada le 30/09/2025 à "
        "09:30 (arrivée après l’appel), deviendrait « Absent ».",
    )


def test_without_an_answer_the_last_confirmed_wins():
    assert ({"status": "present"}, {"status": "absent"}) in updated(propose(reading(SHEET), ONE, {}).plan, "attendance")


def test_the_file_may_be_confirmed_without_an_answer():
    outcome = propose(reading(SHEET), ONE, {})
    assert ([question.id for question in outcome.questions], outcome.ready) == (["corrections:Émargement"], True)


def test_the_correction_kept_stays_and_the_rest_of_the_file_is_taken():
    changed = updated(propose(reading(SHEET), ONE, KEEP).plan, "attendance")
    assert changed == [({"status": "present"}, {"status": "excused"})]


def test_what_is_kept_is_said():
    assert named(propose(reading(SHEET), ONE, KEEP)) == ["screen_correction_kept"]


def test_the_file_chosen_still_names_what_it_replaces():
    outcome = propose(reading(SHEET), ONE, REPLACE)
    assert (named(outcome), outcome.questions) == (["screen_correction_overwritten"], ())


def test_a_file_that_agrees_with_the_correction_says_nothing():
    agreeing = sign_in(("Un", "Zoé", "present"), ("Deux", "Max", "excused"))
    outcome = propose(reading(agreeing), ONE, {})
    assert (named(outcome), outcome.questions) == ([], ())


def test_a_value_never_corrected_is_no_correction():
    assert named(propose(reading(SHEET), STANDING, {})) == []


def test_each_sheet_has_its_question():
    other = sign_in(("Deux", "Max", "excused"), sheet="Annexe")
    both = corrected(STANDING, ("attendance", 400, "status"), ("attendance", 401, "status"))
    first = sign_in(("Un", "Zoé", "absent"))
    assert [question.id for question in propose(reading(first, other), both, {}).questions] == [
        "corrections:Émargement",
        "corrections:Annexe",
    ]


def test_a_correction_typed_over_another_is_not_asked_again():
    typed = Reading(Workbook("", "", 0), (SHEET,))
    assert named(propose(typed, ONE, {})) == []


def renamed(over: str = "mobilite") -> Known:
    """A topic of March whose title, « Mobilité » on the sheet, became « Accès aux soins » on screen."""
    told = {"kind": "issue", "status": "proposed", "theme": "", "resumes_id": None, "presenter_id": None}
    row = {"id": 500, "meeting_id": 300, "territory_id": VALLEES, "title": "Accès aux soins", **told}
    tables = {**STANDING.tables, "codev_topic": ({**row, "folded": "acces aux soins"},)}
    by_column = {"title": replace(TOLD, before="Mobilité"), "folded": replace(TOLD, before=over)}
    return Known(NETWORK, tables, {("codev_topic", 500, column): each for column, each in by_column.items()})


def test_a_topic_renamed_on_screen_is_found_by_the_title_that_the_sheet_still_has():
    outcome = propose(reading(TOPICS), renamed(), {})
    assert (created(outcome.plan, "codev_topic"), named(outcome)) == ([], ["screen_correction_overwritten"])


def test_a_title_kept_is_kept_whole():
    assert updated(propose(reading(TOPICS), renamed(), {"corrections:CODEV": "keep"}).plan, "codev_topic") == []


def test_another_title_is_another_topic():
    assert len(created(propose(reading(TOPICS), renamed("logement"), {}).plan, "codev_topic")) == 1


def withdrawn() -> Known:
    gone = {"meeting_id": 300, "folded": "mobilite", "title": "Mobilité", "territory_id": VALLEES}
    empty = with_rows(STANDING, meeting=())
    return Known(NETWORK, {**empty.tables, "codev_topic": ()}, {}, (("codev_topic", gone, TOLD),))


def test_a_topic_withdrawn_on_screen_that_comes_back_is_named():
    outcome = propose(reading(TOPICS), withdrawn(), {})
    assert (named(outcome), len(created(outcome.plan, "codev_topic"))) == (["screen_withdrawal_overwritten"], 1)


def test_a_topic_withdrawn_on_screen_may_stay_so():
    outcome = propose(reading(TOPICS), withdrawn(), {"corrections:CODEV": "keep"})
    assert (named(outcome), created(outcome.plan, "codev_topic")) == (["screen_withdrawal_kept"], [])


def test_a_difficulty_of_the_file_lets_go_of_a_topic_that_stays_withdrawn():
    problems = entries(
        TableKind.PROBLEMS,
        {"title": "Bus", "territory": "7 Vallées", "topic": "Mobilité", "identified_on": "18/03/2025"},
    )
    outcome = propose(reading(TOPICS, problems), withdrawn(), {"corrections:CODEV": "keep"})
    (row,) = created(outcome.plan, "problem")
    assert row["topic_id"] is None


def test_a_person_taken_off_the_meeting_may_stay_so_with_her_territories():
    gone = {"meeting_id": 300, "person_id": 101, "role": "cct", "status": "present"}
    rows = {**STANDING.tables, "attendance": (attendance(400, 300, 100, "present"),)}
    without = Known(NETWORK, rows, {}, (("attendance", gone, TOLD),))
    plan = propose(reading(SHEET), without, KEEP).plan
    assert (created(plan, "attendance"), created(plan, "attendance_territory")) == ([], [])
