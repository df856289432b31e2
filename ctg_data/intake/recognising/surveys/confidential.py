"""Nobody sees a name beside an answer: sheets of answers are given back with the cells read and no others."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ctg_data.folding import fold
from ctg_data.intake.recognising.columns.fields import field_of
from ctg_data.intake.recognising.columns.header import Header
from ctg_data.intake.recognising.correcting.corrections import NOTHING_SAID, Corrections
from ctg_data.intake.recognising.locate import Block, blocks_of
from ctg_data.intake.recognising.surveys.answered import seen
from ctg_data.intake.recognising.surveys.survey import survey_of
from ctg_data.intake.recognising.surveys.wordings import Wordings
from ctg_data.intake.tables import Cell, Grid, TableKind, Workbook

Answers = Mapping[str, Sequence[Block]]  # by sheet
SHORT = 20  # characters; a shorter text is told as a code only
CODES = 5  # items told by their codes alone: « Q1 » to « Q4 » may be the quarters of a year


def answers_read(located: Sequence[tuple[Grid, tuple[Block, ...]]]) -> Answers:
    """The self-assessments of each sheet, as they are read."""
    read: dict[str, list[Block]] = defaultdict(list)
    for grid, blocks in located:
        read[grid.sheet] += _answers(blocks)
    return read


def answers_unread(workbook: Workbook, read: Answers, wordings: Wordings, corrections: Corrections) -> Answers:
    """Those that evidence finds on sheets hidden, left aside or read as a person says: a word never uncovers them.

    A sheet that speaks of the questionnaire in a layout that nothing reads (one column per person, one form per person)
    may hold names anywhere.
    """
    found: dict[str, Sequence[Block]] = {}
    for grid in (grid for grid in workbook.grids if not read.get(grid.sheet)):
        doubtful = grid.hidden or grid.sheet in corrections.sheets
        found[grid.sheet] = (_found(grid, wordings) if doubtful else ()) or _whole(grid, wordings)
    return found


def states_items(grid: Grid, wordings: Wordings) -> bool:
    """Whether cells of a sheet, wherever they stand, hold a statement of the questionnaire or most of its codes."""
    texts = {cell for row in grid.rows for cell in row if isinstance(cell, str)}
    coded = {field_of(text, TableKind.SELF_ASSESSMENT) for text in texts if len(text) < SHORT} & wordings.items.keys()
    long = (fold(text) for text in texts if len(text) >= SHORT)
    return len(coded) >= CODES or any(words in text for text in long for words in wordings.codes if len(words) >= SHORT)


def without_names(workbook: Workbook, answers: Answers) -> Workbook:
    """The workbook whose answers stand alone."""
    return replace(workbook, grids=tuple(_alone(grid, answers.get(grid.sheet, ())) for grid in workbook.grids))


def _found(grid: Grid, wordings: Wordings) -> list[Block]:
    survey = survey_of(grid, wordings, NOTHING_SAID)
    blocks = [survey.block] if survey and survey.stated else _answers(blocks_of(grid, NOTHING_SAID))
    return [block for block in blocks if any(grid.rows[block.header.body : block.bottom])]


def _whole(grid: Grid, wordings: Wordings) -> Sequence[Block]:
    if not states_items(grid, wordings):
        return ()
    return (Block(Header(TableKind.SELF_ASSESSMENT, 0, 0, {}, 0.0), 0, len(grid.rows)),)


def _answers(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if block.header.kind is TableKind.SELF_ASSESSMENT]


def _alone(grid: Grid, answers: Sequence[Block]) -> Grid:
    for block in answers:
        grid = _blanked(grid, block)
    return grid


def _blanked(grid: Grid, block: Block) -> Grid:
    rows = tuple(
        _shown(block.header, row) if block.header.body <= number < block.bottom else row
        for number, row in enumerate(grid.rows)
    )
    return replace(grid, rows=rows)


def _shown(header: Header, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells read of a row of answers, each in its column."""
    read = seen(header, row)
    return tuple(read.get(column) for column in range(len(row)))
