"""The page « Accessibilité » says what the tests do, no more and no less."""

import tests.test_browser_accessibility as tried
from ctg_data.ui.accessibility import BARRIERS, CHECKS


def test_each_check_told_is_a_test_and_each_test_is_told():
    tests = {name for name in vars(tried) if name.startswith("test_")}
    assert {check.test for check in CHECKS} == tests


def test_no_more_barriers_are_borne_than_those_of_streamlit_s_own_frame():
    borne = {"list", "listitem", "svg-img-alt", "presentation-role-conflict"}
    assert {barrier.rule for barrier in BARRIERS if barrier.rule} <= borne


def test_a_barrier_is_borne_in_one_place_only():
    assert [barrier.rule for barrier in BARRIERS if bool(barrier.rule) != bool(barrier.where)] == []
