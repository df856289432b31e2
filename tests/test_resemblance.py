"""Which names are asked about: those of one person, as often as possible, and of distinct people, hardly ever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_data.intake.planning.resemblance import Names, difference, spellings
from sample_data.story import GUESTS, MEMBERS

ONE_PERSON = [
    ("Dupont Marie", "Dupond Marie"),
    ("Lefèvre Hélène", "LEFEBVRE Helene"),
    ("Dupont Jean-Pierre", "Dupont JP"),
    ("Dupont Jean-Pierre", "Dupont J.-P."),
    ("Petit Marie-Christine", "Petit M.-Chr."),
    ("LEROY-MARTIN Claire", "LEROY Claire"),
    ("LEROY-MARTIN Claire", "MARTIN Claire"),
    ("Durand Paul", "Paul DURAND"),
    ("Durand Frédéric", "Fred Durand"),
    ("Durand Christophe", "Durand Christ."),
    ("Coppin Julie", "COPPIN J."),
    ("Coppin Julie", "Coppin"),
    ("Petit Marie-Christine", "Petit Christine"),
    ("Vanden Berghe Luc", "Vandenberghe Luc"),
    ("Wojciechowski Katarzyna", "Wojciekowski Katarzina"),
]
TWO_PEOPLE = [
    ("Coppin Julie", "COPPIN M."),
    ("Dupont Jean", "Dupont Jeanne"),
    ("Martin Léa", "Martin Léo"),
    ("Martin Claire", "Martinez Claire"),
    ("Martin Anne", "Martin Claire"),
    ("Le Goff Anne", "Le Gall Anne"),
    ("Vandenberghe Christophe", "Vandenberghe Christine"),
    ("Durand Paul", "P D"),
]


SAMPLE = [(person.last_name, person.first_name) for person in (*MEMBERS, *GUESTS)]


def spelt(name):
    last_name, _, first_name = name.rpartition(" ")
    return spellings(last_name, first_name)


def found(written, *known):
    return Names(enumerate(map(spelt, known))).near(spelt(written))


@pytest.mark.parametrize(("one", "other"), ONE_PERSON)
def test_two_ways_of_writing_one_name_resemble_each_other(one, other):
    assert (found(one, other), found(other, one)) == ([0], [0])


@pytest.mark.parametrize(("one", "other"), TWO_PEOPLE)
def test_two_distinct_names_do_not(one, other):
    assert (found(one, other), found(other, one)) == ([], [])


def test_particles_and_capitals_leave_a_name_what_it_is():
    assert Names([(1, spellings("de la Fontaine", "Marie"))]).near(spellings("DELAFONTAINE", "Marie")) == [1]


def test_the_nearest_name_comes_first():
    assert found("Dupont Marie", "Dupont-Petit Marie", "Anne Durand", "Dupond Marie") == [2, 0]


def test_somebody_added_is_found_by_a_word_that_nobody_bore():
    names = Names([(1, spelt("Petit Anne"))])
    names.near(spelt("Leroi Zoé"))
    names.add(2, spelt("Leroy Zoé"))
    assert names.near(spelt("Leroi Zoé")) == [2]


def test_no_two_people_of_the_sample_network_resemble_each_other():
    names = Names((number, spellings(*name)) for number, name in enumerate(SAMPLE))
    assert [names.near(spellings(*name)) for name in SAMPLE] == [[number] for number in range(len(SAMPLE))]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Claire Martin", "Martin Claire", "même nom"),
        ("Coppin Julie", "Coppin J", "initiale"),
        ("Leroy-Martin Claire", "Leroy Claire", "nom plus complet d’un côté"),
        ("Dupont Marie", "Dupond Marie", "orthographe voisine"),
    ],
)
def test_what_differs_is_said(one, other, said):
    assert difference(spelt(one), spelt(other)) == said


NAMES = st.lists(
    st.sampled_from(["claire", "clair", "martin", "durand", "paul", "c", "pm", "mar", "jean", "jeanmarc", "fontaine"]),
    min_size=1,
    max_size=4,
).map(" ".join)


@given(NAMES, NAMES)
def test_a_name_resembles_another_as_that_one_resembles_it(one, other):
    assert found(one, other) == found(other, one)
