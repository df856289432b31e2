"""The « Réseaux » section of the settings: those there are, the name of this one, and one more."""

from datetime import date

import streamlit as st

from ctg_data.boards.view import View
from ctg_data.network.networks import add_network, rename_network
from ctg_data.plan import Known
from ctg_data.selection import FIRST_DAY, LAST_DAY
from ctg_data.ui.frame import RENAMED
from ctg_data.ui.network.confirming import offer


def show(view: View, known: Known) -> None:
    """The networks, and the forms that rename this one or add another."""
    st.header("Réseaux", anchor=False)
    names = [str(row["name"]) for row in known["network"]]
    others = [name for name in names if name != view.network]
    beside = f" À côté : {', '.join(others)}. Le filtre « Réseau », en haut de page, passe de l’un à l’autre."
    st.caption(f"Vous réglez le réseau « {view.network} ».{beside if others else ''}")
    with st.expander("Renommer ce réseau", key="renaming"):
        _rename_form(view, known)
    with st.expander("Ajouter un réseau", key="adding-network"):
        _add_form(known)


def _rename_form(view: View, known: Known) -> None:
    turn = st.session_state.setdefault("renamed", 0)
    name = st.text_input("Nouveau nom", view.network, key=f"rename-{known.network_id}-{turn}")
    offer(
        known,
        lambda before: rename_network(before, name),
        f"Réseau « {view.network} » renommé « {name} »",
        "Renommer",
        renews="renamed",
        told=lambda plan: "Aucun chiffre ne change. Un lien déjà envoyé qui nomme ce réseau ouvrira le premier.",
        wrote=lambda: st.session_state.update({RENAMED: " ".join(name.split())}),
    )


def _add_form(known: Known) -> None:
    turn = st.session_state.setdefault("added-network", 0)
    everywhere = {int(str(row["id"])): str(row["name"]) for row in known["territory"]}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input("Nom du réseau", placeholder="Départemental", key=f"network-{turn}")
        start = st.date_input(
            "À partir du", date.today(), FIRST_DAY, LAST_DAY, format="DD/MM/YYYY", width=180, key=f"network-on-{turn}"
        )
    chosen = st.multiselect(
        "Ses territoires",
        list(everywhere),
        format_func=everywhere.__getitem__,
        placeholder="Choisir parmi les EPCI du Pas-de-Calais",
        key=f"network-of-{turn}",
    )
    st.caption(
        "Un territoire peut appartenir à deux réseaux : chacun garde ses rencontres, ses personnes, ses chiffres."
    )
    if not name or not start:
        return
    offer(
        known,
        lambda before: add_network(before, name, chosen, start),
        f"Réseau « {name} » ajouté",
        "Ajouter ce réseau",
        renews="added-network",
        told=lambda plan: "Les chiffres du réseau actuel ne changent pas.",
    )
