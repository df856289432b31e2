"""Each decision of a reading carries how sure it is, and why in words."""

from datetime import date

import pytest

from tests.sheets import HEADERS, PEOPLE, TITLES, reading, table

SIGN_IN = (*TITLES, HEADERS, *PEOPLE)


def decided(read, what, cell=None):
    """The only decision of a sort, at a cell."""
    (only,) = (each for each in read.decisions if each.what == what and cell in (None, each.cell))
    return only


def said(read, what, cell=None):
    decision = decided(read, what, cell)
    return decision.value, decision.confidence, decision.reason


def test_the_header_row_is_told_with_the_headings_understood_and_what_stands_below():
    assert said(table((*TITLES, (*HEADERS, "Pointure"), *PEOPLE)), "header") == (
        "4",
        0.83,
        "intitulés compris : 5 sur 6 ; au-dessous, personnes : 3, marques : 3",
    )


def test_a_header_of_two_rows_is_told_with_both():
    rows = (("18/03/2025",), ("Participant", None, "Présence"), ("Nom", "Prénom", None), ("LE", "Zoé", "P"))
    assert decided(table(rows), "header").value == "2,3"


@pytest.mark.parametrize(
    ("heading", "value", "confidence", "reason"),
    [
        ("Prénom", "first_name", 1.0, "« Prénom » est un intitulé connu"),
        ("Prenon", "first_name", 0.8, "« Prenon » est un intitulé connu, à une faute de frappe près"),
        ("Présence du jour", "status", 0.9, "« Présence du jour » commence comme un intitulé connu"),
        ("Pointure", "none", 0.9, "« Pointure » n’est pas connu"),
        ("Total", "none", 1.0, "« Total » n’est jamais repris"),
    ],
)
def test_the_field_of_a_column_is_told_by_its_heading(heading, value, confidence, reason):
    rows = (("18/03/2025",), ("Nom", heading, "Territoire", "Signature"), ("LE", "Zoé", "7V", "P"))
    assert said(table(rows), "field", "B2") == (value, confidence, reason)


def test_marks_without_a_heading_are_told_by_their_cells():
    rows = (("18/03/2025",), ("Nom", "Prénom", None), ("A", "B", "P"), ("C", "D", "ABS"))
    assert said(table(rows), "field", "C2") == ("status", 0.7, "les cases au-dessous le disent, pas l’intitulé")


def test_an_item_is_told_by_its_code():
    rows = (("Code", "Vague", "Q1 – Oser"), ("AB12", "Départ", 7))
    assert said(table(rows), "field", "C1") == ("Q1", 1.0, "« Q1 – Oser » commence par le code d’un item")


@pytest.mark.parametrize(
    ("rows", "sheet", "file", "expected"),
    [
        (SIGN_IN, "Feuil1", "f.xlsx", ("A2", 0.95, "« mardi 18 mars 2025 » est écrit au-dessus du tableau")),
        ((HEADERS, *PEOPLE), "18-03-2025", "f.xlsx", ("", 0.8, "le nom de la feuille donne cette date")),
        ((HEADERS, *PEOPLE), "F", "18-03-2025.xlsx", ("", 0.7, "le nom du fichier, « 18-03-2025 », donne cette date")),
    ],
)
def test_the_date_is_told_by_where_it_stands_less_and_less_surely(rows, sheet, file, expected):
    decision = decided(table(rows, sheet=sheet, name=file), "date")
    assert (decision.cell, decision.confidence, decision.reason) == expected


def test_a_date_in_the_header_is_told_at_its_cell():
    rows = (("Nom", "18/03/2025", "17/06/2025"), ("DUPONT Marie", "P", "P"))
    assert said(table(rows), "date", "C1") == ("2025-06-17", 0.95, "« 17/06/2025 » est écrit à cette cellule")


def test_a_date_that_the_sheet_rencontre_gives_is_told_so():
    _, read = reading({"Rencontre": (("Date", date(2025, 3, 18)),), "Émargement": SIGN_IN}).tables
    assert decided(read, "date").reason == "une autre feuille du classeur donne cette date"


def test_a_date_still_asked_is_no_decision():
    assert [each for each in table((HEADERS, *PEOPLE)).decisions if each.what == "date"] == []


@pytest.mark.parametrize(
    ("heading", "name", "way"),
    [
        ("Nom et prénom", "DUPONT Marie", "capitals"),
        ("Participants", "Dupont, Marie", "comma"),
        ("Nom et prénom", "Dupont Marie", "header"),
        ("Participants", "Marie Dupont", "last_word"),
    ],
)
def test_the_order_of_names_is_told_by_what_tells_the_last_name(heading, name, way):
    assert decided(table((("18/03/2025",), (heading, "Présence"), (name, "P"))), "names").value == way


def test_names_in_two_columns_are_told_apart():
    assert said(table(SIGN_IN), "names") == ("apart", 1.0, "le nom et le prénom ont chacun leur colonne")


def test_no_name_is_said_in_a_reason():
    reasons = " ".join(each.reason for each in table(SIGN_IN).decisions)
    assert not any(str(person[1]) in reasons for person in PEOPLE)


def test_a_kind_that_headings_tell_is_surer_than_one_that_cells_tell():
    headed = table((("18/03/2025",), ("Nom", "Prénom", "Présence"), ("A", "B", "P"), ("C", "D", "P")))
    bare = table((("18/03/2025",), ("Nom", "Prénom", None), ("A", "B", "P"), ("C", "D", "P")))
    assert decided(headed, "kind").confidence > decided(bare, "kind").confidence


def test_a_kind_that_nothing_tells_is_the_least_sure():
    rows = (("18/03/2025",), ("Qui", "Prénom", "Venu"), ("DUPONT", "Marie", "P"))
    assert said(table(rows, {"header:Feuil1": "2"}), "kind") == ("attendance", 0.5, "aucun intitulé ne le dit")


@pytest.mark.parametrize(
    ("asked", "answer", "what", "cell"),
    [
        ("header:Feuil1", "4", "header", None),
        ("table:Feuil1!A4", "attendance", "kind", None),
        ("field:Feuil1!D4", "territory", "field", "D4"),
        ("date:Feuil1", "2025-06-17", "date", None),
    ],
)
def test_what_a_person_says_is_sure(asked, answer, what, cell):
    decision = decided(table(SIGN_IN, {asked: answer}), what, cell)
    assert (decision.confidence, decision.reason.startswith("vous l’avez dit")) == (1.0, True)


def test_the_weakest_decision_says_how_sure_the_table_is():
    read = table((("18/03/2025",), ("Participants", "Présence"), ("Marie Dupont", "P")))
    assert read.weakest.what == "names"
