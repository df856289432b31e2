import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_data.intake.planning.proposal import Proposal
from ctg_data.intake.planning.reconcile import Name, People, Territories, abbreviates
from ctg_data.intake.planning.validate import Record
from tests.builders import BAIES, MONTREUILLOIS, VALLEES, known, member, person

CLAIRE, PAUL, ANNE = person(100, "Martin", "Claire"), person(101, "Durand", "Paul"), person(102, "Petit", "Anne")
NETWORK = known(person=(CLAIRE, PAUL, ANNE), membership=(member(200, 100, VALLEES), member(201, 101, BAIES)))
NAMESAKES = known(
    person=(CLAIRE, person(103, "Martin", "Claire", "Caf"), ANNE),
    membership=(member(200, 100, VALLEES), member(203, 103, BAIES)),
)


def people_of(before=NETWORK, **answers):
    proposal = Proposal(before, {question.replace("_", ":", 1): answer for question, answer in answers.items()})
    return People(proposal, Territories(proposal)), proposal


def asked(proposal):
    return [(question.id, [choice.value for choice in question.choices]) for question in proposal.questions.values()]


@pytest.mark.parametrize(
    ("last", "first"),
    [("MARTIN", "Claire"), ("Claire", "Martin"), ("Mme Martin", "claire"), ("Martin Claire", ""), ("Mártin", "CLAIRE")],
)
def test_a_name_is_the_same_whatever_its_case_accents_civility_and_order(last, first):
    people, _ = people_of()
    assert people.who(Name(last, first)) == 100


def test_somebody_nobody_resembles_is_new():
    people, proposal = people_of()
    assert (people.who(Name("Leroy", "Zoé")), proposal.questions) == (-1, {})


def test_somebody_new_is_created_once():
    people, _ = people_of()
    assert people.who(Name("Leroy", "Zoé")) == people.who(Name("LEROY", "zoe"))


@pytest.mark.parametrize(
    ("last", "first"),
    [("Martin", "Clair"), ("Martin", "C."), ("Martin", ""), ("Martin-Dupuis", "Claire"), ("Martim", "Claire")],
)
def test_a_near_name_is_asked_never_taken(last, first):
    people, proposal = people_of()
    person_id = people.who(Name(last, first))
    (question,) = proposal.questions.values()
    values = [choice.value for choice in question.choices]
    assert (person_id, values, question.required) == (None, ["100", "new", "ignore"], True)


def test_the_question_is_named_after_the_folded_name():
    people, proposal = people_of()
    people.who(Name("DURANT", "Paul"))
    assert asked(proposal) == [("person:durant paul", ["101", "new", "ignore"])]


def test_an_answer_settles_who_it_is():
    people, _ = people_of(**{"person_durant paul": "101"})
    assert people.who(Name("Durant", "Paul")) == 101


def test_an_answer_is_remembered_for_the_next_file():
    people, proposal = people_of(**{"person_durant paul": "101"})
    people.who(Name("Durant", "Paul"))
    assert proposal.remembered == {("name", "person:durant paul"): "101"}


def test_an_answer_that_is_no_choice_leaves_the_question_open():
    people, proposal = people_of(**{"person_durant paul": "102"})
    assert (people.who(Name("Durant", "Paul")), len(proposal.questions)) == (None, 1)


def test_a_new_person_may_be_told_from_one_that_is_near():
    people, proposal = people_of(**{"person_durant paul": "new"})
    assert (people.who(Name("Durant", "Paul")), proposal.remembered) == (-1, {})


def test_a_remembered_answer_is_applied_without_asking():
    row = {"id": 900, "scope": "name", "question": "person:durant paul", "answer": "101"}
    people, proposal = people_of(known(**{**NETWORK.tables, "remembered_answer": (row,)}))
    assert (people.who(Name("Durant", "Paul")), proposal.questions, proposal.remembered) == (101, {}, {})


