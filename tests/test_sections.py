import pytest

from tests.sheets import statuses, table

TITLE = ("Réunion du 18/03/2025",)


def test_a_heading_of_guests_ends_a_heading_of_presence():
    people = (("Excusés",), ("LEROY", "Zoé", None), ("Invités",), ("PETIT", "Luc", None))
    assert statuses(table((TITLE, ("Nom", "Prénom", "Présence"), *people))) == ["excused", "unknown"]


@pytest.mark.parametrize("heading", ["CC des 7 Vallées", "7 Vallées", "HPM", "CA2BM :"])
def test_people_under_a_territory_are_of_it(heading):
    rows = (TITLE, ("Nom", "Prénom", "Présence"), (heading,), ("DUPONT", "Marie", "P"), ("MARTIN", "Paul", "EXC"))
    read = table(rows)
    assert [(p.last_name, p.territory) for p in read.people] == [
        ("DUPONT", heading.removesuffix(" :")),
        ("MARTIN", heading.removesuffix(" :")),
    ]


def test_a_word_alone_read_as_a_heading_is_said():
    rows = (TITLE, ("Nom", "Prénom", "Présence"), ("HPM",), ("DUPONT", "Marie", "P"), ("MARTIN", "Paul", "EXC"))
    (finding,) = table(rows).findings
    assert (finding.code, finding.cell) == ("read_as_heading", "A3")


def test_a_name_alone_with_nobody_below_is_a_person():
    rows = (TITLE, ("Nom", "Prénom", "Présence"), ("MARTIN", "Paul", "EXC"), ("DUPONT",))
    assert [person.last_name for person in table(rows).people] == ["MARTIN", "DUPONT"]


def test_names_not_yet_marked_are_people_not_headings():
    rows = (TITLE, ("Participants", "Présence"), ("Marie DUPONT",), ("Paul MARTIN", "EXC"), ("Zoé LEROY",))
    assert statuses(table(rows)) == ["unknown", "excused", "unknown"]


def test_where_people_have_one_name_a_word_alone_is_somebody():
    rows = (TITLE, ("Nom", "Présence"), ("DUPONT", "P"), ("MARTIN",), ("LEROY", "EXC"))
    assert statuses(table(rows)) == ["present", "unknown", "excused"]
