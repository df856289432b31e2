from datetime import date

from pandas import DataFrame

from ctg_data.indicators.figure import Figure
from ctg_data.ui.figures.attention import MEETINGS, PROBLEMS, notices

TODAY = date(2026, 11, 23)
COLUMNS = ["date", "kind", "status", "expected", "unknown"]
ALL_KNOWN = (date(2026, 3, 17), "quarterly", "held", 9, 0)
NOTHING = Figure("problems_without_follow_up", value=0)


def said(*meetings, without=NOTHING):
    return [(notice.words, notice.page) for notice in notices(DataFrame(meetings, columns=COLUMNS), without, TODAY)]


def test_a_meeting_whose_marks_are_known_asks_for_nothing():
    assert said(ALL_KNOWN) == []


def test_a_meeting_held_without_a_sheet_is_pointed_at():
    ((words, page),) = said(ALL_KNOWN, (date(2026, 6, 16), "quarterly", "held", 0, 0))

    assert ("feuille d’émargement non reçue" in words, page) == (True, MEETINGS)


def test_a_meeting_planned_whose_day_is_past_is_pointed_at_and_one_to_come_is_not():
    past, coming = ((day, "quarterly", "planned", 0, 0) for day in (date(2026, 11, 22), date(2026, 11, 23)))

    assert ["22\u00a0novembre" in words for words, _ in said(past, coming)] == [True]


def test_a_cancelled_meeting_asks_for_nothing():
    assert said((date(2026, 6, 16), "quarterly", "cancelled", 0, 0)) == []


def test_unknown_marks_are_counted():
    ((words, _),) = said((date(2026, 6, 16), "quarterly", "held", 7, 2))

    assert words.endswith("2\u00a0présences à renseigner")


def test_difficulties_without_follow_up_lead_to_their_page():
    assert said(without=Figure("problems_without_follow_up", value=1)) == [
        ("1\u00a0difficulté sans suivi renseigné", PROBLEMS)
    ]


def test_masked_difficulties_are_not_told_by_the_list_either():
    assert said(without=Figure("problems_without_follow_up", masked=True)) == []
