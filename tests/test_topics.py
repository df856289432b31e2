import pytest

from ctg_data.intake.planning.propose import propose
from ctg_data.intake.tables import TableKind
from tests.builders import (
    BAIES,
    JUNE,
    MARCH,
    VALLEES,
    apply,
    created,
    entries,
    known,
    meeting,
    person,
    read_meeting,
    reading,
    sign_in,
    updated,
    with_rows,
)

MOBILITY = {"title": "Mobilité des jeunes", "territory": "7 Vallées", "status": "Traité", "presenter": "Claire Martin"}
HOUSING = {"title": "Logement des saisonniers", "territory": "CA2BM", "kind": "Besoin", "status": "Reporté"}
POSTPONED = {
    "id": 600,
    "meeting_id": 300,
    "territory_id": BAIES,
    "title": "Logement des saisonniers",
    "folded": "logement des saisonniers",
    "kind": "need",
    "status": "postponed",
    "presenter_id": None,
    "resumes_id": None,
}
BEFORE = known(person=(person(100, "Martin", "Claire"), person(101, "Durand", "Paul")), meeting=(meeting(300),))
LATER = with_rows(BEFORE, meeting=(meeting(301, JUNE),), codev_topic=(POSTPONED,))


def outcome(*rows, before=BEFORE, day=MARCH, answers=None):
    table = entries(TableKind.CODEV, *rows, sheet="CODEV", meetings=(read_meeting(day),))
    return propose(reading(table), before, answers or {})


def plan(*rows, before=BEFORE, day=MARCH, answers=None):
    return outcome(*rows, before=before, day=day, answers=answers).plan


def codes(result):
    return [finding.code for finding in result.findings]


def test_each_row_is_a_topic_of_the_meeting_and_of_its_territory():
    rows = created(plan(MOBILITY, HOUSING), "codev_topic")
    assert [(row["meeting_id"], row["territory_id"], row["status"]) for row in rows] == [
        (300, VALLEES, "processed"),
        (300, BAIES, "postponed"),
    ]


def test_a_topic_that_says_no_more_is_an_issue_proposed():
    (row,) = created(plan({"title": "Mobilité", "territory": "HPM"}), "codev_topic")
    assert (row["kind"], row["status"]) == ("issue", "proposed")


def test_a_topic_knows_its_cells():
    (change,) = plan(MOBILITY).changes
    assert (change.source.sheet, change.source.row, change.source.cells["status"]) == ("CODEV", 2, "C2")


def test_the_presenter_is_found_among_the_people():
    assert created(plan(MOBILITY), "codev_topic")[0]["presenter_id"] == 100


def test_a_presenter_may_be_new_on_the_sign_in_of_the_same_file():
    sheet = sign_in(("Leroy", "Zoé", "present"))
    topics = entries(TableKind.CODEV, {**MOBILITY, "presenter": "LEROY Zoé"})
    result = propose(reading(topics, sheet), BEFORE, {}).plan
    (made,) = [change.id for change in result.changes if change.table == "person"]
    assert created(result, "codev_topic")[0]["presenter_id"] == made


def test_a_presenter_nobody_knows_is_told_and_left_blank():
    result = outcome({**MOBILITY, "presenter": "Hugo Fontaine"})
    row = created(result.plan, "codev_topic")[0]
    assert (codes(result), row["presenter_id"], created(result.plan, "person")) == (["presenter_unknown"], None, [])


def test_a_presenter_who_is_nearly_known_is_asked():
    result = outcome({**MOBILITY, "presenter": "C. Martin"})
    assert ([question.id for question in result.questions], codes(result)) == (["person:c martin"], [])


def test_a_presenter_left_aside_leaves_the_topic():
    result = plan({**MOBILITY, "presenter": "C. Martin"}, answers={"person:c martin": "ignore"})
    assert (created(result, "codev_topic")[0]["presenter_id"], result.ignored) == (None, 0)


