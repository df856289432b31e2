"""The themes proposed to the group for the next meeting, how many chose each, and the one that follows from it."""

from ctg_data.folding import fold
from ctg_data.intake.planning.diff import identifier
from ctg_data.intake.planning.proposal import Proposal
from ctg_data.intake.planning.validate import Record, validate
from ctg_data.intake.tables import Table
from ctg_data.plan import Row


def lay_themes(proposal: Proposal, table: Table, meeting: int | None) -> None:
    """Lay the choices of one meeting; the theme chosen is the one that has most, unless another is written."""
    records, findings = validate(table)
    proposal.findings += findings
    if meeting is None:
        if records:
            proposal.say("meeting_unknown", table.sheet)
        return
    laid = {_lay(proposal, record, meeting) for record in records}
    if not any(entry.over for entry in table.entries):
        _say_kept(proposal, table.sheet, meeting, laid)
    _follow(proposal, table.sheet, meeting)


def _lay(proposal: Proposal, record: Record, meeting: int) -> int | None:
    key: Row = {"meeting_id": meeting, "folded": fold(record.text("theme"))}
    standing = proposal.rows.find("theme_choice", key)
    if record.withdrawn:
        if standing is not None:
            proposal.rows.withdraw("theme_choice", standing, record.source)
        return standing
    if "choices" not in record.values:
        proposal.say("theme_uncounted", record.sheet, record.cell("theme"), value=record.text("theme"))
        return standing
    if not proposal.once(("theme_choice", meeting, key["folded"]), record, "theme"):
        return standing
    return proposal.rows.lay("theme_choice", {**key, **record.only("theme", "choices")}, record.source)


def _say_kept(proposal: Proposal, sheet: str, meeting: int, laid: set[int | None]) -> None:
    kept = [str(row["theme"]) for number, row in _choices(proposal, meeting) if number not in laid]
    if kept:
        proposal.say("themes_kept", sheet, values=_quoted(kept))


def _follow(proposal: Proposal, sheet: str, meeting: int) -> None:
    """Where nobody wrote the theme chosen, the counts say it; where somebody did, they stand beside it."""
    choices = [row for _, row in _choices(proposal, meeting)]
    most = max((identifier(row, "choices") for row in choices), default=0)
    leading = [str(row["theme"]) for row in choices if row["choices"] == most]
    written = str((proposal.rows.row("meeting", meeting) or {}).get("next_theme") or "")
    if not most or fold(written) in map(fold, leading):
        return
    if written:
        proposal.say("theme_less_chosen", sheet, value=written, others=_quoted(leading), count=most)
    elif len(leading) > 1:
        proposal.say("theme_tied", sheet, values=_quoted(leading), count=most)
    else:
        proposal.say("theme_follows", sheet, value=leading[0], count=most)
        proposal.rows.lay("meeting", {"next_theme": leading[0]}, row_id=meeting)


def _choices(proposal: Proposal, meeting: int) -> list[tuple[int, Row]]:
    return list(proposal.rows.referring("theme_choice", "meeting_id", meeting))


def _quoted(themes: list[str]) -> str:
    return ", ".join(f"« {theme} »" for theme in themes)
