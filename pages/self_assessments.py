"""The forms of a campaign to print, and the answers received on paper to type in."""

from datetime import date

import streamlit as st

from ctg_data import store
from ctg_data.ui import frame
from ctg_data.ui.data import load
from ctg_data.ui.importing import entering
from ctg_data.ui.self_assessments import paper_forms

view = frame.current()
network_id = view.selection.network_id
territories = tuple(view.territories["name"])
content = paper_forms.questionnaire(network_id)
campaigns, scores = load(view.selection, store.campaigns, store.scores)

entering.outcome()
if campaigns.empty:
    st.info(
        "Aucune campagne n’a encore eu lieu. Imprimez le formulaire, faites-le remplir en fin de rencontre, "
        "puis saisissez ici une ligne par formulaire : la première campagne sert de point de départ."
    )
else:
    st.dataframe(paper_forms.as_table(campaigns, scores), hide_index=True, alt="Campagnes d’auto-évaluation")
with st.container(horizontal=True, vertical_alignment="bottom"):
    campaign = st.selectbox(
        "Campagne",
        list(campaigns["name"])[::-1],
        index=None,
        placeholder="Choisir une campagne, ou écrire le nom d’une nouvelle",
        accept_new_options=True,
        key="campaign",
    )
    if campaign and campaign not in set(campaigns["name"]):
        day = st.date_input("Date de la campagne", date.today(), format="DD/MM/YYYY", width=180)
    else:
        day = None
    paper_forms.print_form(content, territories, campaign or "")
if campaign is None:
    st.caption("Choisissez la campagne pour saisir les formulaires reçus.")
elif view.writes:
    st.header(f"Saisie de la campagne « {campaign} »")
    paper_forms.grid(network_id, content, territories, campaign, day)
