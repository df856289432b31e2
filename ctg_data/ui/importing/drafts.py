"""Workbooks on their way in: dropped, read, answered, confirmed; a lost tab loses none of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import streamlit as st

from ctg_data import imports, store
from ctg_data.findings import Finding
from ctg_data.imports import Preview, Receipt
from ctg_data.intake.tables import TableKind
from ctg_data.store import Draft
from ctg_data.ui.data import database
from ctg_data.ui.importing.entering import summary
from ctg_data.ui.markdown import plain
from ctg_data.vocabulary import Severity

TYPES = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv"]
STATES = {
    "ready": "prêt à confirmer",
    "unchanged": "déjà importé",
}
ASKED_ANYWAY = frozenset({"date_invalid", "meeting_unknown", "meeting_date_missing"})
"""What a date still asked for will settle: said once, by its question."""


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
    def findings(self) -> tuple[Finding, ...]:
        """What is to be said beside the questions."""
        asked = any(question.code == "date" for question in self.preview.questions)
        return tuple(each for each in self.preview.findings if not (asked and each.code in ASKED_ANYWAY))

    @property
    def asked(self) -> int:
        """How many answers are needed before it can be confirmed."""
        return sum(question.required for question in self.preview.questions)

    @property
    def blocking(self) -> int:
        """How many points must be corrected before it can be confirmed."""
        return sum(finding.severity is Severity.BLOCKS for finding in self.findings)

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        answers = {0: "", 1: "1 réponse attendue"}.get(self.asked, f"{self.asked} réponses attendues")
        return STATES.get(self.preview.status, answers)

    @property
    def order(self) -> tuple[bool, date, str]:
        """The directory first, then the oldest meeting: what comes after leans on what came before."""
        directory = any(table.kind is TableKind.DIRECTORY for table in self.preview.reading.tables)
        days = [day for day, _ in self.preview.plan.meetings]
        return not directory, min(days, default=date.max), self.draft.name

    def stands(self, answers: Mapping[str, str], version: int) -> bool:
        """Whether it was read with these very answers, over these very data."""
        return self.draft.answers == answers and self.preview.version == version


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
    """The drafts of the viewer in the order in which they can be confirmed; only those that something moved are read.

    A file refused gives way to the one of the same name dropped since, which is its correction.
    """
    before: dict[int, OnItsWay] = st.session_state.get("drafts", {})
    held = {number: each for number, each in before.items() if each.draft.network_id == network_id}
    with database().reading() as tx:
        listed = store.drafts(tx, network_id)
        answers = {int(number): given for number, given in zip(listed["draft_id"], listed["answers"], strict=True)}
        kept = {n: each for n, each in held.items() if n in answers and each.stands(answers[n], tx.version)}
        moved = [draft for number in answers if number not in kept and (draft := store.draft(tx, number))]
    _say_gone([each for number, each in held.items() if number not in answers])
    kept |= _read(moved)
    found = {number: kept[number] for number in answers if number in kept}
    st.session_state["drafts"] = found
    return sorted(_without_former(list(found.values())), key=lambda each: each.order)


def settle(draft: Draft, answers: Mapping[str, str | None]) -> None:
    """Keep answers with the draft, or take back those that are None, and read it again."""
    with database().writing() as tx:
        known = store.answer_draft(tx, draft.id, answers)
    if not known:
        st.session_state["gone"] = [draft.name]
    st.rerun()


def ask_to_confirm(seen: Sequence[OnItsWay]) -> None:
    """Remember the files confirmed as they were shown: they are written before anything is read again."""
    st.session_state["confirmed"] = list(seen)


def write_confirmed() -> None:
    """Write the files confirmed, one after the other; one that is no longer as shown stays, to be read again."""
    held = st.session_state.get("drafts", {})  # a second click finds the file gone, and writes nothing
    seen: list[OnItsWay] = [each for each in st.session_state.pop("confirmed", []) if each.draft.id in held]
    receipts: list[tuple[str, Receipt]] = st.session_state.setdefault("receipts", [])
    for position, each in enumerate(seen, start=1):
        bar = st.progress(position / len(seen), plain(f"Écriture de {each.draft.name}…"))
        try:
            receipts.append((each.draft.name, imports.confirm(database(), _as_it_stands(each, len(seen) > 1))))
            forget(each.draft)
        except (store.PlanOutdated, imports.Refused):
            st.session_state.setdefault("left", []).append(each.draft.name)
        bar.empty()


def receipts() -> None:
    """What the last confirmation wrote and the way back, what is to be read again, what waits no more."""
    written: list[tuple[str, Receipt]] = st.session_state.pop("receipts", [])
    if written:
        lines = [f"- **{plain(name)}**\u00a0: {_receipt(receipt)}" for name, receipt in written]
        st.success("\n".join(["Importé\u00a0:", *lines]))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link("overview.py", label="Voir la vue d’ensemble", query_params={})
            st.button("Voir dans l’historique, ou annuler", on_click=_open_history, args=[written[-1][1]])
    for name in st.session_state.pop("left", []):
        told = "n’a pas été importé : les données ont changé depuis l’aperçu. Relisez-le ci-dessous."
        st.warning(f"**{plain(name)}** {plain(told)}")
    for name in st.session_state.pop("gone", []):
        told = (
            "n’attend plus ici : il a été confirmé ou retiré dans un autre onglet, ou déposé il y a plus de 24 heures. "
            "S’il n’est pas dans l’historique, déposez-le de nouveau."
        )
        st.info(f"**{plain(name)}** {plain(told)}")


def forget(draft: Draft) -> None:
    """Drop a draft."""
    with database().writing() as tx:
        store.drop_draft(tx, draft.id)
    st.session_state.get("drafts", {}).pop(draft.id, None)


def already(each: OnItsWay) -> tuple[int, datetime, str] | None:
    """The import in force of the very same bytes: its number in the history, when and by whom."""
    network_id = each.preview.network_id
    with database().reading() as tx:
        found = store.in_force(tx, network_id, each.preview.sha256) if network_id else None
        return (store.import_number(tx, found[0]), *found[1:]) if found else None


def _read(drafts: Sequence[Draft]) -> dict[int, OnItsWay]:
    bar = st.progress(0.0) if len(drafts) > 1 else None
    found: dict[int, OnItsWay] = {}
    for position, draft in enumerate(drafts, start=1):
        if bar:
            bar.progress(position / len(drafts), plain(f"Lecture de {draft.name}…"))
        found[draft.id] = OnItsWay(draft, _preview(draft))
    if bar:
        bar.empty()
    return found


def _without_former(waiting: Sequence[OnItsWay]) -> list[OnItsWay]:
    """Latest first: what was refused and has a later file of its name is forgotten."""
    found: list[OnItsWay] = []
    for each in waiting:
        if each.preview.status == "refused" and each.draft.name in {later.draft.name for later in found}:
            forget(each.draft)
        else:
            found.append(each)
    return found


def _say_gone(lost: Sequence[OnItsWay]) -> None:
    if lost:
        st.session_state["gone"] = [each.draft.name for each in lost]
        st.session_state["drafts"] = {}
        st.rerun()


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


def _receipt(receipt: Receipt) -> str:
    if receipt.import_id is None:
        return plain(summary(receipt))
    with database().reading() as tx:
        return plain(f"{summary(receipt)} (import n° {store.import_number(tx, receipt.import_id)})")


def _open_history(receipt: Receipt) -> None:
    st.session_state["import-tabs"], st.session_state["import"] = "Historique", receipt.import_id
