"""What a file or a form does not settle by itself, asked in French."""

from collections.abc import Sequence

import streamlit as st

from ctg_data.findings import Finding
from ctg_data.plan import Question
from ctg_data.ui.french import spaced


def ask(questions: Sequence[Question], key: str) -> dict[str, str]:
    """One list of choices per question, none chosen beforehand; the answers given, by question."""
    given = {question.id: _ask(question, key) for question in questions}
    return {question: answer for question, answer in given.items() if answer is not None}


def _ask(question: Question, key: str) -> str | None:
    words = {choice.value: choice.label for choice in question.choices}
    answer: str | None = st.selectbox(
        f"{spaced(question.asked)}{'' if question.required else ' (facultatif)'}",
        list(words),
        index=None,
        format_func=words.__getitem__,
        placeholder="Choisir une réponse",
        key=f"{key}-{question.id}",
    )
    st.caption(
        spaced(" – ".join(part for part in (Finding("", question.sheet, question.cell).place, question.reason) if part))
    )
    return answer
