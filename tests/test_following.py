"""Whose presence a reader is not shown, meeting by meeting, and that nothing shown gives it back.

The attacker reads the figures of presence of every choice of territories, over each meeting, half-year, year and all,
on every day that changes something, and remembers them. What it read is a system of linear equations in the mark of
each person at each meeting; neither anybody's mark nor that of a cell of one or two people may be a combination of it.
"""

import os
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas import DataFrame, concat

from ctg_data.charts import attendance as charts
from ctg_data.counted import COUNTED
from ctg_data.counts import Guard
from ctg_data.indicators.attendance import attendance_figures, composition
from ctg_data.indicators.figure import listed
from ctg_data.indicators.following import hidden, mask_presence, told_to_readers
from ctg_data.indicators.following import masked as masked_cells
from ctg_data.indicators.masking import FEWEST_TO_FOLLOW
from ctg_data.selection import quarter
from tests.counted import DAYS, JUNE, MARCH, MEETINGS, TRAINING, as_read, counts, figure, frame, marks

LONG_RUN = int(os.environ.get("CTG_ATTACKS", "0"))  # examples of a long run; otherwise a few, at every commit
RATE = "attendance_rate"


def held(*by_territory, meetings=(MARCH, JUNE), **more):
    """The same people marked present at each meeting, territory by territory."""
    rows = [row for m in meetings for t, people in enumerate(by_territory, 1) if people for row in came(m, t, people)]
    return as_read(counts(attendance=rows, meetings=MEETINGS[:3]), **more)


def came(meeting, territory, people):
    return marks(meeting, territory, "present", people)


def masked(table, key=RATE):
    return {(f.territory, f.meeting or f.period) for f in listed(table, key) if f.masked}


def test_a_territory_of_two_people_is_hidden_with_the_smallest_of_the_others():
    assert mask_presence({1: (9, 0), 2: (5, 0), 3: (2, 0)}).hidden == {2, 3}


def test_two_territories_of_one_and_two_people_hide_each_other():
    assert mask_presence({1: (9, 0), 2: (1, 0), 3: (2, 0)}).hidden == {2, 3}


def test_two_territories_that_share_somebody_are_hidden():
    assert mask_presence({1: (9, 1), 2: (5, 1), 3: (6, 0)}).hidden == {1, 2}


def test_a_meeting_of_two_people_in_all_is_closed():
    assert not mask_presence({1: (1, 0), 2: (1, 0)}).shows({1, 2})


def test_a_reader_sees_no_meeting_of_a_small_territory_nor_of_its_cover():
    assert masked(attendance_figures(held(4, 5, 2), ("meeting", "territory"))) == {
        (territory, meeting) for territory in (1, 3) for meeting in (MARCH, JUNE)
    }


def test_a_reader_sees_it_pooled_over_a_year_that_is_over():
    found = attendance_figures(held(4, 5, 2, today=date(2026, 1, 1)), ("territory",))

    assert [figure(found, RATE, territory_id=place)["numerator"] for place in (1, 2, 3)] == [8, 10, 4]


def test_a_year_that_is_not_over_is_not_shown_as_the_next_meeting_would_be_had_by_subtraction():
    assert masked(attendance_figures(held(4, 5, 2, today=date(2025, 12, 31)), ("territory",))) == {(1, ""), (3, "")}


def test_a_year_of_one_meeting_is_that_meeting():
    once = held(4, 5, 2, meetings=(MARCH,), today=date(2026, 1, 1))

    assert masked(attendance_figures(once, ("territory",))) == {(1, ""), (3, "")}


def test_half_a_year_is_not_shown_beside_the_year():
    half = held(4, 5, 2, end=date(2025, 11, 30), today=date(2026, 1, 1))

    assert masked(attendance_figures(half, ("territory",))) == {(1, ""), (3, "")}


def test_a_year_whose_meetings_do_not_hide_the_same_territories_is_not_shown():
    rows = [*came(MARCH, 1, 4), *came(MARCH, 2, 2), *came(JUNE, 2, 2), *came(JUNE, 3, 4), *came(JUNE, 1, 9)]
    found = attendance_figures(as_read(counts(attendance=rows), today=date(2026, 1, 1)), ("territory",))

    assert masked(found) == {(1, ""), (2, ""), (3, "")}


def test_a_small_territory_chosen_alone_gives_no_meeting_in_any_figure():
    alone = held(0, 0, 2)
    alone = replace(alone, territories=alone.territories.iloc[2:], guard=replace(alone.guard, chosen=frozenset({3})))

    assert masked(attendance_figures(alone, ("meeting",))) == {(None, MARCH), (None, JUNE)}


