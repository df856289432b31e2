"""The needs brought to the CODEV workshop that called for a shared training."""

from ctg_data.intake.planning.proposal import Proposal
from ctg_data.intake.planning.validate import Record, validate
from ctg_data.intake.tables import Table
from ctg_data.plan import Row


def lay_needs(proposal: Proposal, table: Table, meeting: int | None) -> None:
    """Link a training to each topic of a form, or loosen the link."""
    records, findings = validate(table)
    proposal.findings += findings
    for record in records:
        if meeting is not None:
            _lay(proposal, record, meeting)


def _lay(proposal: Proposal, record: Record, meeting: int) -> None:
    topic = record.number("topic")
    if topic is None or proposal.rows.row("codev_topic", topic) is None:
        proposal.say("reference_unknown", record.sheet, record.cell("topic"), value=topic)
        return
    link: Row = {"meeting_id": meeting, "topic_id": topic}
    standing = proposal.rows.find("training_need", link)
    if not record.withdrawn:
        proposal.rows.lay("training_need", link, record.source)
    elif standing is not None:
        proposal.rows.withdraw("training_need", standing, record.source)
