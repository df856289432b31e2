from datetime import date

from ctg_data.boards.attention import MEETINGS, PROBLEMS, notices
from ctg_data.indicators.figure import Figure
from tests.counted import DEUX_BAIES, HAUT_PAYS, MARCH, counts, marks, topic

DAY = date(2025, 3, 18)
HELD = [(MARCH, DAY, "quarterly", "held")]
ALL_CAME = marks(MARCH, HAUT_PAYS, "present", 3)
NOTHING = Figure("problems_without_follow_up", value=0)


def said(without=NOTHING, **rows):
    given = counts(**{"meetings": HELD, "attendance": ALL_CAME} | rows)
    return [(notice.words, notice.page) for notice in notices(given.gaps, given.names, without)]


def test_a_meeting_whose_marks_are_known_asks_for_nothing():
    assert said() == []


def test_a_meeting_held_without_a_sheet_is_pointed_at():
    ((words, page),) = said(meetings=[(MARCH, DAY, "quarterly", "held", False)], attendance=[])

    assert ("feuille d’émargement non reçue" in words, page) == (True, MEETINGS)


def test_a_meeting_planned_whose_day_is_past_is_pointed_at():
    ((words, _),) = said(meetings=[(MARCH, DAY, "quarterly", "planned")], attendance=[])

    assert "18\u00a0mars" in words


def test_a_meeting_to_come_asks_for_nothing():
    coming = (MARCH, date(2025, 12, 9), "quarterly", "planned")

    assert said(meetings=[coming], attendance=[], end=date(2025, 12, 31)) == []


def test_a_territory_missing_in_a_sheet_is_named():
    ((words, _),) = said(expecting=[(HAUT_PAYS, DAY, None), (DEUX_BAIES, DAY, None)])

    assert "CA des 2 Baies en Montreuillois manque dans la feuille" in words


def test_unknown_marks_are_counted_with_their_share():
    ((words, _),) = said(attendance=[*ALL_CAME, *marks(MARCH, HAUT_PAYS, "unknown", 2)])

    assert words.endswith("2\u00a0présences à renseigner sur 5 (40,0\u202f%)")


def test_the_share_of_so_few_is_told_in_people():
    ((words, _),) = said(attendance=[*ALL_CAME, *marks(MARCH, HAUT_PAYS, "unknown", 1)])

    assert words.endswith("1\u00a0présence à renseigner sur 4")


def test_a_topic_of_which_nobody_said_what_became_is_pointed_at():
    ((words, _),) = said(topics=[topic(MARCH, HAUT_PAYS, status="proposed"), topic(MARCH, HAUT_PAYS)])

    assert words.endswith("1\u00a0sujet resté «\u00a0proposé\u00a0»")


def test_difficulties_without_follow_up_lead_to_their_page():
    assert said(without=Figure("problems_without_follow_up", value=1)) == [
        ("1\u00a0difficulté sans suivi renseigné", PROBLEMS)
    ]


def test_masked_difficulties_are_not_told_by_the_list_either():
    assert said(without=Figure("problems_without_follow_up", masked=True)) == []
