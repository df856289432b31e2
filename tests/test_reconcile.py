import pytest

from ctg_data.intake.planning.name import Name
from ctg_data.intake.planning.proposal import Proposal
from ctg_data.intake.planning.reconcile import People
from ctg_data.intake.planning.territories import Territories
from ctg_data.intake.planning.validate import Record
from ctg_data.plan import Source
from tests.builders import BAIES, MONTREUILLOIS, VALLEES, known, member, person, with_rows

CLAIRE, PAUL, ANNE = person(100, "Martin", "Claire"), person(101, "Durand", "Paul"), person(102, "Petit", "Anne")
NETWORK = known(person=(CLAIRE, PAUL, ANNE), membership=(member(200, 100, VALLEES), member(201, 101, BAIES)))
NAMESAKES = known(
    person=(CLAIRE, person(103, "Martin", "Claire", "Caf"), ANNE),
    membership=(member(200, 100, VALLEES), member(203, 103, BAIES)),
)


def people_of(before=NETWORK, **answers):
    proposal = Proposal(before, {question.replace("_", ":", 1): answer for question, answer in answers.items()})
    return People(proposal, Territories(proposal)), proposal


def at(row, last, first="", territory="", structure="", sheet="Émargement"):
    return Name(last, first, territory, structure, Source(sheet, row), f"A{row}")


def remembered(answer):
    return {"id": 900, "scope": "name", "question": "person:durant paul", "answer": answer}


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


def test_an_answer_that_designates_nobody_leaves_the_question_open():
    people, proposal = people_of(**{"person_durant paul": "777"})
    assert (people.who(Name("Durant", "Paul")), len(proposal.questions)) == (None, 1)


def test_an_answer_that_designates_nobody_is_said():
    people, proposal = people_of(**{"person_claire martin": "777"})
    settled = people.who(Name("Martin", "Claire"))
    assert (settled, [finding.code for finding in proposal.findings]) == (100, ["answer_not_understood"])


def test_an_answer_may_designate_somebody_whom_nothing_resembles():
    people, _ = people_of(**{"person_leroy zoe": "102"})
    assert people.who(Name("Leroy", "Zoé")) == 102


def test_a_new_person_told_from_one_that_is_near_is_remembered_by_the_number_to_come():
    people, proposal = people_of(**{"person_durant paul": "new"})
    assert (people.who(Name("Durant", "Paul")), proposal.remembered) == (-1, {("name", "person:durant paul"): "-1"})


def test_the_same_answer_makes_one_new_person_whatever_the_sheets():
    people, _ = people_of(**{"person_durant paul": "new"})
    assert people.who(at(7, "Durant", "Paul")) == people.who(at(3, "Durant", "Paul", sheet="CODEV"))


def test_somebody_made_by_an_answer_is_not_made_again_by_the_same_answer_on_a_corrected_file():
    after = with_rows(NETWORK, person=(person(104, "Durant", "Paul"),), remembered_answer=(remembered("104"),))
    people, _ = people_of(after, **{"person_durant paul": "new"})
    assert people.who(Name("Durant", "Paul")) == 104


def test_a_remembered_answer_is_applied_without_asking():
    people, proposal = people_of(with_rows(NETWORK, remembered_answer=(remembered("101"),)))
    assert (people.who(Name("Durant", "Paul")), proposal.questions, proposal.remembered) == (101, {}, {})


def test_a_remembered_answer_that_is_applied_is_said():
    people, proposal = people_of(with_rows(NETWORK, remembered_answer=(remembered("101"),)))
    people.who(at(7, "Durant", "Paul"))
    assert [(finding.code, finding.cell) for finding in proposal.findings] == [("person_remembered", "A7")]


def test_an_answer_now_stands_above_one_remembered():
    before = with_rows(NETWORK, remembered_answer=(remembered("ignore"),))
    people, _ = people_of(before, **{"person_durant paul": "101"})
    assert people.who(Name("Durant", "Paul")) == 101


def test_somebody_remembered_who_was_deleted_is_asked_again():
    people, proposal = people_of(with_rows(NETWORK, remembered_answer=(remembered("777"),)))
    assert (people.who(Name("Durant", "Paul")), len(proposal.questions)) == (None, 1)


def test_somebody_remembered_who_was_merged_since_is_the_one_kept():
    merged = {"id": 901, "scope": "merged", "question": "777", "answer": "101"}
    people, _ = people_of(with_rows(NETWORK, remembered_answer=(remembered("777"), merged)))
    assert people.who(Name("Durant", "Paul")) == 101


def test_somebody_merged_who_is_back_is_meant_again():
    back = person(777, "Durant-Petit", "Paul")
    merged = {"id": 901, "scope": "merged", "question": "777", "answer": "101"}
    people, _ = people_of(with_rows(NETWORK, person=(back,), remembered_answer=(remembered("777"), merged)))
    assert people.who(Name("Durant", "Paul")) == 777


def test_merges_that_lead_back_to_nobody_are_asked_again():
    round_trip = tuple(
        {"id": 901 + i, "scope": "merged", "question": gone, "answer": into}
        for i, (gone, into) in enumerate((("777", "778"), ("778", "777")))
    )
    people, _ = people_of(with_rows(NETWORK, remembered_answer=(remembered("777"), *round_trip)))
    assert people.who(Name("Durant", "Paul")) is None


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


