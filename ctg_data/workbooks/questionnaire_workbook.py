"""The blank workbook of a questionnaire: its title and scale above, its statements below."""

from ctg_data.meeting_content import QUESTIONNAIRE_LABELS
from ctg_data.vocabulary import Domain, Scoring
from ctg_data.workbooks.sheets import HEADING, Column, new_book, one_of, to_bytes, write, write_table

STATEMENTS = 30
PROPOSED: dict[str, str | int] = {"low": 0, "high": 10, "scoring": Scoring.MEAN.label}


def questionnaire_workbook() -> bytes:
    """The blank .xlsx *Questionnaire*, on a scale from 0 to 10 unless changed."""
    book = new_book("Questionnaire")
    sheet = book.active
    sheet.title = "Questionnaire"
    columns = (Column("Affirmation", 80), Column("Domaine", 30, one_of([domain.label for domain in Domain])))
    write_table(sheet, columns, [], blank=STATEMENTS, header_row=len(QUESTIONNAIRE_LABELS) + 2)
    for row, (name, label) in enumerate(QUESTIONNAIRE_LABELS.items(), start=1):
        write(sheet.cell(row, 1), label, HEADING)
        write(sheet.cell(row, 2), PROPOSED.get(name))
    return to_bytes(book)
