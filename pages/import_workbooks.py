"""Workbooks in: dropped, read, mended, confirmed; and the history with its way back."""

import streamlit as st

from ctg_data.ui import frame
from ctg_data.ui.importing import draft_file, drafts, history

network_id = frame.current().selection.network_id
asked = "Historique" if "import" in st.query_params else None  # a figure led here, to the import that it comes from
to_import, past = st.tabs(["À importer", "Historique"], default=asked, key="import-tabs", on_change="rerun")

with to_import:
    drafts.receive(network_id)
    drafts.write_confirmed()
    waiting = drafts.read(network_id)
    drafts.receipts()
    ready = [each for each in waiting if each.ready]
    if not waiting:
        st.info(
            "Déposez un ou plusieurs classeurs : feuilles d’émargement, classeurs de rencontre, matrices de suivi, "
            "annuaire. Rien n’est écrit avant que vous ne confirmiez."
        )
    if len(ready) > 1:
        label = f"Confirmer les {len(ready)} classeurs prêts"
        st.button(label, type="primary", on_click=drafts.ask_to_confirm, args=[ready])
    draft_file.unfold(waiting)
    for each in waiting:
        draft_file.show(each)

with past:
    history.show(network_id)
