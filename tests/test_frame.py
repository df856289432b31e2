"""The filters of the frame: two networks side by side, the perimeter, the kinds of meetings."""

from datetime import date

import pytest
from pandas import DataFrame
from samples import sample_store
from stores import HIGH_COUNTRY, NETWORK, SEVEN_VALLEYS, Filling, commit_changes, content, territory
from test_pages import PAGES, field, opened

from ctg_data import store
from ctg_data.plan import Change
from ctg_data.selection import Selection
from ctg_data.store import Database, open_database

OTHER = "Départemental"
AT_CONSTANT = "À périmètre constant"


@pytest.fixture
def sample(tmp_path, monkeypatch):
    """The sample network, open."""
    url = sample_store(tmp_path)
    monkeypatch.setenv("CTG_DATABASE_URL", url)
    database = open_database(url)
    yield database
    database.close()


@pytest.fixture
def both(sample):
    """Beside it, another network of one of its territories, with one person, one meeting, one topic, one difficulty."""
    filling = Filling(sample)
    other = filling.add("network", name=OTHER)
    place = territory(sample, HIGH_COUNTRY)
    filling.add("network_territory", network_id=other, territory_id=place, start_on=date(2025, 1, 1))
    filling.network_id = other
    person = filling.person("Autre", "Zélie")
    filling.member(person, place)
    meeting = filling.meeting(date(2026, 2, 10), place="Salle de l’autre réseau")
    filling.attendance(meeting, person, "present", place)
    filling.topic(meeting, place, "Sujet de l’autre réseau", presenter_id=person, shareable=True)
    filling.problem(1, place, "Difficulté de l’autre réseau", date(2026, 2, 10), shareable=True)
    filling.network_id = 1
    filling.commit()
    return sample


def joins(database: Database, siren: str, day: date) -> None:
    """The territory belongs to the network from that day only."""
    where = content(database, "network_territory")["network_territory"]
    row = next(each for each in where if each[2] == territory(database, siren))
    commit_changes(database, Change("network_territory", row[0], {"start_on": row[3]}, {"start_on": day}))


def counted(database: Database) -> dict[str, str]:
    """All that the indicators of the sample network read."""
    with database.reading() as tx:
        counts = store.counts(tx, Selection(NETWORK))
    return {name: each.to_csv() for name, each in vars(counts).items() if isinstance(each, DataFrame)}


def shown(app) -> str:
    """All that the page says: texts, tables, choices, cards."""
    told = [*app.markdown, *app.caption, *app.metric, *app.title, *app.header, *app.info]
    tables = [each.value.to_string() for each in [*app.dataframe, *app.table]]
    options = [str(option) for each in [*app.selectbox, *app.multiselect] for option in each.options]
    return " ".join([*(str(each.value) for each in told), *tables, *options])


def test_the_network_is_a_choice_as_soon_as_there_are_two(both):
    assert field(opened().selectbox, "Réseau").options == ["Expérimentation", OTHER]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_another_network_opens(both, page):
    assert not opened(page, reseau=OTHER).exception


@pytest.mark.parametrize("page", PAGES)
def test_nothing_of_a_network_is_told_in_another(both, page):
    told = shown(opened(page))
    assert [word for word in ("Zélie", "AUTRE", "de l’autre réseau") if word in told] == []


@pytest.mark.parametrize("page", ["codev.py", "people.py", "meetings.py", "problems.py"])
def test_and_in_that_other_only_its_own(both, page):
    assert any(word in shown(opened(page, reseau=OTHER)) for word in ("Zélie", "de l’autre réseau"))


def test_a_figure_of_a_network_does_not_move_with_another(sample, request):
    before = counted(sample)
    request.getfixturevalue("both")
    assert counted(sample) == before


def test_a_territory_chosen_in_a_network_is_forgotten_in_another_that_has_it_not(both):
    app = opened(territoires="CC des 7 Vallées")
    field(app.selectbox, "Réseau").select(OTHER).run()
    assert (bool(app.exception), app.session_state["view"].selection.territories) == (False, ())


def test_a_constant_perimeter_is_no_choice_where_nobody_came_or_went(sample):
    assert AT_CONSTANT not in [each.label for each in opened().toggle]


def test_at_a_constant_perimeter_the_figures_are_those_of_the_territories_there_all_along(sample):
    joins(sample, SEVEN_VALLEYS, date(2026, 3, 1))
    app = opened(perimetre="true")
    view = app.session_state["view"]
    assert (territory(sample) in view.selection.territories, len(view.selection.territories)) == (False, 2)


def test_a_constant_perimeter_is_told_in_the_scope_of_every_chart(sample):
    joins(sample, SEVEN_VALLEYS, date(2026, 3, 1))
    assert opened(perimetre="true").session_state["view"].words.startswith("2 territoires à périmètre constant")


def test_a_territory_chosen_that_came_meanwhile_is_told_so_and_nothing_is_left_out(sample):
    joins(sample, SEVEN_VALLEYS, date(2026, 3, 1))
    app = opened(perimetre="true", territoires="CC des 7 Vallées")
    assert app.session_state["view"].scope == "CC des 7 Vallées"


@pytest.mark.parametrize("page", ["overview.py", "attendance.py", "problems.py", "territories.py"])
def test_the_kind_of_meeting_is_offered_only_where_it_changes_what_is_counted(sample, page):
    assert "Type de rencontre" not in [each.label for each in opened(page).multiselect]


def test_the_topics_may_be_those_of_trainings_only(sample):
    app = opened("codev.py")
    field(app.multiselect, "Type de rencontre").select("Formations mutualisées").run()
    assert app.session_state["view"].words == "tous les territoires, formations mutualisées, toute la période"
