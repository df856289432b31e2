"""The answers of a campaign, under respondent codes; no name is read here."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from ctg_data.folding import fold
from ctg_data.intake.names import may_be_somebody
from ctg_data.intake.planning.campaigns import (
    OWN,
    Asked,
    campaign_of,
    campaign_of_table,
    items_of,
)
from ctg_data.intake.planning.diff import identifier
from ctg_data.intake.planning.meetings import day_of
from ctg_data.intake.planning.proposal import Proposal
from ctg_data.intake.planning.respondents import Answered, Respondents
from ctg_data.intake.planning.territories import Territories
from ctg_data.intake.planning.unsigned import unsigned_codes
from ctg_data.intake.planning.validate import Record, validate
from ctg_data.intake.tables import Reading, Table
from ctg_data.plan import Row, Source, Value


def lay_self_assessments(
    proposal: Proposal, reading: Reading, position: int, meeting: int | None, territories: Territories
) -> None:
    """Lay one response per row, and one answer per item said; a blank answer leaves the known one."""
    table = reading.tables[position]
    records, findings = validate(table)
    proposal.findings += findings
    rows = tuple(_answered(proposal, _asked(proposal, reading, table, meeting), records))
    signed = _without_names(proposal, [row for row in rows if row.code])
    respondents = Respondents(proposal, signed)
    codes = {row.record.row: respondents.code_of(row) for row in signed}
    codes |= unsigned_codes(proposal, table, [row for row in rows if not row.code])
    _say_whose(proposal, reading, table, rows)
    _say_other_version(proposal, table, rows)
    # By code: the order of a sheet may be that of the signatures, and rows are numbered as they are laid.
    for row in sorted(rows, key=lambda row: codes.get(row.record.row, "")):
        if code := codes.get(row.record.row):
            _lay_response(proposal, row, code, territories)


def says_campaign(table: Table) -> bool:
    """Whether a table of answers has a place for the campaign of each row."""
    return any("wave" in entry.values for entry in table.entries) or not table.entries


def _asked(proposal: Proposal, reading: Reading, table: Table, meeting: int | None) -> Asked:
    first = next(other for other in reading.tables if other.sheet == table.sheet)
    day = next((read.date for read in table.meetings if read.date), None) or day_of(proposal, meeting)
    suffix = "" if first is table else f":{table.header}"
    return Asked(table, reading.workbook.name, day, f"date:{table.sheet}{suffix}")


def _answered(proposal: Proposal, asked: Asked, records: Sequence[Record]) -> Iterator[Answered]:
    """The rows whose campaign is settled, with the answers that its questionnaire knows."""
    name = campaign_of_table(proposal, asked) if records and not says_campaign(asked.table) else ""
    for record in records:
        wave = record.text("wave") or name
        if not wave and says_campaign(asked.table):
            proposal.say("compulsory_missing", record.sheet, record.cell("wave"), field="Vague", row=record.row)
        campaign = campaign_of(proposal, asked, record, wave) if wave else None
        if campaign is not None:
            yield Answered(record, campaign, _answers(proposal, record, campaign))


def _without_names(proposal: Proposal, rows: Sequence[Answered]) -> list[Answered]:
    """The rows whose code is neither an address nor a name: who answered what is never to be known."""
    names = {word for row in proposal.known["person"] for word in str(row["folded"]).split() if len(word) > 2}
    kept = []
    for row in rows:
        written = row.record.text("code")
        if may_be_somebody(written) or names & {*fold(written).split()}:
            proposal.say("code_is_a_name", row.record.sheet, row.record.cell("code"))
        else:
            kept.append(row)
    return kept


def _say_whose(proposal: Proposal, reading: Reading, table: Table, rows: Sequence[Answered]) -> None:
    """Stop where a campaign has the name of a person, or the sheet or the file that holds one respondent only."""
    places = [row.record.text("wave") for row in rows]
    if len({row.code for row in rows}) == 1:
        places += [table.sheet, PurePath(reading.workbook.name).stem]
    said = [{*fold(place).split()} for place in dict.fromkeys(places)]
    people = ({*str(row["folded"]).split()} for row in proposal.known["person"])
    if any(len(person) > 1 and person <= words for person in people for words in said):
        proposal.say("answers_of_a_name", table.sheet, table.header)


def _say_other_version(proposal: Proposal, table: Table, rows: Sequence[Answered]) -> None:
    """Stop where answers are to another version of the questionnaire than their campaign asks: they would be lost."""
    known = {str(item["code"]) for item in proposal.known["item"]}
    for number in dict.fromkeys(row.campaign for row in rows):
        campaign = proposal.rows.row("campaign", number) or {}
        asked = items_of(proposal, identifier(campaign, "questionnaire_id"))
        answered = {field for row in rows if row.campaign == number for field in row.record.values}
        if others := sorted(answered & known - asked.keys(), key=_in_order):
            said = {"items": ", ".join(others), "expected": ", ".join(asked), "campaign": campaign["name"]}
            proposal.say("other_version", table.sheet, table.header, **said)


def _in_order(code: str) -> tuple[int, str]:
    return len(code), code


def _lay_response(proposal: Proposal, row: Answered, code: str, territories: Territories) -> None:
    record = row.record
    territory = territories.where(record) if record.text("territory") else None
    waits = territory is None and record.text("territory")
    if proposal.once(("response", row.campaign, code), record, "code") and not waits:
        key: Row = {"campaign_id": row.campaign, "code": code, "territory_id": territory}
        source = Source(record.sheet, 0)  # the history never tells which row: beside it stands a name
        response = proposal.rows.lay("response", key, source)
        for item, value in row.answers.items():
            answer: Row = {"response_id": response, "item_id": item, "value": value}
            proposal.rows.lay("answer", answer, source)


def _answers(proposal: Proposal, record: Record, campaign: int) -> dict[int, Value]:
    """The answers of a row by item; what is no item, or no answer of the scale, is said."""
    scale, items = _questionnaire(proposal, campaign)
    elsewhere = {item["code"] for item in proposal.known["item"]}
    found: dict[int, Value] = {}
    for field in (field for field in record.values if field not in OWN):
        if field not in items and field not in elsewhere:
            proposal.say("item_unknown", record.sheet, value=field)
        elif field in items and (value := _on_scale(proposal, record, field, scale)) is not None:
            found[items[field]] = value
    return found


def _questionnaire(proposal: Proposal, campaign: int) -> tuple[Row, Mapping[str, int]]:
    """The scale of a campaign's questionnaire, and its items by code."""
    row = proposal.rows.row("campaign", campaign) or {}
    scale = next(each for each in proposal.known["questionnaire"] if each["id"] == row["questionnaire_id"])
    return scale, items_of(proposal, identifier(scale))


def _on_scale(proposal: Proposal, record: Record, field: str, scale: Row) -> int | None:
    """The number of an answer, or the end of the scale whose words it says; None, and said, where it is on no scale."""
    low, high = identifier(scale, "scale_min"), identifier(scale, "scale_max")
    value = record.number(field)
    if value is None:
        labels = {fold(str(scale.get(name, ""))): end for name, end in (("low_label", low), ("high_label", high))}
        if (end := labels.get(record.text(field))) is not None:
            return end
        proposal.say("answer_invalid", record.sheet, record.cell(field))
    elif not low <= value <= high:
        proposal.say("out_of_scale", record.sheet, record.cell(field), value=value, low=low, high=high)
    return value if value is not None and low <= value <= high else None
