"""The user's own workbook given back: coloured, commented and listed, or a list of what is to be verified."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from ctg_data.findings import Finding
from ctg_data.imports import annotated, preview
from ctg_data.intake.bounded import Allowance
from ctg_data.intake.reading.worker import Failed, Stopped
from ctg_data.plan import Question
from ctg_data.workbooks import annotated_workbook, remarks_on, remarks_workbook
from ctg_data.workbooks.annotated import COLOURS, LIST, LISTED, OURS, QUESTION
from ctg_data.workbooks.sheets import to_bytes
from tests.sheets import archive, ods, saved, workbook, xlsx

LATE = Finding("date_invalid", "S", "B2", "« 99/99 » n’est pas une date")
DOUBT = Finding("word_unknown", "S", "B2", "« peut-être » n’est pas un mot de la liste")
NOTE = Finding("rows_hidden", "S", "", "Des lignes sont masquées : 3")
ELSEWHERE = Finding("column_not_read", "Autre feuille", "C1", "La colonne n’est pas reprise")
ASKED = Question("mark:X", "mark", "Que signifie la marque « X » ?", (), "aucune légende", True, "S", "A2")
ROWS = (("Nom", "Date"), ("DUPONT", "99/99"), ("MARTIN", date(2025, 3, 18)))
VBA = "xl/vbaProject.bin"


def book():
    return workbook({"S": ROWS})


def given_back(content, *findings, questions=()):
    _, returned = annotated_workbook(content, remarks_on(findings, questions))
    return load_workbook(io.BytesIO(returned))


def listed(returned):
    return [tuple(cell.value for cell in row) for row in returned[LIST].iter_rows(min_row=5)]


def colour(cell):
    return cell.fill.fgColor.rgb[2:] if cell.fill.fill_type else None


def test_the_faulty_cell_is_coloured_and_no_other():
    sheet = given_back(xlsx({"S": ROWS}), LATE)["S"]
    coloured = {cell.coordinate: colour(cell) for row in sheet["A1:B3"] for cell in row if colour(cell)}
    assert coloured == {"B2": COLOURS["Bloquant"]}


def test_all_that_is_said_of_a_cell_stands_in_one_comment():
    text = given_back(xlsx({"S": ROWS}), LATE, DOUBT)["S"]["B2"].comment.text
    assert text.split("\n") == [
        OURS,
        *(f"Bloquant : {each.message}".replace("« ", "«\u00a0").replace(" »", "\u00a0»") for each in (LATE, DOUBT)),
    ]


def test_a_question_stands_at_its_cell():
    cell = given_back(xlsx({"S": ROWS}), questions=(ASKED,))["S"]["A2"]
    assert (colour(cell), "Que signifie la marque" in cell.comment.text) == (COLOURS[QUESTION], True)


def test_the_gravest_remark_gives_the_colour():
    warned = Finding("time_invalid", "S", "B2", "« 99h » n’est pas une heure")
    assert colour(given_back(xlsx({"S": ROWS}), warned, LATE)["S"]["B2"]) == COLOURS["Bloquant"]


def test_what_the_user_wrote_and_drew_is_kept():
    theirs = book()
    theirs["S"]["B2"].comment = Comment("à revoir avec Zoé", "Zoé")
    theirs["S"]["B2"].font = Font(bold=True, name="Arial")
    theirs["S"].column_dimensions["A"].width = 33
    sheet = given_back(saved(theirs), LATE)["S"]
    assert (sheet["B2"].comment.text.startswith("à revoir avec Zoé\n"), sheet["B2"].font.bold) == (True, True)
    assert (sheet["B3"].value.date(), sheet.column_dimensions["A"].width) == (date(2025, 3, 18), 33)


def test_a_second_return_replaces_the_list_and_the_comments_of_the_first():
    theirs = book()
    theirs["S"]["B2"].comment = Comment("à revoir", "Zoé")
    _, once = annotated_workbook(saved(theirs), remarks_on([LATE, NOTE], ()))
    twice = given_back(once, DOUBT)
    assert (twice.sheetnames, len(listed(twice))) == (["S", LIST], 1)
    assert twice["S"]["B2"].comment.text.count(OURS) == 1


def test_a_cell_mended_since_is_no_longer_coloured_and_keeps_the_comment_of_its_user():
    theirs = book()
    theirs["S"]["B2"].comment = Comment("à revoir", "Zoé")
    _, once = annotated_workbook(saved(theirs), remarks_on([LATE], (ASKED,)))
    sheet = given_back(once)["S"]
    assert (sheet["B2"].comment.text, colour(sheet["B2"]), sheet["A2"].comment) == ("à revoir", None, None)


def test_a_sheet_of_theirs_by_the_name_of_the_list_is_left_alone():
    theirs = workbook({"S": ROWS, LIST: (("mes notes",),)})
    assert given_back(saved(theirs), LATE).sheetnames == ["S", LIST, f"{LIST}1"]


def test_the_list_holds_every_remark_the_gravest_first():
    rows = listed(given_back(xlsx({"S": ROWS}), NOTE, ELSEWHERE, LATE, questions=(ASKED,)))
    assert [(sheet, cell, weight) for sheet, cell, weight, _ in rows] == [
        ("S", "B2", "Bloquant"),
        ("S", "A2", "Question"),
        ("S", None, "À vérifier"),
        ("Autre feuille", "C1", "Pour information"),
    ]


def test_only_a_cell_of_the_workbook_is_linked():
    returned = given_back(xlsx({"S": ROWS}), NOTE, ELSEWHERE, LATE)
    links = [cell.hyperlink.location for row in returned[LIST].iter_rows(min_row=5) for cell in row if cell.hyperlink]
    assert links == ["'S'!B2"]


def test_a_remark_within_merged_cells_stands_on_the_one_shown():
    theirs = book()
    theirs["S"].merge_cells("A2:B3")
    assert colour(given_back(saved(theirs), LATE)["S"]["A2"]) == COLOURS["Bloquant"]


@pytest.mark.parametrize("text", ["=1+1", "+33 6", "-1", "@nom"])
def test_no_text_becomes_a_formula(text):
    theirs = book()
    theirs["S"]["A2"].value = text
    theirs["S"]["A2"].data_type = "s"
    finding = Finding("date_invalid", "S", "B2", text)
    returned = given_back(saved(theirs), finding)
    assert {returned["S"]["A2"].data_type, returned[LIST]["D5"].data_type} == {"s"}
    alone = load_workbook(io.BytesIO(remarks_workbook(remarks_on([finding], ()))))
    assert (alone[LIST]["D5"].value, alone[LIST]["D5"].data_type) == (text, "s")


def test_macros_are_kept():
    parts = {"[Content_Types].xml": b"", VBA: b"macros"}
    with zipfile.ZipFile(io.BytesIO(to_bytes(book()))) as package:
        parts |= {name: package.read(name) for name in package.namelist()}
    suffix, returned = annotated_workbook(archive(parts), remarks_on([LATE], ()))
    assert (suffix, zipfile.ZipFile(io.BytesIO(returned)).read(VBA)) == (".xlsm", b"macros")


def test_a_long_list_says_how_many_it_leaves_out():
    returned = load_workbook(io.BytesIO(remarks_workbook(remarks_on([NOTE] * (LISTED + 3), ()))))
    assert (len(listed(returned)), f"sur {LISTED + 3}." in returned[LIST]["A2"].value) == (LISTED, True)


def test_a_long_remark_makes_no_row_that_excel_refuses():
    finding = Finding("date_invalid", "S", "B2", "nom " * 8000)
    returned = load_workbook(io.BytesIO(remarks_workbook(remarks_on([finding], ()))))
    assert returned[LIST].row_dimensions[5].height < 409


# — from a preview


BAD_DATE = {"Émargement": (("Date : 18/03/2125",), (), ("Nom", "Prénom", "Présence"), ("DUPONT", "Marie", "P"))}


def test_a_preview_gives_back_the_workbook_with_its_findings(db):
    name, content = annotated(preview(db, "feuille.xlsx", xlsx(BAD_DATE)))
    returned = load_workbook(io.BytesIO(content))
    assert (name, colour(returned["Émargement"]["A1"])) == ("feuille – points à vérifier.xlsx", COLOURS["Bloquant"])


def test_the_return_dropped_again_reads_as_the_workbook_did(db):
    before = preview(db, "feuille.xlsx", xlsx(BAD_DATE))
    _, content = annotated(before)
    assert preview(db, "feuille.xlsx", content).reading.tables == before.reading.tables


def test_another_format_is_given_a_list(db):
    name, content = annotated(preview(db, "feuille.ods", ods(BAD_DATE)))
    returned = load_workbook(io.BytesIO(content))
    assert (name, returned.sheetnames) == ("feuille – points à vérifier.xlsx", [LIST])
    assert "Bloquant" in {weight for _, _, weight, _ in listed(returned)}


def test_a_file_that_could_not_be_read_is_given_a_list(db):
    _, content = annotated(preview(db, "feuille.xlsx", xlsx(BAD_DATE)[:-300]))
    assert [weight for _, _, weight, _ in listed(load_workbook(io.BytesIO(content)))] == ["Bloquant"]


@pytest.mark.parametrize("failure", [Stopped("slow"), Stopped("memory"), Failed("TypeError", "load:1")])
def test_a_workbook_that_cannot_be_opened_again_is_given_a_list(db, monkeypatch, failure):
    seen = preview(db, "feuille.xlsx", xlsx(BAD_DATE))

    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(Allowance, "apart", fail)
    assert load_workbook(io.BytesIO(annotated(seen)[1])).sheetnames == [LIST]


def test_comments_that_declare_the_whole_sheet_cost_neither_time_nor_memory(db, monkeypatch):
    monkeypatch.setenv("CTG_READING_SECONDS", "3")
    theirs = workbook(BAD_DATE)
    theirs["Émargement"]["A1"].comment = Comment("x", "x")
    with zipfile.ZipFile(io.BytesIO(saved(theirs))) as package:
        parts = {name: package.read(name).replace(b'ref="A1"', b'ref="A1:XFD1048576"') for name in package.namelist()}
    seen = preview(db, "feuille.xlsx", archive(parts))
    assert load_workbook(io.BytesIO(annotated(seen)[1])).sheetnames == [LIST]
