"""The first sheet: what the workbook holds, its news, its headline figures, what is to know and every definition."""

from collections.abc import Iterator, Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ctg_data.charts.numbers import day
from ctg_data.exports.book.looks import LINE, Looks, lines_of, say, say_across, to_print
from ctg_data.exports.book.names import READ_ME
from ctg_data.exports.extract import Column
from ctg_data.exports.kit import Headline, Kit
from ctg_data.exports.plain import clean
from ctg_data.exports.tables import add_table

WIDTHS = (270, 170, 170, 170, 230)  # pixels
LAST = len(WIDTHS) - 1
MASKED = "Une case masquée, ou sans valeur, ne contient aucun nombre : le mot qui l’explique est à côté."


def read_me(book: Workbook, looks: Looks, kit: Kit, names: Sequence[str]) -> None:
    """Write the sheet; `names` are those of the sheets of its charts."""
    sheet = book.add_worksheet(READ_ME)
    for place, pixels in enumerate(WIDTHS):
        sheet.set_column_pixels(place, place, pixels)
    say(sheet, 0, 0, kit.title, looks.title)
    row = _told(sheet, looks, 2, _about(kit))
    if kit.headlines:
        say(sheet, row + 1, 0, "Chiffres clés", looks.heading)
        row = _headlines(book, sheet, looks, kit.headlines, row + 2)
    if names:
        say(sheet, row + 1, 0, "Feuilles", looks.heading)
        row = _sheets(sheet, looks, kit, names, row + 2)
    if kit.definitions:
        say(sheet, row + 1, 0, "Définitions", looks.heading)
        _told(sheet, looks, row + 2, iter(dict.fromkeys(kit.definitions)))
    to_print(sheet)


def _about(kit: Kit) -> Iterator[tuple[str, str]]:
    yield "Réseau", kit.network
    yield "Périmètre", kit.scope
    yield "Période", kit.period
    yield "Données du", day(kit.dated)
    yield "L’essentiel", kit.news
    for note in (*kit.notes, MASKED):
        yield "À savoir", note


def _told(sheet: Worksheet, looks: Looks, row: int, told: Iterator[tuple[str, str]]) -> int:
    """A row each; the first row that follows."""
    for about, said in told:
        lines = max(lines_of(about, WIDTHS[0]), lines_of(said, sum(WIDTHS[1:])))
        sheet.set_row_pixels(row, LINE * lines)
        say(sheet, row, 0, about, looks.bold)
        say_across(sheet, (row, 1), (row, LAST), said, looks.words)
        row += 1
    return row


def _headlines(book: Workbook, sheet: Worksheet, looks: Looks, headlines: Sequence[Headline], row: int) -> int:
    columns = (
        Column("Indicateur", tuple(one.label for one in headlines)),
        Column("Valeur", tuple(one.value for one in headlines)),
        Column("Effectifs", tuple(one.counts for one in headlines)),
        Column("Évolution", tuple(one.change for one in headlines)),
        Column("Cible", tuple(one.target for one in headlines)),
    )
    add_table(book, sheet, columns, "Chiffres_cles", row, looks.header, looks.words)
    for place, one in enumerate(headlines, row + 1):
        told = zip((one.label, one.value, one.counts, one.change, one.target), WIDTHS, strict=True)
        sheet.set_row_pixels(place, LINE * max(lines_of(said, pixels) for said, pixels in told))
    return row + 1 + len(headlines)


def _sheets(sheet: Worksheet, looks: Looks, kit: Kit, names: Sequence[str], row: int) -> int:
    """The name of each sheet, which leads to it, and its finding."""
    link = looks.of(font_color="#1F4E79", underline=1, valign="top")
    for place, (name, shown) in enumerate(zip(names, kit.exhibits, strict=True), row):
        sheet.write_url(place, 0, f"internal:'{name}'!A1", link, name)
        said = shown.chart.title
        sheet.set_row_pixels(place, LINE * lines_of(said, sum(WIDTHS[1:])))
        say_across(sheet, (place, 1), (place, LAST), clean(said), looks.words)
    return row + len(names)
