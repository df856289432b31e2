import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from openpyxl.comments import Comment

from ctg_data.intake import bounded
from ctg_data.intake.bounded import Allowance, understand
from ctg_data.intake.reading import grids, worker
from ctg_data.intake.reading.worker import Failed, Stopped, apart
from ctg_data.settings import Settings
from tests.failing import Panic, die, panic
from tests.sheets import HEADERS, PEOPLE, TITLES, archive, ods, saved, with_part, workbook, xlsx

HOME = Path(__file__).parents[1]
SETTINGS = Settings()
SHEET = "xl/worksheets/sheet1.xml"
ROWS = (*TITLES, HEADERS, *PEOPLE)
TEXT = "Nom;Prénom;Présence\r\nDUPONT;Zoé;✓\r\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(content, name="classeur.xlsx", settings=SETTINGS):
    return understand(name, content, {}, {}, Allowance(settings)).workbook


def codes(content, name="classeur.xlsx", settings=SETTINGS):
    return [finding.code for finding in read(content, name, settings).findings]


def places(content):
    return [(finding.code, finding.sheet, finding.cell) for finding in read(content).findings]


# — what comes in


@pytest.mark.parametrize(("build", "name"), [(xlsx, "a.xlsx"), (xlsx, "a.xlsm"), (ods, "a.ods")])
def test_the_same_cells_are_read_from_each_form(build, name):
    (grid,) = read(build({"Émargement": (("Nom", None, 7), (), (None, date(2025, 3, 18)))}), name).grids
    assert (grid.sheet, grid.rows) == ("Émargement", (("Nom", None, 7), (), (None, date(2025, 3, 18))))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_text_is_read_whatever_its_encoding_and_separator(encoding, separator):
    content = TEXT.replace(";", separator).encode(encoding)
    (grid,) = read(content, "presence.csv").grids
    assert grid.rows == (("Nom", "Prénom", "Présence"), ("DUPONT", "Zoé", "✓"))


def test_text_of_old_windows_is_read():
    (grid,) = read("Prénom;Rôle\r\nZoé;Cœur\r\n".encode("cp1252"), "a.csv").grids
    assert grid.rows == (("Prénom", "Rôle"), ("Zoé", "Cœur"))


def test_a_comma_inside_the_cells_does_not_hide_the_separator():
    (grid,) = read(b"Nom;Valeur;Fin\nA, B;1,5;x\nC, D;2,5;y\n", "a.csv").grids
    assert grid.rows[1] == ("A, B", "1,5", "x")


def test_a_quote_astray_swallows_no_row():
    (grid,) = read(b'Nom;Taille\r\nDUPONT;"12\r\nMARTIN;"13\r\nLEROY;14\r\n', "a.csv").grids
    assert [row[0] for row in grid.rows] == ["Nom", "DUPONT", "MARTIN", "LEROY"]


def test_a_cell_of_two_lines_between_quotes_is_one():
    (grid,) = read(b'Nom;Adresse\nDUPONT;"1 rue X\nHesdin"\n', "a.csv").grids
    assert grid.rows[1] == ("DUPONT", "1 rue X\nHesdin")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_lines_end_as_each_system_ends_them(end):
    (grid,) = read(TEXT.replace("\r\n", end).encode(), "a.csv").grids
    assert len(grid.rows) == 2


def test_a_character_that_no_database_keeps_is_left_out():
    (grid,) = read(f"Nom;Prénom\n{'x' * 500};a\nDUPONT\0;Zoé\n".encode(), "a.csv").grids
    assert grid.rows[2] == ("DUPONT", "Zoé")


@pytest.mark.parametrize("line", [b"a" * 10 * 1024**2, b"a;" * 5 * 1024**2])
def test_one_line_of_ten_megabytes_is_a_finding(line):
    (code,) = codes(line, "a.csv")
    assert code in {"file_unreadable", "too_many_cells", "reading_stopped_memory"}


def test_rows_are_counted_as_excel_counts_them():
    (grid,) = read(xlsx({"S": ((), (), (None, "c"))})).grids
    assert grid.rows == ((), (), (None, "c"))


