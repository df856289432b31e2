"""The campaigns of self-assessment: planned, printed, and the answers received on paper typed in."""

import streamlit as st

from ctg_data import store
from ctg_data.self_assessments.writing import known_of
from ctg_data.ui import frame
from ctg_data.ui.data import database, load
from ctg_data.ui.importing import entering
from ctg_data.ui.self_assessments import campaign_forms, paper_forms, questionnaire_forms

view = frame.current()
network_id = view.selection.network_id
territories = tuple(view.territories["name"])
campaigns, questionnaires = load(view.selection, store.campaign_list, store.questionnaires)
with database().reading() as tx:
    latest = int(store.questionnaire(tx, network_id)[0]["id"])
known = known_of(database(), network_id)

entering.outcome()
if campaigns.empty:
    st.info(
        "Aucune campagne n’est encore prévue. Prévoyez-la ci-dessous, imprimez son formulaire, faites-le remplir en "
        "fin de rencontre, puis saisissez une ligne par formulaire : la première campagne sert de point de départ."
    )
else:
    st.dataframe(campaign_forms.as_table(campaigns), hide_index=True, alt="Campagnes d’auto-évaluation")
with st.container(horizontal=True, vertical_alignment="bottom"):
    campaign = None if campaigns.empty else campaign_forms.choose(campaigns, "Campagne", "campaign")
    with database().reading() as tx:
        content = store.questionnaire_content(tx, int(campaign["questionnaire_id"]) if campaign else latest)
    paper_forms.print_form(content, territories, campaign["name"] if campaign else "")
if campaign:
    st.header(f"Saisie de la campagne « {campaign['name']} »")
    paper_forms.grid(network_id, int(campaign["campaign_id"]), campaign["name"], content, territories)
elif not campaigns.empty:
    st.caption("Choisissez la campagne pour saisir les formulaires reçus.")
with st.expander("Prévoir une campagne", expanded=campaigns.empty, key="planning"):
    campaign_forms.plan_form(known, questionnaires, latest)
if not campaigns.empty:
    with st.expander("Changer ou retirer une campagne", key="changing"):
        campaign_forms.change_form(known, campaigns, questionnaires)
with st.expander("Les questionnaires et leurs versions", key="versions"):
    questionnaire_forms.show(known)
with st.expander("Corriger ou changer un questionnaire", key="revising"):
    questionnaire_forms.change_form(known)
with st.expander("Ajouter un questionnaire", key="creating"):
    questionnaire_forms.add_form(known)
with st.expander("Importer un questionnaire depuis un classeur", key="importing"):
    questionnaire_forms.import_form(known)
