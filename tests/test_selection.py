"""Periods in words and in days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_data.selection import (
    FIRST_DAY,
    LAST_DAY,
    day_label,
    moment_label,
    period_label,
    previous_period,
    quarter,
    quarter_bounds,
    quarter_label,
)

DAYS = st.dates(FIRST_DAY, LAST_DAY)


@given(day=DAYS)
def test_a_day_stands_within_its_quarter(day):
    first, last = quarter_bounds(quarter(day))

    assert first <= day <= last


@given(day=DAYS)
def test_a_quarter_begins_the_day_after_another_ends(day):
    first, _ = quarter_bounds(quarter(day))

    assert quarter_bounds(quarter(first - timedelta(days=1)))[1] == first - timedelta(days=1)


@given(days=st.tuples(DAYS, DAYS).map(sorted).filter(lambda days: days[0] > FIRST_DAY))
def test_the_period_before_ends_on_the_eve(days):
    assert previous_period(*days)[1] == days[0] - timedelta(days=1)


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ((date(2025, 1, 1), date(2025, 12, 31)), (date(2024, 1, 1), date(2024, 12, 31))),
        ((date(2025, 1, 1), date(2025, 3, 31)), (date(2024, 10, 1), date(2024, 12, 31))),
        ((date(2025, 3, 1), date(2025, 3, 10)), (date(2025, 2, 19), date(2025, 2, 28))),
        ((FIRST_DAY, LAST_DAY), None),
    ],
    ids=["a year", "a quarter", "ten days", "all of them"],
)
def test_the_period_before_is_one_to_compare_with(period, before):
    assert previous_period(*period) == before


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2025, 4, 1), date(2025, 6, 30), "T2 2025"),
        (date(2025, 2, 1), date(2025, 3, 15), "du 01/02/2025 au 15/03/2025"),
    ],
)
def test_a_period_is_named_as_people_name_it(start, end, label):
    assert period_label(start, end) == label


def test_a_quarter_is_written_the_french_way():
    assert quarter_label("2025-T1") == "T1 2025"


@pytest.mark.parametrize(
    ("day", "label"), [(date(2025, 3, 18), "mardi 18 mars 2025"), (date(2025, 8, 1), "vendredi 1er août 2025")]
)
def test_a_day_is_said_in_french_whatever_the_machine(day, label):
    assert day_label(day) == label


def test_a_moment_is_told_at_the_hour_of_paris():
    assert moment_label(datetime(2025, 6, 30, 22, 30, tzinfo=UTC)) == "01/07/2025 à 00:30"
