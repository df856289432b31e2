"""A questionnaire as its workbook tells it: labels and values above, statements and domains below; pure."""

from collections.abc import Iterator, Mapping

from ctg_data.folding import fold
from ctg_data.intake.cells import at, number, place, written
from ctg_data.intake.tables import Cell, Grid
from ctg_data.meeting_content import QUESTIONNAIRE_LABELS as LABELS
from ctg_data.self_assessments.questionnaires import Said, Scale, Statement
from ctg_data.vocabulary import Domain, Scoring

STATEMENT, DOMAIN = "affirmation", "domaine"
DOMAINS = {fold(domain.label): domain.value for domain in Domain}


def questionnaire_of(grid: Grid) -> tuple[Said, Scale]:
    """What a sheet says. Raises `ValueError` with the place, the value received and what was expected."""
    header = next((row for row, cells in enumerate(grid.rows) if STATEMENT in map(_header, cells)), None)
    if header is None:
        raise ValueError(f"Feuille « {grid.sheet} » : aucune colonne « Affirmation » ; attendu : celles du modèle.")
    values = {fold(written(at(cells, 0))): (row, at(cells, 1)) for row, cells in enumerate(grid.rows[:header])}
    words = {
        name: written(values.get(fold(LABELS[name]), (0, None))[1]) for name in LABELS if name not in Scale.__slots__
    }
    return Said(**words, statements=tuple(_statements(grid, header))), _scale(grid.sheet, values)


def _header(cell: Cell) -> str:
    return fold(written(cell))


def _statements(grid: Grid, header: int) -> Iterator[Statement]:
    columns = {_header(cell): column for column, cell in enumerate(grid.rows[header])}
    for row, cells in enumerate(grid.rows[header + 1 :], start=header + 1):
        text = written(at(cells, columns[STATEMENT]))
        domain = written(at(cells, columns.get(DOMAIN, len(cells))))
        if text and fold(domain) not in DOMAINS:
            where = place(row, columns.get(DOMAIN, columns[STATEMENT]))
            expected = ", ".join(each.label for each in Domain)
            raise ValueError(
                f"Feuille « {grid.sheet} », {where} : « {domain} » n’est pas un domaine ; attendu : {expected}."
            )
        if text:
            yield Statement(text, DOMAINS[fold(domain)])


def _scale(sheet: str, values: Mapping[str, tuple[int, Cell]]) -> Scale:
    low, high, missing = (_whole(sheet, values, name) for name in ("low", "high", "missing_allowed"))
    row, said = values.get(fold(LABELS["scoring"]), (0, None))
    scoring = next((each for each in Scoring if fold(each.label) == fold(written(said))), None)
    if said is not None and scoring is None:
        expected = ", ".join(each.label for each in Scoring)
        raise ValueError(f"Feuille « {sheet} », {place(row, 1)} : « {written(said)} » ; attendu : {expected}.")
    if low is None or high is None:
        raise ValueError(
            f"Feuille « {sheet} » : l’échelle manque ; attendu : « {LABELS['low']} » et « {LABELS['high']} »."
        )
    return Scale(low, high, scoring or Scoring.MEAN, missing)


def _whole(sheet: str, values: Mapping[str, tuple[int, Cell]], name: str) -> int | None:
    row, said = values.get(fold(LABELS[name]), (0, None))
    found = number(said)
    if said is None or (isinstance(found, int) and not isinstance(found, bool)):
        return found if isinstance(found, int) else None
    raise ValueError(f"Feuille « {sheet} », {place(row, 1)} : « {written(said)} » ; attendu : un nombre entier.")
