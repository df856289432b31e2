"""What a plan or an import changes, cell by cell, in the words of the screen."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pandas import DataFrame

from ctg_data.naming import name, telling
from ctg_data.plan import Change, Known, Row
from ctg_data.wording import COLUMNS, OWN, value_words

Rows = Mapping[tuple[str, int], Row]

HEADINGS = ("Quoi", "Donnée", "Avant", "Après", "Cellule")
BLANK = (None, "")
COUNTED = {"response": "Auto-évaluation", "answer": "Réponse à une affirmation"}
APART = ("attendance_territory", "committee_figure")  # told by the presence, and by the page of the committee
USUAL = {"invited": True, "late": False, "partial": False, "shareable": False}


def table(changes: Iterable[Change], known: Known) -> DataFrame:
    """One line per cell created or changed: what, which datum, before, after, and the cell that says so.

    Answers are only counted: nobody learns who answered what, nor what a masked territory answered.
    """
    every = tuple(changes)
    told = [change for change in every if change.table not in (*APART, *COUNTED)]
    rows = _rows(told, known)
    lines = [line for change in told for line in _lines(change, rows)]
    return DataFrame([*lines, *_counted(every)], columns=HEADINGS)


def _counted(changes: Iterable[Change]) -> Iterator[tuple[str, ...]]:
    numbers = Counter((COUNTED[each.table], _happened(each)) for each in changes if each.table in COUNTED)
    for (what, happened), number in numbers.items():
        yield what, "", "", f"{number} {happened}{'s' if number > 1 else ''}", ""


def _happened(change: Change) -> str:
    return "ajoutée" if change.before is None else "retirée" if change.after is None else "modifiée"


def _rows(changes: Iterable[Change], known: Known) -> Rows:
    rows = {(table, int(str(row["id"]))): row for table, held in known.tables.items() for row in held if "id" in row}
    for change in changes:
        key = (change.table, change.id)
        rows[key] = {**(change.before or {}), **rows.get(key, {}), **(change.after or {})}
    return rows


def _lines(change: Change, rows: Rows) -> Iterator[tuple[str, ...]]:
    def row_of(table: str, row_id: int) -> Row:
        return rows.get((table, row_id), {})

    what = name(change.table, change.id, row_of)
    before, after = change.before or {}, change.after or {}
    told = [column for column in {**before, **after} if _is_told(change, column)]
    if not told:
        yield (what, "", "", "ajouté" if change.before is None else "retiré", "")
    for column in told:
        said = (value_words(change.table, column, values.get(column), row_of) for values in (before, after))
        cell = change.source.cells.get(column, "") if change.source else ""
        yield (what, OWN.get((change.table, column), COLUMNS[column]), *said, cell)


def _is_told(change: Change, column: str) -> bool:
    """A row that comes or goes tells neither what its name says nor what goes without saying."""
    before, after = (change.before or {}).get(column), (change.after or {}).get(column)
    if column not in COLUMNS or (before in BLANK and after in BLANK):
        return False
    if change.before is not None and change.after is not None:
        return True
    value = after if change.before is None else before
    return column not in telling(change.table) and value is not USUAL.get(column)
