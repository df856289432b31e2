"""What a person may read otherwise on the import page, in which words, and what is typed shown as it is typed."""

from datetime import date

import pytest
from builders import known, person
from sheets import HEADERS, PEOPLE, TITLES, reading

from ctg_data.findings import Finding
from ctg_data.intake.tables import Decision, TableKind
from ctg_data.ui.importing import answers, corrections, findings, reading_words
from ctg_data.ui.markdown import plain
from ctg_data.vocabulary import Severity

SHEET = (*TITLES, HEADERS, *PEOPLE)
SEEN = {"Mars": SHEET}
READ = reading(SEEN)
MATRIX = {"Suivi": (("Nom", "Prénom", "18/03/2025", "17/06/2025"), ("DUPONT", "Marie", "P", "P"))}
ANNUAIRE = ("Nom", "Prénom", "Rôle")


def offered(sheets, row, column, given=()):
    """What may be corrected at a cell counted from 0, by the code of each correction."""
    read = reading(sheets, dict(given))
    return {each.code: each for each in corrections.possible(read, read.workbook.grids[0], row, column)}


def corrected(sheets, row, column, code, answer):
    """The reading once one of the corrections offered at a cell is answered."""
    return reading(sheets, {offered(sheets, row, column)[code].id: answer})


def test_a_cell_is_read_as_the_person_says():
    read = corrected(SEEN, 4, 1, "cell", "DURAND")
    assert [person.last_name for person in read.tables[0].people] == ["DURAND", "MARTIN", "LEROY"]


def test_a_meeting_takes_place_on_the_day_that_the_person_says():
    read = corrected(SEEN, 1, 0, "date", "2025-03-19")
    assert read.tables[0].meetings[0].date == date(2025, 3, 19)


def test_a_column_of_a_matrix_is_dated_apart_from_the_others():
    read = corrected(MATRIX, 0, 3, "date", "2025-06-18")
    assert [meeting.date for meeting in read.tables[0].meetings] == [date(2025, 3, 18), date(2025, 6, 18)]


def test_a_column_holds_what_the_person_says():
    assert corrected(SEEN, 5, 3, "field", "territory").tables[0].columns["D"] == "territory"


def test_a_column_may_be_left_unread():
    assert "D" not in corrected(SEEN, 5, 3, "field", reading_words.NOT_READ).tables[0].columns


def test_a_table_holds_what_the_person_says():
    sheets = {"Feuil1": (("Nom", "Prénom", "Rôle", "Présence"), ("DUPONT", "Marie", "CCT", "P"))}
    assert corrected(sheets, 1, 1, "table", "directory").tables[0].kind is TableKind.DIRECTORY


def test_a_mark_means_what_the_person_says_in_the_whole_file():
    read = corrected(SEEN, 4, 4, "mark", "excused")
    assert read.tables[0].marks[0].status.value == "excused"


def test_a_row_pointed_at_is_the_header():
    sheets = {"Mars": (("Qui", "Prénom usuel", "Le 18"), ("DUPONT", "Marie", "P"), ("MARTIN", "Paul", "P"))}
    assert corrected(sheets, 0, 0, "header", "1").tables[0].header == "A1"


def test_a_header_is_offered_in_the_place_of_the_one_found_or_beside_it():
    choices = offered(SEEN, 1, 0)["header"].choices
    assert {choice.value: choice.label for choice in choices} == {
        "2": "À la place de la ligne 4",
        "2,4": "En plus des autres",
    }


def test_the_header_found_and_a_blank_row_are_not_offered_as_a_header():
    assert ["header" in offered(SEEN, row, 0) for row in (2, 3)] == [False, False]


def test_a_sheet_is_left_aside():
    assert corrected(SEEN, 0, 0, "sheet", "ignore").tables == ()


def test_of_two_tables_side_by_side_the_one_under_the_cell_is_corrected():
    halves = (*ANNUAIRE, None, *ANNUAIRE)
    sheets = {"Feuil1": (halves, ("DUPONT", "Marie", "CCT", None, "MARTIN", "Paul", "CCT"))}
    assert [offered(sheets, 1, column)["table"].cell for column in (1, 5)] == ["A1", "E1"]


def test_every_field_and_every_kind_of_table_has_its_words():
    unsaid = [kind for kind in reading_words.KINDS if not all(reading_words.fields(kind).values())]
    assert (unsaid, set(TableKind) - set(reading_words.KINDS)) == ([], {TableKind.MEETING, TableKind.NEEDS})


@pytest.mark.parametrize(
    ("finding", "codes"),
    [
        (Finding("word_unknown", "Mars", "B5"), ["cell", "sheet"]),
        (Finding("word_unknown", "Mars", "B99"), ["sheet"]),
        (Finding("date_invalid", "Mars", "A2"), ["cell_date", "sheet"]),
        (Finding("meeting_date_missing", "Mars"), ["date", "sheet"]),
        (Finding("nothing_signed", "Mars"), ["sheet"]),
        (Finding("file_truncated"), []),
    ],
)
def test_a_finding_offers_what_mends_it(finding, codes):
    assert [each.code for each in corrections.mends(finding, READ)] == codes


def test_a_table_without_names_is_mended_by_the_column_that_holds_them():
    sheets = {"Mars": (("Qui", "Prénom", "Présence"), ("DUPONT", "Marie", "P"))}
    given = {"header:Mars": "1"}
    read = reading(sheets, given)
    (finding,) = [each for table in read.tables for each in table.findings if each.code == "names_missing"]
    names, _ = corrections.mends(finding, read)
    mended = reading(sheets, {**given, names.id: names.choices[0].value})
    assert [(each.last_name, each.first_name) for each in mended.tables[0].people] == [("DUPONT", "Marie")]


