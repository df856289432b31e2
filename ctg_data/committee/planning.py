"""What a sitting or a decision would write, as frozen plans; pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from ctg_data.committee.figures import Kept
from ctg_data.plan import Change, Plan, Row
from ctg_data.selection import Selection, day_label
from ctg_data.vocabulary import DecisionState

SITTING = -1  # its number until the store gives one
LONGEST = 500  # characters of a decision: it is read aloud


@dataclass(frozen=True, slots=True)
class Sitting:
    """A committee to record: its day, and the period of the figures shown, both days included."""

    network_id: int
    day: date
    start: date
    end: date

    @property
    def selection(self) -> Selection:
        """What its figures count: nothing after the day it sat, so that what changes later is a correction."""
        return Selection(self.network_id, self.start, min(self.end, self.day))


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it was typed; the owner is a function, the indicator a key or nothing."""

    text: str
    indicator: str = ""
    owner: str = ""
    due_on: date | None = None


def sitting_plan(sitting: Sitting, kept: Iterable[Kept]) -> Plan:
    """The sitting with the figures shown at it."""
    chosen = sitting.selection
    dated = {"date": sitting.day, "start_on": chosen.start, "end_on": chosen.end}
    sat = Change("committee", SITTING, None, {"network_id": sitting.network_id, **dated})
    shown = (_figure(number, figure) for number, figure in enumerate(kept, start=1))
    return Plan(sitting.network_id, (sat, *shown))


def why_not(sitting: Sitting, known: Collection[date], today: date) -> str:
    """What keeps the sitting from being recorded, in words; nothing where it may."""
    if sitting.day > today:
        return f"Date reçue : {day_label(sitting.day)}. Attendu : au plus tard aujourd’hui, une fois le comité réuni."
    if sitting.day in known:
        return f"Un comité du {day_label(sitting.day)} est déjà enregistré. Attendu : une autre date."
    if sitting.start > sitting.day:
        return "La période commence après le comité. Attendu : une période commencée ce jour-là."
    return ""


def decision_plan(network_id: int, committee_id: int, decided: Decided) -> Plan:
    """A decision of a sitting, to be carried out; `ValueError` says what is missing or too long."""
    text, owner = (" ".join(words.split()) for words in (decided.text, decided.owner))
    if not text:
        raise ValueError("La décision est vide. Attendu : une phrase.")
    if len(text) > LONGEST:
        raise ValueError(f"La décision compte {len(text)} caractères. Attendu : {LONGEST} au plus.")
    row: Row = {
        "committee_id": committee_id,
        "indicator": decided.indicator,
        "text": text,
        "owner": owner,
        "due_on": decided.due_on,
        "state": DecisionState.OPEN.value,
    }
    return Plan(network_id, (Change("decision", -1, None, row),))


def state_plan(network_id: int, decision_id: int, before: DecisionState, after: DecisionState) -> Plan:
    """A decision carried out, dropped or taken up again."""
    change = Change("decision", decision_id, {"state": before.value}, {"state": after.value})
    return Plan(network_id, (change,))


def _figure(number: int, kept: Kept) -> Change:
    row: Row = {
        "committee_id": SITTING,
        "indicator": kept.indicator,
        "territory_id": kept.territory,
        "value": kept.value,
        "numerator": kept.numerator,
        "denominator": kept.denominator,
        "masked": kept.masked,
        "provisional": kept.provisional,
    }
    return Change("committee_figure", SITTING - number, None, row)