@pytest.mark.parametrize("territory", ["", None])
def test_a_topic_without_a_territory_stops_the_import_at_its_cell(territory):
    result = outcome({**MOBILITY, "territory": territory})
    assert ([(f.code, f.cell) for f in result.findings], result.ready) == ([("compulsory_missing", "B2")], False)


def test_the_same_topics_again_change_nothing():
    assert plan(MOBILITY, HOUSING, before=apply(BEFORE, plan(MOBILITY, HOUSING))).changes == ()


def test_a_blank_cell_leaves_what_is_known_of_a_topic():
    after = apply(BEFORE, plan(MOBILITY, HOUSING))
    assert plan({**MOBILITY, "status": None, "presenter": ""}, HOUSING, before=after).changes == ()


def test_a_topic_left_out_of_a_correction_is_kept_and_named():
    result = outcome(MOBILITY, before=apply(BEFORE, plan(MOBILITY, HOUSING)))
    assert (result.plan.changes, codes(result)) == ((), ["topics_kept"])


def test_a_topic_carried_over_is_a_new_row_that_resumes_it():
    result = plan({**HOUSING, "reference": 600, "status": "Traité"}, before=LATER, day=JUNE)
    (row,) = created(result, "codev_topic")
    assert (row["meeting_id"], row["resumes_id"], updated(result, "codev_topic")) == (301, 600, [])


def test_a_topic_carried_over_and_not_spoken_of_waits_for_the_next_meeting():
    assert plan({**HOUSING, "status": None, "reference": 600}, before=LATER, day=JUNE).changes == ()


def test_a_topic_carried_over_twice_is_one_row_even_if_reworded():
    carried = {**HOUSING, "reference": 600, "status": "Traité"}
    after = apply(LATER, plan(carried, before=LATER, day=JUNE))
    result = plan({**carried, "title": "Loger les saisonniers"}, before=after, day=JUNE)
    assert (created(result, "codev_topic"), len(updated(result, "codev_topic"))) == ([], 1)


def test_the_reference_of_a_topic_of_the_same_meeting_is_that_topic():
    result = plan({**HOUSING, "reference": 600, "status": "Retiré"}, before=LATER)
    assert updated(result, "codev_topic") == [({"status": "postponed"}, {"status": "withdrawn"})]


def test_a_reference_to_nothing_known_is_told_and_the_topic_taken():
    result = outcome({**MOBILITY, "reference": 777})
    assert (codes(result), created(result.plan, "codev_topic")[0]["resumes_id"]) == (["reference_unknown"], None)


def test_the_same_title_on_two_rows_stops_the_import():
    result = outcome(MOBILITY, {**MOBILITY, "title": "mobilite  des JEUNES"})
    assert ([(f.code, f.cell) for f in result.findings], result.ready) == ([("row_twice", "A3")], False)


def test_a_title_nearly_known_is_asked():
    (question,) = outcome({**HOUSING, "title": "Logement des saisonnier"}, before=LATER).questions
    assert (question.id, [choice.value for choice in question.choices]) == (
        "topic:logement des saisonnier",
        ["600", "new"],
    )


@pytest.mark.parametrize(("answer", "made"), [("600", 0), ("new", 1)])
def test_an_answer_says_whether_a_title_is_another_topic(answer, made):
    answers = {"topic:logement des saisonnier": answer}
    result = plan({**HOUSING, "title": "Logement des saisonnier"}, before=LATER, answers=answers)
    assert len(created(result, "codev_topic")) == made


def test_topics_of_no_meeting_stop_the_import():
    result = propose(reading(entries(TableKind.CODEV, MOBILITY)), BEFORE, {})
    assert (codes(result), result.plan.changes) == (["meeting_unknown"], ())


def test_a_topic_processed_makes_no_difficulty_by_itself():
    assert created(plan(MOBILITY), "problem") == []
