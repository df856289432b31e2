"""The page « Accessibilité » says what the tests do, no more and no less."""

from types import ModuleType

from ctg_data.ui.accessibility import BARRIERS, CHECKS
from tests import test_browser_accessibility, test_contrast


def held_by(module: ModuleType) -> set[str]:
    return {name for name in vars(module) if name.startswith("test_")}


def test_each_check_told_is_a_test():
    tests = held_by(test_browser_accessibility) | held_by(test_contrast)
    assert {check.test for check in CHECKS} - tests == set()


def test_each_test_of_the_pages_is_told():
    assert held_by(test_browser_accessibility) - {check.test for check in CHECKS} == set()


def test_no_more_barriers_are_borne_than_those_of_streamlit_s_own_frame():
    borne = {"list", "listitem", "svg-img-alt", "presentation-role-conflict"}
    assert {barrier.rule for barrier in BARRIERS if barrier.rule} <= borne


def test_a_barrier_is_borne_in_one_place_only():
    assert [barrier.rule for barrier in BARRIERS if bool(barrier.rule) != bool(barrier.where)] == []
