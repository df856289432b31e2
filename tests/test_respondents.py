"""One person over several campaigns: the code as people write it, near codes, and responses without any code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_data.intake.planning.propose import propose
from ctg_data.intake.planning.respondents import code_key, respondent_code, stand_in
from ctg_data.intake.tables import TableKind
from tests.builders import (
    JUNE,
    MARCH,
    apply,
    created,
    entries,
    known,
    person,
    questionnaire,
    read_meeting,
    reading,
    updated,
)

BEFORE = known(**questionnaire("Q1", "Q2"), person=(person(100, "Martin", "Claire"),))
NEAR = "respondent:MA14LF"
KEEP = {"unsigned_answers:Sheet1": "unpaired"}


def outcome(*rows, before=BEFORE, wave="Départ", day=MARCH, answers=None):
    rows = [{"wave": wave, "Q1": 7, **row} for row in rows]
    table = entries(TableKind.SELF_ASSESSMENT, *rows, sheet="Sheet1", meetings=(read_meeting(day),))
    return propose(reading(table), before, answers or {})


def codes(result):
    return [row["code"] for row in created(result.plan, "response")]


def blocked(result):
    return [(finding.code, finding.cell) for finding in result.findings if finding.severity == "blocks"]


FIRST = apply(BEFORE, outcome({"code": "MA14LE"}, {"code": "JO03AR"}).plan)


def later(*rows, **given):
    return outcome(*rows, before=given.pop("before", FIRST), wave="À un an", day=JUNE, **given)


@pytest.mark.parametrize("written", ["ma14le", "MA 14 LE", "mâ-14-le", "MAI4LE", "Ma.14.Le"])
def test_a_code_is_found_again_whatever_the_hand_that_wrote_it(written):
    assert codes(later({"code": written})) == ["MA14LE"]


@pytest.mark.parametrize("written", ["J003AR", "JOO3AR", "jo-o3-ar"])
def test_the_letter_o_and_the_figure_0_are_one_sign(written):
    assert codes(later({"code": written})) == ["JO03AR"]


def test_a_code_near_an_earlier_one_is_asked_and_kept_apart_meanwhile():
    result = later({"code": "MA14LF"})
    assert ([q.id for q in result.questions], codes(result), result.ready) == ([NEAR], ["MA14LF"], True)


def test_the_same_person_takes_the_code_known():
    assert codes(later({"code": "MA14LF"}, answers={NEAR: "MA14LE"})) == ["MA14LE"]


def test_another_person_keeps_the_code_written():
    result = later({"code": "MA14LF"}, answers={NEAR: "new"})
    assert (codes(result), result.questions) == (["MA14LF"], ())


def test_what_was_answered_of_a_code_is_remembered():
    plan = later({"code": "MA14LF"}, answers={NEAR: "MA14LE"}).plan
    after = apply(FIRST, plan)
    remembered = tuple({"id": 9, "scope": s, "question": q, "answer": a} for s, q, a in plan.remembered)
    again = later({"code": "MA14LF"}, before=known(**{**after.tables, "remembered_answer": remembered}))
    assert (again.plan.changes, again.questions) == ((), ())


def test_a_code_whose_neighbour_has_answered_too_is_another_person():
    assert later({"code": "MA14LF"}, {"code": "MA14LE"}).questions == ()


def test_a_code_whose_neighbour_answered_in_an_earlier_file_is_another_person():
    assert later({"code": "MA14LF"}, before=apply(FIRST, later({"code": "MA14LE"}).plan)).questions == ()


def test_a_code_between_two_others_is_not_asked():
    before = apply(FIRST, outcome({"code": "MA14LG"}, before=FIRST).plan)
    assert later({"code": "MA14LF"}, before=before).questions == ()


def test_codes_are_found_again_in_the_campaigns_of_one_file():
    rows = ({"code": "MA14LE"}, {"code": "MAI4LE", "wave": "À un an"}, {"code": "MA14LF", "wave": "À deux ans"})
    result = outcome(*rows)
    assert (codes(result), [q.id for q in result.questions]) == (["MA14LE", "MA14LE", "MA14LF"], [NEAR])


def test_two_slips_away_is_another_person():
    assert later({"code": "MA15LF"}).questions == ()


def test_a_code_of_the_same_campaign_is_never_near():
    assert outcome({"code": "MA14LE"}, {"code": "MA14LF"}).questions == ()


def test_one_code_written_in_two_ways_stops_the_import():
    assert blocked(later({"code": "MA14LE"}, {"code": "MAI4-LE"})) == [("row_twice", "C3")]


@pytest.mark.parametrize("written", ["Claire Martin", "MARTIN", "c.martin@caf.fr", "Martin 62", "Bernard", "Ana Roy 7"])
def test_a_name_or_an_address_in_place_of_a_code_stops_the_import(written):
    result = outcome({"code": written})
    assert (blocked(result), codes(result)) == ([("code_is_a_name", "C2")], [])


def test_a_name_in_place_of_a_code_is_not_repeated():
    assert "Martin" not in repr(outcome({"code": "Claire Martin"}).findings)


def test_responses_without_code_are_asked_about():
    result = outcome({"response": 1}, {"response": 2})
    assert ([q.id for q in result.questions], codes(result)) == (["unsigned_answers:Sheet1"], [])


def test_responses_without_code_count_under_their_number():
    assert codes(outcome({"response": 1}, {"response": 2}, answers=KEEP)) == ["depart/1", "depart/2"]


def test_responses_without_code_are_left_aside_if_the_person_says_so():
    result = outcome({"response": 1}, {"code": "MA14LE"}, answers={"unsigned_answers:Sheet1": "ignore"})
    assert (codes(result), result.plan.ignored) == (["MA14LE"], 1)


def test_responses_without_code_pair_with_nothing_in_another_campaign():
    first = outcome({"response": 1}, answers=KEEP)
    second = later({"response": 1}, before=apply(BEFORE, first.plan), answers=KEEP)
    assert not set(codes(first)) & set(codes(second))


def test_the_same_survey_with_more_responses_adds_only_those():
    after = apply(BEFORE, outcome({"response": 1}, answers=KEEP).plan)
    assert codes(outcome({"response": 1}, {"response": 2}, before=after, answers=KEEP)) == ["depart/2"]


SURVEYED = apply(BEFORE, outcome({"response": 1}, {"response": 2}, answers=KEEP).plan)
OTHER_ANSWERS = ({"response": 1, "Q1": 3}, {"response": 2, "Q1": 4})


def test_other_answers_under_the_same_numbers_are_asked_about():
    result = outcome(*OTHER_ANSWERS, before=SURVEYED, answers=KEEP)
    assert ([q.id for q in result.questions], result.plan.changes) == (["survey:Sheet1"], ())


def test_a_survey_corrected_changes_its_answers():
    result = outcome(*OTHER_ANSWERS, before=SURVEYED, answers={**KEEP, "survey:Sheet1": "same"})
    assert codes(result) == []
    assert updated(result.plan, "answer") == [({"value": 7}, {"value": 3}), ({"value": 7}, {"value": 4})]


def test_another_survey_of_the_campaign_adds_its_responses():
    result = outcome(*OTHER_ANSWERS, before=SURVEYED, answers={**KEEP, "survey:Sheet1": "other"})
    assert codes(result) == ["depart/2/1", "depart/2/2"]


def test_another_survey_of_the_campaign_is_known_again():
    answers = {**KEEP, "survey:Sheet1": "other"}
    after = apply(SURVEYED, outcome(*OTHER_ANSWERS, before=SURVEYED, answers=answers).plan)
    again = outcome(*OTHER_ANSWERS, {"response": 3}, before=after, answers=KEEP)
    assert (codes(again), again.questions) == (["depart/2/3"], ())


def test_a_response_without_code_nor_number_stops_the_import():
    assert blocked(outcome({"Q2": 3})) == [("no_code", "A1")]


@given(st.text(max_size=12))
def test_no_code_written_by_hand_is_a_stand_in(written):
    assert respondent_code(written) != stand_in("Départ", 1)


@given(st.text(max_size=12))
def test_a_code_written_again_as_it_is_kept_is_the_same(written):
    assert respondent_code(respondent_code(written)) == respondent_code(written)


@given(st.text(alphabet="ABOI01 -é", max_size=8))
def test_codes_of_one_key_are_alike_but_for_o_and_i(written):
    code = respondent_code(written)
    assert code_key(code) == code_key(code.replace("O", "0").replace("1", "I"))
