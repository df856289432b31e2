"""Which meeting a table tells of: its title rows, else the sheet's name, the file's name, or a question."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from ctg_data.findings import Finding, found
from ctg_data.folding import fold
from ctg_data.intake.cells import written
from ctg_data.intake.dates import Day, Doubt, read_day
from ctg_data.intake.recognising.meeting.titles_above import Said, Titles
from ctg_data.intake.tables import MeetingRead
from ctg_data.plan import Choice, Question
from ctg_data.vocabulary import MeetingKind

Answers = Mapping[str, str]

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
REASONS = {
    Doubt.NO_YEAR: "« {text} » ne dit pas l’année.",
    Doubt.PERIOD: "« {text} » est une période, pas un jour.",
    Doubt.FIRST: "« {text} » est un premier du mois, comme toutes les dates du tableau : Excel l’écrit pour un mois.",
    Doubt.SEVERAL: "« {text} » donne plusieurs jours.",
    Doubt.INVALID: "« {text} » n’est pas une date comprise.",
    Doubt.NOT_A_DATE: "« {text} » n’est pas une date comprise.",
    Doubt.BLANK: "Ni la feuille, ni son nom, ni le nom du fichier ne donnent de date.",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting with what must still be asked or mended about it."""

    meeting: MeetingRead
    questions: tuple[Question, ...] = ()
    findings: tuple[Finding, ...] = ()


def told_by(
    sheet: str, file: str, titles: Titles, answers: Answers, question_id: str, number: int | None = None
) -> Told:
    """The meeting of a table that no sheet « Rencontre » tells; `number` is the template's reference of the meeting."""
    days = titles.days() or _named(sheet, file) or titles.impossible_days()
    day, said = days[0] if len(days) == 1 else _undecided(days)
    kind, findings = _kind(sheet, titles.labelled.get("kind"))
    details = titles.details
    cells = {name: at.cell for name, at in (*details.items(), *_dated(titles, said)) if at.cell}
    answer = answered_date(answers, question_id)
    meeting = MeetingRead(
        answer or day.date,
        written(said.value),
        None,
        kind,
        number,
        {name: at.value for name, at in details.items()},
        cells,
        question_id,
    )
    if meeting.date:
        doubts = () if answer else (*_otherwise(sheet, file, meeting.date, said), *_weekday(sheet, meeting.date, said))
        return Told(meeting, (), (*findings, *doubts))
    choices = tuple(choice_of(each.date) for other, _ in days for each in (other, *other.either) if each.date)
    asked = date_question(question_id, sheet, said.cell, day.doubt, written(said.value), choices)
    return Told(meeting, (asked,), (*findings, *_invalid(sheet, day, said)))


def date_question(
    question_id: str, sheet: str, cell: str, doubt: Doubt, text: str, choices: tuple[Choice, ...] = ()
) -> Question:
    """The question that a date left open asks; the answer is a date written 2025-03-18."""
    asked = f"Quelle est la date de la rencontre de la feuille « {sheet} »{f' (cellule {cell})' if cell else ''} ?"
    reason = REASONS.get(doubt, REASONS[Doubt.BLANK]).format(text=text)
    return Question(question_id, "date", asked, choices, reason, True, sheet, cell)


def answered_date(answers: Answers, question_id: str) -> date | None:
    """The date that an answer gives to a question, if it is one."""
    return read_day(answers.get(question_id)).date


def _named(sheet: str, file: str) -> list[tuple[Day, Said]]:
    days = [(read_day(name), Said(name, "")) for name in (sheet, PurePath(file).stem)]
    return [each for each in days if each[0].date][:1]


def _otherwise(sheet: str, file: str, day: date, said: Said) -> tuple[Finding, ...]:
    """The sheet's name or the file's that says another day than the cell believed."""
    named = ((name, read_day(name).date) for name in (sheet, PurePath(file).stem)) if said.cell else ()
    other = next(((name, other) for name, other in named if other and other != day), None)
    if other is None:
        return ()
    received = {"value": written(said.value), "name": other[0], "date": f"{other[1]:%d/%m/%Y}"}
    return (found("other_date_in_name", sheet, said.cell, **received),)


def _weekday(sheet: str, day: date, said: Said) -> tuple[Finding, ...]:
    """« Lundi 18 mars 2025 », which is a Tuesday: one of the two was mistyped."""
    named = [word for word in fold(written(said.value)).split() if word in WEEKDAYS]
    if len(named) != 1 or not said.cell or WEEKDAYS[day.weekday()] == named[0]:
        return ()
    really = {"value": written(said.value), "date": f"{day:%d/%m/%Y}", "weekday": WEEKDAYS[day.weekday()]}
    return (found("weekday_differs", sheet, said.cell, **really),)


def _undecided(days: list[tuple[Day, Said]]) -> tuple[Day, Said]:
    if not days:
        return Day(None, Doubt.BLANK), Said(None, "")
    texts = " », « ".join(written(said.value) for _, said in days)
    return Day(None, Doubt.SEVERAL), Said(texts, days[0][1].cell)


def _dated(titles: Titles, said: Said) -> tuple[tuple[str, Said], ...]:
    kind = titles.labelled.get("kind")
    return (("date", said), *((("kind", kind),) if kind else ()))


def _kind(sheet: str, said: Said | None) -> tuple[MeetingKind | None, tuple[Finding, ...]]:
    """The kind that a label gives; words of a title are weighed later, once the meetings known are at hand."""
    if said is None:
        return None, ()
    folded = fold(written(said.value))
    if "formation" in folded:
        return MeetingKind.TRAINING, ()
    if any(word in folded for word in ("trimestriel", "rencontre", "seance", "reunion")):
        return MeetingKind.QUARTERLY, ()
    return None, (found("meeting_kind_unknown", sheet, said.cell, value=written(said.value)),)


def _invalid(sheet: str, day: Day, said: Said) -> tuple[Finding, ...]:
    refused = day.doubt in (Doubt.INVALID, Doubt.NOT_A_DATE) and said.cell
    return (found("date_invalid", sheet, said.cell, value=written(said.value)),) if refused else ()


def choice_of(day: date | None) -> Choice:
    """A date offered as the answer."""
    return Choice(f"{day:%Y-%m-%d}", f"{day:%d/%m/%Y}")
