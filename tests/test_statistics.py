import json
from pathlib import Path

import pytest

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
