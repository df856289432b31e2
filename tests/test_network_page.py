"""The networks and territories in the settings, as a person sets them."""

from datetime import date

import pytest
from samples import empty_store, sample_store
from stores import NETWORK
from test_pages import PAGES, button, field, opened

from ctg_data import store
from ctg_data.access import AccountRole, Viewer
from ctg_data.selection import Selection
from ctg_data.store import open_database
from ctg_data.ui import data, frame

SUD_ARTOIS, VALLEES = "CC du Sud-Artois", "CC des 7 Vallées"
START, LAST = date(2026, 1, 1), date(2026, 6, 30)


@pytest.fixture
def url(tmp_path, monkeypatch):
    address = sample_store(tmp_path)
    monkeypatch.setenv("CTG_DATABASE_URL", address)
    return address


def territories(url, start):
    database = open_database(url)
    with database.reading() as tx:
        found = store.territories(tx, Selection(NETWORK, start))
    database.close()
    return list(found["name"])


def settings():
    return opened("settings.py")


def within(elements, key):
    """The element of a form: several have a « Territoire »."""
    return next(each for each in elements if str(each.key).startswith(key))


def told(app):
    return " ".join(str(each.value) for each in [*app.markdown, *app.success, *app.error, *app.caption, *app.info])


def joining(app):
    place = within(app.selectbox, "join-")
    place.select_index(list(place.options).index(SUD_ARTOIS))
    within(app.date_input, "join-on-").set_value(START)
    return app.run()


def leaving(app):
    place = within(app.selectbox, "leave-")
    place.select_index(list(place.options).index(VALLEES))
    within(app.date_input, "leave-on-").set_value(LAST)
    return app.run()


def noted(app, text="Ctg en renouvellement"):
    field(app.selectbox, "Territoire à compléter").select_index(1).run()
    within(app.text_input, "note-").input(text).run()
    return button(app, "Ajouter cette note").click().run()


def test_a_territory_joins_from_the_list(url):
    button(joining(settings()), "Faire entrer ce territoire").click().run()
    assert SUD_ARTOIS in territories(url, START)


def test_what_a_territory_changes_is_said_before_anything_is_written(url):
    said = told(joining(settings()))
    assert ("Les rencontres déjà tenues ne changent pas" in said, SUD_ARTOIS in territories(url, START)) == (
        True,
        False,
    )


def test_a_leave_says_who_leaves_with_it_and_what_stays(url):
    assert "prennent fin le même jour" in told(leaving(settings()))


def test_a_territory_leaves(url):
    button(leaving(settings()), "Mettre fin à cette appartenance").click().run()
    assert VALLEES not in territories(url, date(2026, 7, 1))


def test_a_siren_whose_key_is_wrong_is_refused_in_words(url):
    app = settings()
    place = within(app.selectbox, "join-")
    place.select_index(len(place.options) - 1).run()
    within(app.text_input, "siren-").input("200044031")
    within(app.text_input, "epci-").input("CC Imaginaire").run()
    assert "sa clé ne correspond pas" in told(app)


def test_a_note_is_on_the_sheet_of_its_territory_and_a_reader_reads_it(url, monkeypatch):
    app = settings()
    place = field(app.selectbox, "Territoire à compléter").options[1]
    noted(app)
    for module in (data, frame):
        monkeypatch.setattr(module, "viewer", lambda: Viewer("copil", AccountRole.READER))
    said = [told(opened("territories.py", fiche=name)) for name in (place, VALLEES)]
    assert ["Ctg en renouvellement" in each for each in said] == [True, False]


def test_the_form_of_a_note_says_who_reads_it(url):
    app = settings()
    field(app.selectbox, "Territoire à compléter").select_index(0).run()
    assert "pas de nom" in told(app)


def test_what_is_typed_in_a_note_is_no_markup(url):
    app = noted(settings(), "[lien](http://exemple.fr) **gras**")
    assert "**gras**" not in told(app)


def network_added(url, name="Départemental"):
    app = settings()
    field(app.text_input, "Nom du réseau").input(name)
    field(app.multiselect, "Ses territoires").select(SUD_ARTOIS).run()
    return button(app, "Ajouter ce réseau").click().run()


def test_a_network_added_can_be_chosen_at_once(url):
    assert field(network_added(url).selectbox, "Réseau").options == ["Expérimentation", "Départemental"]


@pytest.mark.parametrize("page", PAGES)
def test_a_network_where_nothing_happened_yet_opens_on_every_page(url, page):
    network_added(url)
    assert not opened(page, reseau="Départemental").exception


def test_the_network_renamed_is_still_the_one_looked_at(url):
    network_added(url)
    app = opened("settings.py", reseau="Départemental")
    field(app.text_input, "Nouveau nom").input("Pas-de-Calais").run()
    button(app, "Renommer").click().run()
    assert app.session_state["view"].network == "Pas-de-Calais"


def test_the_settings_of_a_new_store_open(tmp_path, monkeypatch):
    monkeypatch.setenv("CTG_DATABASE_URL", empty_store(tmp_path))
    assert not settings().exception
