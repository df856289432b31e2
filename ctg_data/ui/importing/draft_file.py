"""One file on its way in: what is to be settled, the sheet as it was read, what it would change, and the way out."""

from collections.abc import Sequence
from pathlib import PurePath

import streamlit as st

from ctg_data import imports, store
from ctg_data.findings import Finding
from ctg_data.imports import Preview
from ctg_data.intake.planning.propose import needs_of
from ctg_data.plan import Known, Question
from ctg_data.selection import moment_label
from ctg_data.ui.data import database
from ctg_data.ui.importing import answers, changes, corrections, drafts, findings, questions, sheet
from ctg_data.ui.importing.drafts import OnItsWay
from ctg_data.ui.markdown import plain
from ctg_data.vocabulary import AttendanceStatus


def unfold(waiting: Sequence[OnItsWay]) -> None:
    """Unfold the first file that waits for somebody, or the only one; it stays so while it is settled."""
    first = next((each for each in waiting if each.waits), waiting[0] if len(waiting) == 1 else None)
    if first:
        st.session_state.setdefault(_fold(first), True)


def show(each: OnItsWay) -> None:
    """One file, drawn only when it is unfolded."""
    fold, doubts = _fold(each), findings.count(each.findings)
    title = " – ".join(part for part in (f"**{plain(each.draft.name)}**", each.state, doubts) if part)
    unfolded = bool(st.session_state.get(fold))
    # A title that changes makes another expander: whether it is open is kept apart.
    with st.expander(title, unfolded, key=f"{fold}-shown", on_change=_turn, args=[fold]) as shown:
        if shown.open:
            _show(each)


def _fold(each: OnItsWay) -> str:
    return f"file-{each.preview.sha256}"


def _turn(fold: str) -> None:
    st.session_state[fold] = st.session_state[f"{fold}-shown"]


def _show(each: OnItsWay) -> None:
    preview, key = each.preview, each.preview.sha256
    if preview.status == "unchanged":
        _already(each)
    else:
        known = _known(preview)
        beside = st.columns([2, 3], gap="large") if sheet.visible(preview.reading) else [st.container()]
        with beside[0], st.container():
            _to_settle(each, key)
            _given(each, known)
        for column in beside[1:]:
            with column, st.container():
                _sheet(each, key)
        if preview.reading.tables:
            _changes(preview, known)
    _way_out(each, key)


def _already(each: OnItsWay) -> None:
    if found := drafts.already(each):
        number, at, author = found
        told = f"Déjà importé le {moment_label(at)} par {author} (import n° {number}) : il n’y a rien à refaire."
        st.info(plain(told))


def _to_settle(each: OnItsWay, key: str) -> None:
    preview = each.preview
    st.header("À régler")
    if not preview.questions and not each.findings:
        st.markdown("Rien : tout a été compris.")
    asked = sorted(preview.questions, key=lambda question: not question.required)
    given = questions.ask(asked, key)
    if any(each.draft.answers.get(question) != answer for question, answer in given.items()):
        drafts.settle(each.draft, given)
    findings.show(each.findings, f"{key}-findings", lambda finding, at: _mend(each, finding, at))


def _mend(each: OnItsWay, finding: Finding, key: str) -> None:
    offered = corrections.mends(finding, each.preview.reading)
    if not offered:
        return
    with st.popover(f"Corriger {finding.cell}".strip(), type="tertiary"):
        st.markdown(plain(finding.message))
        for question in offered:
            answer = questions.correct(question, question.asked, f"{key}-{question.id}")
            if answer is not None:
                drafts.settle(each.draft, {question.id: answer})


def _given(each: OnItsWay, known: Known | None) -> None:
    if before := answers.remembered(each.preview):
        words = " ; ".join(f"{about} : {said}" for about, said in before)
        st.caption(plain(f"Retenu d’un classeur présenté de même : {words}. On en change depuis une cellule."))
    if not each.draft.answers:
        return
    st.header("Vos réponses et corrections")
    for question, answer in each.draft.answers.items():
        about, said = answers.told(question, answer, known)
        with st.container(horizontal=True, vertical_alignment="center", key=f"beside-{each.preview.sha256}-{question}"):
            st.markdown(f"{plain(about)}\u00a0: **{plain(said)}**", width="stretch")
            if st.button("Revenir", f"undo-{each.preview.sha256}-{question}", "Retirer cette réponse", type="tertiary"):
                drafts.settle(each.draft, {question: None})


