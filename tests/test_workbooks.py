"""The workbooks we write: what stands where, what may be typed, and that text never becomes a formula."""

import datetime
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from ctg_data.meeting_content import (
    Expected,
    MeetingContent,
    PostponedTopic,
    ProblemInProgress,
    QuestionnaireContent,
)
from ctg_data.vocabulary import ProblemStatus, Role, TopicKind
from ctg_data.workbooks import directory_workbook, meeting_workbook

TERRITORIES = ("CC du Haut-Pays du Montreuillois", "CC des 7 Vallées")
CONTENT = MeetingContent(
    reference=41,
    date=datetime.date(2026, 12, 15),
    starts_at=datetime.time(9, 30),
    place="Montreuil-sur-Mer",
    previous_theme="L’inclusion",
    expected=(
        Expected("LECLERCQ", "Maud", "CC des 7 Vallées", TERRITORIES[1]),
        Expected("HERMANT", "Luc", "Caf du Pas-de-Calais", "", Role.FACILITATOR),
    ),
    problems=(
        ProblemInProgress(7, "Mobiliser les élus", TERRITORIES[0], identified_on=datetime.date(2026, 3, 17)),
        ProblemInProgress(9, "Trouver un local", TERRITORIES[1], status=ProblemStatus.PARTLY_OVERCOME),
    ),
    topics=(PostponedTopic(88, "Préparer le bilan", TERRITORIES[1], TopicKind.NEED, "Évaluation", shareable=True),),
    territories=TERRITORIES,
    questionnaire=QuestionnaireContent(scale_max=4, items=(("Q1", "Présenter les offres"), ("Q2", "Conseiller"))),
)


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def values(book: openpyxl.Workbook, sheet: str, row: int) -> list[object]:
    return [cell.value for cell in book[sheet][row]]


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return opened(meeting_workbook(CONTENT))


def test_the_sheets_stand_in_the_order_of_the_meeting(book):
    assert book.sheetnames == [
        *("Rencontre", "Émargement", "CODEV", "Choix du thème", "Difficultés", "Auto-évaluation", "_ctg")
    ]


def test_without_an_indicator_of_the_committee_s_own_there_is_no_sheet_for_them(book):
    assert "Indicateurs" not in book.sheetnames


def test_the_committee_s_own_indicators_wait_for_their_values_of_the_quarter():
    sheet = opened(meeting_workbook(replace(CONTENT, indicators=("Élus mobilisés", "Heures"))))["Indicateurs"]
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2, max_row=8)]
    places = ("Tous les territoires", *TERRITORIES)
    prepared = [(name, place, "T4 2026", None) for name in ("Élus mobilisés", "Heures") for place in places]
    assert rows == [*prepared, (None, None, None, None)]


def test_the_meeting_is_labelled_in_column_a_from_row_3(book):
    assert [book["Rencontre"].cell(row, 1).value for row in range(3, 13)] == [
        *("Date*", "Type*", "Début", "Fin", "Lieu", "Organisme d’accueil", "Information thématique"),
        *("Thème choisi pour la suite", "Co-animation Caf", "Co-animation MSA"),
    ]


def test_the_theme_chosen_last_time_stands_where_the_meeting_has_none(book):
    assert book["Rencontre"]["B9"].value == "L’inclusion"


def test_the_theme_of_the_meeting_stands_before_the_one_chosen_last_time():
    content = MeetingContent(theme="Petite enfance", previous_theme="L’inclusion")
    assert opened(meeting_workbook(content))["Rencontre"]["B9"].value == "Petite enfance"


def test_the_people_expected_are_numbered_and_their_marks_left_blank(book):
    assert values(book, "Émargement", 4) == [
        *(2, "HERMANT", "Luc", "Caf du Pas-de-Calais", None, "Animation Caf / MSA"),
        *(None, None, None),
    ]


def test_a_postponed_topic_comes_back_under_its_reference_without_a_status(book):
    assert values(book, "CODEV", 2) == [
        *(88, "Préparer le bilan", "Besoin", "Évaluation", TERRITORIES[1]),
        *(None, None, None, "Oui", None),
    ]


