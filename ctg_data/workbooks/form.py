"""The self-assessment form to print: one person, one code that only this person can rebuild, no name."""

import json
from pathlib import Path

import typst

from ctg_data.meeting_content import MeetingContent

TEMPLATE = Path(__file__).with_name("form.typ")


def self_assessment_form(meeting: MeetingContent, wave: str = "") -> bytes:
    """The form as an accessible PDF (PDF/UA-1) of A4 pages; `wave` is printed when known, else left to write."""
    questionnaire = meeting.questionnaire
    content = {
        "title": questionnaire.title or "Auto-évaluation",
        "instruction": questionnaire.instruction,
        "scale": list(range(questionnaire.scale_min, questionnaire.scale_max + 1)),
        "low": questionnaire.low_label,
        "high": questionnaire.high_label,
        "items": [{"code": code, "text": text} for code, text in questionnaire.items],
        "territories": meeting.territories,
        "wave": wave,
    }
    return typst.compile(
        str(TEMPLATE), sys_inputs={"content": json.dumps(content)}, pdf_standards=["ua-1"], ignore_system_fonts=True
    )
