"""A person as written on a row, with what may tell homonyms apart."""

from dataclasses import dataclass, field
from functools import lru_cache

from ctg_data.folding import fold, fold_name
from ctg_data.intake.names import clean
from ctg_data.intake.planning.resemblance import Words, spellings
from ctg_data.plan import Source

Place = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Name:
    """A person as written somewhere, with what may tell homonyms apart."""

    last_name: str
    first_name: str = ""
    territory: str = ""
    structure: str = ""
    source: Source = field(default_factory=lambda: Source("", 0))
    cell: str = ""

    @property
    def folded(self) -> str:
        """The name without civility, case, accents nor order of the words."""
        return _folded(self.last_name, self.first_name)

    @property
    def shown(self) -> str:
        """The name as people say it."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def beside(self) -> str:
        """What stands beside the name, folded; empty when the name is alone."""
        return fold(f"{self.territory} {self.structure}")

    @property
    def spellings(self) -> tuple[Words, ...]:
        """The name as it is compared with others."""
        return spellings(clean(self.last_name), clean(self.first_name))

    @property
    def place(self) -> Place:
        """Where it stands: one row is one person, however many meetings it tells."""
        return self.source.sheet, self.source.row, self.folded

    def parts_from(self, other: "Name") -> bool:
        """Whether another row of the same name tells another structure, or another territory for no known reason."""
        structures = {fold(name.structure) for name in (self, other) if name.structure}
        territories = {fold(name.territory) for name in (self, other) if name.territory}
        same_structure = len(structures) == 1 and bool(self.structure and other.structure)
        return len(structures) > 1 or (len(territories) > 1 and not same_structure)


@lru_cache(maxsize=8192)
def _folded(last_name: str, first_name: str) -> str:
    return fold_name(clean(last_name), clean(first_name))
