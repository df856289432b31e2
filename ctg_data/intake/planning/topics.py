"""What was brought to the CODEV workshop, and which topics come back from an earlier meeting."""

from collections.abc import Mapping

from ctg_data.folding import fold
from ctg_data.intake.names import split_name
from ctg_data.intake.planning.name import Name
from ctg_data.intake.planning.proposal import Proposal
from ctg_data.intake.planning.reconcile import People
from ctg_data.intake.planning.titles import Match, match_title
from ctg_data.intake.planning.validate import Record, validate
from ctg_data.intake.planning.withdrawal import withdraw
from ctg_data.intake.tables import Table
from ctg_data.plan import Row, Value
from ctg_data.vocabulary import TopicKind, TopicStatus

SAID = ("title", "kind", "theme", "subgroup", "recommendations", "shareable", "status")
NEW_ROW = Match()
TREATED = frozenset({"status", "presenter", "subgroup", "recommendations"})
"""What is filled in for a topic carried over, once it was spoken of; the rest was printed before the meeting."""


def lay_topics(proposal: Proposal, table: Table, meeting: int | None, people: People) -> None:
    """Lay the topics of one sheet; one carried over from another meeting is a new row that resumes it."""
    records, findings = validate(table)
    proposal.findings += findings
    if meeting is None:
        if records:
            proposal.say("meeting_unknown", table.sheet)
        return
    laid = {_lay(proposal, record, meeting, people) for record in records}
    if not any(entry.over for entry in table.entries):
        _say_kept(proposal, table.sheet, meeting, laid)


def _lay(proposal: Proposal, record: Record, meeting: int, people: People) -> int | None:
    reference = _referred(proposal, record)
    match = _match(proposal, record, meeting, reference)
    if match == NEW_ROW and reference is not None and not TREATED & record.values.keys():
        return None  # still to be treated: the next workbook carries it again
    territory = people.territories.where(record)
    if match.open or territory is None:
        return match.row_id
    if match.row_id is not None and not proposal.once(("codev_topic", match.row_id), record, "title"):
        return match.row_id
    if record.withdrawn and match.row_id is not None:
        withdraw(proposal, "codev_topic", match.row_id, record)
        return match.row_id
    if _title_taken(proposal, record, meeting, match):
        return match.row_id
    values: dict[str, Value] = {
        **(_first(proposal, record) if match.row_id is None else {}),
        **record.only(*SAID),
        "meeting_id": meeting,
        "territory_id": territory,
        "folded": fold(record.text("title")),
        "presenter_id": _presenter(proposal, record, people),
        "resumes_id": reference if reference != match.row_id else None,
    }
    topic = proposal.rows.lay("codev_topic", values, record.source, row_id=match.row_id, told=record.told)
    proposal.take(("codev_topic", topic), record)
    return topic


def _first(proposal: Proposal, record: Record) -> Mapping[str, Value]:
    """What a new topic is where its row does not say: with recommendations, the workshop took place."""
    status = TopicStatus.PROCESSED if record.text("recommendations") else TopicStatus.PROPOSED
    if not record.text("status"):
        title = record.text("title")
        proposal.say("topic_status_assumed", record.sheet, record.cell("title"), value=title, status=status.label)
    return {"kind": TopicKind.ISSUE, "status": status}


def _referred(proposal: Proposal, record: Record) -> int | None:
    reference = record.number("reference")
    if reference is None or proposal.rows.row("codev_topic", reference):
        return reference
    proposal.say("reference_unknown", record.sheet, record.cell("reference"), value=reference)
    return None


def _match(proposal: Proposal, record: Record, meeting: int, reference: int | None) -> Match:
    own = {topic: row for topic, row in proposal.rows.all("codev_topic") if row["meeting_id"] == meeting}
    if reference in own:
        return Match(reference)
    resuming = [topic for topic, row in own.items() if reference and row.get("resumes_id") == reference]
    if resuming:
        return Match(resuming[0])
    return match_title(proposal, record, "topic", own.items())


def _title_taken(proposal: Proposal, record: Record, meeting: int, match: Match) -> bool:
    """Whether the new title of a topic is already that of another one of the meeting; a finding says so."""
    key: Row = {"meeting_id": meeting, "folded": fold(record.text("title"))}
    if proposal.rows.find("codev_topic", key) in (None, match.row_id):
        return False
    proposal.say("title_taken", record.sheet, record.cell("title"), value=record.text("title"))
    return True


def _presenter(proposal: Proposal, record: Record, people: People) -> int | None:
    written = record.text("presenter")
    if not written:
        return None
    name = Name(*split_name(written), source=record.source, cell=record.cell("presenter"))
    person = people.who(name, create=False)
    if person is None and not people.asks(name) and not people.leaves(name):
        proposal.say("presenter_unknown", record.sheet, record.cell("presenter"), value=written)
    return person


def _say_kept(proposal: Proposal, sheet: str, meeting: int, laid: set[int | None]) -> None:
    rows = proposal.rows.all("codev_topic")
    kept = [str(row["title"]) for topic, row in rows if row["meeting_id"] == meeting and topic not in laid]
    if kept:
        proposal.say("topics_kept", sheet, titles=" ; ".join(f"« {title} »" for title in sorted(kept)))
