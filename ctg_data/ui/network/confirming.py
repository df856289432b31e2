"""A change of the networks: told in words and before → after, then written as it was shown."""

from collections.abc import Callable

import streamlit as st

from ctg_data import store
from ctg_data.network.writing import write
from ctg_data.plan import Known, Plan
from ctg_data.typography import spaced
from ctg_data.ui.data import database
from ctg_data.ui.importing import changes
from ctg_data.ui.markdown import plain


def known(network_id: int) -> Known:
    """What a change of the networks may touch."""
    with database().reading() as tx:
        return store.known_network(tx, network_id)


def offer(
    before: Known,
    planned: Callable[[Known], Plan],
    label: str,
    button: str,
    *,
    renews: str,
    told: Callable[[Plan], str] = lambda plan: "",
    wrote: Callable[[], None] = lambda: None,
) -> None:
    """Show what would change and its consequence, or why it cannot be; the button writes it.

    `renews` names the counter in the keys of the widgets that are to be blank again.
    """
    try:
        plan = planned(before)
    except ValueError as refused:
        st.error(plain(spaced(str(refused))))
        return
    if not plan.changes:
        st.caption("Rien ne change.")
        return
    if consequence := told(plan):
        st.markdown(plain(spaced(consequence)))
    shown = changes.table(plan.changes, before).drop(columns="Cellule")
    st.dataframe(shown, hide_index=True, placeholder="–", alt="Ce qui va changer")
    if st.button(button, type="primary", key=f"{renews}-{button}"):
        _write(planned, plan, label, renews, wrote)


def _write(planned: Callable[[Known], Plan], plan: Plan, label: str, renews: str, wrote: Callable[[], None]) -> None:
    try:
        write(database(), planned, plan, label=label)
    except store.PlanOutdated as outdated:
        st.error(spaced(str(outdated)))
        return
    wrote()
    st.session_state[renews] += 1
    st.session_state["said"] = f"Enregistré – {label}. L’historique de la page Importer permet de l’annuler."
    st.rerun()
