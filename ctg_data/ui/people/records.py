"""The record of a person: chosen among all, and corrected."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from typing import Any

import streamlit as st
from pandas import DataFrame

from ctg_data import store
from ctg_data.people.rectifying import rectify
from ctg_data.people.writing import write
from ctg_data.plan import Known, Plan
from ctg_data.ui.data import database
from ctg_data.ui.people.memberships import LABELS, in_order

Record = Mapping[Hashable, Any]
Records = Mapping[int, Record]
PARTS = ("last_name", "first_name", "structure")


def by_number(found: DataFrame) -> Records:
    """The records by their number, in the order of the names."""
    return {int(row["person_id"]): row for row in in_order(found)}


def name(record: Mapping[Any, Any]) -> str:
    """« Dupont Zoé »."""
    return f"{record['last_name']} {record['first_name']}".strip()


def labels(records: Records) -> dict[int, str]:
    """« Dupont Zoé – Caf, CC des 7 Vallées, 12 rencontres »; with its number where nothing else tells it apart."""
    words = {person: _words(record) for person, record in records.items()}
    borne = Counter(words.values())
    return {person: said if borne[said] == 1 else f"{said}, fiche n° {person}" for person, said in words.items()}


def correct_form(network_id: int, records: Records) -> None:
    """Correct a name or a structure; the former spelling still finds the person on the next sheets."""
    turn = st.session_state.setdefault("corrected", 0)
    person = choose("Fiche à corriger", records, f"record-{turn}")
    if person is None:
        return
    with st.form(f"correct-{person}", border=False):
        said = {part: st.text_input(LABELS[part], records[person][part]) for part in PARTS}
        if st.form_submit_button("Enregistrer la correction", type="primary"):
            try:
                plan = rectify(known(network_id, [person]), person, said)
            except ValueError as refused:
                st.error(str(refused))
                return
            label = f"{name(said)} : fiche corrigée"
            save([person], lambda before: rectify(before, person, said), plan, label, renews="corrected")


def choose(words: str, records: Records, key: str) -> int | None:
    """One list of the records, none chosen beforehand."""
    said = labels(records)
    chosen: int | None = st.selectbox(
        words,
        list(records),
        index=None,
        format_func=said.__getitem__,
        placeholder="Choisir une personne",
        key=key,
    )
    return chosen


def known(network_id: int, people: Iterable[int]) -> Known:
    """All that refers to these people."""
    with database().reading() as tx:
        return store.known_people(tx, network_id, people)


def save(people: Collection[int], planned: Callable[[Known], Plan], shown: Plan, label: str, *, renews: str) -> None:
    """Write what was shown and start the page again; say so if there was nothing to write, or if it has changed.

    `renews` names the counter in the keys of the widgets that are to be blank again.
    """
    if not shown.changes:
        st.info("Rien à corriger : la fiche dit déjà cela.")
        return
    try:
        write(database(), people, planned, shown, label=label)
    except store.PlanOutdated as outdated:
        st.error(str(outdated))
        return
    st.session_state[renews] += 1
    st.session_state["said"] = f"Enregistré – {label}. L’historique de la page Importer permet de l’annuler."
    st.rerun()


def _words(record: Record) -> str:
    meetings = int(record["meetings"])
    came = f"{meetings} rencontre{'s' if meetings > 1 else ''}"
    told = dict.fromkeys((record["structure"], record["territories"], came))
    return f"{name(record)} – {', '.join(filter(None, told))}"
