from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_data.intake.tables import TableKind
from ctg_data.vocabulary import Severity
from tests.sheets import HEADERS, PEOPLE, TITLES, reading, statuses, table

SIGN_IN = (*TITLES, HEADERS, *PEOPLE)
CODEV = ("Réf.", "Sujet*", "Type", "Thématique", "Territoire*", "Présenté par", "Sous-groupe", "Préconisations")
ITEMS = ("Code", "Territoire", "Vague", "Q1 – Présenter les offres", "Q2 – Conseiller les élus")


def names(read):
    return [(person.last_name, person.first_name) for person in read.people]


def codes(findings):
    return [finding.code for finding in findings]


# — sign-in sheets


def test_a_sign_in_sheet_is_found_under_its_title_block():
    read = table(SIGN_IN)
    assert (read.kind, read.header, read.columns["B"]) == (TableKind.ATTENDANCE, "A4", "last_name")


def test_a_blank_mark_is_unknown_never_absent():
    assert statuses(table(SIGN_IN)) == ["present", "excused", "unknown"]


def test_a_sheet_that_says_no_date_asks_for_it():
    (question,) = table((HEADERS, *PEOPLE)).questions
    assert (question.id, question.required) == ("date:Feuil1", True)


def test_the_answer_gives_the_date_and_is_asked_no_more():
    read = table((HEADERS, *PEOPLE), {"date:Feuil1": "2025-03-18"})
    assert (read.meetings[0].date, read.questions) == (date(2025, 3, 18), ())


def test_two_dates_in_the_title_block_are_offered_and_none_is_taken():
    read = table((("Réunion du 18/03/2025",), ("Fruges, 17/06/2025",), HEADERS, *PEOPLE))
    offered = [choice.value for choice in read.questions[0].choices]
    assert (read.meetings[0].date, offered) == (None, ["2025-03-18", "2025-06-17"])


def test_a_file_named_after_another_day_is_said():
    (finding,) = table((("Réunion du 18/03/2025",), HEADERS, *PEOPLE), name="2025-06-17.xlsx").findings
    assert (finding.code, finding.cell) == ("other_date_in_name", "A1")


def test_an_impossible_date_is_a_finding_at_its_cell():
    (finding,) = table((("Date :", "31/02/2025"), HEADERS, *PEOPLE)).findings
    assert (finding.code, finding.cell) == ("date_invalid", "B1")


@pytest.mark.parametrize("title", ["Émargement du 18/03/2025", "Participants du 18/03/2025", "Présence 18/03/2025"])
def test_a_title_over_the_header_is_not_its_first_row(title):
    read = table(((title,), ("Nom", "Prénom", "Présence"), ("LE", "Zoé", "X")))
    assert (read.header, statuses(read)) == ("A2", [None])


def test_a_date_merged_over_a_mark_and_a_signature_is_one_meeting():
    rows = (
        (None, "18/03/2025", None, "17/06/2025"),
        ("Nom", "Présence", "Signature", "Présence", "Signature"),
        ("LE Zoé", "P", "LZ", "EXC", None),
    )
    read = table(rows)
    dates = [meeting.date for meeting in read.meetings]
    assert (dates, statuses(read)) == ([date(2025, 3, 18), date(2025, 6, 17)], ["present", "excused"])


SIGNATURES = (
    ("18/03/2025",),
    ("Nom", "Prénom", "Signature"),
    ("LE", "Zoé", "LZ"),
    ("ROY", "Luc", None),
    ("LY", "An", None),
)


def test_who_did_not_sign_is_asked_once():
    read = table(SIGNATURES)
    assert (statuses(read), [question.id for question in read.questions]) == (
        ["present", None, None],
        ["unsigned:Feuil1"],
    )


@pytest.mark.parametrize("answer", ["absent", "unknown"])
def test_the_answer_says_what_became_of_who_did_not_sign(answer):
    read = table(SIGNATURES, {"unsigned:Feuil1": answer})
    assert (statuses(read), read.questions) == (["present", answer, answer], ())


