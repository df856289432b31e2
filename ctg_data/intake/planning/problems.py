"""The difficulties to overcome, by their number in the network, and their follow-up."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from rapidfuzz import fuzz

from ctg_data.folding import fold
from ctg_data.intake.planning.diff import identifier
from ctg_data.intake.planning.meetings import day_of
from ctg_data.intake.planning.proposal import Proposal
from ctg_data.intake.planning.territories import Territories
from ctg_data.intake.planning.titles import Match, match_title
from ctg_data.intake.planning.validate import Record, validate
from ctg_data.intake.planning.withdrawal import withdraw
from ctg_data.intake.tables import Table
from ctg_data.plan import Row, Value
from ctg_data.vocabulary import ProblemStatus

SAID = ("title", "identified_on", "status", "overcome_on", "lever", "shareable")
ANOTHER = 60
"""Less alike than this, out of 100, a title is another difficulty under the same number."""


def lay_problems(proposal: Proposal, table: Table, meeting: int | None, territories: Territories) -> None:
    """Lay the difficulties of one sheet; those without a number come last, and take the numbers that follow."""
    records, findings = validate(table)
    proposal.findings += findings
    for record in sorted(records, key=lambda record: record.number("number") is None):
        _lay(proposal, record, _day(proposal, table, meeting), meeting, territories)


def _day(proposal: Proposal, table: Table, meeting: int | None) -> date | None:
    own = next((read.date for read in table.meetings if read.date), None)
    return own or day_of(proposal, meeting)


def _lay(proposal: Proposal, record: Record, day: date | None, meeting: int | None, territories: Territories) -> None:
    territory = territories.where(record)
    match = _match(proposal, record, territory)
    known = (proposal.rows.row("problem", match.row_id) if match.row_id is not None else None) or {}
    if match.open or territory is None:
        return
    if match.row_id is not None and not proposal.once(("problem", match.row_id), record, "title"):
        return
    if record.withdrawn and match.row_id is not None:
        withdraw(proposal, "problem", match.row_id, record)
        return
    values: dict[str, Value] = {
        **_first(proposal, record, day, known),
        **record.only(*SAID),
        "network_id": proposal.network_id,
        "territory_id": territory,
        "folded": fold(record.text("title")),
        "topic_id": _topic(proposal, record, meeting, known),
    }
    if _sound(proposal, record, {**known, **values}):
        _say_doubts(proposal, record, known)
        problem = proposal.rows.lay("problem", values, record.source, row_id=match.row_id, told=record.told)
        proposal.take(("problem", problem), record)


def _match(proposal: Proposal, record: Record, territory: int | None) -> Match:
    number = record.number("number")
    if number is not None:
        return Match(proposal.rows.find("problem", {"network_id": proposal.network_id, "number": number}))
    return match_title(proposal, record, "problem", proposal.rows.all("problem"), territory)


def _first(proposal: Proposal, record: Record, day: date | None, known: Row) -> dict[str, Value]:
    """What a new difficulty is where its row does not say."""
    if known:
        return {}
    taken = (identifier(row, "number") for _, row in proposal.rows.all("problem"))
    return {
        "number": record.number("number") or max(taken, default=0) + 1,
        "identified_on": day,
        "status": ProblemStatus.NO_FOLLOW_UP,
    }


def _sound(proposal: Proposal, record: Record, row: Mapping[str, Value]) -> bool:
    identified, overcome = cast(date | None, row.get("identified_on")), cast(date | None, row.get("overcome_on"))
    if identified is not None:
        return proposal.in_order(record, "overcome_on", identified, overcome)
    proposal.say("identified_on_missing", record.sheet, record.cell("identified_on"), title=record.text("title"))
    return False


def _topic(proposal: Proposal, record: Record, meeting: int | None, known: Row) -> int | None:
    """The topic of that title, of this meeting first, else the latest."""
    folded = fold(record.text("topic"))
    if not folded:
        return None
    topics = [(i, row) for i, row in proposal.rows.all("codev_topic") if row["folded"] == folded]
    if not topics and not known.get("topic_id"):
        proposal.say("topic_unknown", record.sheet, record.cell("topic"), value=record.text("topic"))
    order = {
        topic: (row["meeting_id"] == meeting, day_of(proposal, identifier(row, "meeting_id")) or date.min)
        for topic, row in topics
    }
    return max(order, key=lambda topic: order[topic], default=None)


def _say_doubts(proposal: Proposal, record: Record, known: Row) -> None:
    title, before = record.text("title"), str(known.get("title", ""))
    if before and not record.told and fuzz.ratio(fold(title), fold(before)) < ANOTHER:
        place = record.sheet, record.cell("title")
        proposal.say("problem_title_changes", *place, number=known["number"], before=before, after=title)
    if record.day("overcome_on") and record.values.get("status") in (None, ProblemStatus.OPEN):
        proposal.say("overcome_without_status", record.sheet, record.cell("status"), title=title)
