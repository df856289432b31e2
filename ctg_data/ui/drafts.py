"""Workbooks on their way in: dropped, read, mended, confirmed; a lost tab loses none of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from ctg_data import imports, store
from ctg_data.imports import Preview, Receipt
from ctg_data.intake.planning.propose import needs_of
from ctg_data.intake.tables import TableKind
from ctg_data.selection import moment_label
from ctg_data.store import Draft
from ctg_data.ui import changes, findings, questions, sheet
from ctg_data.ui.data import database
from ctg_data.ui.entering import summary
from ctg_data.vocabulary import AttendanceStatus, Severity

TYPES = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv"]
STATES = {
    "ready": "prêt à confirmer",
    "refused": "à corriger",
    "unchanged": "déjà importé",
}


@dataclass(frozen=True)
class OnItsWay:
    """A draft with what it would do."""

    draft: Draft
    preview: Preview

    @property
    def ready(self) -> bool:
        """Whether it only waits to be confirmed."""
        return self.preview.status == "ready"

    @property
    def waits(self) -> bool:
        """Whether it waits for an answer or a correction."""
        return self.preview.status in ("needs_answers", "refused")

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        asked = sum(question.required for question in self.preview.questions)
        waiting = "une réponse est attendue" if asked == 1 else f"{asked} réponses sont attendues"
        return STATES.get(self.preview.status, waiting)

    @property
    def order(self) -> tuple[bool, date, str]:
        """The directory first, then the oldest meeting: what comes after leans on what came before."""
        directory = any(table.kind is TableKind.DIRECTORY for table in self.preview.reading.tables)
        days = [day for day, _ in self.preview.plan.meetings]
        return not directory, min(days, default=date.max), self.draft.name


def receive(network_id: int) -> None:
    """Take the files dropped; each becomes a draft, and the uploader is emptied so that it hands none of them twice."""
    turn = st.session_state.setdefault("uploader", 0)
    files = st.file_uploader(
        "Classeurs à importer (Excel, OpenDocument ou CSV)", TYPES, accept_multiple_files=True, key=f"uploader-{turn}"
    )
    if not files:
        return
    with database().writing() as tx:
        for file in files:
            store.save_draft(tx, network_id, file.name, file.getvalue(), {})
    st.session_state["uploader"] = turn + 1
    st.rerun()


def read(network_id: int) -> list[OnItsWay]:
    """The drafts of the viewer, each read again: in the order in which they can be confirmed.

    A file refused gives way to the one of the same name dropped since, which is its correction.
    """
    with database().reading() as tx:
        kept = [store.draft(tx, int(number)) for number in store.drafts(tx, network_id)["draft_id"]]
    drafts = [draft for draft in kept if draft]
    bar = st.progress(0.0) if len(drafts) > 1 else None
    found: list[OnItsWay] = []
    for position, draft in enumerate(drafts, start=1):
        if bar:
            bar.progress(position / len(drafts), f"Lecture de {draft.name}…")
        each = OnItsWay(draft, _preview(draft))
        if each.preview.status == "refused" and draft.name in {later.draft.name for later in found}:
            _drop(draft)
        else:
            found.append(each)
    if bar:
        bar.empty()
    return sorted(found, key=lambda each: each.order)


def unfold(waiting: Sequence[OnItsWay]) -> None:
    """Unfold the first file that waits for somebody, or the only one; it stays so while it is settled."""
    first = next((each for each in waiting if each.waits), waiting[0] if len(waiting) == 1 else None)
    if first:
        st.session_state.setdefault("unfolded", set()).add(first.preview.sha256)


def show(each: OnItsWay) -> None:
    """One file: what was read, what must be settled, what it would change, and the button that writes it."""
    preview = each.preview
    doubts = findings.count(preview.findings)
    title = " – ".join(part for part in (f"**{each.draft.name}**", each.state, doubts) if part)
    unfolded = preview.sha256 in st.session_state.get("unfolded", ())
    with st.expander(title, expanded=unfolded, key=f"file-{preview.sha256}-{unfolded}"):
        if preview.status == "unchanged":
            _already(each)
        else:
            findings.show(preview.findings)
            if any(finding.cell and finding.severity is Severity.BLOCKS for finding in preview.findings):
                st.markdown(
                    "Corrigez ces cellules dans votre tableur, enregistrez, puis déposez le fichier de nouveau."
                )
            _ask(each)
            if each.ready:
                _changes(preview)
            if preview.reading.tables:
                with st.expander("Ce qui a été lu dans le classeur"):
                    sheet.show(preview.reading)
        with st.container(horizontal=True):
            if each.ready and st.button("Confirmer l’import", type="primary", key=f"confirm-{preview.sha256}"):
                confirm([each])
            if st.button("Retirer", key=f"drop-{preview.sha256}", help="Le fichier est oublié, rien n’est écrit."):
                _drop(each.draft)
                st.rerun()


def confirm(ready: Sequence[OnItsWay]) -> None:
    """Confirm files one after the other; one that the others changed too much stays, to be read again."""
    receipts: list[tuple[str, Receipt]] = []
    left: list[str] = []
    bar = st.progress(0.0)
    for position, each in enumerate(ready, start=1):
        bar.progress(position / len(ready), f"Écriture de {each.draft.name}…")
        try:
            receipts.append((each.draft.name, imports.confirm(database(), _as_it_stands(each, len(ready) > 1))))
            _drop(each.draft)
        except (store.PlanOutdated, imports.Refused):
            left.append(each.draft.name)
    st.session_state["receipts"], st.session_state["left"] = receipts, left
    st.rerun()


def receipts() -> None:
    """What the last confirmation wrote, and what is to be read again."""
    written: list[tuple[str, Receipt]] = st.session_state.pop("receipts", [])
    if written:
        lines = [f"- **{name}** : {summary(receipt)} (import n° {receipt.import_id})" for name, receipt in written]
        st.success("\n".join(["Importé :", *lines]))
        st.page_link("overview.py", label="Voir la vue d’ensemble", query_params={})
    for name in st.session_state.pop("left", []):
        st.warning(f"**{name}** n’a pas été importé : les données ont changé depuis l’aperçu. Relisez-le ci-dessous.")


def _as_it_stands(each: OnItsWay, among_others: bool) -> Preview:
    """In a batch, what comes before changes what comes after: it is read again, and taken if no new doubt arises."""
    if not among_others:
        return each.preview
    again, seen = _preview(each.draft), each.preview
    return again if set(_doubts(again)) <= set(_doubts(seen)) else seen


def _preview(draft: Draft) -> Preview:
    return imports.preview(
        database(), draft.name, draft.content, network_id=draft.network_id, answers=dict(draft.answers)
    )


def _doubts(preview: Preview) -> list[str]:
    return [finding.message for finding in preview.findings if finding.severity is not Severity.INFORMS]


def _already(each: OnItsWay) -> None:
    network_id = each.preview.network_id
    with database().reading() as tx:
        found = store.in_force(tx, network_id, each.preview.sha256) if network_id else None
    if found:
        number, at, author = found
        st.info(f"Déjà importé le {moment_label(at)} par {author} (import n° {number}) : il n’y a rien à refaire.")


def _ask(each: OnItsWay) -> None:
    draft, key = each.draft, each.preview.sha256
    given = questions.ask(each.preview.questions, key)
    if given:
        _answer(draft, {**draft.answers, **given})
    if draft.answers and st.button("Revenir sur les réponses données", key=f"again-{key}", type="tertiary"):
        _answer(draft, {})


def _answer(draft: Draft, answers: dict[str, str]) -> None:
    with database().writing() as tx:
        store.save_draft(tx, draft.network_id, draft.name, draft.content, answers)
    st.rerun()


def _changes(preview: Preview) -> None:
    plan = preview.plan
    counts = zip(
        ("Lignes créées", "Modifiées", "Inchangées", "Laissées de côté"),
        (plan.created, plan.updated, plan.unchanged, plan.ignored),
        strict=True,
    )
    with st.container(horizontal=True):
        for label, count in counts:
            st.metric(label, count, width=150)
    marks = ((plan.attendance.get(status.value, 0), status) for status in AttendanceStatus)
    if told := [f"{n} {(status.plural if n > 1 else status.label).lower()}" for n, status in marks if n]:
        st.caption("Présences lues : " + ", ".join(told) + ".")
    if plan.changes and preview.network_id:
        with database().reading() as tx:
            known = store.known(tx, preview.network_id, needs_of(preview.reading))
        with st.expander("Ce qui va changer, case par case"):
            st.dataframe(changes.table(plan.changes, known), hide_index=True, alt="Valeurs avant et après l’import")


def _drop(draft: Draft) -> None:
    with database().writing() as tx:
        store.drop_draft(tx, draft.id)
