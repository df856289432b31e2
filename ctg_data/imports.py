"""One file from its bytes to the store: the preview and the commit run the same functions, and must agree."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from ctg_data import store
from ctg_data.findings import Finding
from ctg_data.intake.bounded import Allowance, planned, understand
from ctg_data.intake.planning.propose import Outcome, needs_of, remembered_answers
from ctg_data.intake.reading.worker import Failed, Stopped
from ctg_data.intake.recognising.surveys.keeping import recognised_cells
from ctg_data.intake.tables import Reading, Table, Workbook
from ctg_data.plan import Choice, Known, Plan, Question
from ctg_data.store import Database, PlanOutdated, Transaction
from ctg_data.vocabulary import MeetingKind
from ctg_data.workbooks import Remark, annotated_workbook, cells_workbook, remarks_on, remarks_workbook

Status = Literal["ready", "unchanged", "refused", "needs_answers"]


class Refused(Exception):
    """What was typed cannot be written; `findings` says where and why."""

    def __init__(self, outcome: Outcome):
        super().__init__("; ".join(finding.message for finding in outcome.findings))
        self.findings = outcome.findings
        self.questions = outcome.questions


@dataclass(frozen=True, slots=True)
class Preview:
    """What one file would do to the store as it stands at its data version; nothing is written."""

    name: str
    sha256: str
    content: bytes
    network_id: int | None
    status: Status
    reading: Reading
    outcome: Outcome
    answers: Mapping[str, str]
    kind: MeetingKind | None = None
    already: int | None = None
    version: int = 0

    @property
    def plan(self) -> Plan:
        """The rows it would write."""
        return self.outcome.plan

    @property
    def questions(self) -> tuple[Question, ...]:
        """What the file does not settle by itself."""
        return self.outcome.questions

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong or doubtful."""
        return self.outcome.findings


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was written, under which number in the history (None when there was nothing to write)."""

    import_id: int | None
    created: int
    updated: int
    unchanged: int
    ignored: int


def preview(
    db: Database,
    name: str,
    content: bytes,
    *,
    network_id: int | None = None,
    answers: Mapping[str, str] | None = None,
    kind: MeetingKind | None = None,
) -> Preview:
    """Read a file and say what it would change, with its findings and its questions."""
    given, allowance = dict(answers or {}), Allowance()
    sha256 = hashlib.sha256(content).hexdigest()
    with db.reading() as tx:
        network = network_id or _network(tx, given)
        already = store.in_force(tx, network, sha256) if network else None
        wordings = store.wordings(tx, network)
        reading = understand(name, content, given, wordings, allowance)
        known = _known(tx, network, reading)
        if known and (remembered := remembered_answers(reading, known)):
            given = remembered | given
            reading = understand(name, content, given, wordings, allowance)
            known = _known(tx, network, reading)
        outcome = planned(reading, known, given, kind, allowance) if known else _without_network(tx, reading)
    status = "unchanged" if already else _status(outcome)
    number = already and already[0]
    return Preview(name, sha256, content, network, status, reading, outcome, given, kind, number, tx.version)


def read_tables(name: str, content: bytes, answers: Mapping[str, str] | None = None) -> Reading:
    """What is recognised in a file, without a store; a file that the software cannot follow is a finding."""
    return understand(name, content, answers or {}, store.reference_wordings(), Allowance())


def confirm(db: Database, preview: Preview) -> Receipt:
    """Write what was previewed, in one transaction, if the store still gives the same plan; else `PlanOutdated`."""
    if preview.status != "ready" or preview.network_id is None:
        raise Refused(preview.outcome)
    content, kept_name = _kept(preview)
    with db.writing() as tx:
        outcome = _as_it_stands(tx, preview)
        import_id = store.commit(
            tx,
            outcome.plan,
            name=preview.name,
            origin="workbook",
            sha256=preview.sha256,
            size=len(preview.content),
            content=content,
            content_name=kept_name,
            findings=outcome.findings,
        )
    return _receipt(import_id, outcome.plan)


def _kept(preview: Preview) -> tuple[bytes | None, str | None]:
    """The file itself; of one that holds self-assessments, the cells recognised on its other sheets, if any."""
    if not preview.reading.of_answers:
        return preview.content, None
    cells = recognised_cells(preview.reading)
    name = f"{PurePath(preview.name).stem} – sans les auto-évaluations.xlsx"
    return (cells_workbook(cells), name) if cells else (None, None)


def _as_it_stands(tx: Transaction, preview: Preview) -> Outcome:
    """What was previewed, computed again unless the data version says that nothing has moved."""
    if tx.version == preview.version:
        return preview.outcome
    known = _known(tx, preview.network_id, preview.reading)
    outcome = known and planned(preview.reading, known, preview.answers, preview.kind)
    already = preview.network_id and store.in_force(tx, preview.network_id, preview.sha256)
    if not outcome or already or outcome.plan != preview.plan:
        raise PlanOutdated
    return outcome


def annotated(preview: Preview) -> tuple[str, bytes]:
    """The user's own workbook with what is to be verified coloured and commented, else a list of it; and its name."""
    remarks = remarks_on(preview.findings, preview.questions)
    suffix, content = _their_own(preview, remarks) or (".xlsx", remarks_workbook(remarks))
    return f"{PurePath(preview.name).stem} – points à vérifier{suffix}", content


