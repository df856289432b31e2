"""How able people feel, campaign after campaign: the whole network first."""

import streamlit as st

from ctg_data.boards import self_efficacy
from ctg_data.ui import frame
from ctg_data.ui.data import kept
from ctg_data.ui.figures import cards, chart
from ctg_data.ui.first_steps import FORMS, IMPORT, stop_if_empty

view = frame.current()
stop_if_empty(
    view,
    view.everywhere.counts().campaigns,
    "Aucune campagne d’auto-évaluation",
    "Aucune campagne d’auto-évaluation n’a encore eu lieu. Imprimez le formulaire (page « Auto-évaluations »), "
    "faites-le remplir, puis saisissez les réponses : la première campagne sert de point de départ.",
    FORMS,
    IMPORT,
)
board = kept(view, self_efficacy.board)
campaigns, domains, change, territories = board.charts

for note in board.notes:
    st.caption(note)
cards.row(board.cards, board.selection)
chart.side_by_side([campaigns, domains], per_row=2, selection=board.selection)
chart.show(change, selection=board.selection)
chart.show(territories)
means, tested = self_efficacy.detail(view)
with st.expander("Le détail statistique"):
    st.table(means, hide_index=True)
    for sentence in tested:
        st.markdown(sentence)
st.caption(
    "Sans groupe de comparaison, ces chiffres décrivent une évolution : le réseau y contribue, parmi d’autres appuis."
)
