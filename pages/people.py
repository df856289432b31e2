"""Who is expected at the meetings, in which role, for which territory and since when."""

from datetime import date

import streamlit as st

from ctg_data import store
from ctg_data.ui import frame
from ctg_data.ui.data import load
from ctg_data.ui.importing import entering, settling
from ctg_data.ui.people import changing, memberships, merging, records
from ctg_data.workbooks import directory_workbook

view = frame.current()
network_id = view.selection.network_id
places = dict(zip(view.territories["territory_id"].tolist(), view.territories["name"].tolist(), strict=True))
territories = tuple(places.values())
(people,) = load(view.selection, store.people)

entering.outcome()
settling.outcome()
if people.empty:
    st.info(
        "Personne n’est encore connu. Importez une feuille « Annuaire » (le modèle ci-dessous), "
        "ou ajoutez les personnes une à une."
    )
else:
    everyone = st.toggle("Montrer aussi les anciens rattachements et les invités")
    shown = people if everyone else memberships.current(people, date.today())
    st.dataframe(memberships.as_table(shown), hide_index=True, alt="Personnes et rattachements")
if view.writes:
    st.download_button(
        "Télécharger un annuaire vierge",
        lambda: directory_workbook(territories),
        "annuaire.xlsx",
        on_click="ignore",
        help="À remplir dans un tableur, puis à déposer dans « Importer ».",
    )
    with st.expander("Ajouter une personne ou un rattachement", expanded=people.empty, key="adding"):
        memberships.add_form(network_id, territories)
    if not people.empty:
        with st.expander("Changer un rattachement : y mettre fin, en changer, le corriger", key="changing"):
            changing.form(network_id, people, places)
    if everybody := records.by_number(load(view.whole, store.people_records)[0]):
        with st.expander("Corriger une fiche : nom, prénom, structure", key="correcting"):
            records.correct_form(network_id, everybody)
        with st.expander("Réunir deux fiches d’une même personne", key="merging"):
            merging.form(network_id, everybody, *load(view.whole, merging.likely))