def test_an_open_difficulty_comes_back_under_its_number_with_its_follow_up(book):
    assert values(book, "Difficultés", 2) == [
        *(7, "Mobiliser les élus", TERRITORIES[0], None, datetime.datetime(2026, 3, 17), "En cours"),
        *(None, None, "Non"),
    ]


def test_each_item_of_the_questionnaire_is_a_column_that_begins_with_its_code(book):
    assert values(book, "Auto-évaluation", 1) == [
        *("Code", "Territoire", "Vague", "Q1 – Présenter les offres", "Q2 – Conseiller")
    ]


def test_the_hidden_sheet_says_the_version_of_the_template_and_the_meeting(book):
    assert [values(book, "_ctg", row)[:2] for row in (1, 2)] == [["modele", "1"], ["reference", 41]]


def test_the_hidden_sheet_is_not_offered_by_the_menu(book):
    assert book["_ctg"].sheet_state == "veryHidden"


def test_only_what_is_compulsory_is_marked_so(book):
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    starred = [value for value in cells if isinstance(value, str) and value.endswith("*")]
    assert starred == ["Date*", "Type*", "Sujet*", "Territoire*", "Intitulé*", "Territoire*"]


def test_a_mark_is_chosen_from_the_words_of_the_vocabulary(book):
    rules = {str(rule.sqref).split(":")[0]: rule for rule in book["Émargement"].data_validations.dataValidation}
    assert rules["G3"].formula1 == '"Présent,Excusé,Absent,Représenté,À distance"'


def test_a_territory_is_proposed_from_the_hidden_list_and_may_be_another(book):
    rules = {str(rule.sqref).split(":")[0]: rule for rule in book["CODEV"].data_validations.dataValidation}
    assert (rules["E2"].formula1, rules["E2"].showErrorMessage) == ("_ctg!$D$1:$D$2", False)


def test_an_answer_stays_within_the_scale(book):
    rules = {str(rule.sqref).split(":")[0]: rule for rule in book["Auto-évaluation"].data_validations.dataValidation}
    assert (rules["D2"].formula1, rules["D2"].formula2) == ("0", "4")


@pytest.mark.parametrize("sheet", ["Rencontre", "Émargement", "CODEV", "Difficultés", "Auto-évaluation"])
def test_every_sheet_prints_on_a4_landscape_one_page_wide(book, sheet):
    setup = book[sheet].page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 0)


@pytest.mark.parametrize(("sheet", "row"), [("Émargement", 2), ("CODEV", 1), ("Difficultés", 1)])
def test_the_header_row_is_repeated_on_each_page_and_stays_in_sight(book, sheet, row):
    assert (book[sheet].print_title_rows, book[sheet].freeze_panes) == (f"${row}:${row}", f"A{row + 1}")


@pytest.mark.parametrize("text", ["=1+1", "+33 6", "-1", "@SUM(A1)", "#N/A", "=HYPERLINK(0)\x07"])
def test_text_is_never_a_formula(text):
    cell = opened(meeting_workbook(MeetingContent(expected=(Expected(text),))))["Émargement"]["B3"]
    assert (cell.data_type, cell.value) == ("s", text.replace("\x07", ""))


def test_a_workbook_without_territories_proposes_none():
    rules = opened(meeting_workbook(MeetingContent()))["CODEV"].data_validations.dataValidation
    assert "_ctg" not in "".join(rule.formula1 for rule in rules)


def test_the_same_meeting_gives_the_same_bytes():
    assert meeting_workbook(CONTENT) == meeting_workbook(CONTENT)


def test_the_directory_asks_for_people_and_the_plan_of_meetings():
    book = opened(directory_workbook(TERRITORIES))
    assert {sheet.title: values(book, sheet.title, 1) for sheet in book if sheet.sheet_state == "visible"} == {
        "Annuaire": ["Nom*", "Prénom", "Rôle*", "Structure", "Territoire", "Depuis le", "Jusqu’au"],
        "Rencontres": [
            *("Date*", "Type", "Statut", "Intitulé", "Début", "Fin", "Lieu", "Organisme d’accueil"),
            "Information thématique",
        ],
    }
