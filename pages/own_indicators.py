"""The committee's own indicators: what it follows beside those of the software, declared and typed here."""

import streamlit as st

from ctg_data import store
from ctg_data.indicators.own import own_declarations
from ctg_data.ui import frame
from ctg_data.ui.committee import own_indicators_forms
from ctg_data.ui.data import load
from ctg_data.ui.figures.own_indicators import show
from ctg_data.ui.importing import entering

view = frame.current()
network_id = view.selection.network_id
declared, values = load(view.selection, store.own_indicators, store.own_values)
(every_value,) = load(view.whole, store.own_values)
names = dict(zip(view.territories["territory_id"].tolist(), view.territories["name"].tolist(), strict=True))

entering.outcome()
if declared.empty:
    st.info(
        "Le comité de pilotage n’a encore déclaré aucun indicateur à lui. Déclarez-en un (nom, définition, unité, sens "
        "souhaité) puis saisissez ses valeurs ici, ou déposez un classeur dont une feuille «\u00a0Indicateurs\u00a0» "
        "a les colonnes Indicateur, Territoire, Période et Valeur."
    )
for indicator in own_declarations(declared).values():
    show(view, indicator, values)
if view.writes:
    if len(declared):
        with st.expander("Saisir une valeur", expanded=every_value.empty, key="valuing"):
            own_indicators_forms.value_form(network_id, declared, every_value, names)
    with st.expander("Déclarer un indicateur", expanded=declared.empty, key="declaring"):
        own_indicators_forms.declare_form(network_id)
    if len(declared):
        with st.expander("Changer ou retirer un indicateur", key="redefining"):
            own_indicators_forms.change_form(network_id, declared)