def test_a_ghost_range_costs_nothing():
    book = workbook({"S": (("a",),)})
    book["S"]["Z900"].number_format = "0.00"
    (grid,) = read(saved(book)).grids
    assert grid.rows == (("a",),)


def test_cells_merged_down_a_column_show_their_value_on_each_row():
    book = workbook({"S": (("7V", "A"), (None, "B"), (None, "C"))})
    book["S"].merge_cells("A1:A2")
    (grid,) = read(saved(book)).grids
    assert grid.rows == (("7V", "A"), ("7V", "B"), (None, "C"))


def test_hidden_sheets_and_rows_are_known():
    book = workbook({"S": (("a",), ("b",)), "T": (("c",),)})
    book["S"].row_dimensions[2].hidden = True
    book["T"].sheet_state = "veryHidden"
    shown, hidden = read(saved(book)).grids
    assert (shown.hidden_rows, shown.hidden, hidden.hidden) == ({2}, False, True)


def test_what_the_cells_do_not_show_is_told_at_its_place():
    book = workbook({"S": (("a", "=1+1"), ("b", 3), ("c", 4))})
    book["S"]["A2"].comment = Comment("à revoir", "x")
    book["S"].row_dimensions[3].hidden = True
    assert places(saved(book)) == [
        ("formula_not_calculated", "S", "B1"),
        ("comment_not_read", "S", "A2"),
        ("rows_hidden", "S", ""),
    ]


@pytest.mark.parametrize("kind", ["", 't="str"'])
def test_a_formula_that_was_calculated_is_its_value(kind):
    cell = f'<c r="A1" {kind}><f>1+1</f><v>{"" if kind else 2}</v></c>'
    content = with_part(xlsx({"S": (("a",),)}), SHEET, _sheet(cell))
    assert places(content) == []


def test_a_value_before_a_formula_does_not_hide_that_it_was_never_calculated():
    cells = '<c r="A1"><v>1</v></c><c r="B1"><f>SUM(A1)</f><v/></c>'
    assert places(with_part(xlsx({"S": (("a",),)}), SHEET, _sheet(cells))) == [("formula_not_calculated", "S", "B1")]


def test_a_cell_in_error_is_told():
    content = with_part(xlsx({"S": (("a",),)}), SHEET, _sheet('<c r="A1" t="e"><v>#N/A</v></c>'))
    assert places(content) == [("cell_in_error", "S", "A1")]


def test_a_workbook_keeps_its_name_its_size_and_its_digest():
    one, other = read(xlsx({"S": ROWS}), "un.xlsx"), read(b"a;b\n", "deux.csv")
    assert (one.name, other.size, len(one.sha256), one.sha256 == other.sha256) == ("un.xlsx", 4, 64, False)


# — hostile files: a sentence each


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"%PDF-1.7 ...", "not_a_workbook"),
        (b"\x89PNG\r\n...", "not_a_workbook"),
        (b"<html><table></table></html>", "not_a_workbook"),
        (b"\x00\x01\x02garbage" * 40, "not_a_workbook"),
        (archive({"word/document.xml": "<w/>"}), "not_a_workbook"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "file_encrypted"),
        (OLE + b"\0" * 2000, "file_unreadable"),
        (xlsx({"S": ROWS})[:-400], "file_truncated"),
        (b"PK\x03\x04 and nothing more", "file_truncated"),
        (with_part(xlsx({"S": ROWS}), SHEET, "<worksheet><sheetData><row>"), "file_unreadable"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_finding_and_no_grid(content, code):
    workbook_read = read(content)
    assert ([finding.code for finding in workbook_read.findings], workbook_read.grids) == ([code], ())


def test_a_name_that_lies_is_told_and_the_content_is_read():
    workbook_read = read(TEXT.encode(), "presence.xlsx")
    assert ([finding.code for finding in workbook_read.findings], len(workbook_read.grids)) == (["wrong_extension"], 1)


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"])
def test_entities_are_refused_before_any_is_resolved(part):
    assert codes(with_part(xlsx({"S": ROWS}), part, f"<?xml version='1.0'?>{ENTITIES}<x>&b;</x>")) == ["xml_entities"]


def test_entities_of_an_open_document_are_refused():
    assert codes(with_part(ods({"S": ROWS}), "content.xml", f"{ENTITIES}<x>&b;</x>"), "a.ods") == ["xml_entities"]


@pytest.mark.parametrize("limit", [1024**3, 10 * 1024**2])
def test_a_bomb_is_refused_before_it_is_unpacked(limit):
    content = with_part(xlsx({"S": ROWS}), "xl/media/image.bin", bytes(60 * 1024**2))
    assert codes(content, settings=Settings(unpacked_size_limit=limit)) == ["unpacked_too_large"]


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        ({"file_size_limit": 100}, "file_too_large"),
        ({"sheet_limit": 1}, "too_many_sheets"),
        ({"cell_limit": 5}, "too_many_cells"),
    ],
)
def test_each_limit_has_its_sentence(limits, code):
    assert codes(xlsx({"S": ROWS, "T": ROWS}), settings=Settings(**limits)) == [code]


