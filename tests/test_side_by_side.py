from datetime import date

from tests.sheets import reading

HEADER = ("Nom", "Prénom", "Présence", None, "Nom", "Prénom", "Présence")
ROWS = (
    HEADER,
    ("DUPONT", "Marie", "P", None, "LEROY", "Zoé", "ABS"),
    ("MARTIN", "Paul", "EXC", None, "PETIT", "Luc", "P"),
)


def test_a_title_over_the_first_is_the_title_of_both():
    tables = reading({"F": (("Réunion du 18/03/2025",), *ROWS)}).tables
    assert [table.meetings[0].date for table in tables] == [date(2025, 3, 18)] * 2


def test_each_keeps_the_title_that_stands_over_it():
    titles = ("Réunion du 18/03/2025", None, None, None, "Réunion du 17/06/2025")
    tables = reading({"F": (titles, *ROWS)}).tables
    assert [table.meetings[0].date for table in tables] == [date(2025, 3, 18), date(2025, 6, 17)]


def test_the_cells_of_the_second_keep_their_place():
    _, right = reading({"F": (("Réunion du 18/03/2025",), *ROWS)}).tables
    assert (right.header, right.marks[0].cell) == ("E2", "G3")


def test_half_days_repeated_under_one_name_are_one_table():
    header = ("Nom", "Prénom", "18/03/2025", "17/06/2025", "18/03/2025")
    (only,) = reading({"F": (header, ("DUPONT", "Marie", "P", "P", "P"), ("MARTIN", "Paul", "P", "P", "P"))}).tables
    assert len(only.people) == 2
