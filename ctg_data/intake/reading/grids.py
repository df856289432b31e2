"""From bytes to grids, by what the content is and not by its name; runs in the kept process (`worker.py`)."""

import io
import unicodedata
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import PurePath

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from ctg_data.findings import Finding, found
from ctg_data.intake.reading.delimited import decoded, rows_of
from ctg_data.intake.reading.merged import Merge, Merges, merges_of_ods, merges_of_xlsb
from ctg_data.intake.reading.package import Hostile, SheetNotes, check_sizes, notes_of, refuse_entities
from ctg_data.intake.tables import Cell, Grid

AREA_LIMIT = 5_000_000  # cells between the first and the last, blank ones included: calamine holds them all
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
EXTENSIONS = {"xlsx": {".xlsx", ".xlsm", ".xlsb"}, "ods": {".ods"}, "xls": {".xls"}, "csv": {".csv", ".txt", ".tsv"}}
STRANGERS = {
    b"%PDF": "un document PDF",
    b"\x89PNG": "une image",
    b"\xff\xd8\xff": "une image",
    b"{\\rtf": "un texte RTF",
}

Grids = tuple[tuple[Grid, ...], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may hold: bytes unpacked, sheets, cells that are not blank."""

    unpacked: int
    sheets: int
    cells: int


def refused_unread(content: bytes, limit: int) -> Finding | None:
    """Why a file is not even opened: it is empty, or heavier than `limit` bytes."""
    if not content:
        return found("file_empty")
    return (
        found("file_too_large", size=_megabytes(len(content)), limit=_megabytes(limit))
        if len(content) > limit
        else None
    )


def grids_of(name: str, content: bytes, limits: Limits) -> Grids:
    """The grids of a file and what is wrong with it; a file that cannot be read gives no grid and one finding."""
    try:
        form = _form(content)
        grids, findings = _READERS[form](name, content, limits)
    except Hostile as refused:
        return (), (refused.finding,)
    except (MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except zipfile.BadZipFile:
        return (), (found("file_truncated"),)
    except PasswordError:
        return (), (found("file_encrypted"),)
    except BaseException:  # calamine's PanicException is no Exception
        return (), (found("file_unreadable", reason="son contenu est abîmé ou d’un format inconnu"),)
    if PurePath(name).suffix.lower() not in EXTENSIONS[form]:
        findings = (found("wrong_extension", name=name, form=f".{form}"), *findings)
    return grids, findings


def _form(content: bytes) -> str:
    if content.startswith(b"PK"):
        return _form_of_archive(zipfile.ZipFile(io.BytesIO(content)))
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if ENCRYPTED in content:
            raise Hostile(found("file_encrypted"))
        return "xls"
    for start, nature in STRANGERS.items():
        if content.startswith(start):
            raise Hostile(found("not_a_workbook", nature=nature))
    return "csv"


def _form_of_archive(package: zipfile.ZipFile) -> str:
    members = package.NameToInfo
    if "xl/workbook.xml" in members or "xl/workbook.bin" in members:
        return "xlsx"
    if "content.xml" in members and "word/document.xml" not in members:
        return "ods"
    raise Hostile(found("not_a_workbook", nature="une archive ou un document d’un autre logiciel"))


def _read_xlsx(_: str, content: bytes, limits: Limits) -> Grids:
    package = zipfile.ZipFile(io.BytesIO(content))
    check_sizes(package, limits.unpacked)
    for part in ("xl/sharedStrings.xml", "xl/styles.xml"):
        refuse_entities(package, part)
    if "xl/workbook.xml" in package.NameToInfo:
        return _read_calamine(content, limits, notes_of(package))
    return _read_calamine(content, limits, {}, merges_of_xlsb(package))


def _read_ods(_: str, content: bytes, limits: Limits) -> Grids:
    package = zipfile.ZipFile(io.BytesIO(content))
    check_sizes(package, limits.unpacked)
    refuse_entities(package, "content.xml")
    return _read_calamine(content, limits, {}, merges_of_ods(package))


def _read_xls(_: str, content: bytes, limits: Limits) -> Grids:
    return _read_calamine(content, limits, {})


def _read_csv(name: str, content: bytes, limits: Limits) -> Grids:
    text = decoded(content)
    if text is None or text.lstrip()[:9].lower().startswith(("<html", "<!doctype", "<?xml", "<table")):
        raise Hostile(found("not_a_workbook", nature="une page web ou des données d’un autre logiciel"))
    rows = _trimmed([[_cell(value) for value in row] for row in rows_of(text)])
    _check_cells(sum(_filled(row) for row in rows), limits)
    return (Grid(PurePath(name).stem, rows),), ()


_READERS: dict[str, Callable[[str, bytes, Limits], Grids]] = {
    "xlsx": _read_xlsx,
    "ods": _read_ods,
    "xls": _read_xls,
    "csv": _read_csv,
}


def _read_calamine(content: bytes, limits: Limits, notes: dict[str, SheetNotes], merges: Merges | None = None) -> Grids:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = [m for m in workbook.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]
    if len(sheets) > limits.sheets:
        raise Hostile(found("too_many_sheets", count=len(sheets), limit=limits.sheets))
    grids, findings, cells = [], [], 0
    for sheet in sheets:
        beside = notes.get(sheet.name, SheetNotes())
        rows = _rows(workbook.get_sheet_by_name(sheet.name), (merges or {}).get(sheet.name, ()))
        cells += sum(_filled(row) for row in rows)
        _check_cells(cells, limits)
        hidden = sheet.visible != SheetVisibleEnum.Visible
        grids.append(Grid(sheet.name, rows, hidden, frozenset(r for r in beside.hidden_rows if r <= len(rows))))
        findings += [] if hidden else _notes_found(grids[-1], beside)
    return tuple(grids), tuple(findings)


def _rows(sheet: CalamineSheet, merges: Sequence[Merge]) -> tuple[tuple[Cell, ...], ...]:
    height, width = (last + 1 for last in sheet.end or (-1, -1))
    if height * width > AREA_LIMIT:
        raise Hostile(found("sheet_too_wide", sheet.name, rows=height, columns=width))
    rows = [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or merges:
        if left == right and top < len(rows):
            _fill_down(rows, left, top, bottom)
    return _trimmed(rows)


def _fill_down(rows: list[list[Cell]], column: int, top: int, bottom: int) -> None:
    """Cells merged down one column show one value on every row."""
    if column < len(rows[top]):
        for row in rows[top + 1 : bottom + 1]:
            row[column] = rows[top][column]


def _cell(value: Cell) -> Cell:
    if isinstance(value, str):
        text = unicodedata.normalize("NFC", value.replace("\0", ""))  # no database keeps that character
        return text if text and not text.isspace() else None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return value


def _trimmed(rows: Sequence[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    last = max((number for number, row in enumerate(rows, start=1) if row), default=0)
    return tuple(tuple(row) for row in rows[:last])


def _filled(row: Sequence[Cell]) -> int:
    return len(row) - row.count(None)


def _check_cells(count: int, limits: Limits) -> None:
    if count > limits.cells:
        raise Hostile(found("too_many_cells", limit=limits.cells))


def _notes_found(grid: Grid, notes: SheetNotes) -> list[Finding]:
    """One finding for each sort of note, at its first cell."""
    findings = []
    for code, places in (
        ("formula_not_calculated", notes.uncalculated),
        ("cell_in_error", notes.errors),
        ("comment_not_read", notes.comments),
    ):
        if places:
            findings.append(found(code, grid.sheet, places[0], cells=_listed(places)))
    if grid.hidden_rows:
        findings.append(found("rows_hidden", grid.sheet, rows=_listed([str(r) for r in sorted(grid.hidden_rows)])))
    return findings


def _listed(places: Sequence[str]) -> str:
    shown = ", ".join(places[:8])
    return f"{shown} … ({len(places)} en tout)" if len(places) > 8 else shown


def _megabytes(size: int) -> str:
    return f"{size / 1024**2:.1f} Mo".replace(".", ",")
