"""The layout of a table, under which what a person says of it is remembered whatever its sheet and its rows."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping

from ctg_data.folding import fold
from ctg_data.intake.cells import at, letter, written
from ctg_data.intake.dates import read_day
from ctg_data.intake.recognising.columns.fields import MEETING_WORDS, is_uncounted
from ctg_data.intake.recognising.correcting.corrections import STATUS, Corrections
from ctg_data.intake.tables import Grid
from ctg_data.vocabulary import AttendanceStatus

HEADER, KIND = "header", "table"
"""What is asked of any table of a layout, whatever its sheet and rows."""


def layout_of(grid: Grid, row: int, depth: int) -> str:
    """The same for every file laid out alike: the headers as written, meetings and totals apart."""
    rows = enumerate(grid.rows[row : row + depth])
    texts = ((line, column, written(cell)) for line, cells in rows for column, cell in enumerate(cells))
    told = "|".join(f"{line}:{column}:{fold(text)}" for line, column, text in texts if text and _is_lasting(text))
    return hashlib.sha1(told.encode(), usedforsecurity=False).hexdigest()[:12]


def field_question(column: int) -> str:
    """What is asked of a column of any table of a layout."""
    return f"field:{letter(column)}"


def remembered(answers: Mapping[str, str], layout: str, question: str) -> str:
    """The answer given before about a layout, empty if there is none."""
    return answers.get(f"layout:{layout}:{question}", "")


def marks_settled(answers: Mapping[str, str]) -> dict[str, dict[str, AttendanceStatus]]:
    """What each mark means by layout, as somebody said before, and under « » as somebody says here."""
    settled: dict[str, dict[str, AttendanceStatus]] = defaultdict(dict)
    for question, answer in answers.items():
        what, _, about = question.partition(":")
        layout, _, asked = about.partition(":") if what == "layout" else ("", "", question)
        if asked.startswith("mark:") and answer in STATUS:
            settled[layout][asked.removeprefix("mark:")] = STATUS[answer]
    return settled


def is_lasting(grid: Grid, row: int, depth: int, column: int) -> bool:
    """Whether a column of a layout stands at the same place in the next file: it names no meeting and no total."""
    texts = (written(at(cells, column)) for cells in grid.rows[row : row + depth])
    return all(_is_lasting(text) for text in texts if text)


def known_headers(grid: Grid, corrections: Corrections) -> Iterator[tuple[int, int]]:
    """The header rows that a person pointed at in a file laid out alike: (row from 0, depth)."""
    known = {
        (question.split(":")[1], int(answer))
        for question, answer in corrections.answers.items()
        if question.startswith("layout:") and question.endswith(f":{HEADER}") and answer in ("1", "2")
    }
    for depth in sorted({depth for _, depth in known}):
        for row in range(len(grid.rows) - depth + 1):
            if any(grid.rows[row : row + depth]) and (layout_of(grid, row, depth), depth) in known:
                yield row, depth


def _is_lasting(text: str) -> bool:
    return not (is_uncounted(text) or read_day(text).dated or fold(text).startswith(MEETING_WORDS))
