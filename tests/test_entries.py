import pytest

from tests.sheets import table

TITLE = ("Atelier du 18/03/2025",)
TOPICS = ("N°", "Sujet", "Thématique", "Territoire", "Statut")
ITEMS = ("Code", "Territoire", "Vague", "Q1 – Présenter les offres", "Q2 – Conseiller les élus")
PEOPLE = ("Nom", "Prénom", "Rôle")


def test_a_row_that_holds_only_its_printed_number_is_blank():
    read = table((TITLE, TOPICS, (1, "Associer les élus", "Gouvernance", "HPM", "traité"), (2,), (3,)))
    assert [entry.values["title"] for entry in read.entries] == ["Associer les élus"]


def test_the_number_of_a_hand_made_topic_is_no_reference():
    read = table((TITLE, TOPICS, (1, "Associer les élus", "Gouvernance", "HPM", "traité")))
    assert (read.columns["A"], "reference" in read.entries[0].values) == ("number", False)


@pytest.mark.parametrize("word", ["Moyenne", "Médiane :", "Nombre de réponses", "Écart-type", "Total"])
def test_a_statistic_under_the_answers_is_no_respondent(word):
    read = table((TITLE, ITEMS, ("MO27", "HPM", "Départ", 7, 8), (word, None, None, 7, 8)))
    assert [entry.values["code"] for entry in read.entries] == ["MO27"]


def test_people_of_a_directory_under_a_territory_are_of_it():
    rows = (PEOPLE, ("CC des 7 Vallées",), ("DUPONT", "Marie", "CCT"), ("CA2BM",), ("MARTIN", "Paul", "CCT"))
    read = table(rows)
    assert [entry.values["territory"] for entry in read.entries] == ["CC des 7 Vallées", "CA2BM"]


def test_a_row_of_a_directory_left_aside_is_said():
    (finding,) = table(
        (PEOPLE, ("DUPONT", "Marie", "CCT"), ("m@exemple.fr", None, "CCT"), ("Total", None, "2"))
    ).findings
    assert (finding.code, finding.cell) == ("row_left_aside", "A3")
