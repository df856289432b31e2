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
    [(71.26, "71,3"), (12.0, "12"), (10.0, "10"), (1234.5, "1\u202f234,5"), (-2.1, "−2,1"), (0, "0")],
)
def test_a_number_is_written_as_in_french(number, said):
    assert decimal(number) == said


def test_a_percentage_has_a_thin_space_that_does_not_break():
    assert percent(71.26) == "71,3\u202f%"


def test_counts_stand_around_a_stroke():
    assert out_of(62, 87) == "62\u202f/\u202f87"


@pytest.mark.parametrize(("change", "said"), [(2.12, "+2,1\u202fpts"), (-2.1, "−2,1\u202fpts"), (0, "0\u202fpts")])
def test_points_carry_their_sign(change, said):
    assert points(change) == said


@pytest.mark.parametrize(("number", "said"), [(0, "0\u202fsujet"), (1, "1\u202fsujet"), (2, "2\u202fsujets")])
def test_a_noun_follows_its_number(number, said):
    assert counted(number, "sujet", "sujets") == said


def test_the_first_of_the_month_is_an_ordinal():
    assert day(date(2025, 4, 1)) == "1er\u202favril\u202f2025"


def test_an_axis_has_short_days():
    assert short_day(date(2025, 3, 18)) == "18/03/25"


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (rate(62, 87), "71,3\u202f%"),
        (rate(3, 4), "3\u202f/\u202f4"),
        (rate(0, 0), "sans objet"),
        (Figure("self_efficacy_median", masked=True), "masqué (effectif\u202f<\u202f5)"),
        (topics(14), "14"),
    ],
)
def test_a_figure_is_written_as_honestly_as_it_is_known(figure, said):
    assert written(figure) == said


def test_a_mark_of_few_people_holds_the_counts_alone():
    assert mark(rate(6, 9)) == "6\u202f/\u202f9"


def test_a_mark_of_many_people_holds_both():
    assert mark(rate(62, 87)) == "71,3\u202f%\n62\u202f/\u202f87"


def test_nobody_expected_has_no_counts():
    assert counts(rate(0, 0)) == ""


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (rate(30, 40), rate(20, 40), "+25\u202fpts"),
        (rate(8, 9), rate(6, 9), "2\u202fprésents de plus"),
        (rate(4, 9), rate(6, 9), "2\u202fprésents de moins"),
        (rate(7, 9), rate(6, 9), "stable"),
        (rate(15, 19), rate(10, 40), "5\u202fprésents de plus"),
        (rate(7, 9), rate(0, 0), ""),
        (rate(7, 9), Figure("attendance_rate", masked=True), ""),
    ],
)
def test_under_twenty_a_change_is_said_in_people_and_one_person_is_stable(now, before, said):
    assert people_change(now, before, "présent", "présents") == said


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [(5, 4, "1\u202fsujet de plus"), (4, 4, "stable"), (1, 4, "3\u202fsujets de moins")],
)
def test_a_count_moves_by_its_units(now, before, said):
    assert count_change(topics(now), topics(before), "sujet", "sujets") == said
