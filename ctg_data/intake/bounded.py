"""Every step whose cost the file decides runs where it can be stopped, within what one file may take."""

import hashlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import ParamSpec, TypeVar

from ctg_data.findings import Finding, found
from ctg_data.intake.planning.propose import Outcome, propose
from ctg_data.intake.reading.grids import Limits, grids_of, refused_unread
from ctg_data.intake.reading.worker import Failed, Stopped, apart, here
from ctg_data.intake.recognising.recognise import recognise
from ctg_data.intake.recognising.surveys.keeping import sheets_of_answers
from ctg_data.intake.tables import Reading, Table, Workbook
from ctg_data.plan import Known, Plan
from ctg_data.settings import Settings
from ctg_data.vocabulary import MeetingKind

_log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

PLANNED_HERE = 1_000  # rows, marks and meetings that are planned in two seconds at worst: a store is not sent for less
LEAST = 0.1  # seconds left to a step, so that what comes last is never refused for the time of the others


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one file may take, all its steps together."""

    settings: Settings = field(default_factory=Settings)
    since: float = field(default_factory=monotonic)

    def apart(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of a step, within the time that is left; raises `Stopped` or `Failed`."""
        left = self.since + self.settings.reading_seconds - monotonic()
        return apart(work, max(left, LEAST), self.settings.reading_memory, *args, **kwargs)


def understand(
    name: str, content: bytes, answers: Mapping[str, str], wordings: Mapping[str, str], allowance: Allowance
) -> Reading:
    """What is recognised in a file, whatever its format; what stops it is a finding, never an error."""
    settings = allowance.settings
    workbook = Workbook(name, hashlib.sha256(content).hexdigest(), len(content))
    if refused := refused_unread(content, settings.file_size_limit):
        return Reading(replace(workbook, findings=(refused,)))
    limits = Limits(settings.unpacked_size_limit, settings.sheet_limit, settings.cell_limit)
    try:
        return allowance.apart(_understood, workbook, content, limits, answers, wordings)
    except (Stopped, Failed) as stop:
        return Reading(replace(workbook, findings=(_said(stop, settings),)))


def read_cells(name: str, content: bytes) -> Workbook:
    """The cells of a file, of which nothing is recognised; what stops it is a finding, never an error."""
    allowance, settings = Allowance(), Settings()
    workbook = Workbook(name, hashlib.sha256(content).hexdigest(), len(content))
    if refused := refused_unread(content, settings.file_size_limit):
        return replace(workbook, findings=(refused,))
    limits = Limits(settings.unpacked_size_limit, settings.sheet_limit, settings.cell_limit)
    try:
        grids, findings = allowance.apart(grids_of, name, content, limits)
    except (Stopped, Failed) as stop:
        return replace(workbook, findings=(_said(stop, settings),))
    return replace(workbook, grids=grids, findings=findings)


def planned(
    reading: Reading,
    known: Known,
    answers: Mapping[str, str],
    kind: MeetingKind | None = None,
    allowance: Allowance | None = None,
) -> Outcome:
    """The plan of a reading over what is known; what stops it is a finding, never an error."""
    allowance = allowance or Allowance()
    run = allowance.apart if sum(map(_size, reading.tables)) > PLANNED_HERE else here
    try:
        return run(propose, reading, known, answers, kind)
    except (Stopped, Failed) as stop:
        return Outcome(Plan(known.network_id), (), (*reading.findings, _said(stop, allowance.settings)))


def _understood(
    workbook: Workbook, content: bytes, limits: Limits, answers: Mapping[str, str], wordings: Mapping[str, str]
) -> Reading:
    grids, findings = grids_of(workbook.name, content, limits)
    workbook = replace(workbook, grids=grids, findings=findings)
    reading = recognise(workbook, answers, wordings)
    return replace(reading, of_answers=sheets_of_answers(workbook, reading, answers, wordings))


def _size(table: Table) -> int:
    return len(table.people) + len(table.marks) + len(table.entries) + len(table.meetings)


def _said(stop: Stopped | Failed, settings: Settings) -> Finding:
    """What stopped a step, for the user; what failed in ours is logged for us too."""
    if isinstance(stop, Stopped):
        return found(f"reading_stopped_{stop.reason}", seconds=f"{settings.reading_seconds:g}")
    _log.error("%s at %s", stop.kind, stop.place)
    return found("unforeseen", kind=stop.kind)
