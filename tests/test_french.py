"""The words that we build follow their numbers: nought and one are singular."""

import pytest

from ctg_data.charts.numbers import count_change, counted, people_change, points
from ctg_data.charts.words import alternative
from ctg_data.indicators.figure import Figure
from tests.french import english, plurals_of_one
from tests.test_charts import drawn, network

SIZES = [(1,), (1, 1), (2,), (2, 1, 3), (1, 6), (5, 6, 7), (20, 1)]
CHARTS = [pytest.param(chart, id=f"{sizes}-{key}") for sizes in SIZES for key, chart in drawn(network(*sizes)).items()]


@pytest.mark.parametrize("text", ["0 sujets", "1 difficultés", "sur 1 attendues", "1,5\u00a0points", "(0 présents)"])
def test_a_plural_after_less_than_two_is_seen(text):
    assert plurals_of_one(text)


@pytest.mark.parametrize("text", ["10 sujets", "0 sujet", "1 fois", "2,1 points", "T1 présents", "1 000 sujets"])
def test_what_is_well_written_is_let_be(text):
    assert plurals_of_one(text) == []


@pytest.mark.parametrize("text", ["Browse files", "Sort ascending and pin", "Press Enter to apply"])
def test_an_english_word_is_seen(text):
    assert english(text)


@pytest.mark.parametrize("text", ["Déposez un fichier .xlsx", "Une enquête Microsoft Forms", "présents sur attendus"])
def test_a_french_sentence_holds_none(text):
    assert english(text) == []


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_of_few_people_is_told_in_the_singular(chart):
    assert plurals_of_one(alternative(chart)) == []


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_is_told_in_french_only(chart):
    assert english(alternative(chart)) == []


@pytest.mark.parametrize("number", [0, 1, 1.5, 2, 21])
def test_every_way_to_say_a_number_agrees_with_it(number):
    now, before = (Figure("", value=told, numerator=told, n=9) for told in (number, 0.0))
    said = [
        counted(number, "sujet", "sujets"),
        count_change(now, before, "sujet", "sujets"),
        people_change(now, before, "présent", "présents"),
        points(number),
    ]
    assert plurals_of_one(" ; ".join(said)) == []
