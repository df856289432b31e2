"""The yearly plan: what is planned, what is received, what is missing; then one meeting, in full."""

from datetime import date

import streamlit as st

from ctg_data import store
from ctg_data.indicators.following import told_to_readers
from ctg_data.ui import frame
from ctg_data.ui.data import load
from ctg_data.ui.figures import exporting
from ctg_data.ui.importing import entering, settling
from ctg_data.ui.meetings import meeting_about, meeting_corrections, meeting_form, meeting_plan, received
from ctg_data.vocabulary import MeetingStatus

view = frame.current()
network_id = view.selection.network_id
plan, choices, needs = load(view.selection, store.plan_of_meetings, store.theme_choices, store.training_needs)
plan = told_to_readers(plan, view.everywhere.counts())
topics = load(view.selection, store.topic_list)[0] if view.writes else None

entering.outcome()
if plan.empty:
    st.info(
        "Aucune rencontre n’est encore prévue. Prévoyez la première ci-dessous, ou importez le plan de l’année : "
        "c’est la feuille « Rencontres » du classeur Annuaire."
    )
else:
    meeting_plan.show(plan, date.today())
    listed = meeting_plan.listed(plan, date.today())
    exporting.listing(listed, "Plan des rencontres", f"{view.network}, toute la période")
    received.show(view)
    st.header("Une rencontre", anchor=False)
    chosen = meeting_plan.choose(plan, date.today())
    settling.outcome()
    meeting_about.show(chosen, plan, choices, needs, date.today())
    if view.writes:
        with st.container(horizontal=True):
            if chosen["status"] != MeetingStatus.CANCELLED:
                meeting_plan.download(chosen)
            meeting_about.retain(network_id, chosen, plan)
            meeting_form.cancel_or_restore(network_id, chosen)
        with st.expander("Modifier ou déplacer cette rencontre, noter le choix du collectif", key="changing"):
            number = chosen["meeting_id"]
            linked = tuple(map(int, needs[needs["meeting_id"] == number]["topic_id"]))
            beside = meeting_form.Beside(choices[choices["meeting_id"] == number], linked, topics)
            meeting_form.change_form(network_id, chosen, beside)
        with st.expander("Voir et corriger ce qui est enregistré", key="correcting"):
            meeting_corrections.show(network_id, chosen)
if view.writes:
    with st.expander("Prévoir une nouvelle rencontre", expanded=plan.empty, key="planning"):
        meeting_form.plan_form(network_id, topics)