def test_a_remark_says_who_came_late():
    rows = (
        ("18/03/2025",),
        ("Nom", "Prénom", "Présence", "Observations"),
        ("A", "B", "P", "arrivée 10h30"),
        ("C", "D", "P", "ras"),
    )
    assert [mark.late for mark in table(rows).marks] == [True, False]


@pytest.mark.parametrize(
    "line",
    [
        (None, "Total", None, None, 3),
        (None, "Présents : 2"),
        (None, "contact@caf.example"),
        (None, "NB : prévenir les absents"),
        (None, "Opérateurs associés"),
        (9, None, None, "Mairie", "P"),
        HEADERS,
    ],
)
def test_a_line_that_is_no_person_is_left_aside_with_its_row_and_reason(line):
    read = table((*SIGN_IN, line))
    assert (len(read.people), [row for row, _ in read.ignored]) == (3, [8])


def test_a_note_at_the_side_is_named_with_its_cell():
    rows = (*TITLES, HEADERS, (*PEOPLE[0], None, "à rappeler"), *PEOPLE[1:])
    (finding,) = table(rows).findings
    assert (finding.code, finding.cell) == ("note_beside", "G5")


def test_a_column_that_no_field_names_is_told():
    (finding,) = table(((*TITLES[1], None), (*HEADERS, "Pointure"), *((*person, 38) for person in PEOPLE))).findings
    assert (finding.code, finding.cell) == ("column_not_read", "F2")


# — marks asked once per file


CROSSES = (("18/03/2025",), ("Nom", "Prénom", "Présence"), ("A", "B", "x"), ("C", "D", "X"), ("E", "F", "Tennis"))


def test_an_ambiguous_or_unknown_mark_is_asked_once_per_file():
    read = reading({"Un": CROSSES, "Deux": CROSSES})
    assert [question.id for question in read.questions] == ["mark:X", "mark:TENNIS"]


def test_the_answers_settle_the_marks():
    read = reading({"Un": CROSSES}, {"mark:X": "present", "mark:TENNIS": "excused"})
    assert (statuses(read.tables[0]), read.questions) == (["present", "present", "excused"], ())


def test_an_answer_that_is_no_status_leaves_the_question_open():
    assert reading({"Un": CROSSES}, {"mark:X": "peut-être"}).questions[0].id == "mark:X"


# — matrices


MATRIX = (
    ("Suivi des présences",),
    ("Nom", "Prénom", "Territoire", date(2025, 3, 18), "17/06/2025", "22/09", "T4 2025", "Total"),
    ("DUPONT", "Marie", "7 Vallées", "P", "EXC", "P", None, 2),
    ("MARTIN", "Paul", "CA2BM", "ABS", "P", "ABS", "P", 2),
)


def test_a_matrix_has_a_meeting_per_dated_column():
    read = table(MATRIX, sheet="Suivi")
    assert [(meeting.date, meeting.label, meeting.column) for meeting in read.meetings] == [
        (date(2025, 3, 18), "18/03/2025", "D"),
        (date(2025, 6, 17), "17/06/2025", "E"),
        (None, "22/09", "F"),
        (None, "T4 2025", "G"),
    ]


def test_a_matrix_has_a_mark_where_a_person_meets_a_meeting():
    marks = [(mark.row, mark.meeting, mark.cell, mark.status) for mark in table(MATRIX).marks]
    assert marks[:2] + marks[-1:] == [(3, 0, "D3", "present"), (3, 1, "E3", "excused"), (4, 3, "G4", "present")]


def test_a_date_without_year_or_a_period_is_asked_for_its_column():
    questions = table(MATRIX, sheet="Suivi").questions
    assert [(each.id, [choice.value for choice in each.choices]) for each in questions] == [
        ("date:Suivi:F", ["2025-09-22"]),
        ("date:Suivi:G", []),
    ]


