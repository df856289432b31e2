"""What a figure is held to, and that a status tells no more than the figure shown."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ctg_data.charts import targets as words
from ctg_data.charts.numbers import decimal, written
from ctg_data.indicators.declarations import INDICATORS
from ctg_data.indicators.figure import Figure, listed, rounded
from ctg_data.indicators.figures import figures
from ctg_data.indicators.targets import (
    WATCH_POINTS,
    WATCH_SHARE,
    Target,
    aim_of,
    applying,
    can_be_aimed,
    judge,
    judged_on,
    status_of,
)
from ctg_data.selection import Selection
from ctg_data.vocabulary import AttendanceStatus, ProblemStatus, TargetStatus
from tests.counted import CAMPAIGNS, DEPART, MARCH, answers, counts, marks, people, problem

REACHED, WATCH, MISSED, NOT_EVALUABLE = TargetStatus
RATE, DELAY = INDICATORS["attendance_rate"], INDICATORS["problem_median_delay"]
TOPICS, SCORE = INDICATORS["codev_topics_processed"], INDICATORS["self_efficacy_median"]
BAYS, VALLEYS = 2, 3
YEAR = Selection(1, date(2025, 1, 1), date(2025, 12, 31))
QUARTER = replace(YEAR, end=date(2025, 3, 31))
LATER = date(2026, 2, 1)


def target(indicator=RATE, value=80.0, territory=None, start=date(2025, 1, 1), end=date(2025, 12, 31)):
    return Target(1, indicator.key, territory, start, end, value)


def rate(value, **more):
    return Figure("attendance_rate", value=value, numerator=7, denominator=9, n=9, **more)


@pytest.mark.parametrize(
    ("value", "status"),
    [(100, REACHED), (80, REACHED), (79.9, WATCH), (80 - WATCH_POINTS, WATCH), (74.9, MISSED), (0, MISSED)],
)
def test_a_rate_is_watched_within_a_few_points_of_its_target(value, status):
    assert status_of(RATE, rate(value), 80) is status


@pytest.mark.parametrize(("days", "status"), [(90, REACHED), (99, WATCH), (100, MISSED)])
def test_a_delay_is_the_better_the_shorter(days, status):
    assert status_of(DELAY, Figure(DELAY.key, value=days), 100 / (1 + WATCH_SHARE / 100) * 0.99) is status


@pytest.mark.parametrize(("topics", "status"), [(20, REACHED), (18, WATCH), (17, MISSED)])
def test_a_number_is_watched_within_a_share_of_its_target(topics, status):
    assert status_of(TOPICS, Figure(TOPICS.key, value=topics), 20) is status


def test_the_quartiles_of_a_score_are_no_doubt_about_it():
    assert status_of(SCORE, Figure(SCORE.key, value=7.2, low=4.0, high=9.0, n=9), 7) is REACHED


def test_a_figure_that_reads_as_its_target_reaches_it():
    assert status_of(RATE, rate(79.96), 80) is REACHED


@pytest.mark.parametrize(
    "figure",
    [
        Figure("attendance_rate", masked=True),
        Figure("attendance_rate", numerator=4, denominator=4, n=4, too_small=True),
        Figure("attendance_rate"),
        Figure("unknown_marks", value=0, numerator=0, denominator=0, n=0),
    ],
)
def test_what_is_masked_too_small_or_without_anybody_is_not_evaluable(figure):
    assert status_of(INDICATORS[figure.key], figure, 0) is NOT_EVALUABLE


@pytest.mark.parametrize(
    ("low", "high", "status"), [(81, 95, REACHED), (60, 70, MISSED), (76, 79, WATCH), (76, 84, NOT_EVALUABLE)]
)
def test_a_rate_with_marks_to_fill_in_has_a_status_only_if_both_bounds_have_the_same(low, high, status):
    assert status_of(RATE, rate((low + high) / 2, low=low, high=high), 80) is status


HIDDEN = st.fixed_dictionaries(
    {name: st.none() | st.floats(0, 100) for name in ("value", "numerator", "denominator", "low", "high")}
)


@given(HIDDEN, st.sampled_from(list(INDICATORS.values())), st.floats(0, 100), st.sampled_from(["masked", "too_small"]))
def test_no_status_tells_a_masked_or_too_small_value(numbers, indicator, aim, why):
    assert status_of(indicator, Figure(indicator.key, **numbers, **{why: True}), aim) is NOT_EVALUABLE


small_problems = st.lists(st.tuples(st.sampled_from(list(ProblemStatus)), st.integers(1, 9)), max_size=5)


AIMS = (0, 0.1, 1, 2, 3, 4, 49.9, 50, 99.9, 100)


@settings(max_examples=3)
@given(small_problems, st.lists(st.integers(0, 10), max_size=4), st.integers(0, 4))
def test_whatever_stands_in_a_small_territory_its_hidden_figures_have_one_status(found, scores, present):
    marked = [*marks(MARCH, VALLEYS, AttendanceStatus.PRESENT, present), *marks(MARCH, VALLEYS, "absent", 4 - present)]
    network = counts(
        attendance=marked,
        members=people(9, 9, 4),
        problems=[problem(VALLEYS, str(status), problems=number) for status, number in found],
        campaigns=CAMPAIGNS[:1],
        scores=answers(DEPART, VALLEYS, map(float, scores)),
    )
    table = figures(network, ("territory",))

    told = {
        status_of(INDICATORS[figure.key], figure, aim)
        for key in INDICATORS
        for figure in listed(table, key)
        if figure.masked or figure.too_small
        for aim in AIMS
    }
    assert told == {NOT_EVALUABLE}


amounts = st.floats(0, 100, allow_subnormal=False)


@given(st.sampled_from([RATE, DELAY, TOPICS, SCORE]), amounts, amounts)
def test_a_status_tells_no_more_than_what_is_written(indicator, value, aim):
    one, same = (Figure(indicator.key, value=each, n=9, denominator=9) for each in (value, float(rounded(value))))
    assert written(one) == written(same)

    assert status_of(indicator, one, aim) is status_of(indicator, same, aim)


@given(st.sampled_from([each for each in INDICATORS.values() if can_be_aimed(each)]), amounts, amounts, amounts)
def test_a_better_figure_never_has_a_worse_status(indicator, value, other, aim):
    better, worse = sorted((value, other), reverse=indicator.direction == "up")
    order = [REACHED, WATCH, MISSED]
    told = [status_of(indicator, Figure(indicator.key, value=each, n=9), aim) for each in (better, worse)]

    assert order.index(told[0]) <= order.index(told[1])


@given(amounts)
def test_a_value_is_written_as_it_is_compared(value):
    assert decimal(value) == decimal(float(rounded(value)))


def test_the_targets_of_another_indicator_territory_or_period_do_not_apply():
    decoys = [
        target(SCORE),
        target(territory=VALLEYS),
        target(start=date(2024, 1, 1), end=date(2024, 12, 31)),
        target(start=date(2026, 1, 1), end=None),
    ]

    assert applying(decoys, RATE, replace(YEAR, territories=(BAYS,))) is None


def test_the_target_of_a_territory_stands_above_that_of_the_network_however_recent():
    own, network = target(territory=BAYS, value=60), target(start=date(2025, 10, 1))

    assert applying([network, own], RATE, replace(YEAR, territories=(BAYS,))) is own


def test_of_the_targets_of_a_period_the_latest_to_begin_applies():
    first, last = target(end=None), target(start=date(2025, 7, 1), end=None)

    assert applying([last, first], RATE, YEAR) is last


def test_a_rate_aimed_at_for_the_network_holds_for_each_territory():
    network = target()

    assert applying([network], RATE, replace(YEAR, territories=(VALLEYS,))) is network


@pytest.mark.parametrize("selection", [replace(YEAR, territories=(VALLEYS,)), QUARTER])
def test_a_number_aimed_at_for_the_network_and_the_year_holds_for_no_part_of_them(selection):
    assert applying([target(TOPICS, 20)], TOPICS, selection) is None


def test_a_number_aimed_at_for_a_year_is_judged_on_that_year_when_more_is_looked_at():
    aimed, everything = target(TOPICS, 20), Selection(1)
    assert applying([aimed], TOPICS, everything) is aimed

    assert judged_on(aimed, everything) == YEAR


def test_a_rate_is_judged_on_the_days_of_its_target_that_are_looked_at():
    since_july = target(start=date(2025, 7, 1), end=None)

    assert judged_on(since_july, YEAR) == replace(YEAR, start=date(2025, 7, 1))


@pytest.mark.parametrize(
    ("topics", "today", "status"),
    [
        (17, date(2025, 12, 31), NOT_EVALUABLE),
        (17, LATER, MISSED),
        (20, date(2025, 6, 1), REACHED),
        (18, date(2025, 6, 1), NOT_EVALUABLE),
    ],
)
def test_a_number_is_not_missed_before_its_period_is_over(topics, today, status):
    assert judge(TOPICS, Figure(TOPICS.key, value=topics), target(TOPICS, 20), today).status is status


def test_a_number_that_should_be_low_is_not_reached_before_its_period_is_over():
    unknown = INDICATORS["unknown_marks"]
    figure = Figure(unknown.key, value=0, numerator=0, denominator=9, n=9)

    assert judge(unknown, figure, target(unknown, 3), date(2025, 6, 1)).status is NOT_EVALUABLE


def test_each_meeting_is_held_to_the_target_of_its_day():
    aim = aim_of([target(value=70), target(value=80, start=date(2026, 1, 1), end=None)], RATE, Selection(1))

    days = (date(2024, 12, 1), date(2025, 12, 31), date(2026, 1, 1))
    assert [aim(rate(50, day=day)) for day in days] == [None, 70, 80]


def test_each_territory_is_held_to_its_own_target_or_to_that_of_the_network():
    aim = aim_of([target(value=70), target(value=90, territory=BAYS)], RATE, YEAR)

    assert [aim(rate(50, territory=place)) for place in (BAYS, VALLEYS)] == [90, 70]


def plain(text):
    return text.replace("\u202f", " ").replace("\xa0", " ")


def told(judged, selection=YEAR):
    return plain(f"{words.headline(judged, selection)} – {words.status(judged)} | {words.detail(judged, selection)}")


def test_a_target_is_told_with_its_status_its_period_and_its_threshold():
    judged = judge(RATE, rate(82.0), target(), LATER)

    assert told(judged) == "Cible : 80 % – ✓ Atteint | Fixée pour 2025, à surveiller dès 75 %."


def test_a_target_judged_on_a_provisional_figure_says_so():
    judged = judge(RATE, rate(85, provisional=True), target(), date(2025, 6, 1))

    assert plain(words.status(judged)) == "✓ Atteint (provisoire)"


def test_a_target_missed_on_a_provisional_figure_says_so():
    judged = judge(RATE, rate(50, provisional=True), target(), date(2025, 6, 1))

    assert "50,0 % (provisoire) pour 80 %" in plain(words.missed(judged))


def test_where_more_is_looked_at_the_figure_of_the_target_s_days_is_told():
    judged = judge(RATE, rate(82.0), target(start=date(2025, 7, 1), end=None), LATER)

    assert told(judged).endswith("Fixée depuis le 01/07/2025, à surveiller dès 75 %. Sur ces jours : 82,0 %.")


def test_what_is_not_evaluable_gives_no_number_of_the_target_s_days():
    few = Figure(RATE.key, numerator=2, denominator=3, n=3, too_small=True)

    assert "Sur ces jours" not in told(judge(RATE, few, target(start=date(2025, 7, 1)), LATER))


@pytest.mark.parametrize(
    ("figure", "why"),
    [
        (Figure(RATE.key, masked=True), "Chiffre masqué."),
        (Figure(RATE.key, numerator=2, denominator=3, n=3, too_small=True), "Effectif trop faible."),
        (Figure(RATE.key), "Rien à compter."),
        (rate(80, low=70, high=90), "Les présences à renseigner peuvent changer la réponse."),
        (Figure(TOPICS.key, value=8), "Période en cours : 8 à ce jour."),
    ],
)
def test_what_is_not_evaluable_says_why(figure, why):
    indicator = INDICATORS[figure.key]

    assert told(judge(indicator, figure, target(indicator), date(2025, 6, 1))).endswith(why)


def test_the_network_s_target_beside_a_territory_s_figure_says_whose_it_is():
    judged = judge(RATE, rate(82.0), target(), LATER)

    assert "Cible du réseau" in told(judged, replace(YEAR, territories=(BAYS,)))


@given(st.sampled_from([each for each in INDICATORS.values() if can_be_aimed(each)]), st.integers(0, 100))
def test_the_threshold_written_is_the_last_value_watched(indicator, aim):
    assume(indicator.direction == "down" or aim > WATCH_POINTS)
    judged = judge(indicator, Figure(indicator.key, value=50, n=9), target(indicator, aim), LATER)
    threshold = told(judged).split("dès " if indicator.direction == "up" else "jusqu’à ")[1]
    last = float(threshold.split(" ")[0].rstrip(".").replace(",", "."))
    worse = last + (0.1 if indicator.direction == "down" else -0.1)

    assert status_of(indicator, Figure(indicator.key, value=worse, n=9), aim) is MISSED


def test_many_territories_are_told_by_number():
    said = plain(words.missed_in(RATE, ["A", "B", "C", "D"]))

    assert said == "Taux de présence aux séances : cible non atteinte dans 4 territoires (A, B, C, …)"
