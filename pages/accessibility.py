"""What was checked so that everyone can use the screens, and what is known not to be reachable."""

import streamlit as st

from ctg_data import __version__
from ctg_data.typography import spaced
from ctg_data.ui.accessibility import NOT_CHECKED, barriers, checks

st.markdown(
    f"Version {__version__}. Ces vérifications sont des essais automatiques, rejoués à chaque modification du "
    "logiciel. Une modification qui en fait échouer un n’est pas retenue."
)
st.header("Ce qui est vérifié", anchor=False)
st.table(checks().map(spaced), hide_index=True)
st.header("Les obstacles connus, et comment faire", anchor=False)
st.table(barriers().map(spaced), hide_index=True)
st.header("Ce qui n’a pas été vérifié", anchor=False)
st.markdown("\n".join(f"- {spaced(sentence)}" for sentence in NOT_CHECKED))
st.header("Signaler un obstacle", anchor=False)
st.markdown(
    "Dites-le à la personne qui administre le serveur : la page, ce que vous vouliez faire, et l’outil que vous "
    "utilisez (navigateur, lecteur d’écran, agrandisseur)."
)
