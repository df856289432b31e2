"""What a form would write, seen before it is: before → after, what is asked of it, the reason, then the write."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from ctg_data import store
from ctg_data.imports import Refused, consider, enter
from ctg_data.intake.planning.propose import Outcome
from ctg_data.intake.tables import Table
from ctg_data.plan import Known
from ctg_data.store import PlanOutdated
from ctg_data.ui.data import database
from ctg_data.ui.french import spaced
from ctg_data.ui.importing import changes, findings, questions
from ctg_data.ui.markdown import plain

COUNTED = frozenset({"date", "kind", "status"})
"""What of a meeting a figure is counted from."""


@dataclass(frozen=True)
class Said:
    """What a form says, the words for it in the history, and the label of its button; `why` asks for a reason always.

    Otherwise one is asked only where a figure of the past would move.
    """

    network_id: int
    words: str
    tables: tuple[Table, ...]
    key: str
    button: str
    why: bool = False


def outcome() -> None:
    """Say what became of the last form."""
    if told := st.session_state.pop("settled", ""):
        st.success(told)


def settle(said: Said) -> None:
    """Show what would change and, once nothing stops it, the reason and the button that writes it."""
    answers: dict[str, str] = st.session_state.setdefault(f"{said.key}-answers", {})
    found, known = consider(database(), said.network_id, *said.tables, answers=answers)
    findings.show(found.findings)
    if given := questions.ask(found.questions, said.key):
        answers |= given
        st.rerun()
    if not found.ready:
        return
    if not found.plan.changes:
        st.caption("Rien ne change.")
        return
    _confirm(said, found, known, answers)


def _confirm(said: Said, found: Outcome, known: Known, answers: Mapping[str, str]) -> None:
    gone = all(change.after is None for change in found.plan.changes)
    table = changes.table(found.plan.changes, known).drop(columns="Cellule")
    what = ""
    if table["Quoi"].nunique() == 1:  # said once, so that a phone shows what was and what will be
        what = f" : {plain(table['Quoi'].iloc[0])}"
        table = table.drop(columns="Quoi")
    st.markdown(spaced(f"**{'Cette ligne va être retirée' if gone else 'Ce qui va changer'}**{what}"))
    st.dataframe(table, hide_index=True, placeholder="vide", alt="Valeurs avant et après la correction")
    why = said.why or _moves_the_past(found, known)
    with st.form(f"{said.key}-why", border=False):
        label = "Motif de la correction (obligatoire)"
        reason = st.text_input(label, placeholder="Par exemple : erreur de saisie") if why else ""
        if not st.form_submit_button(said.button, type="primary"):
            return
    if why and not reason.strip():
        st.error("Dites en quelques mots pourquoi : le motif reste dans l’historique.")
        return
    _write(said, found, answers, reason.strip())


def _moves_the_past(found: Outcome, known: Known) -> bool:
    """Whether a meeting held changes of day or of kind: its figures move with it."""
    held = {row["id"] for row in known["meeting"] if row["status"] == "held"}
    meetings = (change for change in found.plan.changes if change.table == "meeting")
    return any(change.id in held and COUNTED & (change.after or {}).keys() for change in meetings)


def _write(said: Said, found: Outcome, answers: Mapping[str, str], reason: str) -> None:
    try:
        receipt = enter(
            database(),
            said.network_id,
            said.words,
            *said.tables,
            answers=answers,
            reason=reason or None,
            seen=found.plan,
        )
    except (PlanOutdated, Refused):
        st.warning(spaced("Les données ont changé entre-temps : rien n’a été écrit. Relisez ce qui va changer."))
        return
    with database().reading() as tx:
        number = store.import_number(tx, receipt.import_id) if receipt.import_id else None
    st.session_state["turn"] = st.session_state.get("turn", 0) + 1
    where = f"C’est le n° {number} de l’historique, page Importer, où cela peut s’annuler."
    st.session_state["settled"] = f"Enregistré – {plain(said.words)}. {where}"
    st.rerun()
