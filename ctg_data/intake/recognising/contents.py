"""What stands on each sheet of a workbook, before anything of it is read: tables, surveys, lists of names, nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ctg_data.findings import Finding
from ctg_data.intake.recognising.choices import is_list_of_choices
from ctg_data.intake.recognising.correcting.corrections import Corrections
from ctg_data.intake.recognising.locate import Block, blocks_of
from ctg_data.intake.recognising.meeting.meeting_sheet import meeting_sheet
from ctg_data.intake.recognising.rows.announced import Lists, announced
from ctg_data.intake.recognising.rows.days_down import by_day
from ctg_data.intake.recognising.side_by_side import side_by_side
from ctg_data.intake.recognising.surveys.survey import Survey, surveys_of
from ctg_data.intake.recognising.surveys.wordings import Wordings
from ctg_data.intake.recognising.table_of import SIGNED
from ctg_data.intake.tables import Grid, MeetingRead, Table, Workbook

Located = Sequence[tuple[Grid, tuple[Block, ...]]]


@dataclass(frozen=True, slots=True)
class Contents:
    """The workbook without the sheets left aside by a person, and what stands on the others.

    `sheet` is the template's sheet « Rencontre » with its `findings`; `located` holds the tables of each sheet (of
    each half, where two stand side by side), surveys included; `lists` the names that headings announce where there is
    no table; `choices` the names of the sheets of values to choose from; `bare` the sheets where nothing stands.
    """

    workbook: Workbook
    sheet: Table | None
    findings: tuple[Finding, ...]
    grids: tuple[Grid, ...]
    located: Located
    surveys: Mapping[str, Survey]
    lists: tuple[tuple[Grid, Lists], ...]
    choices: tuple[str, ...]
    bare: tuple[Grid, ...]

    @property
    def meeting(self) -> MeetingRead | None:
        """The meeting that the template's sheet tells."""
        return self.sheet.meetings[0] if self.sheet else None

    @property
    def signed(self) -> bool:
        """Whether a table says who came."""
        return any(block.header.kind in SIGNED for _, blocks in self.located for block in blocks)

    def tables(self) -> Iterator[tuple[Grid, Block, str]]:
        """Each table with what tells it in a question: its sheet, and its header if it is not the first there."""
        before: set[str] = set()
        for grid, blocks in self.located:
            for block in blocks:
                yield grid, block, f"{grid.sheet}:{block.header.cell}" if grid.sheet in before else grid.sheet
                before.add(grid.sheet)


def contents_of(workbook: Workbook, corrections: Corrections, wordings: Wordings) -> Contents:
    """What stands on the sheets of a workbook whose cells are corrected; what is hidden is not looked at."""
    kept = replace(workbook, grids=tuple(grid for grid in workbook.grids if grid.sheet not in corrections.aside))
    sheet, findings = meeting_sheet(kept, corrections.answers)
    grids = tuple(grid for grid in kept.grids if not grid.hidden and (not sheet or grid.sheet != sheet.sheet))
    everywhere = [(part, _blocks(part, corrections)) for grid in grids for part in side_by_side(grid)]
    choices = _choices(everywhere)
    located = [(part, blocks) for part, blocks in everywhere if part.sheet not in choices]
    surveys = surveys_of(located, wordings, corrections)
    located = [(part, (surveys[part.sheet].block,) if part.sheet in surveys else blocks) for part, blocks in located]
    lists = [(part, announced(part)) for part, blocks in located if not blocks]
    named = tuple((part, names) for part, names in lists if names.people)
    bare = tuple(part for part, names in lists if not names.people)
    return Contents(kept, sheet, tuple(findings), grids, located, surveys, named, choices, bare)


def _blocks(grid: Grid, corrections: Corrections) -> tuple[Block, ...]:
    """The tables of a sheet; one whose rows are of several days is as many."""
    return tuple(each for block in blocks_of(grid, corrections) for each in by_day(grid, block))


def _choices(located: Located) -> tuple[str, ...]:
    """The sheets of values to choose from, in a workbook where another sheet holds a table."""
    choices = [grid.sheet for grid, blocks in located if blocks and is_list_of_choices(grid)]
    others = any(blocks for grid, blocks in located if grid.sheet not in choices)
    return tuple(dict.fromkeys(choices)) if others else ()