def test_numbered_meetings_over_marks_are_meetings_whose_dates_are_asked():
    rows = (("Nom", "Séance 1", "Séance 2"), ("DUPONT Marie", "P", "P"), ("MARTIN Paul", "ABS", "P"))
    read = table(rows)
    assert (read.kind, [question.id for question in read.questions]) == (
        TableKind.MATRIX,
        ["date:Feuil1:B", "date:Feuil1:C"],
    )


# — our template and the other tables


TEMPLATE = {
    "Rencontre": (
        ("Classeur",),
        (),
        ("Date*", date(2025, 3, 18)),
        ("Type*", "Formation mutualisée"),
        ("Début", time(9, 30)),
    ),
    "Émargement": SIGN_IN[3:],
    "CODEV": (CODEV, (None, "Mobiliser les élus", "Besoin", None, "7 Vallées")),
    "_ctg": (("modele", 1), ("reference", 42)),
}


def test_the_sheet_rencontre_tells_the_meeting_of_the_whole_file():
    meeting, attendance, _ = reading(TEMPLATE, hidden="_ctg").tables
    told = meeting.meetings[0]
    assert (told.date, told.kind, told.id, told.details["starts_at"], attendance.meetings[0].date) == (
        date(2025, 3, 18),
        "training",
        42,
        time(9, 30),
        date(2025, 3, 18),
    )


def test_a_template_without_its_date_asks_for_it_once():
    sheets = {**TEMPLATE, "Rencontre": (("Date*",), ("Lieu", "Hesdin"))}
    asked = [question.id for read in reading(sheets, hidden="_ctg").tables for question in read.questions]
    assert asked == ["date:Rencontre"]


def test_a_template_of_another_version_is_told():
    sheets = {**TEMPLATE, "_ctg": (("modele", 7),)}
    assert codes(reading(sheets, hidden="_ctg").findings) == ["template_newer"]


@pytest.mark.parametrize(
    ("headers", "row", "kind"),
    [
        (CODEV, (None, "Un sujet", "Besoin"), TableKind.CODEV),
        (
            ("N°", "Intitulé*", "Territoire*", "Repéré le", "Statut", "Levier"),
            (1, "Un frein", "7V"),
            TableKind.PROBLEMS,
        ),
        (ITEMS, ("AB12", "7V", "Départ", 7, 8), TableKind.SELF_ASSESSMENT),
        (("Indicateur", "Territoire", "Période", "Valeur"), ("Élus formés", "7V", "2025-T1", 4), TableKind.INDICATORS),
        (("Nom*", "Prénom", "Rôle*", "Territoire", "Depuis le"), ("DUPONT", "Marie", "CCT", "7V"), TableKind.DIRECTORY),
        (("Date*", "Type", "Statut", "Lieu"), (date(2025, 3, 18), "Rencontre trimestrielle"), TableKind.PLANNING),
    ],
)
def test_a_table_is_known_by_its_headers(headers, row, kind):
    assert table((("Titre",), (), headers, row), name="2025-03-18.xlsx").kind is kind


def test_an_entry_holds_its_values_and_their_cells():
    (entry,) = table((CODEV, (None, "Mobiliser", "Besoin")), name="2025-03-18.xlsx").entries
    assert (entry.row, entry.values["title"], entry.cells["kind"]) == (2, "Mobiliser", "C2")


def test_a_topic_may_begin_with_any_word():
    rows = (CODEV, (None, "Nombre de places en crèche", "Besoin"), (None, "Remarque des élus", "Besoin"))
    assert len(table(rows, name="2025-03-18.xlsx").entries) == 2


SURVEY = (
    ("Nom", "Adresse de messagerie", "Heure de fin", *ITEMS),
    ("DUPONT", "m@caf.example", "9h", "AB1", "7V", "T0", "7", 8),
)


def test_names_beside_answers_are_dropped_unread():
    (entry,) = table(SURVEY).entries
    assert entry.values == {"code": "AB1", "territory": "7V", "wave": "T0", "Q1": 7, "Q2": 8}


def test_names_beside_answers_leave_the_grid_too():
    (grid,) = reading({"Réponses": SURVEY}).workbook.grids
    assert grid.rows[1] == (None, None, None, "AB1", "7V", "T0", "7", 8)


