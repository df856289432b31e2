"""A meeting moved on screen, and the sheets that still give its former date: one meeting, whose day is asked."""

from datetime import date
from typing import cast

from ctg_data.intake.planning.proposal import NEW, Proposal
from ctg_data.intake.planning.validate import Record
from ctg_data.plan import Choice, Question, Row
from ctg_data.selection import day_label


class Unsettled(Exception):
    """The question stays open: nothing is laid of this meeting."""


def came_from(proposal: Proposal, record: Record, known: int | None) -> tuple[int | None, date | None]:
    """The meeting that a sheet tells and its day, where it gives the date from which a meeting was moved on screen.

    `known` is the meeting that the hidden sheet refers to, if any. Raises `Unsettled` while nobody said which.
    """
    said = record.day("date")
    moved = next((meeting for day, meeting in proposal.known.moved if day == said and known in (None, meeting)), None)
    if said is None or moved is None or _standing(proposal, record, moved, said):
        return known, said
    present = _day(proposal, moved)
    answer = proposal.ask(_question(record, said, present, named=known is not None))
    if answer is None:
        raise Unsettled
    return (known, said) if answer == NEW else (moved, date.fromisoformat(answer))


def _standing(proposal: Proposal, record: Record, moved: int, said: date) -> bool:
    """Whether no doubt is left: the meeting came back to that day, or another one is known then."""
    kind = (proposal.rows.row("meeting", moved) or {}).get("kind")
    if record.values.get("kind") not in (None, kind):
        return True
    key: Row = {"network_id": proposal.network_id, "date": said, "kind": kind}
    return proposal.rows.find("meeting", key) is not None


def _day(proposal: Proposal, meeting: int) -> date:
    row = proposal.rows.row("meeting", meeting) or {}
    return cast(date, row["date"])


def _question(record: Record, said: date, present: date, *, named: bool) -> Question:
    choices = (
        Choice(present.isoformat(), f"C’est elle, le {day_label(present)} : la date du plan"),
        Choice(said.isoformat(), f"C’est elle, le {day_label(said)} : la rencontre revient à cette date"),
        Choice(NEW, f"C’est une autre rencontre, le {day_label(said)}"),
    )
    return Question(
        f"moved:{said.isoformat()}",
        "meeting_moved",
        f"La feuille donne le {said:%d/%m/%Y} ; la rencontre prévue ce jour-là a été déplacée au {present:%d/%m/%Y}. "
        "De quelle rencontre s’agit-il ?",
        choices[:2] if named else choices,
        "Une rencontre déplacée reste une seule rencontre ; le classeur a pu être préparé avant qu’elle ne le soit.",
        sheet=record.sheet,
        cell=record.cells.get("date", ""),
    )
