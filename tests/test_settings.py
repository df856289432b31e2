"""What the environment may say, and what is refused by name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ctg_data.settings import SettingRefused, Settings

HOME = Path(__file__).parents[1]


def test_a_value_of_the_environment_is_taken(monkeypatch):
    monkeypatch.setenv("CTG_SMALL_NUMBER", "8")

    assert Settings().small_number == 8


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("CTG_SMALL_NUMBER", "2", "un nombre supérieur ou égal à 3"),
        ("CTG_SHEET_LIMIT", "0", "un nombre supérieur à 0"),
        ("CTG_CELL_LIMIT", "beaucoup", "un nombre entier"),
        ("CTG_READING_SECONDS", "longtemps", "un nombre"),
        ("CTG_DATABASE_URL", "data/ctg.sqlite", "une adresse sqlite:///… ou postgresql://…"),
    ],
)
def test_an_unsafe_value_is_refused_by_its_name_in_french(monkeypatch, name, value, expected):
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingRefused, match=f"^{name} : valeur refusée ; attendu : {expected}.$"):
        Settings()


def test_the_refusal_of_an_address_does_not_give_its_password_back(monkeypatch):
    monkeypatch.setenv("CTG_DATABASE_URL", "mysql://ctg:secret@server/ctg")

    with pytest.raises(SettingRefused) as refused:
        Settings()

    assert "secret" not in str(refused.value)


def test_the_fewest_people_are_the_same_in_the_figures_and_in_the_words_about_them():
    known = "from ctg_data.charts.numbers import MASKED; from ctg_data.indicators.shape import FEWEST"

    said = run("-c", f"{known}; print(FEWEST, MASKED)", small_number="8").stdout

    assert said.split() == ["8", "masqué", "(effectif", "<", "8)"]


def test_the_command_line_refuses_an_unsafe_threshold_without_a_trace():
    said = run("-m", "ctg_data", "check", small_number="2").stderr

    assert said == "CTG_SMALL_NUMBER : valeur refusée ; attendu : un nombre supérieur ou égal à 3.\n"


def run(*arguments, small_number):
    environment = os.environ | {"CTG_SMALL_NUMBER": small_number, "PYTHONUTF8": "1"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=HOME, env=environment, capture_output=True, encoding="utf-8", check=False)
