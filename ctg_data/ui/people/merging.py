"""Two records that are one person's: proposed, previewed, then made one."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from ctg_data import store
from ctg_data.people.likely import Likely, likely_duplicates
from ctg_data.people.merging import merge
from ctg_data.plan import Plan
from ctg_data.selection import Selection
from ctg_data.store import Transaction
from ctg_data.ui.importing import changes, questions
from ctg_data.ui.people import records
from ctg_data.ui.people.records import Records

KEPT, DUPLICATE, PAIR = "kept", "duplicate", "pair"
OWNERS = {"person_id", "presenter_id"}
MOVED = {
    "attendance": ("présence", "présences"),
    "membership": ("rattachement", "rattachements"),
    "codev_topic": ("sujet CODEV", "sujets CODEV"),
}


def likely(tx: Transaction, selection: Selection) -> tuple[Likely, ...]:
    """The pairs of records of the network that may be one person's."""
    among = store.people_records(tx, selection)["person_id"]
    return likely_duplicates(store.known_people(tx, selection.network_id, ()), frozenset(map(int, among)))


def form(network_id: int, people: Records, pairs: Sequence[Likely]) -> None:
    """Choose the record to keep and the duplicate, see what would change, settle what differs, confirm."""
    turn = st.session_state.setdefault("merged", 0)
    _propose(people, pairs, turn)
    kept = records.choose("Fiche à garder", people, f"{KEPT}-{turn}")
    duplicate = records.choose("Fiche en double", people, f"{DUPLICATE}-{turn}")
    if kept is not None and kept == duplicate:
        st.warning("C’est deux fois la même fiche ; attendu : deux fiches.")
    elif kept is not None and duplicate is not None:
        _preview(network_id, people, kept, duplicate)


def _propose(people: Records, pairs: Sequence[Likely], turn: int) -> None:
    if not pairs:
        st.caption("Aucun doublon n’est à signaler. Si deux fiches sont celles d’une même personne, choisissez-les.")
        return
    st.selectbox(
        "Fiches qui se ressemblent",
        pairs,
        index=None,
        format_func=lambda pair: f"{records.name(people[pair.one])} / {records.name(people[pair.other])} ({pair.why})",
        placeholder="Choisir deux fiches proposées, ou choisissez-les vous-même ci-dessous",
        key=f"{PAIR}-{turn}",
        on_change=_choose_pair,
        args=(people, turn),
    )


def _choose_pair(people: Records, turn: int) -> None:
    """The record that says more is proposed to be kept; the user may choose the other."""
    pair: Likely | None = st.session_state[f"{PAIR}-{turn}"]
    both = sorted((pair.one, pair.other), key=lambda person: _weight(people, person)) if pair else (None, None)
    st.session_state[f"{DUPLICATE}-{turn}"], st.session_state[f"{KEPT}-{turn}"] = both


def _weight(people: Records, person: int) -> tuple[bool, int]:
    return bool(people[person]["territories"]), int(people[person]["meetings"])


def _preview(network_id: int, people: Records, kept: int, duplicate: int) -> None:
    known = records.known(network_id, (kept, duplicate))
    choices = questions.ask(merge(known, kept, duplicate, {}).questions, f"merge-{kept}-{duplicate}")
    merged = merge(known, kept, duplicate, choices)
    st.markdown(summary(merged.plan))
    shown = changes.table(merged.plan.changes, known).drop(columns="Cellule")
    st.dataframe(shown, hide_index=True, alt="Ce que la réunion des fiches changera")
    if st.button("Réunir ces deux fiches", type="primary", disabled=not merged.ready):
        label = f"{records.name(people[kept])} : fiche réunie avec {records.name(people[duplicate])}"
        both, plan = (kept, duplicate), merged.plan
        records.save(both, lambda before: merge(before, *both, choices).plan, plan, label, renews="merged")


def summary(plan: Plan) -> str:
    """What becomes of the duplicate: « 3 présences, 1 sujet CODEV » go to the record kept."""
    given = Counter(change.table for change in plan.changes if change.after is None or OWNERS & change.after.keys())
    told = [f"{given[table]} {words[given[table] > 1]}" for table, words in MOVED.items() if given[table]]
    taken = f" Ce qui s’y rapporte passe à la fiche gardée : {', '.join(told)}." if told else ""
    return f"La fiche en double disparaît.{taken} Son nom restera compris sur les prochaines feuilles."
