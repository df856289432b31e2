"""What is gathered while a file is gone through: the rows laid, what is said of them, and what must be asked."""

from collections.abc import Mapping
from datetime import date

from ctg_data.findings import Finding, found
from ctg_data.intake.cells import written
from ctg_data.intake.dates import read_day
from ctg_data.intake.planning.diff import WorkingCopy
from ctg_data.intake.planning.validate import Record
from ctg_data.plan import Known, Question

NEW, IGNORE = "new", "ignore"


class Proposal:
    """A plan in the making, over what is known and the answers given."""

    def __init__(self, known: Known, answers: Mapping[str, str]) -> None:
        self.known = known
        self.rows = WorkingCopy(known)
        self.findings: list[Finding] = []
        self.questions: dict[str, Question] = {}
        self.remembered: dict[tuple[str, str], str] = {}
        self.aside: set[tuple[str, int]] = set()
        self._answers = answers
        self._before = {(row["scope"], row["question"]): str(row["answer"]) for row in known["remembered_answer"]}
        self._taken: dict[tuple[object, ...], tuple[str, int]] = {}

    @property
    def network_id(self) -> int:
        """The network that the file is for."""
        return self.known.network_id

    def say(self, code: str, sheet: str = "", cell: str = "", **received: object) -> None:
        """Add a finding of the catalogue; its dates are written day first."""
        words = {name: written(value) if isinstance(value, date) else value for name, value in received.items()}
        self.findings.append(found(code, sheet, cell, **words))

    def given(self, question: str) -> str | None:
        """The answer given now."""
        return self._answers.get(question)

    def recalled(self, scope: str, question: str) -> str | None:
        """The answer remembered in the scope from an earlier file."""
        return self._before.get((scope, question))

    def ask(self, question: Question, scope: str = "") -> str | None:
        """The answer given now, or remembered in the scope; without one the question stays open."""
        offered = {choice.value for choice in question.choices}
        given, before = self.given(question.id), self.recalled(scope, question.id)
        if given in offered:
            if scope and given != NEW:
                self.remember(scope, question.id, given)
            return given
        if before in offered:
            return before
        self.leave_open(question)
        return None

    def leave_open(self, question: Question) -> None:
        """Ask what nothing settles, once; it stops the import if one of those who ask cannot do without."""
        before = self.questions.setdefault(question.id, question)
        if question.required and not before.required:
            self.questions[question.id] = question

    def ask_day(self, question: Question) -> date | None:
        """The day that an answer writes (« 2025-03-18 »); without one the question stays open."""
        day = read_day(self.given(question.id)).date
        if day is None:
            self.leave_open(question)
        return day

    def remember(self, scope: str, question: str, answer: str) -> None:
        """Keep an answer for the next file, unless it is kept already."""
        if self._before.get((scope, question)) != answer:
            self.remembered[scope, question] = answer

    def leave(self, sheet: str, row: int) -> None:
        """Leave a row of a sheet aside, as the answer to a question says."""
        self.aside.add((sheet, row))

    def take(self, what: tuple[object, ...], record: Record) -> tuple[str, int]:
        """Note that a row speaks of a thing; the sheet and row of the first that did."""
        return self._taken.setdefault(what, (record.sheet, record.row))

    def in_order(self, record: Record, field: str, first: date, last: date | None) -> bool:
        """Whether the date of a field does not come before another; otherwise a finding says so at its cell."""
        if last is None or first <= last:
            return True
        self.say("dates_reversed", record.sheet, record.cell(field), first=first, last=last)
        return False

    def once(self, what: tuple[object, ...], record: Record, field: str) -> bool:
        """Whether no other row of the file speaks of the same thing; otherwise a finding says so."""
        sheet, row = self.take(what, record)
        if (sheet, row) == (record.sheet, record.row):
            return True
        self.say("row_twice", record.sheet, record.cell(field), value=record.text(field), first=sheet, row=row)
        return False
