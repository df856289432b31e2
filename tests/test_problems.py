from datetime import date

import pandas as pd
import pytest

from ctg_data.indicators.problems import by_cohort, by_status, open_since, problem_figures, told_to_readers
from tests.counted import DEUX_BAIES, HAUT_PAYS, SEPT_VALLEES, TERRITORIES, counts, figure, people, problem

APRIL = date(2025, 4, 20)
ROWS = [
    problem(HAUT_PAYS, "overcome", overcome_on=date(2025, 1, 20), problems=2),
    problem(HAUT_PAYS, "overcome", overcome_on=date(2025, 3, 1)),
    problem(HAUT_PAYS, "partly_overcome"),
    problem(DEUX_BAIES, "open", identified_on=APRIL),
    problem(DEUX_BAIES, "no_follow_up", problems=3),
    problem(SEPT_VALLEES, "dropped"),
]
LARGE = counts(problems=ROWS, members=people(6, 7, 8))
SMALL = counts(problems=ROWS, members=people(6, 7, 2))


def test_the_rate_leaves_out_the_difficulties_without_follow_up():
    rate = figure(problem_figures(LARGE), "problem_resolution_rate")

    assert (rate["numerator"], rate["denominator"], rate["value"]) == (3, 6, 50)


def test_what_is_overcome_is_out_of_what_was_identified():
    overcome = figure(problem_figures(LARGE), "problems_overcome")

    assert (overcome["value"], overcome["denominator"]) == (3, 9)


def test_four_difficulties_followed_make_no_percentage():
    few = counts(problems=[problem(1, "overcome"), problem(1, "open", problems=3)], members=people(6, 7, 8))

    rate = figure(problem_figures(few), "problem_resolution_rate")

    assert (rate["too_small"], pd.isna(rate["value"]), rate["denominator"]) == (True, True, 4)


def test_the_median_delay_is_in_days_and_counts_each_difficulty():
    delay = figure(problem_figures(LARGE), "problem_median_delay")

    assert (delay["value"], delay["n"]) == (10, 3)


def test_a_difficulty_belongs_to_the_quarter_in_which_it_was_identified():
    table = problem_figures(LARGE, by=("period",)).query("key == 'problems_identified'")

    assert dict(zip(table["period"], table["value"], strict=True)) == {"2025-T1": 8, "2025-T2": 1}


@pytest.mark.parametrize(
    "key", ["problems_identified", "problems_open", "problem_resolution_rate", "problems_without_follow_up"]
)
def test_a_territory_of_two_cct_shows_nothing_that_would_name_them(key):
    row = figure(problem_figures(SMALL, by=("territory",)), key, territory_id=SEPT_VALLEES)

    assert [row["masked"], *pd.isna([row[c] for c in ("value", "numerator", "denominator", "n")])] == [True] * 5


def test_a_territory_of_two_cct_shows_what_it_overcame_and_not_out_of_how_many():
    row = figure(problem_figures(SMALL, by=("territory",)), "problems_overcome", territory_id=SEPT_VALLEES)

    assert (row["masked"], row["value"], pd.isna(row["denominator"])) == (False, 0, True)


def test_the_next_smallest_territory_is_masked_too_against_subtraction():
    table = problem_figures(SMALL, by=("territory",)).query("key == 'problems_identified'")

    assert table["masked"].tolist() == [True, False, True]


def test_the_whole_network_is_never_masked():
    assert figure(problem_figures(SMALL), "problems_identified")["value"] == 9


def test_choosing_the_small_territory_alone_shows_no_more_than_its_line():
    alone = counts(
        territories=TERRITORIES[2:], problems=[problem(SEPT_VALLEES, "open", problems=4)], members=people(6, 7, 2)
    )

    assert figure(problem_figures(alone), "problems_open")["masked"]


def test_cohorts_hold_every_status():
    assert by_cohort(LARGE).set_index("period").loc["2025-T1"].tolist() == [0, 3, 1, 0, 1, 3]


def test_a_quarter_without_any_difficulty_keeps_its_place():
    found = by_cohort(
        counts(problems=[problem(HAUT_PAYS, "open", date(2025, 11, 4)), problem(HAUT_PAYS, "open", date(2026, 5, 4))])
    )

    assert found["period"].tolist() == ["2025-T4", "2026-T1", "2026-T2"]


def test_nothing_identified_has_no_quarter():
    assert by_cohort(counts()).empty


def test_the_flow_counts_by_status():
    assert by_status(LARGE).tolist() == [1, 3, 1, 0, 1, 3]


def test_what_stays_open_is_said_with_its_age():
    assert open_since(LARGE, date(2025, 4, 30))["days"].tolist() == [10]


def test_without_a_difficulty_nothing_is_identified_and_no_delay_is_known():
    table = problem_figures(counts())

    assert (figure(table, "problems_identified")["value"], figure(table, "problem_median_delay")["n"]) == (0, 0)


def test_the_delay_of_a_small_territory_is_masked_too():
    table = problem_figures(SMALL, by=("territory",)).query("key == 'problem_median_delay'")

    assert table["masked"].tolist() == [True, False, True]


def test_a_reader_is_told_of_a_small_territory_what_it_overcame_only():
    listed = pd.DataFrame(
        [
            (1, SEPT_VALLEES, "open"),
            (2, SEPT_VALLEES, "overcome"),
            (3, DEUX_BAIES, "open"),
            (4, HAUT_PAYS, "no_follow_up"),
        ],
        columns=["number", "territory_id", "status"],
    )

    assert told_to_readers(listed, SMALL)["number"].tolist() == [2, 3]
