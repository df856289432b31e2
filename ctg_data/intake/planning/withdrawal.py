"""A row entered by mistake, taken away on screen, unless another one leans on it."""

from collections.abc import Iterator

from ctg_data.intake.planning.proposal import Proposal
from ctg_data.intake.planning.validate import Record
from ctg_data.naming import name

LEANING: dict[str, tuple[tuple[str, str], ...]] = {
    "codev_topic": (("problem", "topic_id"), ("codev_topic", "resumes_id"), ("training_need", "topic_id")),
}
"""The columns of other rows that may name a row: what they say would be lost with it."""


def withdraw(proposal: Proposal, table: str, row_id: int, record: Record) -> None:
    """Take a row away; where others refer to it, a finding names them instead."""
    leaning = sorted(_leaning(proposal, table, row_id))
    if leaning:
        proposal.say("still_referred", record.sheet, record.cell("title"), rows=" ; ".join(leaning))
    else:
        proposal.rows.withdraw(table, row_id, record.source)


def _leaning(proposal: Proposal, table: str, row_id: int) -> Iterator[str]:
    for other, column in LEANING.get(table, ()):
        for other_id, row in proposal.rows.all(other):
            if row.get(column) == row_id:
                yield name(other, other_id, lambda table, number: proposal.rows.row(table, number) or {})
