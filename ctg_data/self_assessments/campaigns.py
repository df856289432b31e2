"""A campaign planned, changed or removed on screen; pure."""

from dataclasses import dataclass
from datetime import date

from ctg_data.folding import fold
from ctg_data.intake.planning.diff import WorkingCopy, identifier
from ctg_data.intake.planning.expected import cct_on
from ctg_data.intake.planning.proposal import Proposal
from ctg_data.intake.planning.respondents import renamed
from ctg_data.plan import Known, Plan, Row
from ctg_data.store import PlanOutdated


@dataclass(frozen=True, slots=True)
class Planned:
    """What somebody says of a campaign; `expected` is None where nobody said how many answers are."""

    name: str
    day: date
    questionnaire: int
    expected: int | None = None

    def row(self) -> Row:
        """The columns, the name with single spaces."""
        return {
            "name": " ".join(self.name.split()),
            "held_on": self.day,
            "questionnaire_id": self.questionnaire,
            "expected": self.expected,
        }


def expected_on(known: Known, day: date) -> int:
    """The number of answers to propose: the CCT who are members of the network on that day."""
    return cct_on(Proposal(known, {}), day)


def answered(known: Known, campaign: int) -> int:
    """How many forms of a campaign are recorded."""
    return sum(row["campaign_id"] == campaign for row in known["response"])


def plan_campaign(known: Known, said: Planned) -> Plan:
    """A new campaign. Raises `ValueError` where it has no name, or that of another."""
    values = _checked(known, said)
    rows = WorkingCopy(known)
    rows.lay("campaign", {"network_id": known.network_id, **values})
    return Plan(known.network_id, rows.changes())


def change_campaign(known: Known, campaign: int, said: Planned) -> Plan:
    """The name, day, expected number and, while nobody has answered, the questionnaire of a campaign.

    Raises `ValueError` as `plan_campaign` does, or where answers keep the questionnaire; `PlanOutdated` if it is gone.
    """
    rows = WorkingCopy(known)
    before, forms = _standing(rows, campaign), answered(known, campaign)
    values = _checked(known, said, campaign)
    if forms and before["questionnaire_id"] != said.questionnaire:
        raise ValueError(
            f"« {before['name']} » a déjà {forms} formulaire{'s' if forms > 1 else ''} : "
            "ses réponses gardent le questionnaire qui a été posé."
        )
    rows.lay("campaign", values, row_id=campaign, told=frozenset(values))
    for response, row in rows.all("response"):
        if row["campaign_id"] == campaign:
            code = renamed(str(row["code"]), str(before["name"]), str(values["name"]))
            rows.lay("response", {"code": code}, row_id=response)
    return Plan(known.network_id, rows.changes())


def remove_campaign(known: Known, campaign: int) -> Plan:
    """A campaign that nobody answered taken away. Raises `ValueError` with the number of forms, `PlanOutdated`."""
    rows = WorkingCopy(known)
    before, forms = _standing(rows, campaign), answered(known, campaign)
    if forms:
        raise ValueError(
            f"« {before['name']} » ne peut pas être retirée : {forms} formulaire{'s' if forms > 1 else ''} "
            "y sont enregistrés. Annulez d’abord leur saisie ou leur import, dans l’historique."
        )
    rows.withdraw("campaign", campaign)
    return Plan(known.network_id, rows.changes())


def _standing(rows: WorkingCopy, campaign: int) -> Row:
    row = rows.row("campaign", campaign)
    if row is None:
        raise PlanOutdated
    return row


def _checked(known: Known, said: Planned, campaign: int | None = None) -> Row:
    values = said.row()
    folded = fold(str(values["name"]))
    if not folded:
        raise ValueError("Le nom de la campagne est vide ; attendu : par exemple « Départ » ou « Mars 2026 ».")
    others = [str(row["name"]) for row in known["campaign"] if identifier(row) != campaign]
    if same := next((name for name in others if fold(name) == folded), None):
        raise ValueError(f"La campagne « {same} » existe déjà ; attendu : un autre nom.")
    return values