def test_an_answer_now_stands_above_one_remembered():
    row = {"id": 900, "scope": "name", "question": "person:durant paul", "answer": "ignore"}
    people, _ = people_of(known(**{**NETWORK.tables, "remembered_answer": (row,)}), **{"person_durant paul": "101"})
    assert people.who(Name("Durant", "Paul")) == 101


def test_somebody_remembered_who_was_deleted_is_asked_again():
    row = {"id": 900, "scope": "name", "question": "person:durant paul", "answer": "777"}
    people, proposal = people_of(known(**{**NETWORK.tables, "remembered_answer": (row,)}))
    assert (people.who(Name("Durant", "Paul")), len(proposal.questions)) == (None, 1)


def test_somebody_left_aside_is_nobody():
    people, _ = people_of(**{"person_durant paul": "ignore"})
    name = Name("Durant", "Paul")
    assert (people.who(name), people.leaves(name), people.asks(name)) == (None, True, False)


def test_namesakes_are_told_apart_by_the_territory():
    people, _ = people_of(NAMESAKES)
    assert people.who(Name("Martin", "Claire", territory="CA2BM")) == 103


def test_namesakes_are_told_apart_by_the_structure():
    people, _ = people_of(NAMESAKES)
    assert people.who(Name("Martin", "Claire", structure="CAF")) == 103


def test_namesakes_that_nothing_tells_apart_are_asked():
    people, proposal = people_of(NAMESAKES)
    people.who(Name("Martin", "Claire"))
    assert asked(proposal) == [("person:claire martin", ["100", "103", "new", "ignore"])]


def test_a_blank_name_is_nobody():
    people, _ = people_of()
    assert people.who(Name(" ", "—")) is None


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("c martin", "claire martin", True),
        ("martin", "claire martin", True),
        ("claire marie martin", "claire martin", True),
        ("claire marin", "claire martin", True),
        ("claire martinez", "claire martin", False),
        ("p martin", "claire martin", False),
        ("anne martin", "claire martin", False),
    ],
)
def test_initials_words_left_out_and_one_letter_are_near(one, other, near):
    assert abbreviates(one, other) is near


@given(st.lists(st.sampled_from(["claire", "martin", "durand", "paul", "c", "p", "anne"]), min_size=1, max_size=4))
def test_a_name_is_near_another_as_that_one_is_near_it(words):
    assert all(
        abbreviates(" ".join(words), other) == abbreviates(other, " ".join(words)) for other in ("claire martin",)
    )


def where(written, **answers):
    proposal = Proposal(NETWORK, {question.replace("_", ":", 1): answer for question, answer in answers.items()})
    record = Record("CODEV", 4, {"territory": written}, {"territory": "E4"})
    return Territories(proposal).where(record), proposal


@pytest.mark.parametrize("written", ["7 Vallées", "CC des 7 vallees", "200044030", "200 044 030", "  cc DES 7 VALLÉES"])
def test_a_territory_is_found_by_its_name_its_alias_or_its_siren(written):
    assert where(written)[0] == VALLEES


def test_an_unknown_territory_is_asked_among_those_of_the_network():
    _, proposal = where("Ternois")
    values = [str(territory) for territory in (MONTREUILLOIS, BAIES, VALLEES)]
    assert asked(proposal) == [("territory:ternois", [*values, "ignore"])]


def test_the_question_about_a_territory_has_its_place():
    (question,) = where("Ternois")[1].questions.values()
    assert (question.sheet, question.cell, question.required) == ("CODEV", "E4", True)


def test_an_answer_about_a_territory_settles_it_and_is_remembered():
    territory, proposal = where("Ternois", territory_ternois=str(BAIES))
    assert (territory, proposal.remembered) == (BAIES, {("territory", "territory:ternois"): str(BAIES)})


def test_a_row_whose_territory_is_left_aside_is_ignored():
    territory, proposal = where("Ternois", territory_ternois="ignore")
    assert (territory, proposal.aside, proposal.questions) == (None, {("CODEV", 4)}, {})
