"""From what was recognised and what is known to a frozen plan, with what is asked and what is said."""

from collections.abc import Mapping
from dataclasses import dataclass

from ctg_data.findings import Finding
from ctg_data.intake.planning.attendance import lay_attendance
from ctg_data.intake.planning.corrections import name_corrections
from ctg_data.intake.planning.directory import lay_directory
from ctg_data.intake.planning.meetings import Agenda, dates_and_kinds, lay_meetings
from ctg_data.intake.planning.needs import lay_needs
from ctg_data.intake.planning.one_mark import lay_marks
from ctg_data.intake.planning.own_indicators import lay_own_indicators
from ctg_data.intake.planning.problems import lay_problems
from ctg_data.intake.planning.proposal import Proposal
from ctg_data.intake.planning.reconcile import People
from ctg_data.intake.planning.self_assessments import lay_self_assessments, says_campaign
from ctg_data.intake.planning.territories import Territories
from ctg_data.intake.planning.themes import lay_themes
from ctg_data.intake.planning.topics import lay_topics
from ctg_data.intake.planning.validate import Record, validate
from ctg_data.intake.tables import Reading, Table, TableKind
from ctg_data.plan import Known, Needs, Plan, Question
from ctg_data.vocabulary import MeetingKind, Severity


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a file would write, what it leaves open, and all that is said of it."""

    plan: Plan
    questions: tuple[Question, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether nothing stops the import: no blocking finding, no required question left open."""
        blocked = any(finding.severity is Severity.BLOCKS for finding in self.findings)
        return not blocked and not any(question.required for question in self.questions)


def needs_of(reading: Reading) -> Needs:
    """What must be known of the store to plan this reading, and no more."""
    kinds = {table.kind for table in reading.tables}
    meetings = [read for table in reading.tables for read in table.meetings]
    planned = [record for table in reading.tables for record in _planned(table)]
    waves = (str(entry.values.get("wave") or "") for table in reading.tables for entry in table.entries)
    needs_met = (
        entry.values.get("topic")
        for table in reading.tables
        if table.kind is TableKind.NEEDS
        for entry in table.entries
    )
    withdrawn = any(entry.withdrawn for table in reading.tables for entry in table.entries)
    dates = {read.date for read in meetings} | {record.day("date") for record in planned}
    references = {read.id for read in meetings} | {record.number("reference") for record in planned}
    return Needs(
        dates=frozenset(date for date in dates if date),
        meeting_ids=frozenset(reference for reference in references if reference is not None),
        campaigns=frozenset(wave.strip() for wave in waves if wave.strip()),
        any_campaign=any(
            not says_campaign(table) for table in reading.tables if table.kind is TableKind.SELF_ASSESSMENT
        ),
        topics=TableKind.CODEV in kinds,
        topic_ids=frozenset(topic for topic in needs_met if isinstance(topic, int)),
        problems=TableKind.PROBLEMS in kinds or withdrawn,
        self_assessments=TableKind.SELF_ASSESSMENT in kinds,
        indicators=TableKind.INDICATORS in kinds,
    )


def propose(reading: Reading, known: Known, answers: Mapping[str, str], kind: MeetingKind | None = None) -> Outcome:
    """The plan of a reading over what is known; equal arguments give equal plans, and nothing is written.

    `answers` are by question; `kind` settles the meetings whose file does not say it.
    """
    proposal = Proposal(known, answers)
    people = People(proposal, Territories(proposal))
    for table in _of(reading, TableKind.DIRECTORY):
        lay_directory(proposal, reading.tables[table], people)
    agenda = lay_meetings(proposal, reading, kind)
    attendance = lay_attendance(proposal, reading, agenda, people)
    _lay_entries(proposal, reading, agenda, people)
    if reading.workbook.sha256:  # what is typed on screen corrects knowingly
        name_corrections(proposal)
    _remember(proposal, reading)
    changes = proposal.rows.changes()
    return Outcome(
        Plan(
            network_id=known.network_id,
            changes=changes,
            meetings=dates_and_kinds(proposal, agenda),
            unchanged=proposal.rows.laid - len(changes),
            ignored=len(proposal.aside) + sum(len(table.ignored) for table in reading.tables),
            attendance=attendance,
            remembered=tuple((*asked, answer) for asked, answer in proposal.remembered.items()),
        ),
        (*_asked(reading), *proposal.questions.values()),
        tuple(dict.fromkeys((*_read(reading), *proposal.findings))),
    )


def remembered_answers(reading: Reading, known: Known) -> dict[str, str]:
    """The answers given before about the layouts of this reading, to recognise it again without asking.

    Those of a header that somebody had to point at are looked for in every file: nothing else finds it.
    """
    kept = [(str(row["scope"]), str(row["question"]), str(row["answer"])) for row in known["remembered_answer"]]
    pointed_at = {scope for scope, question, _ in kept if question == "header"}
    layouts = pointed_at | {table.layout for table in reading.tables if table.layout}
    return {f"layout:{scope}:{question}": answer for scope, question, answer in kept if scope in layouts}


def _lay_entries(proposal: Proposal, reading: Reading, agenda: Agenda, people: People) -> None:
    for position in _of(reading, TableKind.ATTENDANCE):
        lay_marks(proposal, reading.tables[position], agenda.of(position))
    for position in _of(reading, TableKind.CODEV):
        lay_topics(proposal, reading.tables[position], agenda.of(position), people)
    for position in _of(reading, TableKind.PROBLEMS):
        lay_problems(proposal, reading.tables[position], agenda.of(position), people.territories)
    for position in _of(reading, TableKind.THEMES):
        lay_themes(proposal, reading.tables[position], agenda.of(position))
    for position in _of(reading, TableKind.NEEDS):
        lay_needs(proposal, reading.tables[position], agenda.of(position))
    for position in _of(reading, TableKind.SELF_ASSESSMENT):
        lay_self_assessments(proposal, reading, position, agenda.of(position), people.territories)
    for position in _of(reading, TableKind.INDICATORS):
        lay_own_indicators(proposal, reading.tables[position], people.territories)


def _of(reading: Reading, kind: TableKind) -> list[int]:
    return [position for position, table in enumerate(reading.tables) if table.kind is kind]


def _planned(table: Table) -> tuple[Record, ...]:
    return validate(table)[0] if table.kind in (TableKind.PLANNING, TableKind.MEETING) else ()


def _read(reading: Reading) -> tuple[Finding, ...]:
    """What was already said while reading and recognising."""
    of_tables = (finding for table in reading.tables for finding in table.findings)
    return (*reading.workbook.findings, *reading.findings, *of_tables)


def _asked(reading: Reading) -> tuple[Question, ...]:
    """What recognising left open; a question answered is in no reading."""
    of_tables = (question for table in reading.tables for question in table.questions)
    return tuple(dict.fromkeys((*reading.questions, *of_tables)))


def _remember(proposal: Proposal, reading: Reading) -> None:
    """What a person said of the tables is remembered for their layouts."""
    for table in reading.tables:
        for question, answer in table.learnt.items():
            proposal.remember(table.layout, question, answer)
