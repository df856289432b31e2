"""Exports made as Microsoft Forms and LimeSurvey make them, around the questionnaire that is shipped."""

import csv
import io
from collections.abc import Mapping, Sequence

from ctg_data.intake.recognising.recognise import recognise
from ctg_data.intake.tables import Cell, Reading, Table, Workbook
from ctg_data.store import reference_wordings
from tests.sheets import Rows, grid

STATEMENTS = tuple(reference_wordings())
SAME = (7,) * len(STATEMENTS)
INSTRUCTION = "Aujourd’hui, dans quelle mesure vous sentez-vous capable de…"
FORMS = (
    *("ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom"),
    "Heure de la dernière modification",
)
FORMS_IN_ENGLISH = ("ID", "Start time", "Completion time", "Email", "Name")
LIMESURVEY = (
    *("id. Identifiant de la réponse", "submitdate. Date de soumission", "lastpage. Dernière page"),
    *("startlanguage. Langue de départ", "seed. Tête de série"),
)
SECRET = "ZZSECRETZZ"

Row = tuple[object, ...]


def forms(
    *answers: Sequence[Cell],
    codes: Sequence[Cell] = (),
    headers: Sequence[str] = STATEMENTS,
    before: Sequence[str] = FORMS,
    first: int = 1,
) -> Rows:
    """A header and a row per response; a code column only where codes are given, and a comment at the end."""
    beside = [f"{SECRET} {name}" for name in before[1:]]
    rows = [
        (number, *beside, *((codes[number - first],) if codes else ()), *said, f"{SECRET} en clair")
        for number, said in enumerate(answers, start=first)
    ]
    return ((*before, *(("Votre code personnel",) if codes else ()), *headers, "Commentaires"), *rows)


def limesurvey(*answers: Sequence[Cell], codes: Sequence[Cell], coded: bool = False) -> Rows:
    """The full header of LimeSurvey (« Q01[SQ003]. … [statement] »), or its codes only."""
    questions = [f"EFF[SQ{number:03}]. {INSTRUCTION} [{text}]" for number, text in enumerate(STATEMENTS, start=1)]
    header = (*LIMESURVEY, "G01Q01. Votre code", *questions, "G03Q01. Un commentaire ?")
    names = tuple(name.partition(".")[0] for name in header) if coded else header
    rows = [
        (number, f"{SECRET} 10:32", 3, "fr", 1234, code, *said, f"{SECRET} en clair")
        for number, (code, said) in enumerate(zip(codes, answers, strict=True), start=1)
    ]
    return (names, *rows)


def as_csv(rows: Rows) -> bytes:
    """The rows as LimeSurvey saves them."""
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def read(
    rows: Rows, answers: Mapping[str, str] | None = None, sheet: str = "Sheet1", name: str = "enquete.xlsx"
) -> Reading:
    """A workbook of one sheet, read beside the shipped questionnaire."""
    return recognise(Workbook(name, "0" * 64, 1, (grid(sheet, rows),)), answers or {}, reference_wordings())


def table(rows: Rows, answers: Mapping[str, str] | None = None) -> Table:
    """The only table of a workbook of one sheet."""
    (only,) = read(rows, answers).tables
    return only


def items_read(read_table: Table) -> list[str]:
    """The items of a table, in the order of its columns."""
    return [field for field in read_table.columns.values() if field.startswith("Q")]
