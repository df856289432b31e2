from datetime import date

import pytest

from ctg_data.boards import headlines
from ctg_data.charts.self_efficacy import directions
from ctg_data.indicators.change import Change
from ctg_data.indicators.figures import figures
from ctg_data.selection import FIRST_DAY, LAST_DAY, period_label, previous_period
from tests.counted import CAMPAIGNS as TWO_CAMPAIGNS
from tests.counted import (
    DEPART,
    HAUT_PAYS,
    JUNE,
    LATER,
    MARCH,
    SEPT_VALLEES,
    answers,
    counts,
    marks,
    people,
    problem,
    topic,
)

ONE_QUARTER = [(MARCH, date(2025, 3, 18), "quarterly", "held")]


def period(words="2025", **rows):
    counted = counts(**rows)
    return headlines.Period(words, counted, figures(counted))


def came(present, absent, meeting=MARCH):
    return [*marks(meeting, HAUT_PAYS, "present", present), *marks(meeting, HAUT_PAYS, "absent", absent)]


@pytest.mark.parametrize(
    ("start", "end", "before"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), (date(2025, 1, 1), date(2025, 12, 31))),
        (date(2026, 1, 1), date(2026, 3, 31), (date(2025, 10, 1), date(2025, 12, 31))),
        (date(2026, 2, 10), date(2026, 2, 19), (date(2026, 1, 31), date(2026, 2, 9))),
    ],
)
def test_the_period_before_is_a_year_a_quarter_or_as_many_days(start, end, before):
    assert previous_period(start, end) == before


def test_the_whole_period_has_none_before():
    assert previous_period(FIRST_DAY, LAST_DAY) is None


def test_a_period_is_named_as_people_name_it():
    named = [
        period_label(date(2025, 1, 1), date(2025, 12, 31)),
        period_label(date(2025, 4, 1), date(2025, 6, 30)),
        period_label(date(2025, 4, 1), date(2025, 6, 29)),
    ]

    assert named == ["2025", "T2 2025", "du 01/04/2025 au 29/06/2025"]


def test_under_twenty_expected_the_change_is_said_in_people():
    past = period("2024", attendance=came(5, 5), meetings=ONE_QUARTER)

    card = headlines.attendance(period(attendance=came(8, 2), meetings=ONE_QUARTER), past)

    assert (card.change, card.since, card.direction) == ("3\u00a0présences de plus", "par rapport à 2024", "better")


def test_one_person_of_difference_is_stable():
    past = period("2024", attendance=came(7, 3), meetings=ONE_QUARTER)

    card = headlines.attendance(period(attendance=came(6, 4), meetings=ONE_QUARTER), past)

    assert (card.change, card.direction) == ("stable", "stable")


def test_a_period_with_fewer_meetings_is_not_compared():
    twice = [*ONE_QUARTER, (JUNE, date(2025, 6, 17), "quarterly", "held")]
    past = period("2024", attendance=[*came(5, 5), *came(5, 5, JUNE)], meetings=twice)

    assert headlines.attendance(period(attendance=came(9, 1), meetings=ONE_QUARTER), past).change == ""


def test_fewer_topics_are_told_as_fewer():
    past = period("2024", topics=[topic(MARCH, HAUT_PAYS, topics=3)], meetings=ONE_QUARTER)

    card = headlines.topics(period(topics=[topic(MARCH, HAUT_PAYS)], meetings=ONE_QUARTER), past)

    assert (card.value, card.change, card.direction) == ("1", "2\u00a0sujets de moins", "worse")


def test_a_young_cohort_of_difficulties_is_told_beside_the_older_one_not_compared():
    members = people(5, 5, 5)
    past = period("2024", problems=[problem(1, "overcome", problems=4), problem(1, "open")], members=members)

    card = headlines.problems(
        period(problems=[problem(1, "overcome"), problem(1, "no_follow_up")], members=members), past
    )

    told = "sur 2\u00a0repérées, dont 1 sans suivi renseigné"
    assert (card.change, card.counts, card.note) == ("", told, "2024\u00a0: 4\u00a0/\u00a05, avec plus de recul")


def test_what_a_small_territory_identified_is_said_masked():
    alone = [(SEPT_VALLEES, "200044030", "CC des 7 Vallées")]
    rows = {"problems": [problem(SEPT_VALLEES, "overcome")], "members": people(9, 9, 2), "territories": alone}

    assert headlines.problems(period(**rows), None).counts.startswith("Repérées\u00a0: masqué")


def test_too_few_answers_are_masked_on_the_card():
    card = headlines.self_efficacy(period(campaigns=TWO_CAMPAIGNS[:1], scores=answers(DEPART, 1, [3, 4, 5, 6])))

    assert (card.value, card.points) == ("masqué", ())


def test_the_card_of_self_efficacy_says_how_many_moved():
    scores = [*answers(DEPART, 1, [3, 4, 5, 6, 7]), *answers(LATER, 1, [5, 6, 5, 8, 6])]

    card = headlines.self_efficacy(period(campaigns=TWO_CAMPAIGNS, scores=scores))

    assert (card.value, card.change, card.note) == (
        "6,0\u00a0/\u00a010",
        "+2\u00a0pts",
        "Médiane des 5 évolutions depuis «\u00a0Départ\u00a0»\u00a0: 3 en hausse, 1 stable, 1 en baisse",
    )


def test_ways_that_nobody_went_are_left_unsaid():
    assert directions(Change("Départ", "Fin", 4, 4, 0, 0, 1.0, None)) == "4 en hausse"