def _their_own(preview: Preview, remarks: Sequence[Remark]) -> tuple[str, bytes] | None:
    """Apart, within the limits of a reading: openpyxl may take any time or memory on a file that calamine read well."""
    if not preview.reading.workbook.grids:
        return None
    try:
        return Allowance().apart(annotated_workbook, preview.content, remarks)
    except (Stopped, Failed):  # too slow, another format, or a file that openpyxl does not follow
        return None


def enter(
    db: Database,
    network_id: int,
    label: str,
    *tables: Table,
    answers: Mapping[str, str] | None = None,
    reason: str | None = None,
    seen: Plan | None = None,
) -> Receipt:
    """Write what was typed on screen: the same tables, checks, plan and history as a file; `Refused` says why not.

    A correction gives its `reason`; raises `PlanOutdated` when the plan is no longer the one `seen`.
    """
    with db.writing() as tx:
        outcome, _ = _typed(tx, network_id, tables, answers)
        if not outcome.ready:
            raise Refused(outcome)
        if seen not in (None, outcome.plan):
            raise PlanOutdated
        if not outcome.plan.changes:
            return _receipt(None, outcome.plan)
        import_id = store.commit(
            tx, outcome.plan, name=label, origin="screen", findings=outcome.findings, reason=reason
        )
    return _receipt(import_id, outcome.plan)


def consider(
    db: Database, network_id: int, *tables: Table, answers: Mapping[str, str] | None = None
) -> tuple[Outcome, Known]:
    """What would be written of what is typed, over what is known; nothing is written."""
    with db.reading() as tx:
        return _typed(tx, network_id, tables, answers)


def _typed(
    tx: Transaction, network_id: int, tables: Sequence[Table], answers: Mapping[str, str] | None
) -> tuple[Outcome, Known]:
    reading = Reading(Workbook("", "", 0), tuple(tables))
    known = store.known(tx, network_id, needs_of(reading))
    return planned(reading, known, answers or {}), known


def _known(tx: Transaction, network_id: int | None, reading: Reading) -> Known | None:
    return store.known(tx, network_id, needs_of(reading)) if network_id else None


def _network(tx: Transaction, answers: Mapping[str, str]) -> int | None:
    """The network that an answer names, else the only one; None where it must be asked."""
    networks = {str(network): int(network) for network in store.networks(tx)["network_id"]}
    if "network" in answers:
        return networks.get(answers["network"])
    return next(iter(networks.values())) if len(networks) == 1 else None


def _without_network(tx: Transaction, reading: Reading) -> Outcome:
    return Outcome(Plan(0), (_which_network(tx), *reading.questions), reading.findings)


def _which_network(tx: Transaction) -> Question:
    networks = store.networks(tx)
    choices = tuple(Choice(str(row["network_id"]), str(row["name"])) for row in networks.to_dict("records"))
    return Question("network", "network", "Pour quel réseau ?", choices, "le fichier ne nomme pas son réseau")


def _status(outcome: Outcome) -> Status:
    if any(finding.severity == "blocks" for finding in outcome.findings):
        return "refused"
    return "ready" if outcome.ready else "needs_answers"


def _receipt(import_id: int | None, plan: Plan) -> Receipt:
    return Receipt(import_id, plan.created, plan.updated, plan.unchanged, plan.ignored)
