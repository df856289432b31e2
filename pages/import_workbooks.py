"""Workbooks in: dropped, read, mended, confirmed; and the history with its way back."""

import streamlit as st

from ctg_data.ui import drafts, frame, history

network_id = frame.current().selection.network_id
asked = "Historique" if "import" in st.query_params else None  # a figure led here, to the import that it comes from
to_import, past = st.tabs(["À importer", "Historique"], default=asked)

with to_import:
    drafts.receipts()
    drafts.receive(network_id)
    waiting = drafts.read(network_id)
    ready = [each for each in waiting if each.ready]
    if not waiting:
        st.info(
            "Déposez un ou plusieurs classeurs : feuilles d’émargement, classeurs de rencontre, matrices de suivi, "
            "annuaire. Rien n’est écrit avant que vous ne confirmiez. Pour commencer, importez l’annuaire "
            "des personnes et le plan de l’année."
        )
    if len(ready) > 1 and st.button(f"Confirmer les {len(ready)} classeurs prêts", type="primary"):
        drafts.confirm(ready)
    drafts.unfold(waiting)
    for each in waiting:
        drafts.show(each)

with past:
    history.show(network_id)
