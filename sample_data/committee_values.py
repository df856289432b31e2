"""What the invented committee follows beside the indicators of the software: values kept on an *Indicateurs* sheet."""

from openpyxl import Workbook

from ctg_data.workbooks.sheets import new_book
from sample_data.by_hand import SHORT, Line, put
from sample_data.story import BAIES, HPM, VALLEES

QUARTERS = tuple(f"T{number} {year}" for year in (2025, 2026) for number in (1, 2, 3, 4))
ELECTED, UP_TO_DATE = "Élus associés au suivi de la Ctg", "Plans d’action à jour"
TOGETHER = {ELECTED: (14, 17, 16, 21, 19, 24, 22, 31)}
EACH = {HPM: (45, 55, 62, 68), BAIES: (52, 58, 70, 75), VALLEES: (38, 50, 58, 70)}
HALF_YEARS = QUARTERS[1::2]
YEARS = {"2025": 54, "2026": 71}


def values() -> Workbook:
    """One line per indicator, territory and period."""
    book = new_book("Indicateurs du comité de pilotage")
    sheet = book.active
    sheet.title = "Indicateurs"
    lines: list[Line] = [["Indicateur", "Territoire", "Période", "Valeur"]]
    lines += [
        [name, "Tous les territoires", period, value]
        for name, told in TOGETHER.items()
        for period, value in zip(QUARTERS, told, strict=True)
    ]
    lines += [[UP_TO_DATE, "Tous les territoires", year, value] for year, value in YEARS.items()]
    lines += [
        [UP_TO_DATE, SHORT[place], period, value]
        for place, told in EACH.items()
        for period, value in zip(HALF_YEARS, told, strict=True)
    ]
    for row, line in enumerate(lines, start=1):
        put(sheet, row, line)
    return book
