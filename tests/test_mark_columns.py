from datetime import date

from tests.sheets import reading, statuses, table

TITLE = ("Réunion du 18/03/2025",)


def test_a_column_of_status_that_holds_no_mark_is_not_the_presence():
    rows = (TITLE, ("Nom", "Statut", "Présence"), ("DUPONT", "Titulaire", "P"), ("MARTIN", "Suppléant", "EXC"))
    read = table(rows)
    assert (statuses(read), [finding.cell for finding in read.findings]) == (["present", "excused"], ["B2"])


def test_a_postcode_over_numbers_is_no_date():
    rows = (("Nom", "Prénom", "18/03/2025", 62130), ("DUPONT", "Marie", "P", 12), ("MARTIN", "Paul", "P", 7))
    assert len(table(rows).meetings) == 1


def test_the_only_year_of_a_longer_name_of_sheet_is_taken_and_told():
    rows = (("Nom", "Prénom", "18/03", "17/06"), ("DUPONT", "Marie", "P", "EXC"), ("MARTIN", "Paul", "P", "P"))
    (read,) = reading({"Suivi 2025": rows}).tables
    told = [finding.code for finding in read.findings]
    assert ([meeting.date for meeting in read.meetings], told) == (
        [date(2025, 3, 18), date(2025, 6, 17)],
        ["year_from_title"],
    )


def test_two_years_in_the_titles_give_none():
    rows = (("Suivi 2024 et 2025",), ("Nom", "Prénom", "18/03"), ("DUPONT", "Marie", "P"), ("MARTIN", "Paul", "P"))
    assert [meeting.date for meeting in table(rows).meetings] == [None]


def test_marks_without_a_header_are_no_first_names():
    rows = (TITLE, ("Participants", None, "Structure"), ("Marie DUPONT", "P", "CC7V"), ("Zoé LEROY", "EXC", "HPM"))
    assert statuses(table(rows)) == ["present", "excused"]


def test_a_few_notes_beside_names_are_no_first_names():
    people = (("Marie DUPONT", "stagiaire", "P"), ("Zoé LEROY", None, "EXC"), ("Paul MARTIN", None, "P"))
    assert [p.first_name for p in table((TITLE, ("Participants", None, "Présence"), *people)).people] == [
        "Marie",
        "Zoé",
        "Paul",
    ]
