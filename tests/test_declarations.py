import pytest

from ctg_data.indicators.declarations import ADHESION, EFFICACY, INDICATORS
from ctg_data.indicators.figures import figures
from tests.counted import CAMPAIGNS, DEPART, LATER, answers, counts

SEED = {
    "attendance_rate", "attendance_rate_excluding_excused", "structures_represented", "meetings_held", "unknown_marks",
    "operator_attendance_rate", "training_attendance_rate", "codev_topics_processed", "codev_retreatments",
    "codev_presenters", "problems_identified", "problems_overcome", "problem_resolution_rate", "problem_median_delay",
    "problems_open", "problems_without_follow_up", "self_efficacy_median", "self_efficacy_mean", "self_efficacy_change",
}  # fmt: skip
ASKED = counts(
    campaigns=CAMPAIGNS,
    scores=[*answers(DEPART, 1, range(9)), *answers(LATER, 1, (1, 1, 1, 4, 5, 6, 7, 8, 9))],
)


def test_every_indicator_of_the_evaluation_is_declared():
    assert set(INDICATORS) == SEED


def test_every_figure_has_a_declaration_and_every_declaration_a_figure():
    assert set(figures(ASKED)["key"]) == set(INDICATORS)


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=lambda indicator: indicator.key)
def test_a_declaration_says_all_that_a_reader_needs(indicator):
    assert all((indicator.label, indicator.definition, indicator.numerator, indicator.unit))


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=lambda indicator: indicator.key)
def test_a_declaration_stands_under_a_heading_of_the_seed(indicator):
    assert indicator.heading in {ADHESION, EFFICACY}


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=lambda indicator: indicator.key)
def test_a_declaration_says_which_way_is_better(indicator):
    assert indicator.direction in {"up", "down", "none"}


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=lambda indicator: indicator.key)
def test_no_indicator_claims_a_cause(indicator):
    assert "grâce à" not in indicator.definition
