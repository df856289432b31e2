import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_data.intake.names import split_name


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