# — the file as a whole


def test_a_sheet_without_a_table_is_named():
    read = reading({"Un": SIGN_IN, "Notes": (("à faire",),)})
    assert codes(read.findings) == ["sheet_not_recognised"]


def test_rows_of_a_sheet_that_no_header_names_are_not_lost_in_silence():
    bare = (("Qui", "Dort", "Là"), ("DUPONT", "oui", "P"), ("MARTIN", "non", "P"))
    (finding,) = reading({"Un": SIGN_IN, "Deux": bare}).findings
    assert (finding.code, finding.sheet, finding.severity) == ("rows_not_recognised", "Deux", Severity.WARNS)


def test_a_mark_is_asked_with_the_other_cells_that_hold_it():
    rows = (("Nom", "Prénom", "Présence"), ("DUPONT", "Marie", "X"), ("MARTIN", "Paul", "P"), ("LEROY", "Zoé", "X"))
    (question,) = (each for each in reading({"Un": rows}).questions if each.code == "mark")
    assert (question.cell, question.reason.partition("Aussi ")[2]) == ("C2", "en C4.")


def test_a_file_without_any_table_is_refused():
    assert codes(reading({"Notes": (("bonjour", "à tous"),)}).findings) == ["nothing_recognised"]


def test_sheets_laid_out_alike_share_their_layout_and_no_other():
    other = table((*TITLES, HEADERS[1:], *(person[1:] for person in PEOPLE)))
    assert (table(SIGN_IN).layout == table((HEADERS, *PEOPLE)).layout, table(SIGN_IN).layout == other.layout) == (
        True,
        False,
    )


@given(
    order=st.permutations(range(len(HEADERS))),
    above=st.lists(st.sampled_from(["Caf du Pas-de-Calais", "Émargement", None]), max_size=6),
    gaps=st.lists(st.integers(0, len(HEADERS)), max_size=3),
)
def test_wherever_the_header_stands_the_same_people_and_marks_are_read(order, above, gaps):
    def laid(row):
        cells = [row[column] for column in order]
        for gap in gaps:
            cells.insert(gap, None)
        return cells

    read = table((("18/03/2025",), *((line,) for line in above), (), laid(HEADERS), *map(laid, PEOPLE)))
    assert (names(read), statuses(read)) == (
        [("DUPONT", "Marie"), ("MARTIN", "Paul"), ("LEROY", "Zoé")],
        ["present", "excused", "unknown"],
    )


WORDS = st.sampled_from([*HEADERS, *CODEV, "Date :", "18/03/2025", "22/09", "Total", "X", "Matin", "Q1 – Oser", "Code"])
CELLS = (
    st.none() | WORDS | st.text(max_size=8) | st.integers() | st.dates() | st.booleans() | st.floats(allow_nan=False)
)


@given(st.lists(st.lists(CELLS, max_size=6), max_size=8))
def test_no_sheet_whatever_it_holds_stops_the_recognition(rows):
    decisions = [decision for each in reading({"Feuil1": rows}).tables for decision in each.decisions]
    assert all(0 <= decision.confidence <= 1 for decision in decisions)


def test_a_sheet_where_every_row_resembles_a_header_is_left_aside_in_bounded_time():
    read = reading({"Feuil1": [HEADERS] * 2000, "Feuil2": SIGN_IN})
    assert [each.sheet for each in read.tables] == ["Feuil2"]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Nom et prénom", "Dupont Marie"),
        ("Participants", "Marie Dupont"),
        ("Nom", "Mme DUPONT Marie"),
        ("Participants", "Dupont, Marie"),
    ],
)
def test_a_directory_that_holds_names_in_one_column_splits_them_as_its_heading_says(heading, cell):
    (entry,) = table(((heading, "Rôle", "Territoire"), (cell, "CCT", "7V"))).entries
    assert (str(entry.values["last_name"]).title(), entry.values["first_name"], entry.cells["first_name"]) == (
        "Dupont",
        "Marie",
        "A2",
    )
