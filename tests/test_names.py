from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_data.intake.marks import legend, meaning
from ctg_data.intake.names import clean, split_name, without_beside
from ctg_data.intake.planning.proposal import Proposal
from ctg_data.intake.planning.resemblance import Names
from ctg_data.intake.planning.territories import Territories
from ctg_data.intake.planning.validate import Record
from ctg_data.intake.recognising.rows.announced import announced
from tests.builders import known
from tests.sheets import grid

LONGEST_CELL = 32_767  # characters


@pytest.mark.parametrize(
    "text",
    ["DUPONT Marie", "Marie DUPONT", "Mme Marie DUPONT", "DUPONT, Marie", "M. DUPONT Marie", " DUPONT\u00a0 Marie* "],
)
def test_capitals_or_a_comma_tell_the_last_name(text):
    assert split_name(text) == ("DUPONT", "Marie")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Jean-Paul Le GOFF", ("Le GOFF", "Jean-Paul")),
        ("DE LA FONTAINE Jean", ("DE LA FONTAINE", "Jean")),
        ("Jean de La Fontaine", ("de La Fontaine", "Jean")),
        ("Charles d’ARTAGNAN", ("d’ARTAGNAN", "Charles")),
        ("Marie Dupont", ("Dupont", "Marie")),
        ("Dupont", ("Dupont", "")),
        ("DUPONT J.-P.", ("DUPONT", "J.-P.")),
    ],
)
def test_particles_go_with_the_last_name(text, parts):
    assert split_name(text) == parts


def test_the_header_tells_the_order_where_the_name_does_not():
    assert split_name("Dupont Marie", last_first=True) == ("Dupont", "Marie")


@given(
    st.lists(st.sampled_from(["Marie", "DUPONT", "de", "Le", "Anne-Lise", "d’HAU"]), min_size=1, max_size=5),
    st.booleans(),
)
def test_no_word_of_a_name_is_ever_lost(words, last_first):
    last, first = split_name(" ".join(words), last_first=last_first)
    assert sorted(f"{last} {first}".split()) == sorted(words)


def near_a_long_word(text):
    Names([(1, (("zoe",),))]).near((tuple(text.split()),))


def asked_of_forty_rows(text):
    territories = Territories(Proposal(known(), {}))
    for row in range(40):
        territories.where(Record("Feuil1", row, {"territory": f"{text} {row}"}, {}))


def in_a_list(text):
    announced(grid("Feuil1", ((f"Présents : Zoé UN, {text}",),)))


@pytest.mark.parametrize("unit", ["*", " ", "(", "1", "A b - ", "présent", "z", "A b, ", "a@", "Mme "])
@pytest.mark.parametrize(
    "reads",
    [
        *(clean, without_beside, split_name, meaning, near_a_long_word, in_a_list, asked_of_forty_rows),
        lambda text: legend([text]),
    ],
)
def test_the_longest_cell_of_excel_costs_no_more_than_its_length(reads, unit):
    before = process_time()
    reads(f"x{unit * (LONGEST_CELL // len(unit))}!")
    assert process_time() - before < 2  # seconds; expressions that go back over the text took from three to minutes
