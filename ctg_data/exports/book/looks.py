"""How the cells of a kit look, and how a sheet is printed."""

from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ctg_data.charts.template import FAINT
from ctg_data.exports.plain import clean
from ctg_data.exports.tables import LONGEST

A4 = 9
LINE, LETTER = 20, 7  # pixels of a line and of a letter, in the letters of Excel
MOST_LINES = 20  # a row of Excel goes no higher than 546 pixels
BLUE = "#1F4E79"


class Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def of(self, **properties: object) -> Format:
        """The format with these properties of XlsxWriter."""
        key = tuple(properties.items())
        if key not in self._made:
            self._made[key] = self._workbook.add_format(dict(properties))
        return self._made[key]

    @property
    def title(self) -> Format:
        """The words at the top of a sheet."""
        return self.of(bold=True, font_size=16, font_color=BLUE)

    @property
    def heading(self) -> Format:
        """The words above a part of a sheet."""
        return self.of(bold=True, font_size=13, font_color=BLUE)

    @property
    def faint(self) -> Format:
        """What is said in passing."""
        return self.of(font_color=FAINT)

    @property
    def bold(self) -> Format:
        """What the words beside are about."""
        return self.of(bold=True, valign="top", text_wrap=True)

    @property
    def words(self) -> Format:
        """Words on as many lines as they take."""
        return self.of(text_wrap=True, valign="top")

    @property
    def cell(self) -> Format:
        """Words in a table, apart from the number before them."""
        return self.of(text_wrap=True, valign="top", align="left", indent=1)

    @property
    def header(self) -> Format:
        """The headers of a table."""
        return self.of(bold=True, text_wrap=True, valign="top")


def say(sheet: Worksheet, row: int, column: int, text: str, look: Format) -> None:
    """Write words in a cell, whatever they look like."""
    sheet.write_string(row, column, clean(text)[:LONGEST], look)


def say_across(sheet: Worksheet, first: tuple[int, int], last: tuple[int, int], text: str, look: Format) -> None:
    """Write words over several cells made one."""
    sheet.merge_range(*first, *last, "", look)
    say(sheet, *first, text, look)


def lines_of(text: str, pixels: int) -> int:
    """About how many lines the text takes in so many pixels."""
    each = max(1, pixels // LETTER)
    return min(MOST_LINES, sum(max(1, ceil(len(part) / each)) for part in text.split("\n")))


def to_print(sheet: Worksheet) -> None:
    """On A4 across, as wide as the page, numbered and named."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.4, 0.4, 0.5, 0.6)
    sheet.set_footer("&L&A&R&P / &N")
    sheet.hide_gridlines(2)
