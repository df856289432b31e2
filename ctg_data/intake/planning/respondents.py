"""Whose answers a row holds: the code written, found again across campaigns whatever the hand that wrote it."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from ctg_data.folding import fold
from ctg_data.intake.planning.proposal import NEW, Proposal
from ctg_data.intake.planning.validate import Record
from ctg_data.plan import Choice, Question

SCOPE = "respondent"
UNPAIRED = "/"
"""What only a stand-in holds: no code written by hand keeps it."""
SHORTEST = 4  # signs of a code from which one slip of the pen is forgiven

_ALIKE = str.maketrans({"O": "0", "I": "1"})


def respondent_code(written: str) -> str:
    """A respondent's code without case, accents, hyphens nor spaces, in capitals."""
    return fold(written).replace(" ", "").upper()


def code_key(code: str) -> str:
    """What two ways of writing one code share: the letter O and the figure 0 are one sign, I and 1 too."""
    return code.translate(_ALIKE)


def stand_in(campaign: str, number: int, series: int = 1) -> str:
    """The code of an unsigned response: its number in the survey, which pairs with nothing in another campaign."""
    return UNPAIRED.join((fold(campaign), *((str(series),) if series > 1 else ()), str(number)))


class Respondents:
    """The codes known in a network and those of the table under way."""

    def __init__(self, proposal: Proposal, records: Iterable[Record]) -> None:
        self._proposal = proposal
        self._known: set[str] = set()
        self._codes: dict[str, str] = {}
        self._answered: dict[str, set[int]] = {}
        for _, row in proposal.rows.all("response"):
            code = str(row["code"])
            if UNPAIRED not in code:
                self._known.add(code)
                self._codes.setdefault(code_key(code), code)
                self._answered.setdefault(code_key(code), set()).add(int(str(row["campaign_id"])))
        self._written = {code_key(respondent_code(record.text("code"))) for record in records}

    def code_of(self, record: Record, campaign: int) -> str:
        """The code of a row as it is known already, else as written; near an earlier one, the person says."""
        written = respondent_code(record.text("code"))
        key = code_key(written)
        if written in self._known or key in self._codes:
            return written if written in self._known else self._codes[key]
        near = [other for other in self._codes if self._is_near(key, other, campaign)]
        if len(near) == 1:
            known = self._codes[near[0]]
            if self._proposal.ask(_question(record, written, known), SCOPE) == known:
                return known
        return written

    def _is_near(self, key: str, other: str, campaign: int) -> bool:
        """One slip away from a code that has no answer of its own in this campaign, neither here nor in the file."""
        free = campaign not in self._answered[other] or self._proposal.recalled(SCOPE, _id(key)) is not None
        return len(key) >= SHORTEST and free and other not in self._written and OSA.distance(key, other) == 1


def _id(key: str) -> str:
    return f"respondent:{key}"


def _question(record: Record, written: str, known: str) -> Question:
    choices = (Choice(known, f"Oui, c’est « {known} »"), Choice(NEW, "Non, c’est une autre personne"))
    asked = f"Le code « {written} » est-il celui de « {known} » ?"
    reason = "Un seul signe les sépare, et le second n’a pas de réponse dans cette campagne."
    # A form typed on screen is at hand: whoever types it can look.
    typed = not record.sheet
    return Question(
        _id(code_key(written)), "respondent_near", asked, choices, reason, typed, record.sheet, record.cell("code")
    )
