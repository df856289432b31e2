"""What the pages of CODEV, difficulties and self-efficacy show, and to whom."""

from pathlib import Path

import pytest
from samples import empty_store, sample_store
from stores import new_store
from test_pages import opened

from ctg_data.access import AccountRole, Viewer
from ctg_data.demonstration import take
from ctg_data.ui import data, frame

SMALL = Path(__file__).parents[1] / "sample_data" / "petit_reseau"
READER = Viewer("copil", AccountRole.READER)
PAGES = ("codev.py", "problems.py", "self_efficacy.py")


@pytest.fixture
def filled(tmp_path, monkeypatch):
    monkeypatch.setenv("CTG_DATABASE_URL", sample_store(tmp_path))


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A network of 2 + 3 + 4 CCT."""
    database = new_store(tmp_path)
    for workbook in sorted(SMALL.iterdir()):
        take(database, workbook)
    database.close()
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{tmp_path / 'ctg.sqlite'}")


@pytest.fixture
def reader(monkeypatch):
    for module in (data, frame):
        monkeypatch.setattr(module, "viewer", lambda: READER)


def values(app):
    return {metric.label: metric.value.replace("\u202f", " ").replace("\xa0", " ") for metric in app.metric}


def told(app):
    return "\n".join(each.value for each in (*app.caption, *app.markdown, *app.info)).replace("\xa0", " ")


def test_the_codev_page_counts_topics_takings_up_and_presenters(filled):
    assert list(values(opened("codev.py")).values()) == ["17", "0", "13"]


def test_the_difficulties_page_gives_the_totals_counted_by_hand(filled):
    assert list(values(opened("problems.py")).values()) == ["9", "42,9 %", "112 jours", "6"]


def test_difficulties_without_follow_up_stand_beside_the_rate(filled):
    assert "4 sans suivi renseigné" in told(opened("problems.py")).replace("\u202f", " ")


def test_the_self_efficacy_page_tells_answers_out_of_those_expected(filled):
    assert "sur 17" in told(opened("self_efficacy.py")).replace("\u202f", " ")


def test_a_small_territory_chosen_leaves_the_difficulties_of_the_whole_network(small):
    app = opened("problems.py", territoires="CC des 7 Vallées")

    assert (values(app)["Difficultés en cours"], "réseau entier" in app.info[0].value) == ("1", True)


def test_a_small_territory_chosen_hides_who_presented(small):
    assert values(opened("codev.py", territoires="CC des 7 Vallées"))["Personnes ayant présenté un sujet"] == "masqué"


def test_the_whole_network_is_shown_first_whatever_the_territory_chosen(small):
    whole, chosen = (opened("self_efficacy.py", **place) for place in ({}, {"territoires": "CC des 7 Vallées"}))

    assert values(whole) == values(chosen)


def test_a_reader_meets_no_name_in_the_list_of_topics(filled, reader):
    assert not {"Présenté par", "Préconisations"} & set(opened("codev.py").dataframe[0].value.columns)


def test_a_reader_is_told_which_titles_are_listed(filled, reader):
    assert "partageable au copil" in told(opened("problems.py"))


def test_a_reader_reads_the_seven_difficulties_marked_shareable_of_twenty_five(filled, reader):
    assert len(opened("problems.py").dataframe[0].value) == 7


def test_a_period_without_a_campaign_says_what_to_widen(filled):
    assert "élargissez" in opened("self_efficacy.py", periode="T2 2025").info[0].value


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_a_new_store_says_what_to_do_first_and_where(tmp_path, monkeypatch, page):
    monkeypatch.setenv("CTG_DATABASE_URL", empty_store(tmp_path))

    app = opened(page)

    assert (len(app.info), len(app.metric)) == (1, 0)
