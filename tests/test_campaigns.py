"""Which campaign the answers of a survey belong to, where no column says it."""

from dataclasses import replace
from datetime import date

import pytest

from ctg_data.intake.planning.propose import propose
from ctg_data.intake.tables import TableKind, Workbook
from tests.builders import (
    JUNE,
    MARCH,
    NETWORK,
    OTHER_NETWORK,
    created,
    entries,
    known,
    questionnaire,
    read_meeting,
    reading,
)

ROW = {"code": "AB12", "Q1": 7}
NOTHING_YET = known(**questionnaire("Q1"))


def campaign(row_id, name, day, network=NETWORK):
    return {
        "id": row_id,
        "network_id": network,
        "questionnaire_id": 500,
        "name": name,
        "held_on": day,
        "expected": None,
    }


OTHERS = campaign(609, "Sondage T1 2025", MARCH, OTHER_NETWORK)
TWO = known(
    **questionnaire("Q1"),
    campaign=(campaign(600, "Départ", MARCH), campaign(601, "À un an", date(2026, 3, 10)), OTHERS),
)


def outcome(before, answers=None, sheet="Sheet1", file="enquete.xlsx", day=None):
    table = entries(TableKind.SELF_ASSESSMENT, ROW, sheet=sheet, meetings=(read_meeting(day),) if day else ())
    return propose(replace(reading(table), workbook=Workbook(file, "0" * 64, 1)), before, answers or {})


def required(result):
    return [question.id for question in result.questions if question.required]


def campaigns_of(result):
    return [row["campaign_id"] for row in created(result.plan, "response")]


def names(result):
    return [(row["name"], row["held_on"]) for row in created(result.plan, "campaign")]


def test_the_campaigns_of_the_network_and_a_new_one_are_offered():
    (question,) = outcome(TWO).questions
    assert [choice.value for choice in question.choices] == ["À un an", "Départ", "new"]


def test_nothing_is_written_until_the_campaign_is_known():
    assert (required(outcome(TWO)), outcome(TWO).plan.changes) == (["campaign:Sheet1"], ())


def test_the_campaign_answered_takes_the_answers():
    assert campaigns_of(outcome(TWO, {"campaign:Sheet1": "Départ"})) == [600]


@pytest.mark.parametrize(
    ("sheet", "file"),
    [("Sheet1", "Auto-évaluation DÉPART(1-12).xlsx"), ("T1 2025", "x.csv"), ("Sheet1", "2025_T1_reponses.csv")],
)
def test_the_name_of_the_sheet_or_of_the_file_tells_the_campaign(sheet, file):
    result = outcome(TWO, sheet=sheet, file=file)
    assert (campaigns_of(result), required(result)) == ([600], [])


def test_the_name_of_the_sheet_goes_before_that_of_the_file():
    assert campaigns_of(outcome(TWO, sheet="À un an", file="Départ.xlsx")) == [601]


def test_a_word_that_holds_the_name_of_a_campaign_is_not_its_name():
    assert required(outcome(TWO, file="Réponses du département.xlsx")) == ["campaign:Sheet1"]


def test_what_a_name_tells_can_be_answered_otherwise():
    assert campaigns_of(outcome(TWO, {"campaign:Sheet1": "À un an"}, file="Départ.xlsx")) == [601]


def test_a_quarter_without_campaign_makes_one_of_that_name_once_its_day_is_known():
    result = outcome(TWO, file="T2 2025.xlsx")
    assert required(result) == ["date:Sheet1"]
    assert names(outcome(TWO, {"date:Sheet1": "2025-06-17"}, file="T2 2025.xlsx")) == [("T2 2025", JUNE)]


def test_a_new_campaign_is_named_by_its_month():
    answers = {"campaign:Sheet1": "new", "date:Sheet1": "2025-06-17"}
    assert (names(outcome(TWO, answers)), outcome(TWO, answers).ready) == ([("Juin 2025", JUNE)], True)


def test_the_day_of_a_new_campaign_is_asked():
    assert required(outcome(TWO, {"campaign:Sheet1": "new"})) == ["date:Sheet1"]


def test_two_new_campaigns_of_one_month_have_two_names():
    before = known(**questionnaire("Q1"), campaign=(campaign(600, "Juin 2025", date(2025, 6, 3)),))
    answers = {"campaign:Sheet1": "new", "date:Sheet1": "2025-06-17"}
    assert names(outcome(before, answers)) == [("17 juin 2025", JUNE)]


def test_the_first_campaign_of_a_network_is_the_start():
    assert names(outcome(NOTHING_YET, {"date:Sheet1": "2025-03-18"})) == [("Départ", MARCH)]


def test_the_day_that_the_file_tells_is_not_asked():
    assert names(outcome(NOTHING_YET, day=MARCH)) == [("Départ", MARCH)]
