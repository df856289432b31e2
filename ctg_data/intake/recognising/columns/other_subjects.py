"""Columns of marks that may not be the presence: what was foreseen, or « oui » and « non » about something else."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ctg_data.folding import fold
from ctg_data.intake.cells import place
from ctg_data.intake.marks import MANY, NO, YES, token
from ctg_data.intake.recognising.columns.fields import field_of
from ctg_data.intake.recognising.columns.header import Header
from ctg_data.intake.recognising.columns.headers import MARKS
from ctg_data.intake.recognising.columns.names_below import below
from ctg_data.intake.tables import Grid, TableKind
from ctg_data.plan import Choice, Question

STATUS, NOT_READ = "status", "none"
CHOICES = (Choice(STATUS, "Oui, c’est la présence"), Choice(NOT_READ, "Non, ne pas la lire"))
FORESEEN = "Son intitulé parle de ce qui était prévu, pas de qui est venu."
ANOTHER = "Son intitulé ne parle pas de présence, et ses « oui » et ses « non » peuvent dire autre chose."
_FORESEEN = re.compile(
    r"\b(?:prevue?s?|previsionnel\w*|souhaite\w*|annonce\w*|confirme\w*|inscri\w+|invite\w*|invitation|reponse"
    r"|participera|viendra|sera|envisage\w*|pressenti\w*|convoque\w*|convie\w*|rsvp)\b"
)


@lru_cache(MANY)
def is_foreseen(header: str) -> bool:
    """Whether a header speaks of who was expected: « Présence prévue », « Inscrit », « Réponse à l’invitation »."""
    return bool(_FORESEEN.search(fold(header)))


def doubtful(grid: Grid, header: Header) -> Iterator[tuple[int, Question]]:
    """The question about each column (from 0) of a sign-in table that may not be the presence that it is read as."""
    for number, column in header.columns.items() if header.kind is TableKind.ATTENDANCE else ():
        foreseen = is_foreseen(column.whole_text)
        if column.field == STATUS and column.text and (foreseen or _may_be_another(grid, header, number)):
            cell = place(header.body - 1, number)
            asked = f"La colonne « {column.whole_text} » dit-elle qui est venu ?"
            reason = FORESEEN if foreseen else ANOTHER
            about = f"field:{grid.sheet}!{cell}"
            yield number, Question(about, "column_doubtful", asked, CHOICES, reason, True, grid.sheet, cell)


def _may_be_another(grid: Grid, header: Header, number: int) -> bool:
    """Neither the header nor any mark below is a word of presence."""
    if field_of(header.columns[number].whole_text, header.kind) in MARKS:
        return False
    return all(token(value) in YES | NO for value in below(grid, header.body, number))
