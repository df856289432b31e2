"""The sheet of what was decided, what became of it, and what comes next."""

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ctg_data.charts.words import NOTHING
from ctg_data.exports.book.looks import LINE, Looks, lines_of, say, to_print
from ctg_data.exports.book.names import DECISIONS
from ctg_data.exports.extract import Column
from ctg_data.exports.kit import Followed, Kit
from ctg_data.exports.tables import add_table

WIDTHS = (460, 180, 100, 140, 90, 260)  # pixels
NONE = "Aucune décision à suivre."
HEADER = 2


def decisions(book: Workbook, looks: Looks, kit: Kit) -> None:
    """Write the sheet, where there is something to say in it."""
    if not (kit.sitting or kit.decisions or kit.next_steps):
        return
    sheet = book.add_worksheet(DECISIONS)
    for place, pixels in enumerate(WIDTHS):
        sheet.set_column_pixels(place, place, pixels)
    say(sheet, 0, 0, f"Décisions du {kit.sitting}" if kit.sitting else "Décisions", looks.title)
    if kit.decisions:
        _table(book, sheet, looks, _columns(kit.decisions), "Decisions", HEADER)
        sheet.freeze_panes(HEADER + 1, 0)
    else:
        say(sheet, HEADER, 0, NONE, looks.of())
    if kit.next_steps:
        row = HEADER + len(kit.decisions) + 3
        _table(book, sheet, looks, (Column("Prochaines étapes", kit.next_steps),), "Prochaines_etapes", row)
    to_print(sheet)


def _table(book: Workbook, sheet: Worksheet, looks: Looks, columns: tuple[Column, ...], name: str, header: int) -> None:
    add_table(book, sheet, columns, name, header, looks.header, looks.cell)
    for row, cells in enumerate(zip(*(column.cells for column in columns), strict=True), header + 1):
        told = zip(cells, WIDTHS, strict=False)
        lines = max([1, *(lines_of(cell, pixels) for cell, pixels in told if isinstance(cell, str))])
        sheet.set_row_pixels(row, LINE * lines)


def _columns(followed: tuple[Followed, ...]) -> tuple[Column, ...]:
    return (
        Column("Décision", tuple(one.text for one in followed)),
        Column("Responsable", tuple(one.owner or NOTHING for one in followed)),
        Column("Échéance", tuple(one.due for one in followed)),
        Column("État", tuple(one.state or "Non renseigné" for one in followed)),
        Column("En retard", tuple("oui" if one.late else "non" for one in followed)),
        Column("Indicateur", tuple(one.indicator or NOTHING for one in followed)),
    )
