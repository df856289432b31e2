"""What a file or a form does not settle by itself, asked in French; nothing is chosen beforehand."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from ctg_data.findings import Finding
from ctg_data.intake.cells import written
from ctg_data.plan import Question
from ctg_data.selection import FIRST_DAY, LAST_DAY
from ctg_data.typography import sentence
from ctg_data.ui.importing.corrections import CELL, CELL_DATE, DATE
from ctg_data.ui.markdown import plain

AT_ONCE = 5  # questions of one kind asked together; the others come as these are settled
SHORT = 5  # choices that are all shown; more stand in a list


def ask(questions: Sequence[Question], key: str) -> dict[str, str]:
    """Each question with its choices, or a date to give, a few of a kind at a time; the answers given, by question."""
    given: dict[str, str | None] = {}
    for code, alike in _by_code(questions).items():
        given |= _ask_all(alike, f"{key}-{code}") if len(alike) > AT_ONCE else {}
        given |= {each.id: _ask(each, f"{key}-{each.id}") for each in alike[:AT_ONCE] if each.id not in given}
    return {question: answer for question, answer in given.items() if answer is not None}


def correct(question: Question, label: str, key: str) -> str | None:
    """The answer that its button sends: until then nothing is read again, and a text may be left blank."""
    if len(question.choices) == 1:
        only = question.choices[0]
        return only.value if st.button(plain(only.label), key=key) else None
    with st.form(key, border=False):
        answer = _field(question, label, f"{key}-field")
        return answer if st.form_submit_button("Relire ainsi") else None


def _by_code(questions: Sequence[Question]) -> dict[str, list[Question]]:
    alike: dict[str, list[Question]] = {}
    for question in questions:
        alike.setdefault(question.code, []).append(question)
    return alike


def _ask_all(alike: Sequence[Question], key: str) -> dict[str, str]:
    """The same answer for many questions of a kind, where they share a choice."""
    shared = [choice for choice in alike[0].choices if all(choice in question.choices for question in alike)]
    st.caption(f"{len(alike)} questions de cette sorte\u00a0: les {AT_ONCE} premières, puis les suivantes.")
    if not shared:
        return {}
    words = {choice.value: choice.label for choice in shared}
    with st.popover(f"Répondre la même chose aux {len(alike)}", type="tertiary"), st.form(key, border=False):
        answer = st.radio("Même réponse pour toutes", list(words), None, lambda value: plain(words[value]))
        if st.form_submit_button("Répondre ainsi") and answer:
            return {question.id: answer for question in alike}
    return {}


def _ask(question: Question, key: str) -> str | None:
    label = f"{question.asked}{'' if question.required else ' (facultatif)'}"
    answer = _field(question, label, key)
    if question.code == DATE and question.choices:
        answer = _one_read(question, key) or answer
    place = Finding("", question.sheet, question.cell).place
    st.caption(". ".join(plain(sentence(part)) for part in (place, question.reason) if part))
    return answer


def _field(question: Question, label: str, key: str) -> str | None:
    """A text, a date, or one of the choices."""
    if question.code == CELL:
        return st.text_input(plain(label), question.reason, key=key)
    if question.code in (DATE, CELL_DATE):
        day: date | None = st.date_input(plain(label), None, FIRST_DAY, LAST_DAY, key, format="DD/MM/YYYY", width=260)
        return None if day is None else written(day) if question.code == CELL_DATE else day.isoformat()
    words = {choice.value: choice.label for choice in question.choices}
    answer: str | None
    if len(words) <= SHORT:
        answer = st.radio(plain(label), list(words), None, lambda value: plain(words[value]), key)
    else:
        answer = st.selectbox(
            plain(label), list(words), None, words.__getitem__, key, placeholder="Choisir une réponse"
        )
    return answer


def _one_read(question: Question, key: str) -> str | None:
    """One of the dates that the sheet itself writes."""
    with st.container(horizontal=True):
        pressed = [
            choice.value
            for choice in question.choices
            if st.button(plain(choice.label), key=f"{key}-{choice.value}", help="Retenir cette date")
        ]
    return next(iter(pressed), None)
