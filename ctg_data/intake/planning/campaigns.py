"""Which campaign answers belong to: their own column, else the sheet's or the file's name, else a question."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import cast

from ctg_data.folding import fold
from ctg_data.intake.planning.diff import identifier
from ctg_data.intake.planning.expected import cct_on
from ctg_data.intake.planning.proposal import NEW, Proposal
from ctg_data.intake.planning.validate import FIELDS, Record
from ctg_data.intake.tables import Table, TableKind
from ctg_data.plan import Choice, Question, Row
from ctg_data.selection import MONTHS, quarter, quarter_label

FIRST = "Départ"
"""The name of a network's first campaign, where nothing says another."""

OWN = FIELDS[TableKind.SELF_ASSESSMENT]

_QUARTER = re.compile(r"\bt ?([1-4]) ?(20\d\d)\b|\b(20\d\d) ?t ?([1-4])\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """A table of answers, what names it (its sheet, its file), and the day that the file tells, if it does."""

    table: Table
    file: str
    day: date | None
    date_question: str


def campaign_of(proposal: Proposal, asked: Asked, record: Record, name: str) -> int | None:
    """The campaign of that name, made new on its day with what its answers answer; None while its day is asked."""
    known = _named(proposal, name)
    return identifier(known) if known else _created(proposal, asked, record, name)


def campaign_of_table(proposal: Proposal, asked: Asked) -> str:
    """The campaign of a table that has no column for it: what a name says, which an answer may correct, else asked."""
    campaigns = sorted(_campaigns(proposal), key=lambda row: str(row["held_on"]), reverse=True)
    said = _said_by_name(campaigns, asked)
    answer = proposal.ask(_question(asked, campaigns, said)) if campaigns or said else NEW
    return _new_name(proposal, asked, bool(campaigns)) if answer == NEW else answer or said


def _question(asked: Asked, campaigns: Sequence[Row], said: str) -> Question:
    names = dict.fromkeys((*((said,) if said else ()), *(str(row["name"]) for row in campaigns)))
    choices = (*(Choice(name, f"« {name} »") for name in names), Choice(NEW, "Une nouvelle campagne"))
    reason = (
        f"Sans réponse, « {said} » est retenue : le nom de la feuille ou du fichier le dit."
        if said
        else "Ni une colonne, ni la feuille, ni le nom du fichier ne le disent."
    )
    words = f"À quelle campagne appartiennent les réponses de la feuille « {asked.table.sheet} » ?"
    return Question(
        f"campaign:{asked.table.sheet}",
        "campaign",
        words,
        choices,
        reason,
        not said,
        asked.table.sheet,
        asked.table.header,
    )


def _said_by_name(campaigns: Sequence[Row], asked: Asked) -> str:
    """The campaign that the sheet's name or the file's holds, by its own name or by its quarter; empty without one."""
    for written in (asked.table.sheet, PurePath(asked.file).stem):
        folded = fold(written)
        held = [str(row["name"]) for row in campaigns if f" {fold(str(row['name']))} " in f" {folded} "]
        if held:
            return max(held, key=len)
        if period := next(_quarters(folded), None):
            of_period = [row for row in campaigns if quarter(cast(date, row["held_on"])) == period]
            return str(of_period[0]["name"]) if len(of_period) == 1 else quarter_label(period)
    return ""


def _quarters(folded: str) -> Iterator[str]:
    for number, year, other_year, other_number in _QUARTER.findall(folded):
        yield f"{year or other_year}-T{number or other_number}"


def _new_name(proposal: Proposal, asked: Asked, others: bool) -> str:
    """« Départ », then « Mars 2025 », or the whole day where another campaign has that name; empty without a day."""
    if not others:
        return FIRST
    day = _day(proposal, asked, "")
    if day is None:
        return ""
    month = f"{MONTHS[day.month - 1].capitalize()} {day.year}"
    known = _named(proposal, month)
    return month if known is None or known["held_on"] == day else f"{day.day} {month.lower()}"


def _created(proposal: Proposal, asked: Asked, record: Record, name: str) -> int | None:
    questionnaire = _answered_by(proposal, asked.table)
    if questionnaire is None:
        proposal.say("questionnaire_missing", record.sheet, record.cell("wave"), value=name)
        return None
    day = _day(proposal, asked, name)
    if day is None:
        return None
    proposal.say("campaign_new", record.sheet, record.cell("wave"), value=name, date=day)
    values: Row = {"network_id": proposal.network_id, "questionnaire_id": questionnaire, "name": name, "held_on": day}
    return proposal.rows.lay("campaign", {**values, "expected": cct_on(proposal, day) or None}, record.source)


def items_of(proposal: Proposal, questionnaire: int) -> dict[str, int]:
    """The items of a version of a questionnaire, by their codes."""
    own = (item for item in proposal.known["item"] if item["questionnaire_id"] == questionnaire)
    return {str(item["code"]): identifier(item) for item in own}


def items_answered(table: Table) -> set[str]:
    """The codes of the items that a table answers."""
    return {field for entry in table.entries for field, value in entry.values.items() if value is not None} - OWN.keys()


def _answered_by(proposal: Proposal, table: Table) -> int | None:
    """The newest version that the network answers now, unless only another one has all the items answered."""
    versions = sorted(proposal.known["questionnaire"], key=lambda row: identifier(row, "version"), reverse=True)
    if not versions:
        return None
    last = max(_campaigns(proposal), key=lambda row: cast(date, row["held_on"]), default=None)
    codes = {identifier(row): row["code"] for row in versions}
    current = codes[identifier(last, "questionnaire_id") if last else min(codes)]
    versions.sort(key=lambda row: row["code"] != current)
    answered = items_answered(table)
    fitting = (row for row in versions if answered <= items_of(proposal, identifier(row)).keys())
    return identifier(next(fitting, versions[0]))


def _day(proposal: Proposal, asked: Asked, name: str) -> date | None:
    """The day that the file tells, else the one answered."""
    if asked.day:
        return asked.day
    campaign = f"« {name} »" if name else "nouvelle"
    words = f"Quel jour a eu lieu la campagne {campaign} de la feuille « {asked.table.sheet} » ?"
    reason = "Elle n’est pas encore enregistrée, et le classeur ne donne aucune date."
    place = (asked.table.sheet, asked.table.header)
    return proposal.ask_day(Question(asked.date_question, "date", words, (), reason, True, *place))


def _campaigns(proposal: Proposal) -> list[Row]:
    rows = ({**row, "id": campaign} for campaign, row in proposal.rows.all("campaign"))
    return [row for row in rows if row["network_id"] == proposal.network_id]


def _named(proposal: Proposal, name: str) -> Row | None:
    return next((row for row in _campaigns(proposal) if fold(str(row["name"])) == fold(name)), None)
