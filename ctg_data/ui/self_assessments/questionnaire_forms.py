"""The questionnaires: what each version asks, a spelling corrected, another version, another questionnaire."""

from collections.abc import Hashable, Mapping
from functools import partial
from typing import Any

import streamlit as st
from pandas import DataFrame, isna

from ctg_data import store
from ctg_data.plan import Known, Plan, Row
from ctg_data.self_assessments.questionnaires import (
    OTHER,
    SPELLING,
    Difference,
    Said,
    Scale,
    Statement,
    asked,
    create,
    difference,
    newest,
    revise,
)
from ctg_data.self_assessments.telling import consequences, scale_words
from ctg_data.self_assessments.writing import questionnaire_in, write
from ctg_data.ui.data import database
from ctg_data.ui.markdown import plain
from ctg_data.ui.self_assessments.campaign_forms import UNDO
from ctg_data.vocabulary import Domain, Scoring
from ctg_data.workbooks import questionnaire_workbook

LABELS = {domain.value: domain.label for domain in Domain}
VALUES = {label: value for value, label in LABELS.items()}
WORDS = {"title": "Titre", "instruction": "Consigne", "low_label": "Mots du bas", "high_label": "Mots du haut"}
KINDS = {SPELLING: "Une correction d’orthographe", OTHER: "Une autre affirmation"}
NEW_LINES = 3


def show(known: Known) -> None:
    """Every version, with its statements by domain and the campaigns that ask it."""
    versions = sorted(known["questionnaire"], key=lambda row: (str(row["code"]), -int(str(row["version"]))))
    row = st.selectbox("Questionnaire et version", versions, format_func=_name, key="version-shown")
    if row is None:
        return
    number = int(str(row["id"]))
    st.markdown(plain(f"{row['instruction']} {scale_words(row, len(asked(known, number)))}"))
    campaigns = [str(each["name"]) for each in known["campaign"] if each["questionnaire_id"] == number]
    st.caption(plain(f"Campagnes : {', '.join(campaigns)}." if campaigns else "Aucune campagne ne la pose encore."))
    lines = [(each.code, each.text, LABELS[each.domain]) for each in asked(known, number)]
    st.dataframe(
        DataFrame(lines, columns=("Code", "Affirmation", "Domaine")), hide_index=True, alt="Affirmations de la version"
    )


def change_form(known: Known) -> None:
    """Correct or change the newest version of a questionnaire: what that means is said before it is written."""
    turn = st.session_state.setdefault("revised", 0)
    latest = newest(known)
    number = st.selectbox(
        "Questionnaire à changer",
        list(latest),
        index=None,
        format_func=lambda each: _name(latest[each]),
        placeholder="Choisir un questionnaire",
        key=f"revise-{turn}",
    )
    if number is None:
        return
    with st.form(f"revise-form-{number}-{turn}", border=False):
        said = _fields(latest[number], asked(known, number))
        st.caption(
            "Une ligne vidée est une affirmation retirée ; une ligne ajoutée reçoit un code qui n’a jamais servi."
        )
        if st.form_submit_button("Voir ce qui change"):
            st.session_state[f"said-{number}-{turn}"] = said
    proposed: Said | None = st.session_state.get(f"said-{number}-{turn}")
    if proposed:
        _preview(known, number, proposed)


def add_form(known: Known) -> None:
    """Add a questionnaire of another scale or of other statements."""
    turn = st.session_state.setdefault("revised", 0)
    with st.form(f"create-{turn}", border=False):
        with st.container(horizontal=True):
            low = st.number_input("Échelle, de", value=0, step=1, width=120)
            high = st.number_input("à", value=10, step=1, width=120)
            scoring = st.selectbox("Score", list(Scoring), format_func=lambda each: each.label, width=220)
            missing = st.number_input(
                "Réponses qui peuvent manquer", 0, None, None, 1, width=220, help="Vide : toutes."
            )
        said = _fields({}, (Statement("", ""),) * NEW_LINES)
        if st.form_submit_button("Ajouter ce questionnaire", type="primary"):
            allowed = None if missing is None else int(missing)
            planned = partial(create, said=said, scale=Scale(int(low), int(high), scoring or Scoring.MEAN, allowed))
            _save(known, planned, f"« {said.title} » : questionnaire ajouté")


