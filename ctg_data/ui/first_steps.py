"""What to do first, on a page that has nothing to show yet."""

import streamlit as st
from pandas import DataFrame

from ctg_data import store
from ctg_data.ui.data import load
from ctg_data.ui.frame import View
from ctg_data.vocabulary import MeetingStatus


def stop_if_nothing_held(view: View) -> None:
    """While no meeting of the network was ever held, say what to import first, and stop the page."""
    (meetings,) = load(view.whole, store.meetings)
    if (meetings["status"] == MeetingStatus.HELD).any():
        return
    st.info(
        "Aucune rencontre tenue n’est encore enregistrée : il n’y a rien à montrer. Importez d’abord l’annuaire "
        "(qui est attendu, pour quel territoire), puis le classeur ou la feuille d’émargement d’une rencontre."
    )
    _import_first(view)
    st.stop()


def stop_without_territory(view: View) -> None:
    """Where no territory belongs to what is chosen, say what to widen or set, and stop the page."""
    if len(load(view.selection, store.territories)[0]):
        return
    st.info("Aucun territoire n’appartient au réseau sur cette période : élargissez-la, ou voyez les Réglages.")
    st.stop()


def stop_if_empty(view: View, found: DataFrame, what: str, first: str) -> None:
    """Where the choice holds nothing, say what to widen, or without any filter what to do first, and stop the page."""
    if len(found):
        return
    if view.selection != view.whole:
        st.info(f"{what} pour ce choix : élargissez la période ou les territoires.")
    else:
        st.info(first)
        _import_first(view)
    st.stop()


def _import_first(view: View) -> None:
    if not view.writes:
        return
    st.page_link("import_workbooks.py", label="Importer un classeur", icon=":material/upload_file:", query_params={})
    st.page_link("people.py", label="Saisir les personnes à l’écran", icon=":material/group:", query_params={})
