"""The statistics, against the worked examples of `statistics_vectors.json`, which says where each is published.

Its Wilson intervals are used by nothing: attendance is a census, and has no sampling interval.
"""

import json
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from ctg_data.indicators.statistics import mean_interval, paired_effect, quartiles, signed_ranks

VECTORS = json.loads((Path(__file__).parent / "statistics_vectors.json").read_text(encoding="utf-8"))
SLEEP = VECTORS["sleep_student_1908"]
DIFFERENCES = [round(after - before, 9) for before, after in zip(SLEEP["pre"], SLEEP["post"], strict=True)]
TIED = VECTORS["pingouin_wilcoxon_doc"]


def test_the_t_interval_is_the_one_published_for_the_sleep_of_student():
    interval = mean_interval(DIFFERENCES)

    assert (interval.value, interval.low, interval.high) == pytest.approx((SLEEP["mean_diff"], *SLEEP["ci95_t"]))


def test_a_mean_of_one_value_has_no_interval():
    assert mean_interval([4.0]) is None


def test_quartiles_are_those_of_a_spreadsheet():
    found = quartiles([24, 27, 29, 30, 33])

    assert [found.low, found.value, found.high] == VECTORS["quartiles_of_24_27_29_30_33"]["linear"]


def test_the_quartiles_of_the_sleep_differences_are_interpolated():
    found = quartiles(DIFFERENCES)

    assert [found.low, found.value, found.high] == pytest.approx(
        [SLEEP["q1_q3_linear"][0], SLEEP["median_diff"], SLEEP["q1_q3_linear"][1]]
    )


def test_the_effect_size_is_in_deviations_of_the_differences_not_of_the_scores():
    effect = paired_effect(DIFFERENCES)

    assert (effect.dz, effect.corrected) == pytest.approx(
        (SLEEP["dz"], SLEEP["dz"] * SLEEP["J_exact_approx_1_3_over_4df_1"])
    )


def test_equal_differences_have_no_effect_size():
    assert paired_effect([1.0, 1.0, 1.0]) is None


def test_wilcoxon_is_exact_and_drops_the_zero_of_the_sleep_data():
    ranks = signed_ranks(DIFFERENCES)

    assert (ranks.w, ranks.p, ranks.zeros) == pytest.approx(
        (SLEEP["wilcoxon_W_min"], SLEEP["wilcoxon_p_exact_zero_dropped"], 1)
    )


def test_wilcoxon_stays_exact_with_ties():
    differences = [x - y for x, y in zip(TIED["x"], TIED["y"], strict=True)]

    ranks = signed_ranks(differences)

    assert (ranks.w, ranks.p) == pytest.approx((TIED["W"], TIED["p"]))


@pytest.mark.parametrize("n", [6, 7, 8, 10])
def test_the_smallest_p_is_the_one_published(n):
    assert signed_ranks(range(1, n + 1)).p == pytest.approx(VECTORS["wilcoxon_smallest_two_sided_p"][str(n)])


def test_five_differences_are_too_few_for_a_test_even_beside_zeros():
    assert signed_ranks([1, 2, 3, 4, 5, 0, 0]) is None


def test_the_interval_at_the_published_p_of_the_t_test_ends_at_nought():
    assert mean_interval(DIFFERENCES, 1 - SLEEP["p_two_sided"]).low == pytest.approx(0, abs=1e-7)


def test_the_t_of_the_published_test_is_that_of_the_interval():
    interval = mean_interval(DIFFERENCES)
    half = stats.t.ppf(0.975, SLEEP["df"])

    assert interval.value / ((interval.high - interval.low) / 2 / half) == pytest.approx(SLEEP["t"])


def test_the_effect_size_published_with_hedges_correction_is_that_of_the_differences():
    assert paired_effect(DIFFERENCES).corrected == pytest.approx(SLEEP["gz"])


@pytest.mark.parametrize("other", ["pingouin_cohen_d_is_davg", "pingouin_hedges_from_davg"])
def test_the_effect_size_is_not_that_of_the_average_deviation(other):
    effect = paired_effect(DIFFERENCES)

    assert SLEEP[other] not in [pytest.approx(effect.dz, abs=0.1), pytest.approx(effect.corrected, abs=0.1)]


@pytest.mark.parametrize("other", ["weibull", "hazen", "median_unbiased"])
def test_the_quartiles_are_of_no_other_definition(other):
    found = quartiles([24, 27, 29, 30, 33])

    assert [found.low, found.high] != VECTORS["quartiles_of_24_27_29_30_33"][other][::2]


@pytest.mark.parametrize("n", [3, 4, 5])
def test_no_test_is_made_where_the_smallest_p_published_is_over_one_in_twenty(n):
    assert (signed_ranks(range(1, n + 1)), VECTORS["wilcoxon_smallest_two_sided_p"][str(n)] > 0.05) == (None, True)


@pytest.mark.parametrize("n", range(6, 12))
def test_the_exact_p_is_that_of_every_sign_counted_one_by_one(n):
    """Ties included, against the definition: the share of the 2ⁿ signs whose smaller sum is no greater."""
    ranks = stats.rankdata([each // 2 for each in range(n + 1)][1:])
    signs = np.array(list(product([0, 1], repeat=n))) @ ranks
    observed = ranks[0] + ranks[1]

    by_hand = min(1.0, 2 * np.mean(signs <= observed))
    differences = [-1 if place < 2 else 1 for place in range(n)] * ranks

    assert signed_ranks(differences).p == pytest.approx(by_hand)


moved = st.lists(st.integers(-9, 9).map(float), min_size=6, max_size=12)


@given(moved)
def test_zeros_are_left_out_of_the_test_and_counted(differences):
    zeros = differences.count(0)
    ranks, without = signed_ranks(differences), signed_ranks([each for each in differences if each])

    assert ranks == (without and replace(without, zeros=zeros))


@given(st.lists(st.floats(-100, 100), min_size=2, max_size=12), st.floats(-50, 50))
def test_an_interval_moves_with_its_values(values, shift):
    there, here = mean_interval([value + shift for value in values]), mean_interval(values)

    assert (there.value, there.low, there.high) == pytest.approx(
        (here.value + shift, here.low + shift, here.high + shift), abs=1e-6
    )