def _sheet(each: OnItsWay, key: str) -> None:
    reading = each.preview.reading
    st.header("Ce qui a été lu")
    mended = [question.removeprefix("cell:") for question in each.draft.answers if question.startswith("cell:")]
    grid, cell = sheet.show(each.preview, mended, key)
    if cell:
        offered = {question.asked: question for question in corrections.possible(reading, grid, *cell)}
        chosen = st.radio(
            "Que faut-il lire autrement\u202f?", list(offered), index=None, format_func=plain, key=f"{key}-correction"
        )
        if chosen:
            _correct(each, offered[chosen], f"{key}-{cell}")
    sheet.notes(reading, grid)


def _correct(each: OnItsWay, question: Question, key: str) -> None:
    if question.reason and question.code != corrections.CELL:
        st.caption(plain(f"Lu : {question.reason}"))
    answer = questions.correct(question, "Lire à la place", f"{key}-{question.id}")
    if answer is not None:
        drafts.settle(each.draft, {question.id: answer})


def _changes(preview: Preview, known: Known | None) -> None:
    plan = preview.plan
    st.header("Ce qui va changer")
    counts = zip(
        ("Lignes créées", "Modifiées", "Inchangées", "Ignorées"),
        (plan.created, plan.updated, plan.unchanged, plan.ignored),
        strict=True,
    )
    with st.container(horizontal=True):
        for label, count in counts:
            st.metric(label, count, width=150)
    marks = ((plan.attendance.get(status.value, 0), status) for status in AttendanceStatus)
    if told := [f"{n} {(status.plural if n > 1 else status.label).lower()}" for n, status in marks if n]:
        st.caption(f"Présences\u00a0: {', '.join(told)}.")
    if plan.changes and known:
        with st.expander("Case par case, avant → après", plan.updated > 0, type="compact"):
            changed_first = sorted(plan.changes, key=lambda change: change.before is None)
            st.dataframe(changes.table(changed_first, known), hide_index=True, alt="Valeurs avant et après l’import")


def _known(preview: Preview) -> Known | None:
    if preview.network_id is None:
        return None
    with database().reading() as tx:
        return store.known(tx, preview.network_id, needs_of(preview.reading))


def _way_out(each: OnItsWay, key: str) -> None:
    preview, readable = each.preview, bool(each.preview.reading.workbook.grids)
    with st.container(horizontal=True):
        if readable and preview.status != "unchanged":
            confirm, ready = drafts.ask_to_confirm, each.ready
            st.button(
                "Confirmer l’import", f"confirm-{key}", None, confirm, [[each]], type="primary", disabled=not ready
            )
        if readable and (preview.findings or preview.questions):
            _annotated(preview, key)
        if st.button("Retirer", key=f"drop-{key}", help="Le fichier est oublié, rien n’est écrit."):
            drafts.forget(each.draft)
            st.rerun()
    if each.waits:
        st.caption(
            _missing(each) if readable else "Rien ne peut en être lu. Corrigez le fichier et déposez-le de nouveau."
        )
    st.caption(f"Gardé avec vos réponses jusqu’au {moment_label(each.draft.expires)}, puis oublié.")


def _annotated(preview: Preview, key: str) -> None:
    """The annotated workbook, made only once somebody asks for it."""
    st.download_button(
        "Récupérer mon classeur annoté",
        lambda: imports.annotated(preview)[1],
        _annotated_name(preview.name),
        key=f"annotated-{key}",
        on_click="ignore",
        help="Votre classeur, où les cellules à vérifier sont colorées et commentées.",
    )


def _annotated_name(name: str) -> str:
    """The name that the annotated workbook is given before anybody asks for it."""
    file = PurePath(name)
    return f"{file.stem} – points à vérifier{'.xlsm' if file.suffix.lower() == '.xlsm' else '.xlsx'}"


def _missing(each: OnItsWay) -> str:
    """What still keeps the file from being confirmed."""
    answers = {0: "", 1: "1 réponse"}.get(each.asked, f"{each.asked} réponses")
    mends = {0: "", 1: "1 point bloquant à corriger"}.get(each.blocking, f"{each.blocking} points bloquants à corriger")
    left = " et ".join(part for part in (answers, mends) if part)
    return f"Pour confirmer, il manque encore\u00a0: {left}. Rien n’est écrit d’ici là."
