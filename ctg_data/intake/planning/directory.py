"""The people of the network: who belongs where, in which role, from when to when."""

from datetime import date
from typing import cast

from ctg_data.intake.planning.name import Name
from ctg_data.intake.planning.proposal import Proposal
from ctg_data.intake.planning.reconcile import People
from ctg_data.intake.planning.validate import Record, validate
from ctg_data.intake.tables import Table
from ctg_data.plan import Row
from ctg_data.vocabulary import Role

EVER, NEVER = date(2000, 1, 1), date(2100, 12, 31)


def lay_directory(proposal: Proposal, table: Table, people: People) -> None:
    """Lay the people of one sheet and their memberships; past attendance is left as it was."""
    records, findings = validate(table)
    proposal.findings += findings
    people.meet(map(_name, records))
    for record in sorted(records, key=lambda record: record.day("start_on") or NEVER):
        _lay(proposal, record, people)


def _lay(proposal: Proposal, record: Record, people: People) -> None:
    territory = people.territories.where(record) if record.text("territory") else None
    if territory is None and record.text("territory"):
        return
    if territory is None and record.values["role"] is Role.CCT:
        proposal.say("territory_of_cct", record.sheet, record.cell("territory"))
        return
    name = _name(record)
    person = people.who(name)
    if person is not None:
        proposal.rows.lay("person", record.only("structure"), record.source, row_id=person)
        _lay_membership(proposal, record, person, territory)
    elif people.leaves(name):
        proposal.leave(record.sheet, record.row)


def _name(record: Record) -> Name:
    last_name, first_name = record.text("last_name"), record.text("first_name")
    territory, structure = record.text("territory"), record.text("structure")
    return Name(last_name, first_name, territory, structure, record.source, record.cell("last_name"))


def _lay_membership(proposal: Proposal, record: Record, person: int, territory: int | None) -> None:
    key: Row = {
        "network_id": proposal.network_id,
        "person_id": person,
        "role": record.text("role"),
        "territory_id": territory,
    }
    known = _same(proposal, key, record)
    row = (proposal.rows.row("membership", known) if known is not None else None) or {}
    before = cast(date | None, row.get("start_on"))
    start = record.day("start_on") or before or _opening(proposal, record, territory)
    end = record.day("end_on") or cast(date | None, row.get("end_on"))
    if not proposal.once(("membership", *key.values(), start), record, "last_name"):
        return
    if proposal.in_order(record, "end_on", start, end):
        if before not in (None, start):
            proposal.say("start_changes", record.sheet, record.cell("start_on"), before=before, after=start)
        proposal.rows.lay("membership", {**key, "start_on": start, "end_on": end}, record.source, row_id=known)


def _same(proposal: Proposal, key: Row, record: Record) -> int | None:
    """The known membership that a row speaks of: of the same start, else one that it overlaps, else the latest."""
    theirs = proposal.rows.referring("membership", "person_id", cast(int, key["person_id"]))
    own = {i: row for i, row in theirs if key.items() <= row.items()}
    start, end = record.day("start_on"), record.day("end_on") or NEVER
    latest = sorted(own, key=lambda i: cast(date, own[i]["start_on"]), reverse=True)
    if start is None:
        return next(iter(latest), None)
    exact = [i for i in latest if own[i]["start_on"] == start]
    return next((i for i in (*exact, *latest) if i in exact or _overlaps(own[i], start, end)), None)


def _overlaps(row: Row, start: date, end: date) -> bool:
    return cast(date, row["start_on"]) <= end and start <= (cast(date | None, row.get("end_on")) or NEVER)


def _opening(proposal: Proposal, record: Record, territory: int | None) -> date:
    """Where the sheet gives no date, people belong since their territory does."""
    ours = [row for row in proposal.known["network_territory"] if row["network_id"] == proposal.network_id]
    own = [row for row in ours if row["territory_id"] == territory] or ours
    start = min((cast(date, row["start_on"]) for row in own), default=EVER)
    proposal.say("start_assumed", record.sheet, record.cell("start_on"), date=start)
    return start
