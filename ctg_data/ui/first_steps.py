"""What to do first, on a page that has nothing to show yet."""

import streamlit as st
from pandas import DataFrame

from ctg_data import store
from ctg_data.boards.view import View
from ctg_data.charts.numbers import counted
from ctg_data.ui.data import load, load_counts
from ctg_data.vocabulary import MeetingStatus, Role

Link = tuple[str, str, str]
"""A page, the words that lead to it, and their icon."""
IMPORT: Link = ("import_workbooks.py", "Importer un classeur", "upload_file")
PEOPLE: Link = ("people.py", "Saisir les personnes à l’écran", "group")
MEETINGS: Link = ("meetings.py", "Prévoir les rencontres", "event")
FORMS: Link = ("self_assessments.py", "Préparer une campagne", "assignment")
TO_DO = "à faire"


def stop_if_nothing_held(view: View) -> None:
    """While no meeting of the network was ever held, say what is done and what comes first, and stop the page."""
    (meetings,) = load(view.whole, store.meetings)
    if (meetings["status"] == MeetingStatus.HELD).any():
        return
    st.info("Aucune rencontre tenue n’est encore enregistrée : il n’y a rien à montrer pour le moment.")
    if view.writes:
        _steps(len(meetings), _expected(view))
    else:
        st.markdown("La co-animation importe l’annuaire, puis la feuille d’émargement de chaque rencontre.")
    st.stop()


def _expected(view: View) -> int:
    members = load_counts(view.whole).members
    return int(members[members["territory_id"].isna() & (members["role"] == Role.CCT)]["people"].sum())


def _steps(planned: int, expected: int) -> None:
    """The three steps before the first figure, each with what is done of it and the page that does it."""
    st.header("Trois étapes avant les premiers chiffres", anchor=False)
    people = f"fait : {counted(expected, 'chargé', 'chargés')} de coopération" if expected else TO_DO
    plan = f"fait : {counted(planned, 'rencontre', 'rencontres')} au plan" if planned else TO_DO
    st.markdown(f"1. **L’annuaire** (qui est attendu, pour quel territoire) – {people}")
    _links(IMPORT, PEOPLE)
    st.markdown(f"2. **Le plan de l’année** (les rencontres et les formations prévues) – {plan}")
    _links(MEETINGS)
    st.markdown(f"3. **La première rencontre** (son classeur, ou sa feuille d’émargement) – {TO_DO}")
    _links(IMPORT)


def stop_without_territory(view: View) -> None:
    """Where no territory belongs to what is chosen, say what to widen or set, and stop the page."""
    if len(load(view.selection, store.territories)[0]):
        return
    st.info("Aucun territoire n’appartient au réseau sur cette période : élargissez-la, ou voyez les Réglages.")
    st.stop()


def stop_if_empty(view: View, found: DataFrame, what: str, first: str, *links: Link) -> None:
    """Where the choice holds nothing, say what to widen, or without any filter what to do first, and stop the page."""
    if len(found):
        return
    if view.selection != view.whole:
        st.info(f"{what} pour ce choix : élargissez la période ou les territoires.")
    else:
        st.info(first)
        if view.writes:
            _links(*(links or (IMPORT,)))
    st.stop()


def _links(*links: Link) -> None:
    with st.container(horizontal=True):
        for page, label, icon in links:
            st.page_link(page, label=label, icon=f":material/{icon}:", query_params={})
