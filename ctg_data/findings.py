"""The catalogue of findings: a stable code, a severity, and what is said in French."""

from dataclasses import dataclass

from ctg_data.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding: what it weighs, its title, and its message with named places to fill."""

    severity: Severity
    title: str
    message: str


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
        """« feuille Émargement, cellule D14 », as far as known."""
        sheet = f"feuille {self.sheet}" if self.sheet else ""
        cell = f"cellule {self.cell}" if self.cell else ""
        return ", ".join(part for part in (sheet, cell) if part)


def found(code: str, sheet: str = "", cell: str = "", **received: object) -> Finding:
    """A finding of the catalogue at a place; a missing word of its message is a KeyError at once."""
    return Finding(code, sheet, cell, CATALOGUE[code].message.format(**received))


BLOCKS, WARNS, INFORMS = Severity.BLOCKS, Severity.WARNS, Severity.INFORMS

CATALOGUE: dict[str, Kind] = {
    "file_too_large": Kind(
        BLOCKS,
        "Fichier trop volumineux",
        "Le fichier pèse {size} ; {limit} au plus sont acceptés. Retirez les images ou les feuilles inutiles.",
    ),
    "file_unreadable": Kind(
        BLOCKS,
        "Fichier illisible",
        "Le fichier n’a pas pu être lu comme un classeur ({reason}). Ouvrez-le et enregistrez-le au format .xlsx.",
    ),
    "date_invalid": Kind(
        BLOCKS,
        "Date non comprise",
        "« {value} » n’est pas une date comprise ; attendu : une date comme 18/03/2025, entre 2000 et 2100.",
    ),
}
