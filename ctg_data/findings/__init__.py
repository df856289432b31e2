"""The catalogue of findings: a stable code, a severity, and what is said in French."""

from dataclasses import dataclass

from ctg_data.findings.kind import Kind
from ctg_data.findings.planning import PLANNING
from ctg_data.findings.reading import READING
from ctg_data.findings.recognising import RECOGNISING
from ctg_data.vocabulary import Severity

CATALOGUE: dict[str, Kind] = READING | RECOGNISING | PLANNING


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong or doubtful at a sheet and a cell, in words that say what was received and expected."""

    code: str
    sheet: str = ""
    cell: str = ""
    message: str = ""

    @property
    def severity(self) -> Severity:
        """The severity of its kind."""
        return CATALOGUE[self.code].severity

    @property
    def title(self) -> str:
        """The title of its kind."""
        return CATALOGUE[self.code].title

    @property
    def place(self) -> str:
        """« feuille Émargement, cellule D14 », as far as known; a form has no sheet, and names its own lines."""
        if not self.sheet:
            return self.cell
        return f"feuille {self.sheet}" + (f", cellule {self.cell}" if self.cell else "")


def found(code: str, sheet: str = "", cell: str = "", **received: object) -> Finding:
    """A finding of the catalogue at a place; a missing word of its message is a KeyError at once."""
    return Finding(code, sheet, cell, CATALOGUE[code].message.format(**received))
