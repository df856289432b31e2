from datetime import date, datetime, time

import pytest

from ctg_data.intake.planning.validate import validate, validate_meeting
from ctg_data.intake.tables import MeetingRead, Table, TableKind
from ctg_data.vocabulary import ProblemStatus, Role, TopicStatus
from tests.builders import entries

TOPIC = {"title": "Mobilité des jeunes", "territory": "7 Vallées"}
PROBLEM = {"title": "Transport", "territory": "HPM"}
MEMBER = {"last_name": "Martin", "role": "CCT", "territory": "HPM"}


def value(kind, row, field):
    (record,), _ = validate(entries(kind, row))
    return record.values.get(field)


def found(kind, *rows):
    return [(finding.code, finding.cell) for finding in validate(entries(kind, *rows))[1]]


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("Traité", TopicStatus.PROCESSED),
        ("traitée", TopicStatus.PROCESSED),
        ("REPORTÉS", TopicStatus.POSTPONED),
        ("retiré ", TopicStatus.WITHDRAWN),
    ],
)
def test_a_status_is_understood_whatever_its_case_gender_and_number(written, status):
    assert value(TableKind.CODEV, {**TOPIC, "status": written}, "status") is status


@pytest.mark.parametrize(
    ("written", "status"),
    [("Partiellement surmonté", "partly_overcome"), ("non surmontée", "not_overcome"), ("résolu", "overcome")],
)
def test_a_follow_up_is_understood_in_the_words_of_people(written, status):
    assert value(TableKind.PROBLEMS, {**PROBLEM, "status": written}, "status") is ProblemStatus(status)


@pytest.mark.parametrize("written", ["Chargée de coopération", "CCT", "chargé de coopération territoriale"])
def test_a_role_is_understood(written):
    assert value(TableKind.DIRECTORY, {**MEMBER, "role": written}, "role") is Role.CCT


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("Chargée de coopération CTG", Role.CCT),
        ("Chargé de coopération territoriale (CCT)", Role.CCT),
        ("Co-animatrice MSA", Role.FACILITATOR),
        ("Opératrice associée, centre social", Role.OPERATOR),
    ],
)
def test_what_follows_a_role_does_not_hide_it(written, role):
    records, _ = validate(entries(TableKind.DIRECTORY, {"last_name": "DUPONT", "role": written}))
    assert records[0].values["role"] is role


@pytest.mark.parametrize("written", ["Directrice", "Coopération", "Invitation"])
def test_a_word_that_only_resembles_a_role_is_named(written):
    _, findings = validate(entries(TableKind.DIRECTORY, {"last_name": "DUPONT", "role": written}))
    assert [finding.code for finding in findings] == ["word_unknown"]


@pytest.mark.parametrize("written", [date(2025, 3, 18), datetime(2025, 3, 18, 9), "18/03/2025", "mardi 18 mars 2025"])
def test_a_date_is_understood_as_people_write_it(written):
    assert value(TableKind.PLANNING, {"date": written}, "date") == date(2025, 3, 18)


@pytest.mark.parametrize(("written", "shareable"), [("Oui", True), ("non", False), (True, True), ("x", True)])
def test_shareable_is_a_yes_or_a_no(written, shareable):
    assert value(TableKind.CODEV, {**TOPIC, "shareable": written}, "shareable") is shareable


def test_a_blank_cell_says_nothing():
    assert value(TableKind.CODEV, {**TOPIC, "shareable": " ", "status": None}, "shareable") is None


@pytest.mark.parametrize("written", ["31/02/2025", date(1925, 3, 18), "18/03/2125", "bientôt"])
def test_a_date_not_understood_or_outside_2000_2100_is_named_at_its_cell(written):
    assert found(TableKind.PLANNING, {"kind": "Formation", "date": written}) == [("date_invalid", "B2")]


def test_an_unknown_status_is_named_at_its_cell():
    assert found(TableKind.CODEV, TOPIC, {**TOPIC, "status": "peut-être"}) == [("word_unknown", "C3")]


def test_what_was_received_and_expected_is_said():
    (finding,) = validate(entries(TableKind.CODEV, {**TOPIC, "shareable": "bof"}))[1]
    assert finding.message == "« bof » n’est pas un mot de la liste ; attendu : Oui, Non."


@pytest.mark.parametrize(
    ("kind", "row", "cell"),
    [
        (TableKind.CODEV, {"title": "Mobilité", "territory": ""}, "B2"),
        (TableKind.PROBLEMS, {"title": None, "territory": "HPM"}, "A2"),
        (TableKind.DIRECTORY, {"last_name": "Martin", "role": None}, "B2"),
    ],
)
def test_a_compulsory_value_missing_is_named_at_its_cell(kind, row, cell):
    assert found(kind, row) == [("compulsory_missing", cell)]


def test_a_row_that_is_wholly_blank_is_no_fault():
    assert validate(entries(TableKind.CODEV, {"title": None, "territory": ""})) == ((), ())


def test_a_difficulty_overcome_before_it_was_identified_is_named():
    row = {**PROBLEM, "identified_on": date(2025, 3, 18), "overcome_on": date(2025, 3, 17)}
    assert found(TableKind.PROBLEMS, row) == [("dates_reversed", "D2")]


def test_a_difficulty_overcome_the_same_day_is_no_fault():
    row = {**PROBLEM, "identified_on": date(2025, 3, 18), "overcome_on": date(2025, 3, 18)}
    assert found(TableKind.PROBLEMS, row) == []


def test_a_membership_that_ends_before_it_starts_is_named():
    row = {**MEMBER, "start_on": date(2025, 1, 1), "end_on": date(2024, 1, 1)}
    assert found(TableKind.DIRECTORY, row) == [("dates_reversed", "E2")]


def test_every_fault_is_said_never_only_the_first():
    rows = ({**TOPIC, "status": "?!", "shareable": "bof"}, {"title": "Mobilité", "territory": ""})
    assert [code for code, _ in found(TableKind.CODEV, *rows)] == ["word_unknown", "word_unknown", "compulsory_missing"]


def test_only_the_rows_without_a_blocking_fault_go_on():
    records, _ = validate(entries(TableKind.CODEV, TOPIC, {**TOPIC, "status": "?!"}))
    assert [record.row for record in records] == [2]


def test_an_hour_not_understood_is_left_out_and_the_row_goes_on():
    records, findings = validate(entries(TableKind.PLANNING, {"date": "18/03/2025", "starts_at": "tôt"}))
    assert (records[0].values.keys(), [finding.code for finding in findings]) == ({"date"}, ["time_invalid"])


def test_an_answer_that_is_no_whole_number_is_named():
    row = {"code": "AB12", "wave": "départ", "Q1": 7, "Q2": 7.5}
    assert found(TableKind.SELF_ASSESSMENT, row) == [("answer_invalid", "D2")]


def test_the_labelled_values_of_a_meeting_are_typed():
    read = MeetingRead(date(2025, 3, 18), "", details={"starts_at": "9h30"}, cells={"date": "B3", "starts_at": "B5"})
    record, _ = validate_meeting(Table(TableKind.MEETING, "Rencontre", "A1", {}), read)
    assert (record.values["starts_at"], record.row) == (time(9, 30), 3)
