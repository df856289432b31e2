"""The answers of a campaign, under respondent codes; no name is read here."""

from collections.abc import Mapping
from datetime import date

from ctg_data.folding import fold
from ctg_data.intake.planning.diff import identifier
from ctg_data.intake.planning.expected import standings
from ctg_data.intake.planning.meetings import day_of
from ctg_data.intake.planning.proposal import Proposal
from ctg_data.intake.planning.territories import Territories
from ctg_data.intake.planning.validate import FIELDS, Record, validate
from ctg_data.intake.tables import Table, TableKind
from ctg_data.plan import Row, Source
from ctg_data.vocabulary import Role


def lay_self_assessments(proposal: Proposal, table: Table, meeting: int | None, territories: Territories) -> None:
    """Lay one response per row, and one answer per item said; a blank answer leaves the known one."""
    records, findings = validate(table)
    proposal.findings += findings
    day = next((read.date for read in table.meetings if read.date), None) or day_of(proposal, meeting)
    for record in records:
        campaign = _campaign(proposal, record, day)
        if campaign is not None:
            _lay_response(proposal, record, campaign, territories)


def respondent_code(written: str) -> str:
    """A respondent's code without case, accents nor spaces, in capitals."""
    return fold(written).replace(" ", "").upper()


def _campaign(proposal: Proposal, record: Record, day: date | None) -> int | None:
    """The campaign of that name, made new on the day of the meeting with the latest questionnaire."""
    name = record.text("wave")
    for campaign, row in proposal.rows.all("campaign"):
        if row["network_id"] == proposal.network_id and fold(str(row["name"])) == fold(name):
            return campaign
    latest = max(proposal.known["questionnaire"], key=lambda row: identifier(row, "version"), default=None)
    if day is None or latest is None:
        code = "questionnaire_missing" if day else "campaign_date_missing"
        proposal.say(code, record.sheet, record.cell("wave"), value=name)
        return None
    expected = sum(standing.role is Role.CCT for standing in standings(proposal, day).values())
    proposal.say("campaign_new", record.sheet, record.cell("wave"), value=name, date=day)
    values: Row = {"network_id": proposal.network_id, "questionnaire_id": latest["id"], "name": name, "held_on": day}
    return proposal.rows.lay("campaign", {**values, "expected": expected or None}, record.source)


def _lay_response(proposal: Proposal, record: Record, campaign: int, territories: Territories) -> None:
    code = respondent_code(record.text("code"))
    territory = territories.where(record) if record.text("territory") else None
    waits = territory is None and record.text("territory")
    if proposal.once(("response", campaign, code), record, "code") and not waits:
        key: Row = {"campaign_id": campaign, "code": code, "territory_id": territory}
        _lay_answers(proposal, record, campaign, proposal.rows.lay("response", key, record.source))


def _lay_answers(proposal: Proposal, record: Record, campaign: int, response: int) -> None:
    scale, items = _questionnaire(proposal, campaign)
    for field in (field for field in record.values if field not in FIELDS[TableKind.SELF_ASSESSMENT]):
        if field not in items:
            proposal.say("item_unknown", record.sheet, value=field)
        elif _in_scale(proposal, record, field, scale):
            answer: Row = {"response_id": response, "item_id": items[field], "value": record.values[field]}
            proposal.rows.lay("answer", answer, Source(record.sheet, record.row, {"value": record.cell(field)}))


def _questionnaire(proposal: Proposal, campaign: int) -> tuple[Row, Mapping[str, int]]:
    """The scale of a campaign's questionnaire, and its items by code."""
    row = proposal.rows.row("campaign", campaign) or {}
    scale = next(each for each in proposal.known["questionnaire"] if each["id"] == row["questionnaire_id"])
    own = (item for item in proposal.known["item"] if item["questionnaire_id"] == scale["id"])
    return scale, {str(item["code"]): identifier(item) for item in own}


def _in_scale(proposal: Proposal, record: Record, field: str, scale: Row) -> bool:
    low, high, value = identifier(scale, "scale_min"), identifier(scale, "scale_max"), record.number(field)
    if value is not None and low <= value <= high:
        return True
    proposal.say("out_of_scale", record.sheet, record.cell(field), value=value, low=low, high=high)
    return False
