"""Findings: words of a catalogue, at a place."""

import pytest

from ctg_data.findings import CATALOGUE, Finding, found
from ctg_data.findings.planning import PLANNING
from ctg_data.findings.reading import READING
from ctg_data.findings.recognising import RECOGNISING
from ctg_data.vocabulary import Severity


def test_no_code_stands_on_two_floors():
    assert len(CATALOGUE) == len(READING) + len(RECOGNISING) + len(PLANNING)


def test_a_message_says_what_was_received():
    assert "Badge" in found("column_not_read", header="Badge").message


def test_a_word_of_the_message_left_out_is_an_error_at_once():
    with pytest.raises(KeyError):
        found("column_not_read")


def test_a_finding_weighs_what_its_kind_weighs():
    assert found("file_empty").severity is Severity.BLOCKS


@pytest.mark.parametrize(
    ("sheet", "cell", "place"),
    [("Feuil1", "D14", "feuille Feuil1, cellule D14"), ("Feuil1", "", "feuille Feuil1"), ("", "", "")],
)
def test_a_place_is_said_as_far_as_it_is_known(sheet, cell, place):
    assert Finding("file_empty", sheet, cell).place == place
