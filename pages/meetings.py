"""The yearly plan: what is planned, what is received, what is missing."""

from datetime import date

import streamlit as st

from ctg_data import store
from ctg_data.ui import frame
from ctg_data.ui.data import load
from ctg_data.ui.importing import entering
from ctg_data.ui.meetings import meeting_corrections, meeting_plan, received

view = frame.current()
network_id = view.selection.network_id
(plan,) = load(view.selection, store.plan_of_meetings)

entering.outcome()
if plan.empty:
    st.info(
        "Aucune rencontre n’est encore prévue. Prévoyez la première ci-dessous, ou importez le plan de l’année : "
        "c’est la feuille « Rencontres » du classeur Annuaire."
    )
else:
    st.dataframe(
        meeting_plan.as_table(plan, date.today()),
        hide_index=True,
        column_config={"Présents": st.column_config.Column(width=170)},  # its longest text is cut otherwise
        alt="Plan des rencontres",
    )
    chosen = meeting_plan.choose(plan, date.today())
    if view.writes:
        with st.container(horizontal=True):
            meeting_plan.download(chosen)
            meeting_plan.cancel(network_id, chosen)
        with st.expander("Modifier cette rencontre, noter le thème choisi pour la suite", key="changing"):
            meeting_plan.change_form(network_id, chosen)
        with st.expander("Voir et corriger ce qui est enregistré", key="correcting"):
            meeting_corrections.show(network_id, chosen)
if view.writes:
    with st.expander("Prévoir une nouvelle rencontre", expanded=plan.empty, key="planning"):
        meeting_plan.plan_form(network_id)
received.show(view)
