from datetime import date

import pytest

from ctg_data.charts.numbers import (
    count_change,
    counted,
    counts,
    day,
    decimal,
    mark,
    out_of,
    people_change,
    percent,
    points,
    short_day,
    written,
)
from ctg_data.indicators.figure import Figure


def shown(text):
    """The text where each space that does not break the line is an underscore, thin or not."""
    return text.replace("\u202f", "_").replace("\u00a0", "_")


def rate(present, expected, **other):
    value = 100 * present / expected if expected >= 5 else None
    return Figure(
        "attendance_rate",
        value=value,
        numerator=present,
        denominator=expected,
        n=expected,
        too_small=0 < expected < 5,
        **other,
    )


def topics(number):
    return Figure("codev_topics_processed", value=number, numerator=number, n=number)


@pytest.mark.parametrize(
    ("number", "said"),
    [(71.26, "71,3"), (12.0, "12"), (10.0, "10"), (1234.5, "1_234,5"), (-2.1, "−2,1"), (0, "0")],
)
def test_a_number_is_written_as_in_french(number, said):
    assert shown(decimal(number)) == said


@pytest.mark.parametrize(("number", "said"), [(6.05, "6,1"), (4.95, "5"), (81.25, "81,3"), (-0.25, "−0,3")])
def test_a_half_is_rounded_as_a_spreadsheet_does(number, said):
    assert decimal(number) == said


def test_a_percentage_never_breaks_before_its_sign():
    assert shown(percent(71.26)) == "71,3_%"


def test_counts_stand_around_a_stroke():
    assert shown(out_of(62, 87)) == "62_/_87"


@pytest.mark.parametrize(("change", "said"), [(2.12, "+2,1_pts"), (-2.1, "−2,1_pts")])
def test_points_carry_their_sign(change, said):
    assert shown(points(change)) == said


@pytest.mark.parametrize(("number", "said"), [(0, "0_sujet"), (1, "1_sujet"), (2, "2_sujets")])
def test_a_noun_follows_its_number(number, said):
    assert shown(counted(number, "sujet", "sujets")) == said


def test_the_first_of_the_month_is_an_ordinal():
    assert shown(day(date(2025, 4, 1))) == "1er_avril_2025"


def test_an_axis_has_short_days():
    assert short_day(date(2025, 3, 18)) == "18/03/25"


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (rate(62, 87), "71,3_%"),
        (rate(3, 4), "3_/_4"),
        (rate(0, 0), "sans objet"),
        (Figure("self_efficacy_median", masked=True), "masqué (effectif_<_5)"),
        (topics(14), "14"),
    ],
)
def test_a_figure_is_written_as_honestly_as_it_is_known(figure, said):
    assert shown(written(figure)) == said


def test_a_mark_of_few_people_holds_the_counts_alone():
    assert shown(mark(rate(6, 9))) == "6_/_9"


def test_a_mark_of_many_people_holds_both():
    assert shown(mark(rate(62, 87))) == "71,3_%\n62_/_87"


def test_nobody_expected_has_no_counts():
    assert counts(rate(0, 0)) == ""


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (rate(30, 40), rate(20, 40), "+25_pts"),
        (rate(8, 9), rate(6, 9), "2_présents de plus"),
        (rate(4, 9), rate(6, 9), "2_présents de moins"),
        (rate(7, 9), rate(6, 9), "stable"),
        (rate(15, 19), rate(10, 40), "5_présents de plus"),
        (rate(7, 9), rate(0, 0), ""),
        (rate(7, 9), Figure("attendance_rate", masked=True), ""),
    ],
)
def test_under_twenty_a_change_is_said_in_people_and_one_person_is_stable(now, before, said):
    assert shown(people_change(now, before, "présent", "présents")) == said


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [(5, 4, "1_sujet de plus"), (4, 4, "stable"), (1, 4, "3_sujets de moins")],
)
def test_a_count_moves_by_its_units(now, before, said):
    assert shown(count_change(topics(now), topics(before), "sujet", "sujets")) == said
