"""Whose answers a row holds: the code written, found again across campaigns whatever the hand that wrote it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ctg_data.folding import fold
from ctg_data.intake.planning.diff import identifier
from ctg_data.intake.planning.proposal import NEW, Proposal
from ctg_data.intake.planning.validate import Record
from ctg_data.plan import Choice, Question, Value

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


def renamed(code: str, before: str, campaign: str) -> str:
    """The code of a response once its campaign has another name: a stand-in says it, what people write does not."""
    start, number = f"{fold(before)}{UNPAIRED}", code.partition(UNPAIRED)[2]
    return f"{fold(campaign)}{UNPAIRED}{number}" if code.startswith(start) else code


@dataclass(frozen=True, slots=True)
class Answered:
    """A row of answers: the campaign it belongs to, and its answers by item."""

    record: Record
    campaign: int
    answers: Mapping[int, Value]

    @property
    def code(self) -> str:
        """The code written on the row, empty without one."""
        return respondent_code(self.record.text("code"))


class Respondents:
    """The codes of a network, those of the rows under way included."""

    def __init__(self, proposal: Proposal, rows: Iterable[Answered]) -> None:
        self._proposal = proposal
        self._written = {(row.campaign, code_key(row.code)) for row in rows}
        self._codes: dict[str, dict[str, None]] = defaultdict(dict)
        self._answered: set[tuple[int, str]] = set()
        for _, row in proposal.rows.all("response"):
            if UNPAIRED not in str(row["code"]):
                self._note(identifier(row, "campaign_id"), str(row["code"]))

    def code_of(self, row: Answered) -> str:
        """The code of a row as it is known already, else as written; near a known one, the person says."""
        alike = self._codes.get(code_key(row.code), {})
        code = row.code if row.code in alike else next(iter(alike), "") or self._meant(row) or row.code
        self._note(row.campaign, code)
        return code

    def _note(self, campaign: int, code: str) -> None:
        self._codes[code_key(code)][code] = None
        self._answered.add((campaign, code_key(code)))

    def _meant(self, row: Answered) -> str | None:
        """The only code one slip away whose bearer has no answer in this campaign, if the person says so."""
        key = code_key(row.code)
        if len(key) < SHORTEST:
            return None
        near = process.extract(key, [*self._codes], scorer=OSA.distance, score_cutoff=1, limit=None)
        recalled = self._proposal.recalled(SCOPE, _id(key))
        free = [other for other, *_ in near if recalled in self._codes[other] or self._is_free(row.campaign, other)]
        if len(free) != 1:
            return None
        known = next(iter(self._codes[free[0]]))
        return known if self._proposal.ask(_question(row, known), SCOPE) == known else None

    def _is_free(self, campaign: int, key: str) -> bool:
        return (campaign, key) not in self._answered | self._written


def _id(key: str) -> str:
    return f"respondent:{key}"


def _question(row: Answered, known: str) -> Question:
    choices = (Choice(known, f"Oui, c’est « {known} »"), Choice(NEW, "Non, c’est une autre personne"))
    asked = f"Le code « {row.code} » est-il celui de « {known} » ?"
    reason = "Un seul signe les sépare, et le second n’a pas de réponse dans cette campagne."
    typed = not row.record.sheet  # whoever types a form has it at hand, and can look
    place = (row.record.sheet, row.record.cell("code"))
    return Question(_id(code_key(row.code)), "respondent_near", asked, choices, reason, typed, *place)