def test_two_cells_at_the_ends_of_a_sheet_cost_neither_the_memory_nor_the_next_file():
    book = workbook({"S": (("a",),)})
    book["S"]["XFD1048576"] = "b"
    giant, next_one = codes(saved(book)), read(xlsx({"S": ROWS}))
    assert (giant, len(next_one.grids)) == (["reading_stopped_memory"], 1)


def test_a_sheet_too_wide_for_a_table_names_its_reach():
    book = workbook({"S": (("a",),)})
    book["S"]["GA60000"] = "b"
    (finding,) = read(saved(book)).findings
    assert (finding.code, "60000" in finding.message) == ("sheet_too_wide", True)


# — the kept process


@pytest.mark.parametrize(
    ("work", "arguments", "reason"),
    [(die, (), "died"), (time.sleep, (30,), "slow"), (bytearray, (2 * 1024**3,), "memory")],
)
def test_the_process_that_stops_says_why_and_starts_again(work, arguments, reason):
    with pytest.raises(Stopped) as stopped:
        apart(work, 0.4, SETTINGS.reading_memory, *arguments)
    assert (stopped.value.reason, apart(abs, 5, SETTINGS.reading_memory, -3)) == (reason, 3)


def test_a_panic_of_the_work_gives_its_type_and_its_place_and_never_its_message():
    with pytest.raises(Failed) as failed:
        apart(panic, 5, SETTINGS.reading_memory)
    assert (failed.value.kind, failed.value.place.partition(":")[0]) == ("Panic", "panic")


@pytest.mark.parametrize("reason", ["slow", "memory", "died"])
def test_a_reading_that_was_stopped_is_a_finding(monkeypatch, reason):
    def stopped(*_: object) -> None:
        raise Stopped(reason)

    monkeypatch.setattr(bounded, "apart", stopped)
    assert codes(xlsx({"S": ROWS})) == [f"reading_stopped_{reason}"]


def test_a_panic_of_the_parser_is_a_finding(monkeypatch):
    def panicking(*_: object) -> None:
        raise Panic

    monkeypatch.setattr(grids, "_read_calamine", panicking)
    _, (finding,) = grids.grids_of("a.xlsx", xlsx({"S": ROWS}), grids.Limits(10**9, 10, 1000))
    assert finding.code == "file_unreadable"


def _sheet(cells):
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{namespace}"><sheetData><row r="1">{cells}</row></sheetData></worksheet>'


def test_a_pool_that_broke_is_replaced_for_the_next_file():
    memory = Settings().reading_memory
    apart(abs, 5, memory, -1)
    worker._pool(os.getpid(), memory).stop()
    assert apart(abs, 5, memory, -2) == 2


def test_a_script_without_a_guard_is_not_run_again_in_the_reading_process(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "from ctg_data.intake.reading.worker import apart\nprint('once')\nprint(apart(abs, 9, 2**29, -3))", "utf-8"
    )
    run = subprocess.run(
        [sys.executable, script],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(HOME)},
    )
    assert run.stdout.split() == ["once", "3"]
