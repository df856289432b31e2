import pytest

from ctg_data.intake.planning.propose import propose
from ctg_data.intake.planning.respondents import respondent_code
from ctg_data.intake.tables import Reading, TableKind, Workbook
from tests.builders import (
    BAIES,
    JUNE,
    MARCH,
    VALLEES,
    apply,
    created,
    entries,
    known,
    member,
    person,
    questionnaire,
    read_meeting,
    reading,
    updated,
    with_rows,
)

BEFORE = known(
    **questionnaire("Q1", "Q2"),
    person=(person(100, "Martin", "Claire"), person(101, "Durand", "Paul")),
    membership=(member(200, 100), member(201, 100, BAIES), member(202, 101, role="operator")),
)
FIRST = {"code": "ab 12", "territory": "7 Vallées", "wave": "Départ", "Q1": 7, "Q2": 4}
SECOND = {"code": "CD34", "territory": None, "wave": "départ", "Q1": "10", "Q2": 0}


def outcome(*rows, before=BEFORE, day=MARCH, answers=None):
    meetings = (read_meeting(day),) if day else ()
    table = entries(TableKind.SELF_ASSESSMENT, *rows, sheet="Auto-évaluation", meetings=meetings)
    return propose(reading(table), before, answers or {})


def plan(*rows, **given):
    return outcome(*rows, **given).plan


def places(result):
    return [(finding.code, finding.cell) for finding in result.findings if finding.severity == "blocks"]


def test_a_new_campaign_has_the_date_of_the_meeting():
    (campaign,) = created(plan(FIRST, SECOND), "campaign")
    assert (campaign["name"], campaign["held_on"], campaign["questionnaire_id"]) == ("Départ", MARCH, 500)


def test_a_new_campaign_expects_each_cct_once():
    assert created(plan(FIRST), "campaign")[0]["expected"] == 1


def test_answers_alone_make_no_meeting():
    assert (created(plan(FIRST), "meeting"), plan(FIRST).meetings) == ([], ())


def test_each_row_is_one_response_under_its_code():
    rows = created(plan(FIRST, SECOND), "response")
    assert [(row["code"], row["territory_id"]) for row in rows] == [("AB12", VALLEES), ("CD34", None)]


def test_each_item_answered_is_one_answer():
    assert [(r["item_id"], r["value"]) for r in created(plan(FIRST, SECOND), "answer")] == [
        (501, 7),
        (502, 4),
        (501, 10),
        (502, 0),
    ]


def test_the_history_never_tells_which_row_of_a_sheet_a_response_stood_on():
    sources = [change.source for change in plan(FIRST, SECOND).changes if change.table in ("response", "answer")]
    assert {(each.sheet, each.row, *each.cells) for each in sources} == {("Auto-évaluation", 0)}


def test_responses_are_numbered_by_their_codes_and_not_as_people_signed():
    rows = ({**FIRST, "code": code} for code in ("MO27", "AB12", "CD34"))
    assert [row["code"] for row in created(plan(*rows), "response")] == ["AB12", "CD34", "MO27"]


@pytest.mark.parametrize("given", [{"sheet": "Claire MARTIN"}, {"file": "départ - Martin Claire.xlsx"}])
def test_a_form_alone_under_the_name_of_a_person_stops_the_import(given):
    assert places(under(given, FIRST)) == [("answers_of_a_name", "A1")]


def test_several_forms_in_the_file_of_one_person_say_of_nobody():
    assert places(under({"file": "départ - Martin Claire.xlsx"}, FIRST, SECOND)) == []


def test_a_campaign_under_the_name_of_a_person_stops_the_import():
    assert places(outcome({**FIRST, "wave": "Martin Claire"}, SECOND)) == [("answers_of_a_name", "A1")]


def under(given, *rows):
    table = entries(
        TableKind.SELF_ASSESSMENT, *rows, sheet=given.get("sheet", "Réponses"), meetings=(read_meeting(MARCH),)
    )
    return propose(Reading(Workbook(given.get("file", "f.xlsx"), "0" * 64, 1), (table,)), BEFORE, {})


def test_an_item_left_blank_has_no_answer():
    assert [row["item_id"] for row in created(plan({**FIRST, "Q1": None}), "answer")] == [502]


def test_the_same_answers_again_change_nothing():
    after = apply(BEFORE, plan(FIRST, SECOND))
    assert (plan(FIRST, SECOND, before=after).changes, plan(FIRST, SECOND, before=after).unchanged) == ((), 6)