def test_an_answer_about_homonyms_that_nothing_tells_apart_holds_for_the_file_only():
    people, proposal = people_of(NAMESAKES, **{"person_claire martin": "103"})
    assert (people.who(Name("Martin", "Claire")), proposal.remembered) == (103, {})


def test_an_answer_about_homonyms_is_remembered_with_what_stands_beside_the_name():
    people, proposal = people_of(NAMESAKES, **{"person_claire martin:ccas de lens": "103"})
    people.who(Name("Martin", "Claire", structure="CCAS de Lens"))
    assert proposal.remembered == {("name", "person:claire martin:ccas de lens"): "103"}


def test_homonyms_that_nothing_else_tells_apart_are_told_by_their_number():
    people, proposal = people_of(known(person=(CLAIRE, {**CLAIRE, "id": 103})))
    people.who(Name("Martin", "Claire"))
    (question,) = proposal.questions.values()
    assert [choice.label.rpartition(", ")[2] for choice in question.choices[:2]] == ["fiche n° 100", "fiche n° 103"]


def test_a_second_row_of_homonyms_that_nothing_tells_apart_is_another_question():
    people, proposal = people_of(NAMESAKES)
    both = at(7, "Martin", "Claire"), at(9, "Martin", "Claire")
    people.meet(both)
    assert [people.who(name) for name in both] + [*proposal.questions] == [
        None,
        None,
        "person:claire martin",
        "person:claire martin:9",
    ]


NEWCOMERS = at(7, "Leroy", "Zoé", territory="7 Vallées"), at(9, "Leroy", "Zoé", territory="CA2BM")


def test_two_new_homonyms_of_one_sheet_are_asked_never_made_one():
    people, proposal = people_of()
    people.meet(NEWCOMERS)
    settled = [people.who(name) for name in NEWCOMERS]
    assert (settled, asked(proposal)) == (
        [-1, None],
        [("person:leroy zoe:ca2bm", ["Émargement!7", "new", "ignore"])],
    )


@pytest.mark.parametrize(("answer", "second"), [("Émargement!7", -1), ("new", -2)])
def test_two_new_homonyms_of_one_sheet_are_one_person_or_two_as_answered(answer, second):
    people, _ = people_of(**{"person_leroy zoe:ca2bm": answer})
    people.meet(NEWCOMERS)
    assert [people.who(name) for name in NEWCOMERS] == [-1, second]


def test_the_order_of_two_homonyms_of_one_sheet_takes_neither_for_the_one_known():
    rows = at(7, "Martin", "Claire", territory="CA2BM"), at(9, "Martin", "Claire", territory="7 Vallées")
    people, _ = people_of()
    people.meet(rows)
    assert [people.who(name) for name in rows] == [None, 100]


def test_two_rows_that_tell_the_same_structure_are_one_person():
    rows = at(7, "Leroy", "Zoé", "HPM", "Caf"), at(9, "Leroy", "Zoé", "CA2BM", "CAF")
    people, _ = people_of()
    people.meet(rows)
    assert people.who(rows[0]) == people.who(rows[1])


def test_a_new_name_that_resembles_another_new_one_is_asked():
    people, proposal = people_of()
    people.who(at(7, "Leroy", "Zélie"))
    people.who(at(9, "Leroi", "Zélie"))
    assert asked(proposal) == [("person:leroi zelie", ["Émargement!7", "new", "ignore"])]


def test_five_people_at_most_are_offered_those_of_the_territory_first():
    names = tuple(
        person(300 + i, "Coppin", first) for i, first in enumerate(("Al", "Bea", "Carl", "Dany", "Elisa", "Flora"))
    )
    people, proposal = people_of(known(person=names, membership=(member(400, 305, BAIES), member(401, 300, VALLEES))))
    people.who(Name("Coppin", territory="CA2BM"))
    ((_, offered),) = asked(proposal)
    assert offered == ["305", "300", "301", "302", "303", "new", "ignore"]


def test_a_blank_name_is_nobody():
    people, _ = people_of()
    assert people.who(Name(" ", "—")) is None


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


@pytest.mark.parametrize(
    ("written", "nearest"), [("Haut Montreuil", MONTREUILLOIS), ("CC 7 Vallée", VALLEES), ("2 baie", BAIES)]
)
def test_the_territories_whose_name_is_near_are_offered_first(written, nearest):
    _, proposal = where(written)
    assert asked(proposal)[0][1][0] == str(nearest)


def mentioned(written, **answers):
    proposal = Proposal(NETWORK, {question.replace("_", ":", 1): answer for question, answer in answers.items()})
    territories = Territories(proposal)
    territories.mention(written, "Émargement", "D8")
    return territories, proposal


def test_a_territory_unknown_beside_a_visitor_is_asked_without_stopping_the_import():
    (question,) = mentioned("Ternois")[1].questions.values()
    assert (question.cell, question.required) == ("D8", False)


def test_a_territory_that_stops_one_row_is_asked_as_such():
    territories, proposal = mentioned("Ternois")
    territories.where(Record("CODEV", 4, {"territory": "Ternois"}, {"territory": "E4"}))
    assert [question.required for question in proposal.questions.values()] == [True]


def test_a_territory_answered_is_known_beside_a_name():
    territories, _ = mentioned("Ternois", territory_ternois=str(BAIES))
    assert territories.known("TERNOIS") == BAIES


def test_an_answer_that_is_no_territory_says_nothing():
    territories, _ = mentioned("Ternois", territory_ternois="777")
    assert territories.known("Ternois") is None
