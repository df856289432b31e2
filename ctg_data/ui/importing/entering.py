"""What a form says is written through the one door of every import; what it leaves open is asked first on the page."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from ctg_data.imports import Receipt, Refused, enter
from ctg_data.intake.tables import Table
from ctg_data.ui.data import database
from ctg_data.ui.importing import findings, questions
from ctg_data.ui.markdown import plain

ABOVE = "Pas encore enregistré\u00a0: ce qui manque est dit en haut de la page."


@dataclass(frozen=True)
class Pending:
    """An entry that waits for an answer or a correction."""

    network_id: int
    label: str
    tables: tuple[Table, ...]
    renews: str
    refused: Refused


def save(
    network_id: int, label: str, *tables: Table, renews: str = "", answers: Mapping[str, str] | None = None
) -> None:
    """Write what was typed and start the page again; keep it aside if something is missing.

    `renews` names the counter in the key of the widget that is to be blank again once all is written.
    """
    try:
        receipt = enter(database(), network_id, label, *tables, answers=answers)
    except Refused as refused:
        st.session_state["pending"] = Pending(network_id, label, tables, renews, refused)
        st.session_state["refused"] = True
    else:
        st.session_state.pop("pending", None)
        if renews:
            st.session_state[renews] += 1
        st.session_state["said"] = f"Enregistré – {label}." if receipt.import_id else "Tout était déjà enregistré."
    st.rerun()


def outcome() -> None:
    """Say what became of the last entry, and ask what it left open."""
    if said := st.session_state.pop("said", ""):
        st.success(plain(said))
    pending: Pending | None = st.session_state.get("pending")
    if pending is None:
        return
    if st.session_state.pop("refused", False):
        st.toast(ABOVE, icon=":material/arrow_upward:")  # the form may stand a screen or two below
    with st.container(border=True):
        st.markdown("**Rien n’est encore enregistré** : il manque une réponse ou une correction.")
        findings.alert(pending.refused.findings)
        answers = questions.ask(pending.refused.questions, "pending")
        with st.container(horizontal=True):
            if pending.refused.questions and st.button("Enregistrer avec ces réponses", type="primary"):
                save(pending.network_id, pending.label, *pending.tables, renews=pending.renews, answers=answers)
            if st.button("Abandonner"):
                del st.session_state["pending"]
                st.rerun()


def summary(receipt: Receipt) -> str:
    """« lignes créées : 24, modifiées : 1 », or that nothing changed."""
    counts = {"créées": receipt.created, "modifiées": receipt.updated, "inchangées": receipt.unchanged}
    told = ", ".join(f"{word} : {count}" for word, count in counts.items() if count)
    return f"lignes {told}" if receipt.import_id else "rien à changer, tout était déjà enregistré"