def test_a_hidden_sheet_is_not_offered_to_be_left_aside():
    read = reading({**SEEN, "Brouillon": SHEET}, hidden="Brouillon")
    assert corrections.mends(Finding("sheet_hidden", "Brouillon"), read) == ()


KNOWN = known(person=(person(5, "DUPONT", "Marie"),))


@pytest.mark.parametrize(
    ("question", "answer", "told"),
    [
        ("cell:Mars!D14", "P", ("Feuille Mars, cellule D14", "lire « P »")),
        ("cell:A!B!D14", " ", ("Feuille A!B, cellule D14", "lire comme vide")),
        ("header:Mars", "7", ("Feuille Mars", "en-tête à la ligne 7")),
        ("header:Mars", "4,20", ("Feuille Mars", "en-tête aux lignes 4 et 20")),
        ("field:Mars!D7", "territory", ("Feuille Mars, colonne de D7", "Territoire")),
        ("field:Mars!D7", "none", ("Feuille Mars, colonne de D7", "non lue")),
        ("table:Mars!A7", "codev", ("Feuille Mars, tableau de A7", "Sujets apportés au CODEV")),
        ("date:Mars:C", "2025-03-18", ("Feuille Mars, C", "rencontre du mardi 18 mars 2025")),
        ("sheet:Mars", "ignore", ("Feuille Mars", "laissée de côté")),
        ("mark:X", "present", ("Marque « X »", "Présent")),
        ("person:dupond marie", "5", ("Personne « Dupond Marie »", "DUPONT Marie")),
        ("person:dupond marie", "new", ("Personne « Dupond Marie »", "une nouvelle personne")),
        ("territory:nord", "12", ("Territoire « Nord »", "CA des 2 Baies en Montreuillois")),
        ("expected_missing", "not_invited", ("Personnes attendues hors de la feuille", "Non invité")),
        (
            "moved:2025-03-18",
            "2025-04-01",
            ("Rencontre déplacée, prévue le 18/03/2025", "rencontre tenue le 01/04/2025"),
        ),
        ("moved:2025-03-18", "new", ("Rencontre déplacée, prévue le 18/03/2025", "une autre rencontre, le 18/03/2025")),
        ("later:Mars", "oui", ("later:Mars", "oui")),
    ],
)
def test_an_answer_is_told_in_words(question, answer, told):
    assert answers.told(question, answer, KNOWN) == told


def test_findings_are_grouped_by_kind_the_gravest_first():
    said = [Finding("kind_assumed"), Finding("word_unknown", "A"), Finding("row_twice"), Finding("word_unknown", "B")]
    groups = {key: [each.sheet for each in held] for key, held in findings.grouped(said).items()}
    assert list(groups.items()) == [
        ((Severity.BLOCKS, "Mot hors de la liste"), ["A", "B"]),
        ((Severity.BLOCKS, "Ligne en double"), [""]),
        ((Severity.INFORMS, "Type supposé"), [""]),
    ]


@pytest.mark.parametrize(("confidence", "word"), [(1.0, "sûr"), (0.7, "probable"), (0.3, "à vérifier")])
def test_how_sure_a_decision_is_stands_in_words(confidence, word):
    assert reading_words.sureness(confidence) == word


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        (Decision("header", "A6", "6,7", 1, ""), "En-tête aux lignes 6 et 7"),
        (Decision("kind", "A6", "codev", 1, ""), "Sujets apportés au CODEV"),
        (Decision("field", "D6", "territory", 1, ""), "Colonne D : Territoire"),
        (Decision("field", "D6", "none", 1, ""), "Colonne D : non lue"),
        (Decision("date", "A2", "2025-03-18", 1, ""), "Rencontre du mardi 18 mars 2025 (A2)"),
        (Decision("names", "B6", "capitals", 1, ""), "Noms et prénoms (B6)"),
    ],
)
def test_a_decision_is_told_in_the_words_of_the_screen(decision, told):
    assert reading_words.decided(decision, TableKind.ATTENDANCE) == told


def test_a_header_of_two_rows_keeps_both_when_another_is_added():
    above = ("Nom", "Prénom", "Présence", "Présence")
    sheets = {"Mars": ((*TITLES[1],), above, (None, None, "Matin", "Après-midi"), ("DUPONT", "Marie", "P", "P"))}
    choices = offered(sheets, 3, 0)["header"].choices
    assert [choice.value for choice in choices if choice.label == "En plus des autres"] == ["2,3,4"]


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("**x** _y_ `z`", "\\*\\*x\\*\\* \\_y\\_ \\`z\\`"),
        ("[a](b) <b> $x$ :smile:", "\\[a\\](b) \\<b\\> \\$x\\$ \\:smile:"),
        ("# titre\n\n- point", "\\# titre - point"),
        ("1. un", "1\u2060. un"),
        ("a@b.fr http://c.fr", "a\u2060@\u2060b.fr http\\:\u2060//\u2060c.fr"),
        ("Lu : « X » ?", "Lu\u00a0: «\u00a0X\u00a0»\u202f?"),
    ],
)
def test_what_is_typed_is_shown_as_it_is_typed(typed, drawn):
    assert plain(typed) == drawn
