"""What the environment may say, and what is refused by name."""

import pytest

from ctg_data.settings import SettingRefused, Settings


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
