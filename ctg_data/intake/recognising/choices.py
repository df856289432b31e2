"""Sheets of values to choose from, which resemble tables of people and are none."""

from ctg_data.folding import fold
from ctg_data.intake.dates import read_day
from ctg_data.intake.tables import Grid

NAMES = (
    "Listes | Listes déroulantes | Liste déroulante | Listes de choix | Liste de choix | Menus | Menus déroulants"
    " | Paramètres | Paramétrage | Référentiel | Référentiels | Valeurs | Lists | Dropdowns"
)
_NAMES = frozenset(fold(name) for name in NAMES.split("|"))


def is_list_of_choices(grid: Grid) -> bool:
    """Whether a sheet is named as a list of values, and speaks of no day."""
    return fold(grid.sheet) in _NAMES and not any(read_day(cell).dated for row in grid.rows for cell in row)
