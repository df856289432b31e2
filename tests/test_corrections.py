"""A person settles or corrects a reading by answers: cells, header rows, kinds, columns, dates, sheets."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_data.intake.tables import TableKind
from tests.sheets import HEADERS, PEOPLE, TITLES, reading, statuses, table

SIGN_IN = (*TITLES, HEADERS, *PEOPLE)
VENUE = (
    ("Date : 18/03/2025",),
    (),
    ("Nom", "Prénom", "Présence", "Pôle"),
    ("DUPONT", "Marie", "P", "Nord"),
    ("MARTIN", "Paul", "ABS", "Sud"),
)
MATRIX = (
    ("Nom", "Prénom", date(2025, 3, 18), date(2025, 6, 17), "Fruges"),
    ("DUPONT", "Marie", "P", "P", "P"),
    ("MARTIN", "Paul", "ABS", "P", "P"),
)


def codes(findings):
    return [finding.code for finding in findings]


def names(read):
    return [(person.last_name, person.first_name) for person in read.people]


def given_back(read):
    """What the store gives back for the next file of these layouts."""
    return {f"layout:{table.layout}:{asked}": said for table in read.tables for asked, said in table.learnt.items()}


# — cell:<sheet>!<cell>


def test_a_cell_corrected_is_read_as_said_and_keeps_its_place():
    mark = table(SIGN_IN, {"cell:Feuil1!E5": "ABS"}).marks[0]
    assert (mark.cell, mark.raw, mark.status) == ("E5", "ABS", "absent")


def test_a_cell_corrected_is_told_with_what_it_held_and_what_is_read():
    (finding,) = reading({"Feuil1": SIGN_IN}, {"cell:Feuil1!E5": "ABS"}).findings
    assert (finding.code, finding.cell, "« P »" in finding.message, "« ABS »" in finding.message) == (
        "cell_corrected",
        "E5",
        True,
        True,
    )


def test_a_cell_may_be_blanked():
    assert statuses(table(SIGN_IN, {"cell:Feuil1!E5": " "})) == ["unknown", "excused", "unknown"]


def test_a_cell_beyond_the_last_one_of_its_row_may_be_filled():
    assert statuses(table((*SIGN_IN, (4, "ROY", "Luc")), {"cell:Feuil1!E8": "P"}))[-1] == "present"


def test_a_bad_date_is_mended_in_its_cell():
    read = table((("Date :", "31/02/2025"), HEADERS, *PEOPLE), {"cell:Feuil1!B1": "28/02/2025"})
    assert (read.meetings[0].date, read.findings) == (date(2025, 2, 28), ())


def test_a_cell_said_to_hold_what_it_holds_is_not_told():
    assert reading({"Feuil1": SIGN_IN}, {"cell:Feuil1!E5": "P"}).findings == ()


def test_a_name_blanked_beside_answers_is_told_nowhere():
    rows = (("Nom", "Code", "Vague", "Q1 – Oser"), ("DUPONT", "AB12", "Départ", 7))
    read = reading({"Feuil1": rows}, {"cell:Feuil1!A2": ""}, "2025-03-18.xlsx")
    assert "cell_corrected" not in codes(read.findings)


# — header:<sheet>


ODD = (("Réunion du 18/03/2025",), ("Qui", "Prénom", "Venu"), ("DUPONT", "Marie", "P"), ("MARTIN", "Paul", "ABS"))


def test_a_sheet_without_a_table_has_one_where_a_person_points_at_its_header():
    before, after = (reading({"Feuil1": ODD}, answers).tables for answers in ({}, {"header:Feuil1": "2"}))
    assert (before, [(read.kind, read.header) for read in after]) == ((), [(TableKind.ATTENDANCE, "A2")])


def test_the_columns_of_a_header_pointed_at_are_told_to_be_assigned():
    read = table(ODD, {"header:Feuil1": "2"})
    assert "column_not_read" in codes(read.findings)


def test_people_without_a_column_of_names_stop_the_import():
    (finding,) = (each for each in table(ODD, {"header:Feuil1": "2"}).findings if each.severity == "blocks")
    assert (finding.code, finding.cell) == ("names_missing", "A2")


def test_a_header_pointed_at_is_read_once_its_columns_are_assigned():
    said = {"header:Feuil1": "2", "field:Feuil1!A2": "last_name", "field:Feuil1!C2": "status"}
    read = table(ODD, said)
    assert (names(read), statuses(read), read.meetings[0].date) == (
        [("DUPONT", "Marie"), ("MARTIN", "Paul")],
        ["present", "absent"],
        date(2025, 3, 18),
    )


def test_a_header_pointed_at_takes_the_place_of_the_one_found():
    rows = (("Nom", "Prénom", "Présence"), ("Avant", "Avant", "P"), ("Nom", "Prénom", "Présence"), ("A", "B", "P"))
    assert table(rows, {"header:Feuil1": "3"}, name="2025-03-18.xlsx").header == "A3"


def test_two_header_rows_far_apart_are_two_tables():
    rows = (*SIGN_IN, (), HEADERS, *PEOPLE[:2])
    tables = reading({"Feuil1": rows}, {"header:Feuil1": "4, 9"}).tables
    assert [(read.header, len(read.people)) for read in tables] == [("A4", 3), ("A9", 2)]


def test_two_header_rows_that_follow_each_other_are_one_header():
    rows = (("18/03/2025",), ("Participant", None, "Venue"), ("Nom", "Prénom", None), ("LE", "Zoé", "P"))
    read = table(rows, {"header:Feuil1": "2,3", "field:Feuil1!C2": "status"})
    assert (read.header, names(read), statuses(read)) == ("A2", [("LE", "Zoé")], ["present"])


def test_a_header_pointed_at_whose_headers_tell_a_kind_is_of_that_kind():
    rows = (("Rien",), ("Sujet", "Thématique", "Territoire"), ("Mobiliser", "Élus", "7V"))
    assert table(rows, {"header:Feuil1": "2"}, name="2025-03-18.xlsx").kind is TableKind.CODEV


# — table:<sheet>!<header cell>


def test_a_table_is_of_the_kind_that_a_person_says():
    rows = (("Nom", "Prénom", "Fonction", "Présence"), ("DUPONT", "Marie", "CCT", "P"))
    assert table(rows, {"table:Feuil1!A1": "directory"}).kind is TableKind.DIRECTORY


# — field:<sheet>!<header cell of the column>


def test_a_column_holds_the_field_that_a_person_says():
    read = table(VENUE, {"field:Feuil1!D3": "territory"})
    assert (read.columns["D"], [person.territory for person in read.people]) == ("territory", ["Nord", "Sud"])


def test_a_column_may_be_left_unread():
    read = table(SIGN_IN, {"field:Feuil1!D4": "none"})
    assert ("D" in read.columns, [person.structure for person in read.people]) == (False, ["", "", ""])


def test_a_field_moved_to_another_column_leaves_the_one_that_held_it():
    rows = (("18/03/2025",), ("Nom", "Prénom", "Nom 2", "Présence"), ("x", "Marie", "DUPONT", "P"))
    read = table(rows, {"field:Feuil1!C2": "last_name"})
    assert (read.columns, names(read)) == (
        {"B": "first_name", "C": "last_name", "D": "status"},
        [("DUPONT", "Marie")],
    )


def test_a_column_without_a_header_may_be_assigned():
    rows = (("18/03/2025",), ("Nom", "Prénom", "Présence", None), ("DUPONT", "Marie", "P", "CA2BM"))
    assert table(rows, {"field:Feuil1!D2": "structure"}).people[0].structure == "CA2BM"


def test_a_field_of_one_table_changes_nothing_of_the_table_beside_it():
    rows = (
        ("18/03/2025",),
        ("Nom", "Présence", "X", None, "Nom", "Présence", "X"),
        ("A B", "P", 1, None, "C D", "P", 2),
    )
    left, right = reading({"Feuil1": rows}, {"field:Feuil1!G2": "territory"}).tables
    assert ("territory" in left.columns.values(), right.columns.get("G")) == (False, "territory")


# — date:<sheet>…


def test_the_date_that_a_person_gives_stands_above_the_one_of_the_sheet():
    read = table(SIGN_IN, {"date:Feuil1": "2025-06-17"})
    assert (read.meetings[0].date, read.findings) == (date(2025, 6, 17), ())


def test_the_date_of_a_column_of_a_matrix_is_corrected():
    read = table(MATRIX, {"date:Feuil1:C": "2025-03-19"})
    assert [meeting.date for meeting in read.meetings] == [date(2025, 3, 19), date(2025, 6, 17)]


def test_a_column_of_a_matrix_that_says_no_date_becomes_a_meeting_by_its_date():
    read = table(MATRIX, {"date:Feuil1:E": "2025-09-16"})
    assert [(meeting.date, meeting.column) for meeting in read.meetings][1:] == [
        (date(2025, 6, 17), "D"),
        (date(2025, 9, 16), "E"),
    ]


def test_a_sheet_beside_the_sheet_rencontre_may_tell_of_another_day():
    sheets = {"Rencontre": (("Date", date(2025, 3, 18)),), "Émargement": SIGN_IN}
    _, read = reading(sheets, {"date:Émargement": "2025-06-17"}).tables
    assert read.meetings[0].date == date(2025, 6, 17)


# — sheet:<sheet>


def test_a_sheet_is_left_aside_when_a_person_says_so():
    read = reading({"Un": SIGN_IN, "Brouillon": SIGN_IN}, {"sheet:Brouillon": "ignore"})
    assert ([each.sheet for each in read.tables], read.ignored) == (
        ["Un"],
        (("Brouillon", "laissée de côté à votre demande"),),
    )


# — what is not understood


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("cell:Ailleurs!D14", "P"),
        ("cell:Feuil1!D1048576", "P"),
        ("cell:Feuil1!ZZZ1", "P"),
        ("cell:Feuil1", "P"),
        ("header:Feuil1", "trois"),
        ("header:Feuil1", "3"),  # a blank row
        ("header:Feuil1", "4,99"),
        ("header:Ailleurs", "4"),
        ("table:Feuil1!A4", "meeting"),
        ("table:Feuil1!A6", "matrix"),
        ("field:Feuil1!D4", "pointure"),
        ("field:Feuil1!D4", "lever"),  # of another kind of table
        ("field:Feuil1!D6", "territory"),
        ("date:Feuil1", "bientôt"),
        ("date:Feuil1:F", "2025-03-18"),
        ("date:Ailleurs", "2025-03-18"),
        ("sheet:Feuil1", "lire"),
        ("sheet:Ailleurs", "ignore"),
        ("unsigned:Feuil1", "present"),
        ("mark:X", "peut-être"),
    ],
)
def test_an_answer_that_names_nothing_or_has_no_such_value_is_told_and_changes_nothing(asked, said):
    read = reading({"Feuil1": SIGN_IN}, {asked: said})
    assert (codes(read.findings), read.tables) == (
        ["answer_not_understood"],
        reading({"Feuil1": SIGN_IN}).tables,
    )


@pytest.mark.parametrize("asked", ["header:Feuil1", "field:Feuil1!D4", "date:Feuil1", "sheet:Feuil1", "person:x"])
def test_a_blank_answer_says_nothing(asked):
    assert reading({"Feuil1": SIGN_IN}, {asked: ""}) == reading({"Feuil1": SIGN_IN})


SHEET_NAMES = st.sampled_from(["Feuil1", "Suivi", "Ailleurs", "a:b!c"])
PLACES = st.builds("{}{}".format, st.sampled_from("ABCDEFZ"), st.integers(0, 12))
ASKED = (
    st.builds("{}:{}!{}".format, st.sampled_from(["cell", "table", "field", "date"]), SHEET_NAMES, PLACES)
    | st.builds("{}:{}".format, st.sampled_from(["header", "sheet", "date", "unsigned", "mark"]), SHEET_NAMES)
    | st.text(max_size=30)
)
SAID = (
    st.sampled_from(["1", "2", "3,4", "4,5,6", "ignore", "none", "2025-03-18", "present", "absent", "matrix", "codev"])
    | st.sampled_from(["attendance", "self_assessment", "status", "last_name", "title", "Q1", "signature", "Nom", "X"])
    | st.text(max_size=30)
)


SHEETS = {"Feuil1": SIGN_IN, "Suivi": MATRIX, "a:b!c": ODD}
BEFORE = st.builds(
    "layout:{}:{}".format,
    st.sampled_from([table.layout for table in reading(SHEETS, {"header:a:b!c": "2"}).tables]),
    st.sampled_from(["header", "table", "unsigned", "mark:P", "mark:X", "field:A", "field:C", "field:E"]),
)


@given(st.dictionaries(ASKED | BEFORE, SAID, max_size=6))
def test_no_answers_whatever_they_are_stop_the_recognition(answers):
    assert len(reading(SHEETS, answers).workbook.grids) == len(SHEETS)


# — answered once, remembered for the layout


def test_a_field_said_once_is_known_in_the_next_file_laid_out_alike():
    first = reading({"Feuil1": VENUE}, {"field:Feuil1!D3": "territory"})
    later = (("Réseau des CCT",), ("Le 17/06/2025",), (), *VENUE[2:])
    second = reading({"Juin": later}, given_back(first)).tables[0]
    assert ([person.territory for person in second.people], second.questions, second.findings) == (
        ["Nord", "Sud"],
        (),
        (),
    )


def test_a_header_and_its_fields_pointed_at_once_are_known_in_the_next_file_laid_out_alike():
    said = {"header:Feuil1": "2", "field:Feuil1!A2": "last_name", "field:Feuil1!C2": "status"}
    first = reading({"Feuil1": ODD}, said)
    later = (("Réseau des CCT",), ("Le 17/06/2025",), (), *ODD[1:])
    second = reading({"Juin": later}, given_back(first)).tables[0]
    assert (second.header, names(second), statuses(second), second.questions) == (
        "A4",
        [("DUPONT", "Marie"), ("MARTIN", "Paul")],
        ["present", "absent"],
        (),
    )


def test_a_mark_and_the_missing_signatures_settled_once_are_asked_no_more():
    rows = (("18/03/2025",), ("Nom", "Prénom", "Signature"), ("LE", "Zoé", "Tennis"), ("ROY", "Luc", None))
    first = reading({"Feuil1": rows}, {"mark:TENNIS": "excused", "unsigned:Feuil1": "absent"})
    second = reading({"Juin": rows}, given_back(first))
    assert (statuses(second.tables[0]), second.questions, second.tables[0].questions) == (["excused", "absent"], (), ())


def test_the_legend_of_a_file_stands_above_what_was_said_of_another():
    rows = (("18/03/2025",), ("Nom", "Prénom", "Présence"), ("LE", "Zoé", "X"))
    first = reading({"Feuil1": rows}, {"mark:X": "absent"})
    assert statuses(table((("X = présent",), *rows), given_back(first))) == ["present"]


def test_a_kind_said_once_is_known_in_the_next_file_laid_out_alike():
    rows = (("Nom", "Prénom", "Fonction", "Présence"), ("DUPONT", "Marie", "CCT", "P"))
    first = reading({"Feuil1": rows}, {"table:Feuil1!A1": "directory"})
    assert table(rows, given_back(first), sheet="Juin").kind is TableKind.DIRECTORY


def test_what_is_said_here_stands_above_what_was_said_before():
    first = reading({"Feuil1": VENUE}, {"field:Feuil1!D3": "territory"})
    second = table(VENUE, {**given_back(first), "field:Feuil1!D3": "structure"})
    assert [person.structure for person in second.people] == ["Nord", "Sud"]


def test_a_column_under_a_date_is_not_remembered_since_the_next_file_may_hold_another_there():
    first = reading({"Feuil1": MATRIX}, {"field:Feuil1!C1": "none"})
    assert (len(first.tables[0].meetings), given_back(first)) == (1, {})


def test_a_mark_is_remembered_only_for_the_tables_that_hold_it():
    rows = (("18/03/2025",), ("Nom", "Prénom", "Présence"), ("LE", "Zoé", "X"))
    first = reading({"Un": rows, "Deux": SIGN_IN}, {"mark:X": "present"})
    assert [dict(read.learnt) for read in first.tables] == [{"mark:X": "present"}, {}]


def test_a_mark_settled_for_another_layout_is_asked_again():
    rows = (("18/03/2025",), ("Nom", "Prénom", "Présence"), ("LE", "Zoé", "X"))
    assert [asked.id for asked in reading({"Un": rows}, {"layout:another:mark:X": "present"}).questions] == ["mark:X"]


@pytest.mark.parametrize("kind", ["directory", "matrix", "codev"])
def test_the_layout_depends_neither_on_the_answers_nor_on_the_kind(kind):
    assert table(VENUE, {"table:Feuil1!A3": kind}).layout == table(VENUE).layout


def test_a_matrix_with_one_more_meeting_keeps_its_layout():
    rows = (("Nom", "Prénom", "18/03/2025", "17/06/2025", "Total"), ("DUPONT", "Marie", "P", "P", 2))
    shorter = [(*row[:3], row[4]) for row in rows]
    assert table(rows).layout == table(shorter).layout


# — no word uncovers a name beside an answer


ANSWERED = (("Nom", "Code", "Vague", "Q1 – Oser"), ("DUPONT", "AB12", "Départ", 7), ("MARTIN", "CD34", "Départ", 8))


@pytest.mark.parametrize(
    "said", [{"sheet:Réponses": "ignore"}, {"header:Réponses": "2"}, {"table:Réponses!A1": "attendance"}]
)
def test_answers_that_a_person_says_to_read_otherwise_are_still_shown_without_names(said):
    read = reading({"Réponses": ANSWERED, "Un": SIGN_IN}, said)
    assert read.workbook.grids[0].rows[1][0] is None


def test_answers_on_a_hidden_sheet_are_shown_without_names_too():
    read = reading({"Un": SIGN_IN, "Réponses": ANSWERED}, hidden="Réponses")
    assert read.workbook.grids[1].rows[1][0] is None


def test_a_hidden_sheet_without_answers_is_given_back_as_it_is():
    read = reading({"Un": SIGN_IN, "Brouillon": SIGN_IN}, hidden="Brouillon")
    assert read.workbook.grids[1].rows == SIGN_IN
