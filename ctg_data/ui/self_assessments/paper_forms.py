"""The paper forms of a self-assessment campaign: printed, then typed in one line each."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import streamlit as st
from pandas import DataFrame, Series, isna
from streamlit.elements.lib.column_types import ColumnConfig

from ctg_data.entries import typed
from ctg_data.intake.tables import Cell, TableKind
from ctg_data.meeting_content import MeetingContent, QuestionnaireContent
from ctg_data.ui.importing.entering import save
from ctg_data.workbooks import self_assessment_form

HOW = (
    "Une ligne par formulaire. Tapez la valeur, puis Tabulation pour la case suivante, Entrée pour la ligne "
    "suivante. Une case vide est une question sans réponse ; une ligne vide n’est pas enregistrée."
)
CHANGED = (
    "Le questionnaire de cette campagne a changé pendant votre saisie. Vos lignes sont gardées telles quelles : "
    "enregistrez-les, ou recommencez avec le questionnaire d’aujourd’hui."
)
LINES = 12  # a whole small network at once
LABELS = {"code": "Code", "territory": "Territoire", "wave": "Campagne"}


def print_form(content: QuestionnaireContent, territories: Sequence[str], campaign: str) -> None:
    """The A4 form, with its notice and the rule of the respondent code."""
    st.download_button(
        "Télécharger le formulaire à imprimer (PDF)",
        lambda: self_assessment_form(MeetingContent(questionnaire=content, territories=tuple(territories)), campaign),
        "auto-evaluation.pdf",
        mime="application/pdf",
        on_click="ignore",
    )


def grid(network_id: int, campaign: int, name: str, asked: QuestionnaireContent, territories: Sequence[str]) -> None:
    """One line per paper form, by keyboard alone; the lines typed go through the same checks as a workbook."""
    turn = st.session_state.setdefault("forms", 0)
    # Other columns would be another grid, and blank: those of the first line typed stay until the lines are saved.
    kept = f"form-{campaign}-{turn}"
    content, places = st.session_state.setdefault(kept, (asked, territories))
    if content != asked:
        st.warning(CHANGED)
        if st.button("Recommencer la saisie avec le questionnaire d’aujourd’hui"):
            del st.session_state[kept]
            st.rerun()
    codes = [code for code, _ in content.items]
    with st.form(f"forms-{campaign}-{turn}", border=False):  # else the page runs again at each cell typed
        lines = st.data_editor(
            blank_lines(codes),
            num_rows="dynamic",
            hide_index=True,
            column_config=_columns(content, places),
            placeholder="",
            alt="Saisie des formulaires",
        )
        st.caption(HOW)
        saved = st.form_submit_button("Enregistrer les formulaires", type="primary")
    rows = [_said(line, name) for line in lines.to_dict("records")]
    if saved and any(rows):
        table = typed(TableKind.SELF_ASSESSMENT, rows, LABELS | {code: code for code in codes})
        save(network_id, f"Campagne « {name} »", table, renews="forms")


def blank_lines(codes: Sequence[str]) -> DataFrame:
    """Lines ready to be typed in; more can be added."""
    types = {"code": "string", "territory": "string", **dict.fromkeys(codes, "Int64")}
    return DataFrame({field: Series([None] * LINES, dtype=kind) for field, kind in types.items()})


def _columns(content: QuestionnaireContent, territories: Sequence[str]) -> dict[str, ColumnConfig]:
    low, high = content.scale_min, content.scale_max
    items = {
        code: st.column_config.NumberColumn(code, help=words, min_value=low, max_value=high, step=1, width=60)
        for code, words in content.items
    }
    return {
        "code": st.column_config.TextColumn("Code", help="Le code écrit sur le formulaire, jamais un nom."),
        "territory": st.column_config.SelectboxColumn("Territoire", options=list(territories)),
        **items,
    }


def _said(line: Mapping[Hashable, Any], campaign: str) -> dict[str, Cell]:
    """What a line says; one left blank says nothing, not even the campaign."""
    said: dict[str, Cell] = {str(field): _plain(value) for field, value in line.items() if not isna(value)}
    return {**said, "wave": campaign} if said else {}


def _plain(value: Any) -> Cell:
    return int(value) if isinstance(value, float) else value
