"""The demonstration has something on every page, its committee included."""

from contextlib import closing

import pytest
from stores import count, new_store

from ctg_data import store
from ctg_data.demonstration import committee, take, workbooks
from ctg_data.selection import Selection

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
