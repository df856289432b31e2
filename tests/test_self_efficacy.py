import pandas as pd
import pytest

from ctg_data.indicators.change import change_figures, latest_change
from ctg_data.indicators.self_efficacy import on_same_scale, self_efficacy_figures
from tests.counted import CAMPAIGNS, DEPART, LAST, LATER, TERRITORIES, answers, counts, figure

BEFORE = (3, 4, 4, 5, 5, 6, 6, 7)
AFTER = (4, 5, 6, 6, 5, 6, 7, 6)  # five up, two stable, one down
ASKED = counts(
    campaigns=CAMPAIGNS,
    scores=[
        *answers(DEPART, 1, BEFORE),
        *answers(LATER, 1, AFTER),
        *answers(DEPART, 1, (0,) * 7 + (10,), domain="peers"),
    ],
)
DEPARTURE = CAMPAIGNS[0][2]


def test_a_campaign_is_its_median_between_its_quartiles():
    row = figure(self_efficacy_figures(ASKED), "self_efficacy_median", date=DEPARTURE)

    assert (row["value"], row["low"], row["high"], row["n"]) == (5, 4, 6, 8)


def test_the_mean_stands_between_its_t_bounds():
    row = figure(self_efficacy_figures(ASKED), "self_efficacy_mean", date=DEPARTURE)

    assert (row["value"], row["low"], row["high"]) == pytest.approx((5, 3.9054, 6.0946), abs=1e-4)


def test_answers_are_told_out_of_those_expected():
    row = figure(self_efficacy_figures(ASKED), "self_efficacy_mean", date=DEPARTURE)

    assert (row["numerator"], row["denominator"]) == (8, 9)


def test_a_domain_is_apart_from_the_whole():
    row = figure(self_efficacy_figures(ASKED, domain="peers"), "self_efficacy_median", date=DEPARTURE)

    assert row["value"] == 0


def test_a_campaign_is_placed_in_its_quarter():
    assert self_efficacy_figures(ASKED)["period"].tolist() == ["2025-T1", "2025-T3"] * 2


def test_the_change_is_told_in_people_who_answered_both():
    change = latest_change(ASKED)

    assert (change.n, change.up, change.stable, change.down, change.median) == (8, 5, 2, 1, 1.0)


def test_the_detail_of_a_change_drops_its_two_zeros_and_tests_the_six_others():
    detail = latest_change(ASKED).detail

    assert (detail.mean.value, detail.ranks.zeros, detail.ranks.w) == (0.625, 2, 3)


def test_somebody_who_answered_once_is_in_no_pair():
    more = counts(
        campaigns=CAMPAIGNS,
        scores=[*answers(DEPART, 1, BEFORE), *answers(LATER, 1, AFTER), *answers(LATER, 1, (10,), start=90)],
    )

    assert figure(change_figures(more), "self_efficacy_change")["n"] == 8


def test_another_questionnaire_is_not_compared():
    other = (*CAMPAIGNS[1][:3], 2, *CAMPAIGNS[1][4:])
    asked = counts(campaigns=[CAMPAIGNS[0], other], scores=[*answers(DEPART, 1, BEFORE), *answers(LATER, 1, AFTER)])

    assert latest_change(asked) is None


def test_five_pairs_are_told_without_a_test():
    asked = counts(campaigns=CAMPAIGNS, scores=[*answers(DEPART, 1, BEFORE[:5]), *answers(LATER, 1, AFTER[:5])])

    assert latest_change(asked).detail is None


def test_a_choice_of_campaigns_withholds_the_detail():
    chosen = counts(campaigns=CAMPAIGNS, scores=[*ASKED.scores.values.tolist(), *answers(LAST, 1, (1, 2, 3, 4, 5))])

    assert latest_change(chosen).detail is None


def test_a_territory_without_an_answer_shows_nothing():
    table = self_efficacy_figures(ASKED, by=("territory",))

    assert table[table["territory_id"] == 2]["masked"].all()


def test_the_answers_without_a_territory_count_in_the_whole_network_only():
    scores = [*answers(DEPART, 1, BEFORE), *answers(DEPART, 2, BEFORE), *answers(DEPART, None, BEFORE)]
    whole = counts(campaigns=CAMPAIGNS[:1], scores=scores)
    chosen = counts(territories=TERRITORIES[:1], campaigns=CAMPAIGNS[:1], scores=scores)

    sizes = [figure(self_efficacy_figures(one), "self_efficacy_mean")["n"] for one in (whole, chosen)]

    assert sizes == [24, 8]


def test_without_a_campaign_there_is_no_figure():
    assert self_efficacy_figures(counts()).empty


def test_the_expected_of_a_territory_are_not_known():
    row = figure(self_efficacy_figures(ASKED, by=("territory",)), "self_efficacy_mean", date=DEPARTURE, territory_id=1)

    assert pd.isna(row["denominator"])


def test_a_masked_line_before_takes_no_number_from_the_next():
    asked = counts(campaigns=CAMPAIGNS, scores=[*answers(DEPART, 1, (3, 5)), *answers(LATER, 1, AFTER)])

    assert figure(self_efficacy_figures(asked), "self_efficacy_median", date=CAMPAIGNS[1][2])["value"] == 6


def test_a_campaign_on_another_scale_is_set_apart_with_its_answers():
    other = (*CAMPAIGNS[1][:3], 2, 10, 40, 9)
    asked = counts(campaigns=[CAMPAIGNS[0], other], scores=[*answers(DEPART, 1, BEFORE), *answers(LATER, 1, AFTER)])

    alike = on_same_scale(asked)

    assert (alike.campaigns["campaign_id"].tolist(), set(alike.scores["campaign_id"])) == ([LATER], {LATER})
