"""What came in, from a workbook or a form, and the way back."""

from collections.abc import Hashable, Mapping
from typing import Any

import streamlit as st
from pandas import DataFrame, Series, isna

from ctg_data import store
from ctg_data.plan import Change, Needs, Source
from ctg_data.selection import moment_label
from ctg_data.ui import changes
from ctg_data.ui.data import database
from ctg_data.ui.french import spaced
from ctg_data.vocabulary import Severity

ORIGINS = {"workbook": "classeur", "screen": "saisie"}
HEADINGS = ("N°", "Le", "Par", "Nom", "Origine", "Créées", "Modifiées", "État")


def show(network_id: int) -> None:
    """The imports, latest first; one chosen shows what it changed, its file, and the button that undoes it."""
    _undone()
    with database().reading() as tx:
        held = store.history(tx, network_id)
    if held.empty:
        st.info("Rien n’a encore été importé. Ce qui le sera s’affichera ici, et pourra être annulé.")
        return
    st.dataframe(as_table(held), hide_index=True, alt="Historique des imports")
    rows = {int(row["import_id"]): row for _, row in held.iterrows()}
    chosen = st.selectbox(
        "Voir un import",
        list(rows),
        index=next((place for place, number in enumerate(rows) if str(number) == st.query_params.get("import")), None),
        format_func=lambda number: f"n° {number} – {rows[number]['name']}",
        placeholder="Choisir un import",
        key="import",
    )
    if chosen is not None:
        _show(network_id, rows[chosen])


def as_table(held: DataFrame) -> DataFrame:
    """The history in French words."""
    at = held["at"].map(moment_label)
    states = held["undone_at"].isna().map({True: "en vigueur", False: "annulé"})
    columns = (held["import_id"], at, held["author"], held["name"], held["origin"].map(ORIGINS))
    return DataFrame(dict(zip(HEADINGS, (*columns, held["created"], held["updated"], states), strict=True)))


def _show(network_id: int, row: Series) -> None:
    number = int(row["import_id"])
    with database().reading() as tx:
        told = store.import_findings(tx, number)
        content = store.import_content(tx, number) if row["kept"] else None
    with st.container(horizontal=True):
        if content is not None:
            st.download_button("Télécharger l’original", content, row["name"], on_click="ignore")
        if isna(row["undone_at"]):
            _offer_undo(number, row["name"])
    st.dataframe(_changed(network_id, number), hide_index=True, alt="Ce que l’import a changé")
    for severity, message in zip(told["severity"], told["message"], strict=True):
        st.caption(f"{Severity(severity).label} : {spaced(message)}")


def _offer_undo(number: int, name: str) -> None:
    with st.popover("Annuler cet import…"):
        st.markdown(
            f"Annuler l’import n° {number} (**{name}**) remet ce qui était là avant. Ce qui a été modifié depuis reste "
            "tel quel et vous sera nommé. L’historique garde l’import et son annulation."
        )
        if st.button("Oui, annuler cet import", type="primary", key=f"undo-{number}"):
            _undo(number)


def _undo(number: int) -> None:
    try:
        with database().writing() as tx:
            st.session_state["undone"] = (number, store.undo(tx, number))
    except store.NotUndoable as already:  # from another tab, say
        st.error(spaced(str(already)))
        return
    st.rerun()


def _undone() -> None:
    number, undone = st.session_state.pop("undone", (0, None))
    if undone is None:
        return
    rows = "1 ligne remise" if undone.restored == 1 else f"{undone.restored} lignes remises"
    st.success(f"Import n° {number} annulé : {rows} comme avant.")
    if undone.left:
        st.warning("\n".join(["Laissé tel quel :", *(f"- {spaced(left)}" for left in undone.left)]))


def _changed(network_id: int, number: int) -> DataFrame:
    with database().reading() as tx:
        held = store.import_changes(tx, number)
        meetings = held.loc[held["table_name"] == "meeting", "row_id"]
        known = store.known(tx, network_id, Needs(meeting_ids=frozenset(map(int, meetings)), problems=True))
    told = [_change(row) for row in held.to_dict("records")]
    return changes.table(told, known)


def _change(row: Mapping[Hashable, Any]) -> Change:
    source = None if isna(row["row"]) else Source(row["sheet"], int(row["row"]), row["cells"] or {})
    return Change(row["table_name"], int(row["row_id"]), row["before"], row["after"], source)
