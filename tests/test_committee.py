"""What is kept of a sitting, what may still be shown of it, and the words for both."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas import DataFrame

from ctg_data.committee import words
from ctg_data.committee.comparing import Compared, compare
from ctg_data.committee.figures import HEADLINES, Kept, shown_to_readers
from ctg_data.committee.planning import Decided, Sitting, decision_plan, sitting_plan, state_plan, why_not
from ctg_data.indicators.declarations import Indicator
from ctg_data.indicators.masking import mask_people
from ctg_data.indicators.own import OWN
from ctg_data.plan import Known
from ctg_data.ui.importing import changes
from ctg_data.vocabulary import DecisionState
from tests.counted import (
    CAMPAIGNS,
    DEPART,
    DEUX_BAIES,
    HAUT_PAYS,
    LATER,
    MARCH,
    SEPT_VALLEES,
    answers,
    as_read,
    counts,
    marks,
    people,
    problem,
    topic,
)
from tests.test_masking import can_be_had

RATE, TOPICS, OVERCOME = "attendance_rate", "codev_topics_processed", "problems_overcome"
MEDIAN = "self_efficacy_median"
SAT = date(2026, 3, 12)
TODAY = date(2026, 6, 30)


NOTHING_TYPED = DataFrame({"period": [], "key": [], "territory_id": [], "value": []})


def shown(read, typed=NOTHING_TYPED):
    return shown_to_readers(read, typed)


def kept_of(indicator, territory=None, **rows):
    """The one figure kept of these counts at this place."""
    (found,) = [each for each in shown(as_read(counts(**rows))) if each.place == (indicator, territory)]
    return found


def rate(numerator, denominator, territory=None):
    value = 100 * numerator / denominator if denominator >= 5 else None
    return Kept(RATE, territory, value, numerator, denominator)


def one(then, now, since=None):
    (found,) = compare([then], [now], since or {})
    return found


# What is kept


def test_the_rate_of_the_network_is_kept_with_its_counts():
    came = [*marks(MARCH, HAUT_PAYS, "present", 6), *marks(MARCH, HAUT_PAYS, "absent", 2)]

    assert kept_of(RATE, attendance=came, members=people(6, 6, 6)) == Kept(RATE, None, 75, 6, 8)


def test_under_five_expected_only_the_counts_are_kept():
    came = [*marks(MARCH, HAUT_PAYS, "present", 3), *marks(MARCH, HAUT_PAYS, "absent", 1)]

    assert kept_of(RATE, HAUT_PAYS, attendance=came, members=people(6, 6, 6)) == Kept(RATE, HAUT_PAYS, None, 3, 4)


def test_the_attendance_of_one_or_two_people_is_not_followed_from_a_sitting_to_the_next():
    came = [row for place, people in ((1, 6), (2, 5), (3, 1)) for row in marks(MARCH, place, "present", people)]

    kept = shown(as_read(counts(attendance=came, members=people(6, 5, 1))))

    assert {each.territory for each in kept if each.indicator == RATE and each.masked} == {DEUX_BAIES, SEPT_VALLEES}


def test_what_is_overcome_is_kept_and_what_it_is_out_of_only_where_readers_see_it():
    found = [problem(SEPT_VALLEES, "overcome"), problem(SEPT_VALLEES, "open"), problem(HAUT_PAYS, "open")]
    rows = {"problems": found, "members": people(9, 8, 1)}

    kept = [kept_of(OVERCOME, place, **rows).numbers for place in (None, HAUT_PAYS, SEPT_VALLEES)]

    assert kept == [(1, 1, 3), (0, 0, 1), (1, 1, None)]


def test_the_median_kept_is_that_of_the_last_campaign():
    scores = [*answers(DEPART, 1, [1, 2, 3, 4, 5]), *answers(LATER, 1, [5, 6, 7, 8, 9])]

    assert kept_of(MEDIAN, campaigns=CAMPAIGNS, scores=scores).value == 7


def test_masked_answers_are_kept_masked_without_a_number():
    asked = {"campaigns": CAMPAIGNS[:1], "scores": answers(DEPART, 1, [1, 2])}

    assert kept_of(MEDIAN, **asked) == Kept(MEDIAN, masked=True)


def test_each_headline_is_kept_for_the_network_and_each_territory():
    rows = {"topics": [topic(MARCH, HAUT_PAYS)], "campaigns": CAMPAIGNS[:1], "scores": answers(DEPART, 1, [1, 2])}

    places = {each.place for each in shown(as_read(counts(**rows, members=people(5, 5, 5))))}

    assert places == {(key, place) for key in HEADLINES for place in (None, HAUT_PAYS, DEUX_BAIES, SEPT_VALLEES)}


def test_of_the_committee_s_own_indicators_the_latest_value_of_each_place_is_kept():
    rows = [("2025-T1", None, 31.0), ("2025", None, 40.0), ("2025-T2", None, 36.0), ("2025-T2", 2, 9.0)]
    typed = DataFrame([(period, "own_1", place, value) for period, place, value in rows], columns=list(NOTHING_TYPED))

    own = [each for each in shown(as_read(counts()), typed) if each.indicator == "own_1"]

    assert own == [Kept("own_1", None, 40.0), Kept("own_1", 2, 9.0)]


def test_a_value_of_the_committee_s_own_is_compared_in_its_unit():
    declared = {"own_1": Indicator("own_1", "Élus mobilisés", "Élus venus.", "", "", "élus", "up", OWN)}

    told = words.sentence(one(Kept("own_1", None, 31.0), Kept("own_1", None, 36.5)), SAT, declared)

    assert told == (
        "31\u00a0élus au copil du 12\u00a0mars, 36,5\u00a0élus aujourd’hui\u00a0: "
        "une valeur a été saisie ou corrigée depuis"
    )


# What may still be shown


def test_a_figure_masked_today_is_masked_in_the_past():
    assert one(rate(3, 4, HAUT_PAYS), Kept(RATE, HAUT_PAYS, masked=True)).then == Kept(RATE, HAUT_PAYS, masked=True)


def test_a_count_masked_today_is_left_out_of_the_past():
    assert one(Kept(OVERCOME, 1, 2, 2, 5), Kept(OVERCOME, 1, 2, 2)).then == Kept(OVERCOME, 1, 2, 2)


def test_a_median_that_one_more_answer_moved_is_no_longer_shown():
    compared = one(Kept(MEDIAN, None, 6.5, 12, 14), Kept(MEDIAN, None, 6.6, 13, 14))

    assert (compared.withheld, compared.then) == (True, Kept(MEDIAN, masked=True))


def test_a_median_of_the_same_answers_is_shown_even_if_more_people_were_expected():
    assert not one(Kept(MEDIAN, None, 6.5, 12, 14), Kept(MEDIAN, None, 6.5, 12, 15)).withheld


def test_a_territory_that_left_is_not_compared():
    assert compare([rate(3, 4, HAUT_PAYS)], [rate(3, 4)], {}) == ()


def test_reasons_are_those_of_the_figure_and_of_the_place():
    since = {("marks", None): 2, ("marks", HAUT_PAYS): 1, ("topics", None): 4, ("sheets", None): 1}

    assert one(rate(62, 87), rate(60, 86), since).reasons == (("marks", 2), ("sheets", 1))


def test_no_reason_tells_what_happened_where_difficulties_are_masked():
    since = {("problems", SEPT_VALLEES): 1, ("problems", None): 1}
    then, now = Kept(OVERCOME, SEPT_VALLEES, 1, 1), Kept(OVERCOME, SEPT_VALLEES, 2, 2)

    assert one(then, now, since).reasons == ()


CELLS = range(1, 6)
members = st.fixed_dictionaries(dict.fromkeys(CELLS, st.integers(0, 9)))


def vectors(hidden):
    """The figures of a moment that a reader is shown: the total, and the cells that are not hidden."""
    return [[1.0] * len(CELLS), *(unit(cell) for cell in CELLS if cell not in hidden)]


def unit(cell):
    return [float(cell == other) for other in CELLS]


def figures_of(hidden):
    return [Kept(RATE, cell, masked=True) if cell in hidden else Kept(RATE, cell, 50, cell, 10) for cell in CELLS]


@given(members, members)
def test_what_was_shown_beside_what_is_never_gives_a_hidden_cell_of_either_day(past, present):
    then, now = mask_people(past).hidden, mask_people(present).hidden
    compared = compare(figures_of(then), figures_of(now), {})
    withheld = {each.then.territory for each in compared if each.then.masked}
    nothing = [0.0] * len(CELLS)

    shown = [row + nothing for row in vectors(withheld)] + [nothing + row for row in vectors(now)]
    secret = [unit(cell) + nothing for cell in then] + [nothing + unit(cell) for cell in now]

    assert [each for each in secret if can_be_had(each, np.array(shown))] == []


@given(members, members)
def test_what_was_shown_gives_nothing_hidden_today_even_if_nothing_moved(past, present):
    then, now = mask_people(past).hidden, mask_people(present).hidden
    compared = compare(figures_of(then), figures_of(now), {})
    withheld = {each.then.territory for each in compared if each.then.masked}

    shown = vectors(withheld) + vectors(now)

    assert [cell for cell in now if can_be_had(unit(cell), np.array(shown))] == []


numbers = st.none() | st.integers(0, 20).map(float)
kept = st.builds(Kept, st.sampled_from(HEADLINES), st.sampled_from([None, 1]), numbers, numbers, numbers)


@given(kept, kept, st.booleans(), st.booleans())
def test_of_what_is_masked_on_either_day_no_number_of_the_past_is_told(then, now, masked_then, masked_now):
    now = Kept(*then.place, *now.numbers)
    then, now = (
        Kept(*each.place, masked=True) if masked else each for each, masked in ((then, masked_then), (now, masked_now))
    )

    told = one(then, now).then.numbers

    assert told == (None, None, None) if masked_then or masked_now else set(told) <= {*then.numbers, None}


@given(kept, kept)
def test_of_the_answers_nothing_is_told_that_today_does_not_tell(then, now):
    then, now = (Kept(MEDIAN, None, *each.numbers) for each in (then, now))

    assert one(then, now).then.numbers[:2] in {(None, None), now.numbers[:2]}


# In words


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (rate(62, 87), "71,3\u202f% (62\u00a0/\u00a087)"),
        (rate(3, 4), "3\u00a0/\u00a04"),
        (Kept(RATE, None, None, 0, 0), "sans objet"),
        (Kept(TOPICS, None, 5, 5), "5"),
        (Kept(OVERCOME, None, 4, 4, 9), "4\u00a0/\u00a09"),
        (Kept(OVERCOME, 1, 1, 1), "1"),
        (Kept(MEDIAN, None, 6.5, 9, 12), "6,5 (9\u00a0/\u00a012)"),
        (Kept(MEDIAN, masked=True), "masqué"),
        (replace(rate(62, 87), provisional=True), "71,3\u202f% (62\u00a0/\u00a087, provisoire)"),
        (replace(rate(3, 4), provisional=True), "3\u00a0/\u00a04 (provisoire)"),
        (Kept(TOPICS, None, 5, 5, provisional=True), "5 (provisoire)"),
    ],
)
def test_a_figure_is_written_with_its_counts(figure, said):
    assert words.amount(figure) == said


def test_a_figure_that_moved_says_then_now_and_why():
    moved = one(rate(62, 87), rate(60, 86), {("marks", None): 2, ("sheets", None): 1})

    assert words.sentence(moved, SAT) == (
        "71,3\u202f% (62\u00a0/\u00a087) au copil du 12\u00a0mars, 69,8\u202f% (60\u00a0/\u00a086) aujourd’hui\u00a0: "
        "2\u00a0présences corrigées, 1\u00a0feuille reçue depuis"
    )


def test_one_correction_is_singular():
    assert words.why(one(rate(6, 8), rate(7, 8), {("marks", None): 1})) == "1\u00a0présence corrigée depuis"


def test_a_change_that_the_history_does_not_explain_is_not_explained():
    assert words.why(one(rate(6, 8), rate(7, 8))) == "une autre donnée a changé depuis"


def test_a_figure_that_stayed_says_so():
    assert (
        words.sentence(one(rate(3, 4), rate(3, 4)), SAT)
        == "3\u00a0/\u00a04 au copil du 12\u00a0mars, inchangé aujourd’hui"
    )


def test_a_figure_that_was_provisional_at_the_sitting_stays_so_in_its_sentence():
    said = words.sentence(one(replace(rate(62, 87), provisional=True), rate(60, 86)), SAT)

    assert "(62\u00a0/\u00a087, provisoire) au copil du 12\u00a0mars, 69,8" in said


def test_a_figure_kept_says_whether_it_was_provisional():
    came = [*marks(MARCH, HAUT_PAYS, "present", 6), *marks(MARCH, HAUT_PAYS, "unknown", 1)]

    assert kept_of(RATE, attendance=came, members=people(6, 6, 6)).provisional


def test_what_is_masked_today_does_not_say_that_it_was_provisional():
    then = Kept(RATE, HAUT_PAYS, None, 3, 4, provisional=True)

    assert not one(then, Kept(RATE, HAUT_PAYS, masked=True)).then.provisional


def test_a_figure_masked_on_both_days_says_nothing_else():
    masked = Kept(MEDIAN, masked=True)

    assert words.sentence(one(masked, masked), SAT) == "masqué au copil du 12\u00a0mars et aujourd’hui"


def test_a_median_withheld_says_why_and_keeps_its_value():
    said = words.sentence(one(Kept(MEDIAN, None, 6.5, 12, 14), Kept(MEDIAN, None, 6.8, 13, 14)), SAT)

    assert ("6,8" in said, "6,5" in said, "n’est plus montrée" in said) == (True, False, True)


@pytest.mark.parametrize(
    ("state", "due", "said"),
    [
        (DecisionState.OPEN, None, "◐ En cours"),
        (DecisionState.OPEN, TODAY, "◐ En cours, pour le 30\u00a0juin\u00a02026"),
        (DecisionState.OPEN, date(2026, 6, 29), "▲ En retard\u00a0: attendue le 29\u00a0juin\u00a02026"),
        (DecisionState.DONE, date(2026, 6, 29), "✓ Faite"),
        (DecisionState.DROPPED, None, "× Abandonnée"),
    ],
)
def test_a_decision_says_where_it_stands_by_sign_and_word(state, due, said):
    assert words.standing(state, due, TODAY) == said


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ([], ""),
        ([None, TODAY], "Décisions en cours (2)"),
        ([None, TODAY, date(2026, 1, 1)], "Décisions en cours (3), 1 en retard"),
    ],
)
def test_the_overview_counts_the_decisions_under_way(due, said):
    assert words.summary(due, TODAY) == said


# What is written


def test_nothing_after_the_sitting_enters_its_figures():
    assert Sitting(1, SAT, date(2026, 1, 1), date(2026, 12, 31)).selection.end == SAT


def test_a_sitting_is_written_with_every_figure_shown():
    plan = sitting_plan(Sitting(1, SAT, date(2026, 1, 1), SAT), [rate(6, 8), Kept(MEDIAN, 2, masked=True)])

    assert [(change.table, change.after["masked"]) for change in plan.changes[1:]] == [
        ("committee_figure", False),
        ("committee_figure", True),
    ]


@pytest.mark.parametrize(
    ("day", "start", "said"),
    [
        (date(2026, 7, 1), date(2026, 1, 1), "au plus tard aujourd’hui"),
        (date(2026, 3, 11), date(2026, 1, 1), "déjà enregistré"),
        (SAT, date(2026, 4, 1), "commence après le comité"),
        (SAT, date(2026, 1, 1), ""),
    ],
)
def test_a_sitting_that_cannot_be_says_why(day, start, said):
    refused = why_not(Sitting(1, day, start, date(2026, 12, 31)), [date(2026, 3, 11)], TODAY)

    assert said in refused if said else refused == ""


@pytest.mark.parametrize("text", ["  ", "x" * 501])
def test_a_decision_is_a_sentence(text):
    with pytest.raises(ValueError, match="Attendu"):
        decision_plan(1, 2, Decided(text))


def test_a_new_decision_is_to_be_carried_out():
    (change,) = decision_plan(1, 2, Decided(" Relancer  les élus ", RATE, "Direction", TODAY)).changes

    assert change.after == {
        "committee_id": 2,
        "indicator": RATE,
        "text": "Relancer les élus",
        "owner": "Direction",
        "due_on": TODAY,
        "state": "open",
    }


def test_a_state_is_changed_from_the_one_seen():
    (change,) = state_plan(1, 9, DecisionState.OPEN, DecisionState.DONE).changes

    assert (change.before, change.after) == ({"state": "open"}, {"state": "done"})


def test_the_history_says_a_decision_in_words_and_leaves_the_figures_to_their_page():
    decided = decision_plan(1, 2, Decided("Relancer les élus", RATE, "Direction", TODAY)).changes
    kept = sitting_plan(Sitting(1, SAT, SAT, SAT), [rate(6, 8)]).changes[1:]

    told = changes.table([*decided, *kept], Known(1, {}))

    assert list(zip(told["Donnée"], told["Après"], strict=True)) == [
        ("Décision", "Relancer les élus"),
        ("Portée par", "Direction"),
        ("Échéance", "30/06/2026"),
        ("État", "En cours"),
    ]


def test_a_figure_shown_then_without_its_denominator_is_not_told_as_moved():
    assert not Compared(Kept(OVERCOME, 1, 1, 1), Kept(OVERCOME, 1, 1, 1, 4)).moved
