import pytest

from tests.sheets import reading, statuses, table

TITLE = ("Réunion du 18/03/2025",)


def read(header, *people):
    return table((TITLE, header, *people))


def test_a_cross_under_excused_stands_beside_a_column_of_marks():
    marks = (("DUPONT", "P", None), ("MARTIN", None, "X"), ("LEROY", "ABS", None), ("PETIT", None, None))
    assert statuses(read(("Nom", "Présence", "Excusé"), *marks)) == ["present", "excused", "absent", "unknown"]


def test_absent_and_excused_together_is_excused():
    assert statuses(read(("Nom", "Absent", "Excusé"), ("DUPONT", "X", "X"), ("MARTIN", "X", None))) == [
        "excused",
        "absent",
    ]


def test_present_and_excused_together_is_asked():
    rows = (TITLE, ("Nom", "Présent", "Excusé"), ("DUPONT", "X", "X"), ("MARTIN", "X", None))
    assert [question.id for question in reading({"F": rows}).questions] == ["mark:PRÉSENT + EXCUSÉ"]


def test_present_and_excused_together_is_what_the_answer_says():
    rows = (TITLE, ("Nom", "Présent", "Excusé"), ("DUPONT", "X", "X"), ("MARTIN", "X", None))
    read = reading({"F": rows}, {"mark:PRÉSENT + EXCUSÉ": "excused"})
    assert (statuses(read.tables[0]), read.questions) == (["excused", "present"], ())


@pytest.mark.parametrize(("header", "status"), [("Excusé (oui/non)", "excused"), ("Absence", "absent")])
def test_yes_means_what_its_header_says(header, status):
    assert statuses(read(("Nom", header), ("DUPONT", "oui"), ("MARTIN", None))) == [status, "unknown"]


def test_no_under_excused_says_neither_present_nor_absent():
    rows = (TITLE, ("Nom", "Excusé (oui/non)"), ("DUPONT", "oui"), ("MARTIN", "non"))
    assert [question.id for question in reading({"F": rows}).questions] == ["mark:NON"]


def test_where_no_mark_is_filled_in_the_signatures_tell_who_came():
    assert statuses(read(("Nom", "Présence", "Signature"), ("DUPONT", None, "signé"), ("MARTIN", None, "Martin"))) == [
        "present",
        "present",
    ]


def test_a_signature_beside_a_mark_is_for_paper():
    people = (("DUPONT", "EXC", "Dupont"), ("MARTIN", None, "Martin"))
    assert statuses(read(("Nom", "Présence", "Signature"), *people)) == ["excused", "unknown"]


def test_a_remark_about_something_else_says_nothing_of_presence():
    seen = read(("Nom", "Présence", "Observations"), ("DUPONT", "P", None), ("MARTIN", None, "nouveau poste"))
    assert statuses(seen) == ["present", "unknown"]


def test_a_mark_on_a_row_that_is_nobodys_is_said():
    (finding,) = read(("Nom", "Présence"), ("DUPONT", "P"), ("zoe.leroy@exemple.fr", "P"), ("Total", "2")).findings
    assert (finding.code, finding.cell) == ("mark_of_nobody", "B4")


def test_no_under_present_is_absent_where_nothing_says_why():
    people = (("DUPONT", "non", None), ("MARTIN", "non", "congés"), ("LEROY", None, None), ("PETIT", "non", "non"))
    header = ("Nom", "Présent (oui/non)", "Excusé (motif)")
    assert statuses(read(header, *people)) == ["absent", "excused", "unknown", "unknown"]