def test_a_corrected_answer_changes_that_answer_only():
    after = apply(BEFORE, plan(FIRST, SECOND))
    result = plan({**FIRST, "Q2": 5}, SECOND, before=after)
    assert (len(result.changes), updated(result, "answer")) == (1, [({"value": 4}, {"value": 5})])


def test_a_blank_answer_leaves_the_known_one():
    after = apply(BEFORE, plan(FIRST))
    assert plan({**FIRST, "Q1": None}, before=after).changes == ()


def test_the_same_code_in_another_campaign_is_another_response():
    after = apply(BEFORE, plan(FIRST))
    result = plan({**FIRST, "wave": "À un an"}, before=after, day=JUNE)
    assert (len(created(result, "campaign")), len(created(result, "response"))) == (1, 1)


def test_one_code_twice_in_a_campaign_stops_the_import():
    result = outcome(FIRST, {**FIRST, "code": "AB12", "wave": "DÉPART"})
    assert (places(result), result.ready) == ([("row_twice", "A3")], False)


@pytest.mark.parametrize("value", [-1, 11, "12"])
def test_an_answer_out_of_the_scale_stops_the_import_at_its_cell(value):
    assert places(outcome({**FIRST, "Q2": value})) == [("out_of_scale", "E2")]


@pytest.mark.parametrize("value", [0, 10])
def test_both_ends_of_the_scale_are_answers(value):
    assert places(outcome({**FIRST, "Q2": value})) == []


def test_a_code_missing_is_named_at_its_cell():
    assert places(outcome({**FIRST, "code": " "})) == [("compulsory_missing", "A2")]


def test_the_day_of_a_new_campaign_is_asked_where_the_file_does_not_tell_it():
    result = outcome(FIRST, day=None)
    assert ([question.id for question in result.questions], result.ready) == (["date:Auto-évaluation"], False)


def test_the_day_answered_is_that_of_the_new_campaign():
    result = plan(FIRST, day=None, answers={"date:Auto-évaluation": "2025-03-18"})
    assert [row["held_on"] for row in created(result, "campaign")] == [MARCH]


def test_a_known_campaign_needs_no_date():
    after = apply(BEFORE, plan(FIRST))
    assert len(created(plan(SECOND, before=after, day=None), "response")) == 1


def test_a_store_without_a_questionnaire_stops_the_import():
    assert places(outcome(FIRST, before=known())) == [("questionnaire_missing", "C2")]


def test_a_column_that_is_no_item_is_told_once():
    result = outcome({**FIRST, "Q11": 5}, {**SECOND, "Q11": 6})
    assert [f.code for f in result.findings if f.severity == "warns"] == ["item_unknown"]


def test_a_territory_nobody_knows_is_asked_and_the_answers_wait():
    result = outcome({**FIRST, "territory": "Ternois"})
    assert ([q.id for q in result.questions], created(result.plan, "response")) == (["territory:ternois"], [])


@pytest.mark.parametrize("written", ["ab 12", "AB12", " âb-12 "])
def test_a_code_is_the_same_whatever_its_case_accents_and_spaces(written):
    assert respondent_code(written) == "AB12"


@pytest.mark.parametrize(
    ("written", "value"),
    [("7 - assez capable", 7), ("10 (tout à fait capable)", 10), ("0 : pas du tout", 0), (" 7 ", 7), (7.0, 7)],
)
def test_an_answer_with_its_words_is_its_number(written, value):
    assert created(plan({**FIRST, "Q1": written}), "answer")[0]["value"] == value


@pytest.mark.parametrize(("written", "value"), [("Pas du tout capable", 0), ("tout à fait  capable", 10)])
def test_the_words_of_an_end_of_the_scale_are_its_number(written, value):
    scale = {**BEFORE["questionnaire"][0], "low_label": "pas du tout capable", "high_label": "tout à fait capable"}
    before = with_rows(known(**{**BEFORE.tables, "questionnaire": ()}), questionnaire=(scale,))
    assert created(plan({**FIRST, "Q1": written}, before=before), "answer")[0]["value"] == value


@pytest.mark.parametrize("written", ["7 ou 8", "7,5", "plutôt capable", "AO07", "7 - 8", "sept"])
def test_an_answer_that_is_no_number_of_the_scale_stops_the_import_at_its_cell(written):
    assert places(outcome({**FIRST, "Q2": written})) == [("answer_invalid", "E2")]


def test_what_was_answered_is_not_repeated_in_what_is_said():
    assert "plutôt" not in repr(outcome({**FIRST, "Q2": "plutôt capable"}).findings)