def import_form(known: Known) -> None:
    """Add the questionnaire of a workbook, once what was read is seen."""
    turn = st.session_state.setdefault("revised", 0)
    st.download_button(
        "Télécharger un questionnaire vierge", questionnaire_workbook, "questionnaire.xlsx", on_click="ignore"
    )
    file = st.file_uploader("Classeur du questionnaire", key=f"questionnaire-file-{turn}")
    if file is None:
        return
    try:
        said, scale = questionnaire_in(file.name, file.getvalue())
        rows = [each.after or {} for each in create(known, said, scale).changes]
    except ValueError as refused:
        st.error(plain(str(refused)))
        return
    st.markdown(plain(f"« {said.title} » : {said.instruction} {scale_words(rows[0], len(said.statements))}"))
    lines = [(row["code"], row["text"], LABELS[str(row["domain"])]) for row in rows[1:]]
    st.dataframe(DataFrame(lines, columns=("Code", "Affirmation", "Domaine")), hide_index=True, alt="Affirmations lues")
    if st.button("Importer ce questionnaire", type="primary"):
        _save(known, partial(create, said=said, scale=scale), f"« {said.title} » : questionnaire importé")


def _preview(known: Known, number: int, said: Said) -> None:
    try:
        found = difference(known, number, said)
    except ValueError as refused:
        st.error(plain(str(refused)))
        return
    answers = _kinds(known, number, found)
    if len(answers) < len(found.reworded):
        st.info("Dites pour chaque texte changé si c’est une correction ou une autre affirmation.")
        return
    planned = partial(revise, questionnaire=number, said=said, answers=answers)
    if not planned(known).changes:
        st.caption("Rien ne change encore.")
        return
    for sentence in consequences(known, number, planned(known)):
        st.markdown(f"- {plain(sentence)}")
    if st.button("Enregistrer le questionnaire", type="primary"):
        made = found.makes_a_version(answers)
        _save(known, planned, f"« {said.title} » : {'nouvelle version' if made else 'texte corrigé'}")


def _kinds(known: Known, number: int, found: Difference) -> dict[str, str]:
    """What somebody says of each text changed, nothing chosen beforehand."""
    before = {each.code: each.text for each in asked(known, number)}
    said: dict[str, str] = {}
    for each in found.reworded:
        kind = st.radio(
            plain(f"{each.code} : « {before[each.code]} » devient « {each.text} ». Est-ce…"),
            list(KINDS),
            index=None,
            format_func=KINDS.__getitem__,
            key=f"kind-{number}-{each.code}-{each.text}",
        )
        if kind:
            said[each.code] = kind
    return said


def _fields(row: Row, statements: tuple[Statement, ...]) -> Said:
    words = {name: st.text_input(label, str(row.get(name, ""))) for name, label in WORDS.items()}
    lines = DataFrame(
        [(each.code, each.text, LABELS.get(each.domain)) for each in statements],
        columns=("Code", "Affirmation", "Domaine"),
        dtype="str",
    )
    edited = st.data_editor(
        lines,
        num_rows="dynamic",
        hide_index=True,
        column_config={
            "Code": st.column_config.TextColumn(disabled=True, width=60),
            "Affirmation": st.column_config.TextColumn(width="large"),
            "Domaine": st.column_config.SelectboxColumn(options=list(VALUES)),
        },
        placeholder="",
        alt="Affirmations du questionnaire",
    )
    return Said(**words, statements=tuple(_statement(line) for line in edited.to_dict("records") if _is_said(line)))


def _is_said(line: Mapping[Hashable, Any]) -> bool:
    return not isna(line["Affirmation"]) and bool(str(line["Affirmation"]).strip())


def _statement(line: Mapping[Hashable, Any]) -> Statement:
    code, text, domain = ("" if isna(line[name]) else str(line[name]) for name in ("Code", "Affirmation", "Domaine"))
    return Statement(" ".join(text.split()), VALUES.get(domain, ""), code)


def _save(known: Known, planned: "partial[Plan]", label: str) -> None:
    try:
        write(database(), planned, planned(known), label=label)
    except (ValueError, store.PlanOutdated) as refused:
        st.error(plain(str(refused)))
        return
    st.session_state["revised"] += 1
    st.session_state["said"] = f"Enregistré – {label}. {UNDO}"
    st.rerun()


def _name(row: Row) -> str:
    return f"Version {row['version']} – {row['title']}"
