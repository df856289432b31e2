from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_data.intake.dates import Doubt, hours_in, read_day, read_time

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre")
MONTHS += ("décembre",)
MANNERS = {
    "slashes": lambda day: f"{day:%d/%m/%Y}",
    "dashes": lambda day: f"{day:%d-%m-%Y}",
    "dots, two digits": lambda day: f"{day:%d.%m.%y}",
    "ISO": lambda day: f"{day:%Y-%m-%d}",
    "file name": lambda day: f"emargement_{day:%Y%m%d}",
    "words": lambda day: f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}",
    "words in capitals": lambda day: f"RENCONTRE DU {day.day} {MONTHS[day.month - 1]} {day.year}".upper(),
    "no leading zero": lambda day: f"le {day.day}/{day.month}/{day.year} à Hesdin",
}


@pytest.mark.parametrize("manner", MANNERS)
@given(day=DAYS)
def test_a_date_written_in_any_manner_is_that_date(manner, day):
    assert read_day(MANNERS[manner](day)).date == day


@given(day=DAYS, hour=st.times())
def test_a_real_date_is_itself_whatever_its_hour(day, hour):
    assert {read_day(day).date, read_day(datetime.combine(day, hour)).date} == {day}


@pytest.mark.parametrize("text", ["22/09", "22-09", "22 sept.", "jeu. 22/09", "1er avril", "le 3 mai"])
def test_a_day_without_its_year_is_asked(text):
    assert read_day(text) == read_day("22/09")


def test_the_year_that_the_sheet_writes_above_completes_the_day():
    assert read_day("22/09", year=2025).date == date(2025, 9, 22)


@pytest.mark.parametrize("text", ["T1 2025", "2025-T1", "1er trimestre 2025", "mars 2025", "03/2025", "2025", "Mars"])
def test_a_period_is_no_day(text):
    assert (read_day(text).date, read_day(text).doubt) == (None, Doubt.PERIOD)


@pytest.mark.parametrize("text", ["18 et 19 mars 2025", "du 18/03/2025 au 19/03/2025", "du 30 mars au 1er avril 2025"])
def test_two_days_are_not_one(text):
    assert read_day(text).doubt is Doubt.SEVERAL


@pytest.mark.parametrize("text", ["31/02/2025", "18/13/2025", "18/03/1925", "18/03/2125", "30/02"])
def test_a_day_that_cannot_be_is_refused(text):
    assert read_day(text).doubt is Doubt.INVALID


@pytest.mark.parametrize("text", ["DUPONT", "Tél. 03.21.50.12.34", "12,5", "Q1 – 10 items", "62 000", "P"])
def test_what_is_no_date_is_not_taken_for_one(text):
    assert not read_day(text).dated


@pytest.mark.parametrize(
    ("value", "hour"),
    [
        ("9h30", time(9, 30)),
        ("09:30", time(9, 30)),
        ("14 h", time(14)),
        (time(9, 30), time(9, 30)),
        (timedelta(hours=9), time(9)),
        ("9h75", None),
        ("midi", None),
        (None, None),
    ],
)
def test_an_hour_is_read_as_it_is_written(value, hour):
    assert read_time(value) == hour


def test_the_hours_of_a_sentence_come_in_order():
    assert hours_in("mardi 18 mars 2025, de 9h30 à 12h") == (time(9, 30), time(12))
