"""The same sign-in sheet in every format that people send; `files/` says how the binary ones were made."""

from datetime import date
from pathlib import Path

import pytest

from ctg_data.imports import confirm, preview, read_tables
from tests.biff12 import xlsb
from tests.sheets import Rows, saved, workbook

FILES = Path(__file__).parent / "files"
SIGN_IN: Rows = (
    ("Feuille d’émargement",),
    ("Date", date(2025, 3, 18)),
    (),
    ("Territoire", "Nom", "Prénom", "Présence", "Observations"),
    ("CC des 7 Vallées", "CARPENTIER", "Sophie", "Présent", 2),
    (None, "DUBOIS", "Karim", "Excusé", 1.5),
    (None, "LEROY", "Zoé", None, None),
)
DRAFT: Rows = (("à ne pas lire",),)
SHEETS = {"Émargement": SIGN_IN, "Brouillon": DRAFT}


def source() -> bytes:
    """The .xlsx from which LibreOffice made the files: territories merged, a row and a sheet hidden."""
    book = workbook(SHEETS)
    book["Émargement"].merge_cells("A5:A7")
    book["Émargement"].row_dimensions[6].hidden = True
    book["Brouillon"].sheet_state = "hidden"
    return saved(book)


def content(form: str) -> bytes:
    if form == "xlsx":
        return source()
    if form == "xlsb":
        return xlsb(SHEETS, hidden=["Brouillon"], merged=[(4, 6, 0, 0)])
    return (FILES / f"emargement.{form}").read_bytes()


def expected() -> tuple[tuple[object, ...], ...]:
    rows = [list(row) for row in SIGN_IN[:-1]] + [["CC des 7 Vallées", "LEROY", "Zoé"]]
    rows[5][0] = rows[4][0]
    return tuple(map(tuple, rows))


FORMS = ["xlsx", "xls", "xlsb", "ods"]


@pytest.mark.parametrize("form", FORMS)
def test_the_cells_are_the_same_whatever_the_format(form):
    grids = read_tables(f"emargement.{form}", content(form)).workbook.grids
    assert [(grid.sheet, grid.hidden) for grid in grids] == [("Émargement", False), ("Brouillon", True)]
    assert grids[0].rows == expected()


@pytest.mark.parametrize("form", FORMS)
def test_the_tables_are_the_same_whatever_the_format(form):
    assert read_tables(f"emargement.{form}", content(form)).tables == read_tables("e.xlsx", content("xlsx")).tables


@pytest.mark.parametrize("form", FORMS)
def test_every_format_is_taken_in_to_the_last_row(db, form):
    seen = preview(db, f"emargement.{form}", content(form))
    assert (seen.status, seen.plan.attendance["present"], confirm(db, seen).created) == ("ready", 1, 7)