def test_a_small_territory_is_hidden_before_its_only_mark_is_known_as_it_is_afterwards():
    before, after = (
        as_read(counts(attendance=[*came(MARCH, 1, 4), *came(MARCH, 2, 3), *marks(MARCH, 3, status, 1)]))
        for status in ("unknown", "present")
    )

    assert [each.territories for read in (before, after) for each in hidden(read, COUNTED[RATE])] == [{2, 3}, {2, 3}]


def test_whose_mark_is_unknown_is_not_told_by_the_composition_of_one_territory():
    rows = [*came(MARCH, 1, 4), *came(MARCH, 2, 3), *marks(MARCH, 3, "unknown", 1)]

    assert composition(as_read(counts(attendance=rows), chosen={3}))["unknown"].sum() == 0


def test_a_territory_not_received_hides_no_other():
    rows = [*came(MARCH, 1, 4), *came(MARCH, 2, 3), *marks(MARCH, 3, "unknown", 6)]

    assert not hidden(as_read(counts(attendance=rows)), COUNTED[RATE])


def test_who_serves_no_territory_is_hidden_with_the_smallest_of_them():
    read = held(4, 5, meetings=(MARCH,))
    nowhere = frame("marked", [(MARCH, DAYS[MARCH], "quarterly", "cct", None, 1, 0, 0)])
    read = replace(read, guard=replace(read.guard, marked=concat([read.guard.marked, nowhere])))

    assert [each.territories for each in hidden(read, COUNTED[RATE])] == [{None, 1}]


@pytest.mark.parametrize(
    "missing",
    [
        {"attendance": marks(JUNE, 1, "unknown", 1)},
        {"meetings": MEETINGS},  # one of them planned, its day past
    ],
)
def test_a_year_that_waits_for_something_is_not_shown_as_what_comes_would_be_had_by_subtraction(missing):
    rows = [row for m in (MARCH, JUNE) for t, people in ((1, 4), (2, 5), (3, 2)) for row in came(m, t, people)]
    given_ = {"meetings": MEETINGS[:3], "attendance": []} | missing
    late = counts(date(2026, 1, 1), **given_ | {"attendance": rows + given_["attendance"]})

    assert masked(attendance_figures(as_read(late, today=date(2026, 1, 1)), ("territory",))) == {(1, ""), (3, "")}


def test_the_plan_does_not_tell_who_came_where_two_were_expected_in_all():
    rows = [*came(MARCH, 1, 1), *came(MARCH, 2, 1), *came(JUNE, 1, 3), *came(TRAINING, 2, 1)]
    plan = DataFrame({"meeting_id": [MARCH, JUNE, TRAINING], "present": [2, 3, 1]})

    assert told_to_readers(plan, as_read(counts(attendance=rows)))["present"].isna().tolist() == [True, False, True]


def test_who_reads_names_reads_the_plan_in_full():
    plan = DataFrame({"meeting_id": [MARCH], "present": [1]})

    assert told_to_readers(plan, counts(attendance=came(MARCH, 1, 1)))["present"].tolist() == [1]


def test_the_composition_of_what_is_hidden_holds_nobody():
    table = composition(held(1, 1))

    assert (table["masked"].all(), table["present"].sum()) == (True, 0)


def test_who_reads_names_is_shown_everything():
    assert not hidden(replace(held(1, 2, 3), guard=None), COUNTED[RATE])


def test_operators_are_hidden_by_their_own_number():
    rows = [row for t in (1, 2, 3) for row in came(MARCH, t, 9)]
    rows += [
        row for t, people in ((1, 1), (2, 4), (3, 5)) for row in marks(MARCH, t, "absent", people, role="operator")
    ]
    table = attendance_figures(as_read(counts(attendance=rows)), ("territory",))

    assert (masked(table), masked(table, "operator_attendance_rate")) == (set(), {(1, ""), (2, "")})


@pytest.mark.parametrize("draw", [charts.by_territory, charts.heat_map])
def test_a_chart_says_what_is_masked_and_when_it_may_be_read(draw):
    by = ("territory",) if draw is charts.by_territory else ("meeting", "territory")
    drawn = draw(attendance_figures(held(6, 7, 2), by), {1: "A", 2: "B", 3: "C"}, "2025")

    labels = [label for series in drawn.series for label in series.labels]
    assert ("masqué" in labels, charts.POOLED in drawn.notes) == (True, True)


# The attacker

HELD = (date(2024, 2, 1), date(2024, 6, 1), date(2024, 9, 1), date(2025, 2, 1))
MEMBERS, PLACES = 6, (1, 2, 3)
serving = st.lists(st.frozensets(st.sampled_from(PLACES), min_size=1, max_size=2), min_size=2, max_size=MEMBERS)
came_to = st.lists(st.frozensets(st.integers(0, MEMBERS - 1)), min_size=2, max_size=len(HELD))
PERIODS = (
    *((day, day) for day in HELD),
    (date(2024, 1, 1), date(2024, 7, 1)),
    (date(2024, 6, 1), date(2025, 3, 1)),
    (date(2024, 1, 1), date(2024, 12, 31)),
    (date(2000, 1, 1), date(2100, 12, 31)),
)
READ_ON = (date(2024, 12, 31), date(2025, 1, 1), date(2026, 1, 1))
NOTHING, WHOLE, EACH = counts(), DataFrame({"whole": [0]}), DataFrame({"territory_id": list(PLACES)})


