"""One kind of finding, as the catalogue lists it."""

from dataclasses import dataclass

from ctg_data.vocabulary import Severity

BLOCKS, WARNS, INFORMS = Severity.BLOCKS, Severity.WARNS, Severity.INFORMS


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding: what it weighs, its title, and its message with named places to fill."""

    severity: Severity
    title: str
    message: str
