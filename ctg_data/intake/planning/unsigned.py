"""Responses that carry no code: kept under their number in the survey, if the person wants them unpaired."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from ctg_data.intake.planning.diff import identifier
from ctg_data.intake.planning.proposal import IGNORE, Proposal
from ctg_data.intake.planning.respondents import Answered, stand_in
from ctg_data.intake.tables import Table
from ctg_data.plan import Choice, Question, Value

UNPAIRED, SAME, OTHER = "unpaired", "same", "other"
Answers = Mapping[int, Value]


def unsigned_codes(proposal: Proposal, table: Table, rows: Sequence[Answered]) -> dict[int, str]:
    """The stand-in for the code of each row that has none, by row; empty while it is asked, or if they are left."""
    numbered = [row for row in rows if row.record.number("response") is not None]
    _say_nameless(proposal, table, rows)
    answer = proposal.ask(_question(table, len(numbered)), table.layout) if numbered else None
    if answer == IGNORE:
        for row in numbered:
            proposal.leave(row.record.sheet, row.record.row)
    return dict(_codes(proposal, table, numbered)) if answer == UNPAIRED else {}


def _codes(proposal: Proposal, table: Table, rows: Sequence[Answered]) -> Iterator[tuple[int, str]]:
    of_campaign: dict[int, list[Answered]] = defaultdict(list)
    for row in rows:
        of_campaign[row.campaign].append(row)
    for campaign, own in of_campaign.items():
        if series := _series(proposal, table, campaign, own):
            yield from ((row.record.row, _code(proposal, row, series)) for row in own)


def _series(proposal: Proposal, table: Table, campaign: int, rows: Sequence[Answered]) -> int | None:
    """Two surveys of one campaign number their responses alike: the first series that these answers do not contradict.

    An answer corrected contradicts its own series too: where it is not clear, the person says.
    """
    known = _known(proposal, campaign)
    free = next(n for n in count(1) if not any(_contradicts(known, _code(proposal, row, n), row) for row in rows))
    if free == 1 or any(_code(proposal, row, free) in known for row in rows):
        return free
    answer = proposal.ask(_which_survey(table))
    return {SAME: 1, OTHER: free}.get(answer or "")


def _code(proposal: Proposal, row: Answered, series: int) -> str:
    campaign = proposal.rows.row("campaign", row.campaign) or {}
    return stand_in(str(campaign["name"]), row.record.number("response") or 0, series)


def _known(proposal: Proposal, campaign: int) -> dict[str, dict[int, Value]]:
    """The answers stored in a campaign, by code and item."""
    codes = {identifier(row): str(row["code"]) for row in proposal.known["response"] if row["campaign_id"] == campaign}
    found: dict[str, dict[int, Value]] = {code: {} for code in codes.values()}
    for row in proposal.known["answer"]:
        if (response := identifier(row, "response_id")) in codes:
            found[codes[response]][identifier(row, "item_id")] = row["value"]
    return found


def _contradicts(known: Mapping[str, Answers], code: str, row: Answered) -> bool:
    stored = known.get(code, {})
    return any(stored.get(item, value) != value for item, value in row.answers.items())


def _say_nameless(proposal: Proposal, table: Table, rows: Sequence[Answered]) -> None:
    for record in (row.record for row in rows if row.record.number("response") is None):
        if "code" in record.cells:
            proposal.say("compulsory_missing", record.sheet, record.cell("code"), field="Code", row=record.row)
        else:
            proposal.say("no_code", table.sheet, table.header)


def _question(table: Table, rows: int) -> Question:
    return Question(
        f"unsigned_answers:{table.sheet}",
        "unsigned_answers",
        f"Que faire des {rows} réponses sans code de la feuille « {table.sheet} » ?",
        (
            Choice(UNPAIRED, "Les compter dans leur campagne, sans les rapprocher d’une autre"),
            Choice(IGNORE, "Les laisser de côté"),
        ),
        "Leur numéro dans l’enquête peut tenir lieu de code ; l’évolution de chacun ne sera alors pas mesurée.",
        sheet=table.sheet,
        cell=table.header,
    )


def _which_survey(table: Table) -> Question:
    return Question(
        f"survey:{table.sheet}",
        "which_survey",
        "Ces réponses corrigent-elles celles qui portent déjà ces numéros dans la campagne ?",
        (
            Choice(SAME, "Oui, c’est la même enquête, corrigée"),
            Choice(OTHER, "Non, c’est une autre enquête, qui compte aussi ses réponses à partir de 1"),
        ),
        "Des réponses de mêmes numéros y sont enregistrées, avec d’autres valeurs.",
        sheet=table.sheet,
        cell=table.header,
    )
