"""The directory to begin with: people with their role and dates, and the yearly plan of meetings."""

from openpyxl.worksheet.worksheet import Worksheet

from ctg_data.vocabulary import MeetingKind, MeetingStatus, Role
from ctg_data.workbooks.sheets import DAY, HIDDEN, HOUR, Column, new_book, one_of, to_bytes, write_hidden, write_table

PEOPLE, MEETINGS = 60, 12


def directory_workbook(territories: tuple[str, ...]) -> bytes:
    """The blank .xlsx *Annuaire*: sheets Annuaire and Rencontres, with the territories' names to choose from."""
    book = new_book("Annuaire")
    write_people(book.active, write_hidden(book, None, territories))
    write_plan(book.create_sheet("Rencontres"))
    book.move_sheet(HIDDEN, offset=1)
    return to_bytes(book)


def write_people(sheet: Worksheet, territories: str) -> None:
    """Sheet *Annuaire*: one row per person, role and territory, from a date to a date, both included."""
    sheet.title = "Annuaire"
    columns = (
        Column("Nom*", 22),
        Column("Prénom", 18),
        Column("Rôle*", 26, one_of([role.label for role in Role])),
        Column("Structure", 36),
        Column("Territoire", 34, territories, strict=False),
        Column("Depuis le", 13, number_format=DAY),
        Column("Jusqu’au", 13, number_format=DAY),
    )
    write_table(sheet, columns, [], blank=PEOPLE)


def write_plan(sheet: Worksheet) -> None:
    """Sheet *Rencontres*: the yearly plan."""
    columns = (
        Column("Date*", 13, number_format=DAY),
        Column("Type", 26, one_of([kind.label for kind in MeetingKind])),
        Column("Statut", 12, one_of([status.label for status in MeetingStatus])),
        Column("Intitulé", 40),
        Column("Début", 9, number_format=HOUR),
        Column("Fin", 9, number_format=HOUR),
        Column("Lieu", 32),
        Column("Organisme d’accueil", 26),
        Column("Information thématique", 40),
    )
    write_table(sheet, columns, [], blank=MEETINGS)
