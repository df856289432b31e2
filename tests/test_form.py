"""The self-assessment form: one A4 page, accessible, French, and deaf to what people write in its content."""

import re

import pytest

from ctg_data.meeting_content import MeetingContent, QuestionnaireContent
from ctg_data.workbooks import self_assessment_form

ITEMS = tuple(
    (f"Q{n}", "Présenter à un élu les offres de la Caf et de la MSA utiles à son projet") for n in range(1, 11)
)
QUESTIONNAIRE = QuestionnaireContent(
    "Auto-évaluation",
    "Dix affirmations, cinq minutes.",
    low_label="pas du tout capable",
    high_label="tout à fait capable",
    items=ITEMS,
)
MEETING = MeetingContent(
    territories=("CC des 7 Vallées", "CA des 2 Baies en Montreuillois"), questionnaire=QUESTIONNAIRE
)


def title_in_outline(title: str) -> bytes:
    return title.encode("utf-16-be").hex().upper().encode()


@pytest.fixture(scope="module")
def form() -> bytes:
    return self_assessment_form(MEETING, "Départ")


def test_ten_items_and_the_notice_fit_on_one_sheet_of_paper_recto_verso(form):
    assert len(re.findall(rb"/Type/Page/", form)) in (1, 2)


def test_the_paper_is_a4(form):
    assert b"/MediaBox[0 0 595.2756 841.8898]" in form


def test_a_screen_reader_is_told_the_language_and_the_structure(form):
    assert all(mark in form for mark in (b"/Lang(fr)", b"<pdfuaid:part>1</pdfuaid:part>", b"/Marked true"))


def test_the_wave_changes_what_is_printed(form):
    assert form != self_assessment_form(MEETING)


def test_what_people_wrote_is_printed_and_never_run():
    questionnaire = QuestionnaireContent("*né·e* #panic() $x$", items=(("Q1", "#panic()"),))
    assert title_in_outline("*né·e* #panic() $x$") in self_assessment_form(MeetingContent(questionnaire=questionnaire))


def test_the_same_questionnaire_gives_the_same_bytes(form):
    again = self_assessment_form(MEETING, "Départ")
    assert again == form