def every_subset(places):
    return [frozenset(each) for each in chain.from_iterable(combinations(places, n) for n in range(1, len(places) + 1))]


@dataclass(frozen=True)
class World:
    """The territories that each person serves, and who was marked at each meeting."""

    serving: tuple[frozenset[int], ...]
    sheets: tuple[frozenset[int], ...]

    def at(self, meeting):
        return [person for person in self.sheets[meeting] if person < len(self.serving)]

    def added(self, meetings, territories):
        """The marks that the attendance of these territories adds up at these meetings, one place for each."""
        marks_of = np.zeros((len(self.sheets), MEMBERS))
        for meeting in meetings:
            marks_of[meeting, [person for person in self.at(meeting) if self.serving[person] & territories]] = 1
        return marks_of.ravel()

    def marked(self, meetings):
        """The rows of the guard."""
        return [
            (meeting, HELD[meeting], "quarterly", "cct", place, len(there), sum(len(each) > 1 for each in there), 0)
            for meeting in meetings
            for place in PLACES
            if (there := [self.serving[person] for person in self.at(meeting) if place in self.serving[person]])
        ]


def told(world, start, end, today):
    """The rows that a reader is shown of the days looked at, when it looks at them."""
    meetings = [m for m in range(len(world.sheets)) if start <= HELD[m] <= end and HELD[m] <= today]
    guard = Guard(frame("marked", world.marked(meetings)), start, end, today)
    for chosen in [frozenset(), *every_subset(PLACES)]:
        if not masked_cells(WHOLE, replace(NOTHING, guard=replace(guard, chosen=chosen)), COUNTED[RATE], ()).any():
            yield world.added(meetings, chosen or frozenset(PLACES))
    unseen = masked_cells(EACH, replace(NOTHING, guard=guard), COUNTED[RATE], ("territory",))
    yield from (world.added(meetings, {place}) for place in EACH["territory_id"][~unseen])


def secrets(world):
    """The mark of each person, and that of each territory of one or two people, at each meeting."""
    for meeting in range(len(world.sheets)):
        cells = [frozenset({person}) for person in world.at(meeting)]
        cells += [frozenset(p for p in world.at(meeting) if place in world.serving[p]) for place in PLACES]
        for cell in cells:
            if 0 < len(cell) < FEWEST_TO_FOLLOW:
                yield np.array([[m == meeting and p in cell for p in range(MEMBERS)] for m in range(len(world.sheets))])


def can_be_added_up(sought, shown):
    """Whether each vector sought is a linear combination of those shown."""
    if not len(shown) or not len(sought):
        return np.zeros(len(sought), dtype=bool)
    nearest, *_ = np.linalg.lstsq(shown.T, sought.T)
    return np.isclose(shown.T @ nearest, sought.T).all(axis=0)


@settings(max_examples=LONG_RUN or 5)
@given(st.builds(World, serving.map(tuple), came_to.map(tuple)))
def test_nothing_read_on_any_day_adds_up_to_the_mark_of_one_or_two_people(world):
    shown = [row for today in READ_ON for period in PERIODS for row in told(world, *period, today) if row.any()]
    sought = np.array([secret.ravel() for secret in secrets(world)], dtype=float)

    assert not can_be_added_up(sought, np.array(shown)).any()


GRAINS = ((), ("territory",), ("meeting",), ("meeting", "territory"), ("period",), ("territory", "period"))


@settings(max_examples=LONG_RUN or 2)
@given(st.lists(st.tuples(st.sampled_from([MARCH, JUNE]), st.sampled_from([1, 2, 3]), st.integers(1, 5)), max_size=4))
def test_a_figure_of_presence_is_masked_wherever_it_holds_a_moment_hidden(rows):
    given_ = as_read(counts(attendance=[row for each in rows for row in came(*each)]))
    unseen = {(each.meeting, place) for each in hidden(given_, COUNTED[RATE]) for place in each.territories}
    moments = {(meeting, quarter(DAYS[meeting])) for meeting in (MARCH, JUNE)}

    tables = [listed(attendance_figures(given_, by), RATE) for by in GRAINS]

    assert all(
        figure.masked
        == any(
            (meeting, figure.territory) in unseen
            for meeting, period in moments
            if figure.meeting in (None, meeting) and figure.period in ("", period)
        )
        for table in tables
        for figure in table
        if figure.territory
    )
