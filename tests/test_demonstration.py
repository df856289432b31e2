"""The demonstration has something on every page, its committee included."""

from contextlib import closing

import pytest
from samples import sample_store
from stores import count, new_store
from test_pages import opened

from ctg_data import store
from ctg_data.demonstration import committee, take, workbooks
from ctg_data.selection import Selection
from ctg_data.store import open_database

PLACES = ("custom_indicator", "custom_value", "target", "committee", "decision")


@pytest.fixture(scope="module", params=[False, True], ids=["network", "small"])
def shown(request, tmp_path_factory):
    with closing(new_store(tmp_path_factory.mktemp("demo"))) as db:
        for file in workbooks(request.param):
            take(db, file)
            committee.sit_after(db, file)
        committee.aim(db)
        yield db


@pytest.mark.parametrize("table", PLACES)
def test_the_committee_of_the_demonstration_has_entered_something(shown, table):
    assert count(shown, table) > 0


def test_a_decision_of_the_demonstration_is_late(shown):
    with shown.reading() as tx:
        decided = store.decisions(tx, Selection(1))
        last_meeting = store.meetings(tx, Selection(1)).query("status == 'held'")["date"].max()

    assert (decided[decided["state"] == "open"]["due_on"] < last_meeting).any()


def test_what_the_committee_follows_is_read_from_a_workbook_like_anybodys(shown):
    with shown.reading() as tx:
        imported = store.history(tx, 1)

    assert "indicateurs.xlsx" in imported["name"].tolist()


@pytest.fixture
def aimed(tmp_path, monkeypatch):
    """The sample network, with what its committee follows and aims at."""
    url = sample_store(tmp_path)
    with closing(open_database(url)) as db:
        committee.aim(db)
    monkeypatch.setenv("CTG_DATABASE_URL", url)


def test_the_sheet_of_a_territory_tells_what_the_committee_follows_there(aimed):
    said = [each.value for each in opened("territories.py", fiche="CC des 7 Vallées").markdown]

    assert any(each.startswith("Plans d’action à jour") and "Cible du réseau" in each for each in said)


def test_the_overview_of_a_year_tells_what_moved_since_the_one_before(aimed):
    assert "par rapport à 2025" in opened("overview.py", periode="2026").markdown[0].value


def test_the_overview_of_the_whole_period_tells_the_last_meeting(aimed):
    assert "à la dernière rencontre, le 17" in opened("overview.py").markdown[0].value
