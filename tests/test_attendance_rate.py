import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctg_data.indicators.attendance import attendance_figures, composition, meeting_figures
from ctg_data.indicators.figures import COLUMNS, figures
from tests.counted import (
    HAUT_PAYS,
    JUNE,
    MARCH,
    PLANNED,
    TRAINING,
    counts,
    figure,
    marks,
)


def network(*rows):
    return counts(attendance=[row for pair in rows for row in pair])


DECOYS = (
    marks(MARCH, HAUT_PAYS, "absent", 7, role="operator"),
    marks(MARCH, HAUT_PAYS, "present", 5, role="facilitator"),
    marks(MARCH, HAUT_PAYS, "absent", 4, invited=False),
    marks(TRAINING, HAUT_PAYS, "absent", 6),
    marks(PLANNED, HAUT_PAYS, "absent", 9),
)


def test_the_rate_is_the_people_present_out_of_the_cct_expected_at_the_quarterly_meetings_held():
    table = attendance_figures(network(marks(MARCH, 1, "present", 6), marks(MARCH, 2, "absent", 2), *DECOYS))

    rate = figure(table, "attendance_rate")

    assert (rate["value"], rate["numerator"], rate["denominator"], rate["n"]) == (75, 6, 8, 8)


def test_sums_are_pooled_and_rates_never_averaged():
    table = attendance_figures(
        network(marks(MARCH, 1, "present", 10), marks(JUNE, 1, "present", 1), marks(JUNE, 1, "absent", 9))
    )

    assert figure(table, "attendance_rate")["value"] == pytest.approx(100 * 11 / 20)


def test_excused_and_represented_stay_below_the_line():
    table = attendance_figures(
        network(marks(MARCH, 1, "present", 5), marks(MARCH, 1, "excused", 3), marks(MARCH, 1, "represented", 2))
    )

    assert figure(table, "attendance_rate")["value"] == 50


def test_the_rate_without_the_excused_leaves_them_out_of_the_expected():
    table = attendance_figures(network(marks(MARCH, 1, "present", 6), marks(MARCH, 1, "excused", 4)))

    assert figure(table, "attendance_rate_excluding_excused")["denominator"] == 6


def test_somebody_represented_counts_for_the_structure_only():
    table = attendance_figures(network(marks(MARCH, 1, "present", 5), marks(MARCH, 1, "represented", 5)))

    assert [figure(table, key)["value"] for key in ("attendance_rate", "structures_represented")] == [50, 100]


@pytest.mark.parametrize(("remote_is_present", "present"), [(False, 4), (True, 6)])
def test_remote_counts_as_present_only_where_the_setting_says_so(remote_is_present, present):
    held = network(marks(MARCH, 1, "present", 4), marks(MARCH, 1, "remote", 2))

    table = attendance_figures(held, remote_is_present=remote_is_present)

    assert figure(table, "attendance_rate")["numerator"] == present


def test_an_unknown_mark_is_not_expected_and_gives_both_bounds():
    table = attendance_figures(
        network(marks(MARCH, 1, "present", 6), marks(MARCH, 1, "absent", 2), marks(MARCH, 1, "unknown", 2))
    )

    rate = figure(table, "attendance_rate")

    assert (rate["denominator"], rate["value"], rate["low"], rate["high"]) == (8, 75, 60, 80)


def test_without_an_unknown_mark_there_are_no_bounds():
    rate = figure(attendance_figures(network(marks(MARCH, 1, "present", 6))), "attendance_rate")

    assert pd.isna([rate["low"], rate["high"]]).all()


def test_four_expected_are_counted_without_a_percentage():
    rate = figure(
        attendance_figures(network(marks(MARCH, 1, "present", 3), marks(MARCH, 1, "absent", 1))), "attendance_rate"
    )

    assert (rate["too_small"], pd.isna(rate["value"]), rate["numerator"], rate["denominator"]) == (True, True, 3, 4)


def test_nobody_expected_is_no_rate_at_all():
    rate = figure(attendance_figures(counts()), "attendance_rate")

    assert (pd.isna(rate["value"]), rate["n"], rate["too_small"]) == (True, 0, False)


def test_a_territory_has_its_own_people_and_the_whole_counts_each_once():
    serving_two = [*marks(MARCH, 1, "present", 5), marks(MARCH, 2, "present", 5)[0]]
    held = counts(attendance=serving_two)

    whole = figure(attendance_figures(held), "attendance_rate")["n"]
    each = attendance_figures(held, by=("territory",)).query("key == 'attendance_rate'")["n"].tolist()

    assert (whole, each) == (5, [5, 5, 0])


def test_by_meeting_every_quarterly_meeting_held_has_its_row():
    table = attendance_figures(network(marks(MARCH, 1, "present", 6)), by=("meeting",))

    rows = table[table["key"] == "attendance_rate"]

    assert list(zip(rows["meeting_id"], rows["period"], rows["n"], strict=True)) == [
        (MARCH, "2025-T1", 6),
        (JUNE, "2025-T2", 0),
    ]


def test_trainings_and_operators_stand_beside():
    table = attendance_figures(network(marks(MARCH, 1, "present", 8), *DECOYS))

    assert [figure(table, f"{who}_attendance_rate")["n"] for who in ("operator", "training")] == [7, 6]


def test_meetings_held_are_out_of_those_of_the_plan():
    held = figure(meeting_figures(counts()), "meetings_held")

    assert (held["value"], held["denominator"]) == (2, 3)


def test_the_composition_of_a_meeting_holds_its_unknown_marks():
    table = composition(network(marks(MARCH, 1, "present", 2), marks(MARCH, 2, "unknown", 3), *DECOYS))

    assert table.set_index("meeting_id").loc[MARCH, ["present", "absent", "unknown"]].tolist() == [2, 0, 3]


def test_every_figure_has_the_columns_of_the_contract():
    assert tuple(figures(counts()).columns) == COLUMNS


statuses = st.sampled_from(["present", "excused", "absent", "represented", "remote", "unknown"])
sheets = st.lists(
    st.tuples(st.sampled_from([MARCH, JUNE]), st.sampled_from([1, 2, 3]), statuses, st.integers(1, 9)), max_size=12
)


@settings(max_examples=15)
@given(sheets)
def test_what_is_counted_by_territory_and_meeting_adds_up_to_the_whole(rows):
    held = network(*(marks(*row) for row in rows))

    whole = figure(attendance_figures(held), "attendance_rate")
    parts = attendance_figures(held, by=("meeting", "territory")).query("key == 'attendance_rate'")

    assert (parts["numerator"].sum(), parts["denominator"].sum()) == (whole["numerator"], whole["denominator"])


@settings(max_examples=15)
@given(sheets)
def test_a_rate_stays_between_its_bounds(rows):
    table = attendance_figures(network(*(marks(*row) for row in rows)), by=("meeting",)).query("low.notna()")

    assert ((table["low"] <= table["value"] + 1e-9) & (table["value"] <= table["high"] + 1e-9)).all()
