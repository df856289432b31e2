"""What may be seen of a row of answers: a self-assessment stands under a code, never under a name."""

from collections.abc import Mapping

from ctg_data.intake.cells import at, written
from ctg_data.intake.names import may_be_somebody
from ctg_data.intake.recognising.columns.header import Header
from ctg_data.intake.recognising.columns.headers import ANSWERS
from ctg_data.intake.tables import Cell

UNANSWERED = "ligne sans réponse"


def is_answered(header: Header, cells: tuple[Cell, ...]) -> bool:
    """Whether a row answers an item: a note below the answers does not, even in the column of the codes."""
    items = (number for number, column in header.columns.items() if column.field and column.field not in ANSWERS)
    return any(at(cells, number) is not None for number in items)


def named_code(header: Header, cells: tuple[Cell, ...]) -> int | None:
    """The column of the code where what stands for it may be somebody's name."""
    column = header.column("code")
    return column if column is not None and may_be_somebody(written(at(cells, column))) else None


def seen(header: Header, cells: tuple[Cell, ...]) -> Mapping[int, Cell]:
    """The cells of a row that are read, by column; none where nothing is answered, and no name in place of a code."""
    read = (number for number, column in header.columns.items() if column.field) if is_answered(header, cells) else ()
    hidden = named_code(header, cells)
    return {number: at(cells, number) for number in read if number != hidden}
