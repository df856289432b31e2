"""Headings inside a sign-in table: the people below are of one territory, or were all present, excused, absent."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ctg_data.folding import fold
from ctg_data.intake.cells import written
from ctg_data.intake.marks import FIRST_WORDS, MANY, is_mark, sense_of
from ctg_data.intake.recognising.rows.lines import HEADING, not_a_name
from ctg_data.intake.tables import Cell, Grid
from ctg_data.vocabulary import AttendanceStatus

SHORTEST_HEADING, LONGEST_HEADING = 7, 60  # characters
LOOKED_AT = 40  # rows under a header where a heading may tell who came
_LIST = re.compile(r"^(?:(?:liste|les|des|personnes?|membres?|participant(?: e)? ?s?|etaient|etait|sont|est) )+")
_PLURAL = re.compile(r"(?<=\w)s\b")
_BRACKETS = re.compile(r"(?<=\s)\([^)]*\)")
_COUNTED = re.compile(r"\W*\d*\W*$")
_TERRITORY = re.compile(r"(?:cc|ca|cu|epci|territoire|communaute)\b")


@dataclass(frozen=True, slots=True)
class Section:
    """What a heading says of the people below it, until the next one; a `doubtful` one might be a name."""

    territory: str = ""
    status: AttendanceStatus | None = None
    doubtful: bool = False


def section_at(grid: Grid, number: int, bottom: int, before: Section) -> Section | None:
    """The section that a row (from 0) opens after another, None where the row is no heading."""
    text = _alone(grid.rows[number])
    if not text:
        return None
    status = presence_told_by(text)
    if status:
        return Section(status=status)
    reason = not_a_name(text, alone=True)
    if reason == HEADING and not _TERRITORY.match(fold(text)):
        return Section()
    fuller = _fuller_row(grid, number, bottom)
    doubtful = not reason and len(text.split()) == 1 and _is_longer(fuller)
    numbered = bool(fuller) and any(c.isdigit() for c in text) and not not_a_name(_words(text), alone=True)
    if reason == HEADING or doubtful or numbered:
        return replace(before, territory=text, doubtful=doubtful)
    return None


def announces_presence(grid: Grid, top: int) -> bool:
    """Whether a heading below a row tells who came: « Présents », « Excusés (2) »."""
    return any(presence_told_by(text) for row in grid.rows[top : top + LOOKED_AT] if (text := _alone(row)))


def _alone(row: tuple[Cell, ...]) -> str:
    """The text of a row that holds one text and nothing else."""
    filled = [cell for cell in row if cell is not None]
    return written(filled[0]).removesuffix(":").strip() if len(filled) == 1 and isinstance(filled[0], str) else ""


@lru_cache(MANY)
def presence_told_by(text: str) -> AttendanceStatus | None:
    """What a heading says of who is named below it: « Présents », « Liste des excusés », « Absents (3) »."""
    if len(text) > LONGEST_HEADING:
        return None
    heading = _PLURAL.sub("", _LIST.sub("", fold(_COUNTED.sub("", _BRACKETS.sub("", text)))))
    if len(text) < SHORTEST_HEADING or heading.partition(" ")[0] not in FIRST_WORDS:
        return None
    sense = sense_of(heading, {})
    return None if sense.late or sense.partial else sense.status


def _words(text: str) -> str:
    return "".join(c for c in text if not c.isdigit())


def _fuller_row(grid: Grid, number: int, bottom: int) -> list[str]:
    """The texts of the row below, if it holds more than one: a heading has people below it."""
    following = next((row for row in grid.rows[number + 1 : bottom] if row), ())
    texts = [written(cell) for cell in following if cell is not None]
    return texts if len(texts) > 1 else []


def _is_longer(row: list[str]) -> bool:
    """Whether people have more than one word for their name, so that a word alone is none."""
    return len(row) > 1 and (len(row[0].split()) > 1 or not is_mark(row[1]))
