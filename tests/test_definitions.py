"""What the method page says, and that nothing of it is forgotten."""

import pytest
from samples import empty_store
from test_pages import opened

from ctg_data.indicators.declarations import ADHESION, EFFICACY, INDICATORS
from ctg_data.ui.figures.definitions import STATUSES
from ctg_data.vocabulary import AttendanceStatus, ProblemStatus, TopicKind, TopicStatus

LISTS = (AttendanceStatus, TopicKind, TopicStatus, ProblemStatus)


@pytest.fixture(scope="module")
def method(tmp_path_factory):
    """The method page of a new store, opened once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTG_DATABASE_URL", empty_store(tmp_path_factory.mktemp("method")))
        yield opened("method.py")


def said(app):
    return "\n".join(each.value for each in (*app.markdown, *app.caption, *app.header, *app.subheader))


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=INDICATORS)
def test_an_indicator_stands_on_the_method_page_with_its_definition_and_what_it_counts(method, indicator):
    parts = (indicator.label, indicator.definition, indicator.numerator, indicator.denominator, indicator.unit)

    assert [part for part in parts if part not in said(method)] == []


def test_the_method_page_keeps_the_two_questions_of_the_evaluation(method):
    assert [header.value for header in method.header][:2] == [ADHESION, EFFICACY]


@pytest.mark.parametrize("word", [word for words in LISTS for word in words])
def test_a_status_has_its_meaning_on_the_method_page(method, word):
    meanings = {
        each: meaning for told in STATUSES.values() for each, meaning in told.items() if type(each) is type(word)
    }

    assert f"**{word.label}** – {meanings[word]}" in said(method)


@pytest.mark.parametrize("number", range(1, 11))
def test_every_item_of_the_questionnaire_is_shown(method, number):
    assert f"Q{number} – " in said(method)


@pytest.mark.parametrize("words", ["à valider par le copil", "Contribution, pas cause", "Hedges", "Wilcoxon", "masqué"])
def test_the_method_page_says_its_limits(method, words):
    assert words in said(method)
