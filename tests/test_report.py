import json
from datetime import date

from ctg_data.intake.recognising.report import as_json
from tests.sheets import HEADERS, PEOPLE, TITLES, reading

MARKED = (("Date : 18/03/2025",), (None, "Nom", "Prénom", "Territoire", "Présence"), (None, "LE", "Zoé", "7V", "P"))
ASKED = (*MARKED, (None, "ROY", "Luc", "7V", "X"), (None, "Total", None, None, 2))


def report(*readings):
    return json.loads(json.dumps(as_json(readings)))["files"]


def table(rows):
    return report(reading({"Feuil1": rows}))[0]["sheets"][0]["tables"][0]


def test_a_table_says_where_its_header_stands_and_what_its_columns_hold():
    told = table(MARKED)
    assert {key: told[key] for key in ("kind", "header", "columns")} == {
        "kind": "attendance",
        "header": "B2",
        "columns": {"B": "last_name", "C": "first_name", "D": "territory", "E": "status"},
    }


def test_a_meeting_says_its_cells_and_the_question_that_another_date_would_answer():
    assert table(MARKED)["meetings"] == [
        {
            "date": "2025-03-18",
            "label": "18/03/2025",
            "column": None,
            "kind": None,
            "id": None,
            "details": {},
            "cells": {"date": "A1"},
            "question": "date:Feuil1",
        }
    ]


def test_the_hours_of_a_meeting_are_written_for_machines():
    rows = (("Date : 18/03/2025", None, "Horaires : 9h30 – 12h30"), HEADERS, *PEOPLE)
    assert table(rows)["meetings"][0]["details"]["starts_at"] == "09:30:00"


def test_a_person_has_a_structure_and_a_function():
    rows = (("18/03/2025",), ("Nom", "Prénom", "Structure", "Fonction", "Présence"), ("LE", "Zoé", "CA2BM", "CCT", "P"))
    assert table(rows)["people"] == [
        {
            "row": 3,
            "last_name": "LE",
            "first_name": "Zoé",
            "territory": "",
            "structure": "CA2BM",
            "function": "CCT",
            "remark": "",
            "nth": 0,
        }
    ]


def test_a_mark_says_its_cell():
    assert table(MARKED)["marks"] == [
        {
            "row": 3,
            "meeting": 0,
            "cell": "E3",
            "raw": "P",
            "status": "present",
            "late": False,
            "partial": False,
            "nth": 0,
        }
    ]


def test_an_entry_says_the_cell_of_each_value():
    rows = (("Nom*", "Prénom", "Rôle*", "Territoire"), ("DUPONT", "Marie", "CCT", "7V"))
    assert table(rows)["entries"][0]["cells"]["territory"] == "D2"


def test_a_question_says_its_id_and_its_place():
    (question,) = table(ASKED)["questions"]
    told = {key: question[key] for key in ("id", "code", "sheet", "cell", "required")}
    assert told == {"id": "mark:X", "code": "mark", "sheet": "Feuil1", "cell": "E4", "required": True}


def test_a_table_says_each_decision_and_how_sure_the_weakest_is():
    told = table(MARKED)
    decisions = [(each["what"], each["cell"], each["value"]) for each in told["decisions"]]
    assert ("field", "D2", "territory") in decisions
    assert (told["confidence"], told["reason"]) == (0.95, "des personnes et leur présence")


def test_crosses_that_contradict_each_other_have_their_question_with_the_table():
    rows = (("18/03/2025",), ("Nom", "Prénom", "Présent", "Excusé"), ("LE", "Zoé", "X", "X"))
    assert [question["code"] for question in table(rows)["questions"]] == ["mark"]


def test_what_is_left_aside_is_said_with_its_row():
    assert table(ASKED)["ignored"] == [{"row": 5, "reason": "ligne de total : « Total »"}]


def test_a_mark_that_must_be_asked_has_no_status_and_its_question_stands_with_the_table():
    told = table(ASKED)
    assert (told["marks"][1]["status"], [question["code"] for question in told["questions"]]) == (None, ["mark"])


def test_a_question_of_another_table_stays_with_it():
    sheets = report(reading({"Un": ASKED, "Deux": MARKED}))[0]["sheets"]
    assert [len(sheet["tables"][0]["questions"]) for sheet in sheets] == [1, 0]


def test_a_half_day_that_must_be_asked_has_its_question_too():
    rows = (("18/03/2025",), ("Nom", "Prénom", "Matin", "Après-midi"), ("LE", "Zoé", "EXC", "X"))
    assert len(table(rows)["questions"]) == 1


def test_findings_stand_where_they_belong():
    (told,) = report(reading({"Un": (("Date : 31/02/2025",), HEADERS, *PEOPLE), "Notes": (("à faire",),)}))
    of_table = told["sheets"][0]["tables"][0]["findings"][0]
    assert (of_table["code"], of_table["severity"], of_table["cell"], told["sheets"][1]["findings"][0]["code"]) == (
        "date_invalid",
        "blocks",
        "A1",
        "sheet_not_recognised",
    )


def test_a_bad_file_never_stops_the_next():
    bad, good = report(reading({"Notes": (("rien",),)}), reading({"Un": (*TITLES, HEADERS, *PEOPLE)}))
    assert (bad["findings"][0]["code"], len(good["sheets"][0]["tables"])) == ("nothing_recognised", 1)


def test_dates_of_entries_are_written_for_machines():
    rows = (("Nom*", "Prénom", "Rôle*", "Depuis le"), ("DUPONT", "Marie", "CCT", date(2025, 1, 2)))
    assert table(rows)["entries"][0]["values"]["start_on"] == "2025-01-02"
