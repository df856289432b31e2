"""A membership corrected on screen: past meetings, the figures that move, the reason."""

import pytest
from samples import sample_store
from stores import content
from test_pages import button, field, opened

from ctg_data.store import open_database

REASON = "Motif (obligatoire : des présences passées changent)"


@pytest.fixture
def sample(tmp_path, monkeypatch):
    """The sample network, open."""
    url = sample_store(tmp_path)
    monkeypatch.setenv("CTG_DATABASE_URL", url)
    database = open_database(url)
    yield database
    database.close()


def elsewhere():
    """The first membership, corrected to another territory; nothing is written yet."""
    app = opened("people.py")
    field(app.selectbox, "Rattachement").select_index(0).run()
    act = field(app.radio, "Que faut-il en faire ?")
    act.set_value(act.options[2]).run()
    place = next(each for each in app.selectbox if str(each.key).startswith("place-"))
    return place.select("CC des 7 Vallées").run()


def in_line(app):
    meetings = field(app.multiselect, "Rencontres à mettre en accord")
    return meetings.set_value(meetings.options[:2]).run()


def columns(app):
    return [list(each.value.columns) for each in app.dataframe]


def marks(database):
    return content(database, "attendance", "attendance_territory")


def test_a_membership_corrected_leaves_every_past_mark_as_it_was(sample):
    before = marks(sample)
    button(elsewhere(), "Enregistrer").click().run()
    assert (marks(sample), len(content(sample, "import_change")["import_change"]) > 0) == (before, True)


def test_the_figures_that_move_are_told_only_once_past_marks_are_to(sample):
    figures = ["Où", "Chiffre", "Aujourd’hui", "Ensuite"]
    app = elsewhere()
    assert [figures in columns(app), figures in columns(in_line(app))] == [False, True]


def test_past_marks_do_not_change_without_a_reason(sample):
    before = marks(sample)
    button(in_line(elsewhere()), "Enregistrer").click().run()
    assert marks(sample) == before


def test_past_marks_chosen_change_with_their_reason(sample):
    before = marks(sample)["attendance_territory"]
    app = in_line(elsewhere())
    field(app.text_input, REASON).input("Erreur de territoire")
    button(app, "Enregistrer").click().run()
    after = marks(sample)["attendance_territory"]
    assert (len(set(before) - set(after)), len(set(after) - set(before))) == (2, 2)
