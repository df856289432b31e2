"""What came in, from a workbook or a form, and the way back."""

from collections.abc import Hashable, Mapping
from datetime import datetime
from typing import Any

import streamlit as st
from pandas import DataFrame, Series, isna

from ctg_data import store
from ctg_data.findings import CATALOGUE, Finding
from ctg_data.plan import Change, Needs, Source
from ctg_data.selection import moment_label
from ctg_data.store import Undone
from ctg_data.ui import frame
from ctg_data.ui.data import database
from ctg_data.ui.french import spaced
from ctg_data.ui.importing import changes, findings
from ctg_data.ui.markdown import plain

ORIGINS = {"workbook": "classeur", "screen": "saisie"}
COUNTS = {"created": "Créées", "updated": "Modifiées", "unchanged": "Inchangées", "ignored": "Laissées de côté"}


def show(network_id: int) -> None:
    """The imports, latest first; one chosen shows what it said and changed, its file, and the way back."""
    _undone()
    with database().reading() as tx:
        held = store.history(tx, network_id)
    if held.empty:
        st.info("Rien n’a encore été importé. Ce qui le sera s’affichera ici, et pourra être annulé.")
        return
    st.dataframe(as_table(held), hide_index=True, placeholder="–", alt="Historique des imports")
    rows = {int(row["import_id"]): row for _, row in held.iterrows()}
    chosen = st.selectbox(
        "Voir un import",
        list(rows),
        index=next((place for place, number in enumerate(rows) if str(number) == st.query_params.get("import")), None),
        format_func=lambda number: f"n° {rows[number]['number']} – {rows[number]['name']}",
        placeholder="Choisir un import",
        key="import",
    )
    if chosen is not None:
        _show(network_id, rows[chosen])


def link(import_id: int, at: datetime) -> None:
    """The way to an import, where its workbook is to download while it is kept."""
    if frame.current().writes:
        words = f"Voir cet import du {moment_label(at)} dans l’historique"
        address = {"import": str(import_id)}
        st.page_link("import_workbooks.py", label=words, icon=":material/history:", query_params=address)


def as_table(held: DataFrame) -> DataFrame:
    """The history in French words."""
    told = {
        "N°": held["number"],
        "Le": held["at"].map(moment_label),
        "Par": held["author"],
        "Nom": held["name"],
        "Origine": held["origin"].map(ORIGINS),
        "État": held["undone_at"].isna().map({True: "en vigueur", False: "annulé"}),
        "Motif": held["reason"],
        "Rencontres": held["meetings"],
        **{label: held[column] for column, label in COUNTS.items()},
        "Points": held["findings"],
    }
    return DataFrame(told)


def _show(network_id: int, row: Series) -> None:
    number = int(row["import_id"])
    with database().reading() as tx:
        said = store.import_findings(tx, number)
        content = store.import_content(tx, number) if row["kept"] else None
    st.markdown(_summary(row))
    with st.container(horizontal=True):
        if content is not None:
            label = "Télécharger l’original" if row["kept_name"] == row["name"] else "Télécharger ce qui est conservé"
            st.download_button(label, content, row["kept_name"], on_click="ignore")
        if isna(row["undone_at"]) and st.button("Annuler cet import…", key=f"undo-{number}"):
            st.session_state["undoing"] = number
    if isna(row["undone_at"]) and st.session_state.get("undoing") == number:
        _offer_undo(number, row)
    with st.expander(f"Ce que l’import a changé ({row['created'] + row['updated']})", expanded=True):
        st.dataframe(_changed(network_id, number), hide_index=True, alt="Ce que l’import a changé")
    told = said.loc[said["code"].isin(CATALOGUE.keys()), ["code", "sheet", "cell", "message"]]
    findings.show([Finding(*each) for each in told.itertuples(index=False)], key=f"history-{number}")


def _summary(row: Series) -> str:
    """Who and when, about what, how many rows, and why."""
    about = f"  \nRencontre : {plain(row['meetings'])}" if row["meetings"] else ""
    who = f"**N° {row['number']} – {plain(row['name'])}**, le {moment_label(row['at'])} par {plain(row['author'])}"
    counts = ", ".join(f"{label.lower()} : {row[column]}" for column, label in COUNTS.items() if row[column])
    why = f"  \nMotif : {plain(row['reason'])}" if row["reason"] else ""
    return spaced(f"{who}{about}  \nLignes {counts or 'sans changement'}{why}")


def _offer_undo(number: int, row: Series) -> None:
    """What the undo would do is told before the button that does it."""
    with database().writing() as tx:
        trial = store.would_undo(tx, number)
    with st.container(border=True):
        st.markdown(spaced(f"Annuler l’import n° {row['number']} (**{plain(row['name'])}**) : {_restored(trial)}."))
        _left(trial, "Resteraient telles quelles :")
        again = "importez de nouveau le fichier" if row["origin"] == "workbook" else "saisissez de nouveau"
        st.caption(f"L’historique garde l’import et son annulation. Pour y revenir, {again}.")
        with st.container(horizontal=True):
            if st.button("Oui, annuler cet import", type="primary", key=f"undo-{number}-yes"):
                _undo(number, row)
            if st.button("Ne rien annuler", key=f"undo-{number}-no"):
                del st.session_state["undoing"]
                st.rerun()


def _undo(number: int, row: Series) -> None:
    try:
        with database().writing() as tx:
            st.session_state["undone"] = (row["number"], store.undo(tx, number))
    except store.NotUndoable as already:  # from another tab, say
        st.error(spaced(str(already)))
        return
    del st.session_state["undoing"]
    st.rerun()


def _undone() -> None:
    number, undone = st.session_state.pop("undone", (0, None))
    if undone is None:
        return
    st.success(f"Import n° {number} annulé : {_restored(undone)}.")
    _left(undone, "Laissées telles quelles :")


def _restored(undone: Undone) -> str:
    return "1 ligne remise comme avant" if undone.restored == 1 else f"{undone.restored} lignes remises comme avant"


def _left(undone: Undone, heading: str) -> None:
    if undone.left:
        st.warning("\n".join([spaced(heading), *(f"- {plain(left)}" for left in undone.left)]))


def _changed(network_id: int, number: int) -> DataFrame:
    with database().reading() as tx:
        held = store.import_changes(tx, number)
        known = store.known(
            tx, network_id, Needs(meeting_ids=store.meetings_changed(tx, number), problems=True, indicators=True)
        )
    told = [_change(row) for row in held.to_dict("records")]
    return changes.table(told, known)


def _change(row: Mapping[Hashable, Any]) -> Change:
    source = None if isna(row["row"]) else Source(row["sheet"], int(row["row"]), row["cells"] or {})
    return Change(row["table_name"], int(row["row_id"]), row["before"], row["after"], source)
