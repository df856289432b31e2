"""The mistake found later: one row of a meeting corrected, added or withdrawn, with a reason, and seen before it is."""

from collections.abc import Mapping

import streamlit as st

from ctg_data import store
from ctg_data.entries import corrected
from ctg_data.folding import fold
from ctg_data.intake.tables import Cell, MeetingRead
from ctg_data.selection import Selection, day_label
from ctg_data.ui.data import database
from ctg_data.ui.importing.settling import Said, settle
from ctg_data.ui.markdown import plain
from ctg_data.ui.meetings.meeting_fields import FIELDS, LABELS, Line, Offered, differing
from ctg_data.ui.meetings.meeting_plan import Meeting
from ctg_data.ui.meetings.meeting_record import Part, as_table, identity, label, lines, parts, source
from ctg_data.vocabulary import MeetingKind

ADD = -1


def show(network_id: int, meeting: Meeting) -> None:
    """What is recorded of a meeting, and the form that corrects the row chosen."""
    with database().reading() as tx:
        held = store.recorded(tx, int(meeting["meeting_id"]))
    every = parts(held)
    chosen = st.segmented_control("Données de la rencontre", list(every), required=True, default=next(iter(every)))
    part = every[chosen or next(iter(every))]
    if not part.rows.empty:
        st.dataframe(as_table(part), hide_index=True, placeholder="–", alt=f"{part.title} de la rencontre")
    known = {int(line[part.key]): line for line in lines(part)}
    number = st.selectbox(
        "Ligne à corriger",
        [*known, ADD],
        None,
        format_func=lambda each: part.forgotten if each == ADD else label(part, known[each]),
        placeholder="Choisir une ligne, ou en ajouter une",
        key=f"row-{meeting['meeting_id']}-{part.key}-{st.session_state.get('turn', 0)}",
    )
    if number is not None:
        _correct(network_id, meeting, part, known.get(number, {}))


def _correct(network_id: int, meeting: Meeting, part: Part, line: Line) -> None:
    if line:
        st.caption(plain(source(part, line)))
    # The key follows the row: what was typed over values that have changed since is not kept.
    key = f"{meeting['meeting_id']}-{line.get(part.key, ADD)}-{hash(tuple(line.values()))}"
    withdrawn = bool(line) and st.checkbox("Retirer cette ligne, entrée par erreur", key=f"{key}-withdrawn")
    said = {} if withdrawn else FIELDS[part.kind](line, key, _offered(network_id))
    row = {**identity(part, line), **differing(line, said)} if line else said
    if line and not withdrawn and row == identity(part, line):
        st.caption("Changez ce qui est faux : la valeur d’avant et celle d’après s’afficheront ici.")
        return
    if not line and not (row.get("person") or row.get("title")):
        return
    words = _words(meeting, part, line, row, withdrawn=withdrawn)
    tables = corrected(part.kind, row, LABELS, _read(meeting), withdrawn=withdrawn)
    settle(Said(network_id, words, tables, key, "Enregistrer la correction", why=True))


def _offered(network_id: int) -> Offered:
    with database().reading() as tx:
        people = store.people(tx, Selection(network_id)).drop_duplicates("person_id")
        territories = store.territories(tx, Selection(network_id))
        topics = store.topic_list(tx, Selection(network_id))
    last, first = people["last_name"], people["first_name"]
    ids = map(int, people["person_id"])
    names = zip(ids, (last + " " + first).str.strip(), (first + " " + last).str.strip(), strict=True)
    in_order = sorted(names, key=lambda each: fold(each[1]))
    return Offered(
        tuple(territories["name"]),
        {number: name for number, name, _ in in_order},
        tuple(said for *_, said in in_order),
        tuple(topics["title"]),
    )


def _words(meeting: Meeting, part: Part, line: Line, row: Mapping[str, Cell], *, withdrawn: bool) -> str:
    """« Correction : Un Zoé, rencontre du mardi 18 mars 2025 »."""
    act = "Retrait" if withdrawn else "Correction" if line else "Ajout"
    what = line.get("person") or row.get("title") or part.title.lower()
    return f"{act} : {what}, rencontre du {day_label(meeting['date'])}"


def _read(meeting: Meeting) -> MeetingRead:
    return MeetingRead(meeting["date"], "", kind=MeetingKind(meeting["kind"]), id=int(meeting["meeting_id"]))
