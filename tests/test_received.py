"""Meeting × territory: what is received, in part, missing."""

from datetime import date

import pytest

from ctg_data.indicators.provisional import told
from ctg_data.ui.meetings.received import TOPICS, summary, table
from tests.counted import DEUX_BAIES, HAUT_PAYS, JUNE, MARCH, PLANNED, as_read, counts, marks, people, topic

MARCH_DAY, JUNE_DAY, DECEMBER = date(2025, 3, 18), date(2025, 6, 17), date(2025, 12, 9)
EXPECTED = [(place, date(2024, 1, 1), None) for place in (HAUT_PAYS, DEUX_BAIES)]
CAME = [*marks(MARCH, HAUT_PAYS, "present", 6), *marks(MARCH, DEUX_BAIES, "present", 4)]
HELD = (MARCH, MARCH_DAY, "quarterly", "held")


def given(*meetings, **rows):
    return counts(
        **{"meetings": meetings or [HELD], "attendance": CAME, "expecting": EXPECTED, "members": people(6, 6, 0)} | rows
    )


def cells(found):
    return [list(row)[1:] for row in table(found, found.gaps).to_numpy()]


def test_without_a_meeting_there_is_no_table():
    assert table(counts(meetings=[]), counts(meetings=[]).gaps).empty


def test_a_territory_on_the_sheet_is_received_and_one_not_expected_is_nobody():
    assert cells(given()) == [["✓ reçue", "✓ reçue", "–"]]


def test_a_territory_expected_and_not_on_the_sheet_is_missing():
    assert cells(given(attendance=CAME[:2])) == [["✓ reçue", "✗ manque", "–"]]


def test_unknown_marks_are_told_in_their_territory():
    unknown = [*CAME, *marks(MARCH, DEUX_BAIES, "unknown", 2)]

    assert cells(given(attendance=unknown)) == [["✓ reçue", "◐ 2\u00a0/\u00a06 à renseigner", "–"]]


@pytest.mark.parametrize(
    ("meeting", "cell"),
    [
        ((JUNE, JUNE_DAY, "quarterly", "planned"), "▲ à recevoir"),
        ((JUNE, JUNE_DAY, "quarterly", "held", False), "▲ à recevoir"),
        ((PLANNED, DECEMBER, "quarterly", "planned"), "à venir"),
    ],
)
def test_a_meeting_without_a_sheet_says_so_in_every_territory(meeting, cell):
    assert cells(given(meeting, attendance=[])) == [[cell] * 3]


def test_while_every_meeting_is_to_come_no_sheet_is_waited_for():
    assert summary(given((PLANNED, DECEMBER, "quarterly", "planned"), attendance=[])).startswith("Aucune feuille")


def test_a_cancelled_meeting_is_left_out():
    assert cells(given((JUNE, JUNE_DAY, "quarterly", "cancelled"), attendance=[])) == []


def test_the_latest_meeting_stands_first():
    days = table(given(HELD, (PLANNED, DECEMBER, "quarterly", "planned")), given().gaps)["Rencontre"]

    assert [day.split()[-2] for day in days] == ["décembre", "mars"]


def test_topics_of_which_nobody_said_what_became_have_a_column():
    found = given(topics=[topic(MARCH, HAUT_PAYS, status="proposed"), topic(MARCH, HAUT_PAYS)])

    assert table(found, found.gaps)[TOPICS].tolist() == ["◐\u00a01\u00a0resté «\u00a0proposé\u00a0»"]


def test_a_reader_is_not_told_the_unknown_marks_of_a_territory():
    found = as_read(given(attendance=[*CAME, *marks(MARCH, DEUX_BAIES, "unknown", 1)]))

    assert table(found, told(found)).iloc[0, 2] == "✓ reçue"


def test_the_summary_counts_the_sheets_due_and_the_share_of_unknown_marks():
    unknown = [*CAME, *marks(MARCH, DEUX_BAIES, "unknown", 2)]
    meetings = (HELD, (JUNE, JUNE_DAY, "quarterly", "held", False), (PLANNED, DECEMBER, "quarterly", "planned"))

    said = summary(given(*meetings, attendance=unknown)).replace("\xa0", " ").replace("\u202f", " ")

    assert said == "1 feuille reçue sur 2 attendues ; 2 présences à renseigner sur 12 (16,7 %)."
