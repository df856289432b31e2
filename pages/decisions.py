"""What the committee decided, and the figures that it was shown."""

from datetime import date

import streamlit as st

from ctg_data import store
from ctg_data.charts.numbers import counted
from ctg_data.ui import frame
from ctg_data.ui.committee import deciding, sitting
from ctg_data.ui.data import load
from ctg_data.ui.importing import entering

view = frame.current()
network_id = view.selection.network_id
names = {int(number): name for number, name in view.territories[["territory_id", "name"]].to_numpy()}
found, kept, decided = load(view.selection, store.committees, store.committee_figures, store.decisions)
sittings, decisions = sitting.sittings(network_id, found), deciding.taken(decided)

entering.outcome()
if sittings:
    st.header("À suivre depuis les comités précédents", anchor=False)
    followed = deciding.to_follow(decisions, date.today())
    if not followed:
        st.caption("Aucune décision en cours.")
    deciding.show(network_id, followed, writes=view.writes)

    st.header("Comité par comité", anchor=False)
    sat = sitting.choose(sittings)
    sitting.show(sat, kept, names)
    st.subheader("Décisions de ce comité", anchor=False)
    own = [each for each in decisions if each.sitting == sat.number]
    above = [each for each in own if each in followed]
    if above:
        number = counted(len(above), "décision", "décisions")
        st.caption(f"{number} de ce comité, plus haut sur la page parmi celles à suivre.")
    elif not own:
        st.caption("Aucune décision enregistrée pour ce comité.")
    deciding.show(network_id, [each for each in own if each not in above], writes=view.writes)
    if view.writes:
        with st.expander("Ajouter une décision", key="deciding"):
            deciding.form(network_id, sat)
else:
    st.info(
        "Aucun comité de pilotage n’est encore enregistré. Une fois le comité réuni, la co-animation l’enregistre "
        "ici\u00a0: les chiffres qu’il a vus sont gardés, ses décisions sont suivies d’une fois à l’autre."
    )
if view.writes:
    with st.expander("Enregistrer un comité", expanded=not sittings, key="recording"):
        sitting.record_form(network_id, sittings, names)
