"""What is still to be received: each way to be incomplete, beside what only looks like one."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctg_data.charts.provisional import why
from ctg_data.indicators.attendance import attendance_figures
from ctg_data.indicators.figures import figures
from ctg_data.indicators.provisional import told, waiting
from tests.counted import (
    CAMPAIGNS,
    DEPART,
    DEUX_BAIES,
    HAUT_PAYS,
    JUNE,
    MARCH,
    PLANNED,
    SEPT_VALLEES,
    TRAINING,
    answers,
    as_read,
    counts,
    figure,
    marks,
    people,
    topic,
)

YEAR_END = date(2025, 12, 31)
MARCH_DAY, JUNE_DAY = date(2025, 3, 18), date(2025, 6, 17)
QUARTERLY = [(MARCH, MARCH_DAY, "quarterly", "held"), (JUNE, JUNE_DAY, "quarterly", "held")]
ALL_EXPECTED = [(place, date(2024, 1, 1), None) for place in (HAUT_PAYS, DEUX_BAIES, SEPT_VALLEES)]
ALL_CAME = [
    row
    for meeting in (MARCH, JUNE)
    for place in (HAUT_PAYS, DEUX_BAIES, SEPT_VALLEES)
    for row in marks(meeting, place, "present", 3)
]
COMPLETE = {"meetings": QUARTERLY, "expecting": ALL_EXPECTED, "members": people(3, 3, 3)}


def lacks(**rows):
    """Each gap as (lack, meeting, territory)."""
    found = counts(**COMPLETE | rows).gaps
    places = found["territory_id"].astype(object).where(found["territory_id"].notna(), None)
    return list(zip(map(str, found["lack"]), found["meeting_id"].tolist(), places, strict=True))


def test_an_empty_store_lacks_nothing():
    assert counts(meetings=[]).gaps.empty


def test_what_is_all_received_lacks_nothing():
    assert lacks(attendance=ALL_CAME) == []


def test_a_meeting_planned_whose_day_is_past_lacks_its_sheet():
    assert lacks(meetings=[(MARCH, MARCH_DAY, "quarterly", "planned")]) == [("past", MARCH, None)]


def test_a_meeting_planned_today_is_not_past():
    assert lacks(meetings=[(MARCH, MARCH_DAY, "quarterly", "planned")], today=MARCH_DAY) == []


def test_a_meeting_held_without_a_mark_lacks_its_sheet():
    assert lacks(meetings=[(MARCH, MARCH_DAY, "quarterly", "held", False)]) == [("sheet", MARCH, None)]


@pytest.mark.parametrize("sheet", [True, False])
def test_a_cancelled_meeting_lacks_nothing(sheet):
    assert lacks(meetings=[(MARCH, MARCH_DAY, "quarterly", "cancelled", sheet)]) == []


def test_a_meeting_to_come_is_awaited_in_a_period_that_has_an_end():
    rows = {"attendance": ALL_CAME, "meetings": [*QUARTERLY, (PLANNED, date(2025, 12, 9), "quarterly", "planned")]}

    assert (lacks(**rows, end=YEAR_END), lacks(**rows)) == ([("coming", PLANNED, None)], [])


def test_a_territory_of_which_nobody_stands_on_the_sheet_is_missing_in_it():
    without = [row for row in ALL_CAME if (row[0], row[3]) != (JUNE, SEPT_VALLEES)]

    assert lacks(attendance=without) == [("territory", JUNE, SEPT_VALLEES)]


def test_a_territory_whose_marks_are_all_unknown_is_missing_too():
    blank = [*marks(MARCH, HAUT_PAYS, "present", 3), *marks(MARCH, DEUX_BAIES, "unknown", 3)]

    found = lacks(attendance=blank, meetings=QUARTERLY[:1], expecting=ALL_EXPECTED[:2])

    assert found == [("territory", MARCH, DEUX_BAIES), ("unknown", MARCH, None)]


def test_a_territory_that_joined_later_was_not_expected():
    joined = [*ALL_EXPECTED[:2], (SEPT_VALLEES, date(2025, 4, 1), None)]
    without = [row for row in ALL_CAME if (row[0], row[3]) != (MARCH, SEPT_VALLEES)]

    assert lacks(attendance=without, expecting=joined) == []


def test_a_territory_that_had_left_was_not_expected():
    left = [*ALL_EXPECTED[:2], (SEPT_VALLEES, date(2024, 1, 1), date(2025, 3, 18))]
    without = [row for row in ALL_CAME if (row[0], row[3]) != (JUNE, SEPT_VALLEES)]

    assert lacks(attendance=without, expecting=left) == []


def test_a_territory_that_was_not_invited_is_not_missing():
    came = marks(MARCH, HAUT_PAYS, "present", 3) + marks(MARCH, DEUX_BAIES, "unknown", 3, invited=False)

    assert lacks(attendance=came, meetings=QUARTERLY[:1], expecting=ALL_EXPECTED[:2]) == []


def test_not_every_territory_is_expected_at_a_training():
    training = (TRAINING, date(2025, 4, 1), "training", "held")

    assert lacks(attendance=marks(TRAINING, HAUT_PAYS, "present", 3), meetings=[training]) == []


def test_unknown_marks_are_told_of_their_territory_and_of_the_whole():
    came = [*ALL_CAME, *marks(JUNE, DEUX_BAIES, "unknown", 2)]

    assert lacks(attendance=came) == [("unknown", JUNE, DEUX_BAIES), ("unknown", JUNE, None)]


def test_unknown_marks_have_their_share():
    found = counts(**COMPLETE, attendance=[*ALL_CAME, *marks(JUNE, DEUX_BAIES, "unknown", 2)]).gaps

    assert found[["number", "out_of"]].iloc[0].tolist() == [2, 5]


def test_a_topic_of_which_nobody_said_what_became_is_awaited_once_its_meeting_is_past():
    found = lacks(
        attendance=ALL_CAME,
        topics=[
            topic(JUNE, HAUT_PAYS, status="proposed"),
            topic(MARCH, HAUT_PAYS),
            topic(MARCH, 2, status="postponed"),
        ],
    )

    assert found == [("proposed", JUNE, HAUT_PAYS), ("proposed", JUNE, None)]


# Which figures are provisional


def test_nothing_is_provisional_where_all_is_received():
    assert not figures(counts(**COMPLETE, attendance=ALL_CAME))["provisional"].any()


def test_a_sheet_not_received_holds_what_it_may_bring_and_not_the_plan():
    missing = [QUARTERLY[0], (JUNE, JUNE_DAY, "quarterly", "held", False)]

    table = figures(counts(**COMPLETE | {"meetings": missing}, attendance=ALL_CAME[:6]))

    held = {key for key in table["key"] if figure(table, key)["provisional"]}
    assert held >= {"attendance_rate", "codev_topics_processed", "problems_overcome"}
    assert not held & {"meetings_held", "training_attendance_rate"}


def test_only_the_quarter_of_the_sheet_not_received_is_provisional():
    missing = [(MARCH, MARCH_DAY, "quarterly", "held", False), (JUNE, JUNE_DAY, "quarterly", "held")]

    table = attendance_figures(counts(**COMPLETE | {"meetings": missing}, attendance=ALL_CAME[6:]), ("period",))

    assert set(table[table["provisional"]]["period"]) == {"2025-T1"}


def test_only_the_territory_missing_in_a_sheet_is_provisional_and_the_network():
    without = [row for row in ALL_CAME if (row[0], row[3]) != (JUNE, SEPT_VALLEES)]
    given = counts(**COMPLETE, attendance=without)

    rates = attendance_figures(given, ("territory",)), attendance_figures(given)
    places = [set(table[table["provisional"]]["territory_id"].astype(object)) for table in rates]

    assert (places[0], len(places[1])) == ({SEPT_VALLEES}, 1)


def test_only_the_meeting_with_unknown_marks_is_provisional():
    given = counts(**COMPLETE, attendance=[*ALL_CAME, *marks(JUNE, DEUX_BAIES, "unknown", 2)])
    table = attendance_figures(given, ("meeting",))

    assert set(table[table["provisional"]]["meeting_id"]) == {JUNE}


def test_unknown_operators_hold_their_own_rate_only():
    operators = marks(JUNE, DEUX_BAIES, "unknown", 1, role="operator")
    table = attendance_figures(counts(**COMPLETE, attendance=[*ALL_CAME, *operators]))

    assert set(table[table["provisional"]]["key"]) == {"operator_attendance_rate"}


def test_a_topic_proposed_holds_the_topics_and_not_the_presence():
    table = figures(counts(**COMPLETE, attendance=ALL_CAME, topics=[topic(JUNE, HAUT_PAYS, status="proposed")]))

    assert {key[:5] for key in table[table["provisional"]]["key"]} == {"codev"}


@pytest.mark.parametrize(("today", "open_"), [(date(2025, 1, 15), True), (date(2025, 1, 16), False)])
def test_a_campaign_is_provisional_until_its_day_is_past(today, open_):
    given = counts(campaigns=CAMPAIGNS[:1], scores=answers(DEPART, 1, range(9)), meetings=[], today=today)

    assert figure(figures(given), "self_efficacy_median")["provisional"] == open_


# Masking: of unknown marks a reader knows those of the whole network only

SMALL = COMPLETE | {"members": people(4, 4, 2)}
PLACES = [HAUT_PAYS, DEUX_BAIES, SEPT_VALLEES]


def places_told(given):
    return set(told(given)["territory_id"].dropna())


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("unknown", [1, 3])
def test_a_reader_is_told_of_no_territory_that_it_has_unknown_marks(place, unknown):
    came = [row for row in ALL_CAME if (row[0], row[3]) != (JUNE, place)] + marks(JUNE, place, "unknown", unknown)

    assert places_told(as_read(counts(**SMALL, attendance=came))) == set()


@pytest.mark.parametrize("place", PLACES)
def test_no_figure_of_a_reader_s_territory_depends_on_its_unknown_marks(place):
    came = [*ALL_CAME, *marks(JUNE, place, "unknown", 1)]

    for by in (("territory",), ("territory", "period"), ("territory", "meeting")):
        assert not attendance_figures(as_read(counts(**SMALL, attendance=came)), by)["provisional"].any()


def test_the_choice_of_a_territory_alone_tells_a_reader_none_of_its_marks():
    came = [*ALL_CAME, *marks(JUNE, SEPT_VALLEES, "unknown", 1)]

    assert waiting(as_read(counts(**SMALL, attendance=came), chosen=[SEPT_VALLEES]), "attendance_rate").empty


def test_a_reader_is_told_the_unknown_marks_of_the_whole_network():
    came = [*ALL_CAME, *marks(JUNE, SEPT_VALLEES, "unknown", 1)]

    assert why(as_read(counts(**SMALL, attendance=came)), "attendance_rate") == "1\u00a0présence est à renseigner"


def test_a_reader_is_told_that_a_sheet_does_not_mention_a_territory():
    without = [row for row in ALL_CAME if (row[0], row[3]) != (JUNE, SEPT_VALLEES)]

    assert places_told(as_read(counts(**SMALL, attendance=without))) == {SEPT_VALLEES}


def test_who_reads_names_is_told_all():
    given = counts(**SMALL, attendance=[*ALL_CAME, *marks(JUNE, SEPT_VALLEES, "unknown", 1)])

    assert places_told(given) == {SEPT_VALLEES}


@settings(max_examples=20)
@given(st.lists(st.sampled_from(PLACES), min_size=6, max_size=6), st.permutations(PLACES))
def test_whose_marks_are_unknown_changes_nothing_that_a_reader_is_told(of, names):
    """Two networks alike but for the territory of each unknown mark: what the reader reads is the same."""
    swapped = dict(zip(PLACES, names, strict=True))

    def read_by_a_reader(places):
        unknown = [row for place in places for row in marks(JUNE, place, "unknown", 1)]
        found = told(as_read(counts(**SMALL, attendance=[*ALL_CAME, *unknown])))
        return found[["lack", "meeting_id", "territory_id", "number"]].astype(str).to_numpy().tolist()

    assert read_by_a_reader(of) == read_by_a_reader([swapped[place] for place in of])
