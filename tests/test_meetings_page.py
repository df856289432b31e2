"""The page of the plan: the year in tables and in a sentence, one meeting in full, and the forms that change it."""

from datetime import date

import pytest
from pandas import DataFrame
from samples import empty_store, sample_store
from stores import NETWORK, Filling, territory
from test_pages import button, field, opened

from ctg_data import store
from ctg_data.access import AccountRole, Viewer
from ctg_data.selection import Selection
from ctg_data.store import Database, open_database
from ctg_data.ui import data, frame
from ctg_data.ui.figures.listing import topics as listed
from ctg_data.ui.meetings import meeting_about, meeting_plan

TODAY = date(2026, 6, 1)
CHOSEN = "Rencontre à voir, à préparer ou à modifier"
NEXT_THEME = "Thème choisi par le collectif pour la suite"
READER = Viewer("copil", AccountRole.READER)
MARCH, MAY, JUNE = date(2025, 3, 18), date(2025, 5, 13), date(2025, 6, 17)


def meeting(**told):
    blank = dict.fromkeys(("place", "host", "theme", "next_theme", "title", "facilitator_caf", "facilitator_msa"), "")
    counts = dict.fromkeys(("imports", "present", "expected", "unknown"), 0)
    row = {"meeting_id": 1, "date": date(2026, 3, 17), "kind": "quarterly", "status": "planned", "caf": False}
    return row | blank | counts | {"msa": False, "starts_at": None, "ends_at": None} | told


def plan(*meetings):
    return DataFrame([meeting(**told) for told in meetings])


def cell(told, column):
    return meeting_plan.as_table(plan(told), TODAY)[column].iloc[0].replace("\u00a0", " ")


# The plan


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({"status": "held"}, "▲ Tenue, feuille à recevoir"),
        ({}, "▲ Date passée, feuille à recevoir"),
        ({"status": "held", "imports": 2}, "● Tenue, feuille reçue"),
        ({"status": "held", "expected": 8}, "● Tenue, saisie à l’écran"),
        ({"status": "cancelled"}, "× Annulée"),
        ({"date": TODAY}, "○ Prévue"),
        ({"date": date(2026, 6, 16)}, "○ Prévue"),
    ],
)
def test_a_sheet_is_missed_only_once_its_meeting_is_past_and_was_not_cancelled(told, state):
    assert cell(told, "Où en est-on") == state


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({"title": "Réseau"}, "Rencontre trimestrielle"),
        ({"theme": "La mobilité"}, "Rencontre trimestrielle – La mobilité"),
        ({"kind": "training", "title": "Animer"}, "Formation mutualisée – Animer"),
        ({"kind": "training", "title": "Formation mutualisée : animer"}, "Formation mutualisée : animer"),
    ],
)
def test_a_meeting_is_named_by_its_theme_and_a_training_by_its_title(told, name):
    assert cell(told, "Rencontre") == name


def test_the_marks_unknown_stand_beside_those_present():
    assert cell({"present": 6, "expected": 8, "unknown": 1}, "Présents") == "6 / 8, 1 non renseigné"


def test_the_meeting_to_prepare_is_the_next_one_planned():
    meetings = plan({"status": "held"}, {"date": date(2026, 6, 16)}, {"date": date(2026, 9, 15)})
    assert meeting_plan.default(meetings, TODAY) == 1


def test_what_is_to_come_stands_the_soonest_first_and_the_past_the_latest_first():
    days = [date(2026, 9, 15), date(2026, 1, 6), date(2026, 6, 1), date(2026, 3, 17)]
    halves = meeting_plan.halves(plan(*({"date": day} for day in days)), TODAY)
    assert [list(half["date"]) for half in halves.values()] == [[days[2], days[0]], [days[3], days[1]]]


def test_the_year_is_told_in_a_sentence():
    held, cancelled = {"status": "held", "imports": 1}, {"status": "cancelled"}
    told = meeting_plan.summary(plan(held, held, cancelled, {}, {"kind": "training", "imports": 1}), TODAY)
    assert told.replace("\u00a0", " ").replace("\u202f", " ") == (
        "2 rencontres trimestrielles tenues sur 4 au plan ; 1 annulée ; 1 feuille à recevoir ; 1 formation mutualisée."
    )


# One meeting


NOTHING = DataFrame({"meeting_id": [], "theme": [], "choices": [], "title": [], "territory": []})


LUC, ANNE = {"facilitator_caf": "Luc"}, {"facilitator_msa": "Anne"}


def told_of(choices=NOTHING, needs=NOTHING, **told):
    return dict(meeting_about.lines(meeting(**told), choices, needs, TODAY))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (
            {"caf": True, **LUC, "msa": True, **ANNE},
            "Coanimée Caf + MSA : Luc (Caf), Anne (MSA)",
        ),
        ({"caf": True, "msa": True}, "Coanimée Caf + MSA"),
        ({"msa": True, **ANNE}, "Animée par la MSA : Anne (MSA)"),
    ],
)
def test_who_facilitated_is_told_for_each_house(told, words):
    assert told_of(**told)["Animation"] == words


def test_what_nobody_said_of_a_meeting_is_left_out():
    assert set(told_of()) == {"État"}


def test_the_counts_stand_beside_the_theme_chosen_and_those_of_another_meeting_do_not():
    choices = DataFrame({"meeting_id": [1, 1, 2], "theme": ["Santé", "Bus", "Eau"], "choices": [6, 0, 9]})
    assert told_of(choices, next_theme="Santé")["Choix du collectif"] == (
        "« Santé », pour la rencontre suivante (nombre de choix – Santé : 6 ; Bus : 0)"
    )


@pytest.mark.parametrize(
    ("title", "place", "words"),
    [
        ("Parler", "CC7V", "le besoin « Parler » (CC7V)"),
        ("", "CC7V", "un besoin du territoire CC7V"),
        ("", "", "un besoin apporté au CODEV"),
    ],
)
def test_a_need_is_told_as_far_as_the_store_lets_it_through(title, place, words):
    needs = DataFrame({"meeting_id": [1, 2], "title": [title, "Autre"], "territory": [place, "HPM"]})
    assert told_of(needs=needs, kind="training")["À l’origine"] == words


def test_the_theme_chosen_is_offered_to_the_next_meeting_only():
    before, after, later = (
        {"next_theme": "Santé", "status": "held"},
        {"date": date(2026, 6, 16)},
        {"date": date(2026, 9, 15)},
    )
    meetings = plan(before, {"date": date(2026, 5, 1), "status": "cancelled"}, after, later)
    offered = [meeting_about.offered_theme(meetings, each) for each in meetings.to_dict("records")[2:]]
    assert offered == [meeting_about.Choice("Santé", date(2026, 3, 17)), None]


def test_a_meeting_that_has_its_theme_is_offered_none():
    meetings = plan({"next_theme": "Santé", "status": "held"}, {"date": date(2026, 6, 16), "theme": "Bus"})
    assert meeting_about.offered_theme(meetings, meetings.to_dict("records")[1]) is None


# What a reader may know of a need


@pytest.fixture
def need(db: Database) -> Database:
    """A training of May that two needs of March called for, one of which may be shared; three CCT in one territory."""
    filling, valleys = Filling(db), territory(db)
    for number in range(3):
        filling.member(filling.person(f"Cct{number}"), valleys)
    march, may = filling.meeting(MARCH), filling.meeting(MAY, "training", "planned")
    shared = filling.topic(march, valleys, "Parler en public", kind="need", shareable=True)
    kept = filling.topic(march, valleys, "Se défendre", kind="need")
    for topic in (shared, kept):
        filling.add("training_need", meeting_id=may, topic_id=topic)
    filling.commit()
    return db


def seen_by_a_reader(db: Database):
    with Database(db.engine, READER).reading() as tx:
        found = store.training_needs(tx, Selection(NETWORK))
    return [(row["title"], row["territory"]) for row in found.to_dict("records")]


def test_a_reader_reads_the_title_of_a_need_only_where_it_may_be_shared(need):
    assert seen_by_a_reader(need) == [("Parler en public", "CC des 7 Vallées"), ("", "CC des 7 Vallées")]


def test_no_need_is_told_by_its_territory_while_one_has_a_single_cct(need):
    filling = Filling(need)
    filling.member(filling.person("Seule"), territory(need, "200069029"))
    filling.commit()

    assert seen_by_a_reader(need) == [("Parler en public", "CC des 7 Vallées"), ("", "")]


def test_the_number_of_a_need_kept_from_a_reader_is_kept_too(need):
    with Database(need.engine, READER).reading() as tx:
        numbers = store.training_needs(tx, Selection(NETWORK))["topic_id"]

    assert list(numbers.isna()) == [False, True]


def test_a_need_of_the_list_says_the_training_that_it_called_for(need):
    with need.reading() as tx:
        found = store.topic_list(tx, Selection(NETWORK, MARCH, MARCH))
        needs = store.training_needs(tx, Selection(NETWORK))

    assert list(listed(found, needs)["A donné lieu à"]) == ["formation prévue le 13/05/2025"] * 2


# On screen


@pytest.fixture
def filled(tmp_path, monkeypatch):
    """The sample network."""
    address = sample_store(tmp_path)
    monkeypatch.setenv("CTG_DATABASE_URL", address)
    return address


@pytest.fixture
def empty(tmp_path, monkeypatch):
    address = empty_store(tmp_path)
    monkeypatch.setenv("CTG_DATABASE_URL", address)
    return address


def change(app, elements, label):
    """The field of the form that changes a meeting, which comes before the one that plans another."""
    return next(each for each in elements if each.label == label and not each.form_id)


def record(app):
    return dict(app.table[-1].value.iloc[:, 0])


def meetings_of(url):
    database = open_database(url)
    with database.reading() as tx:
        found = store.plan_of_meetings(tx, Selection(NETWORK))
    database.close()
    return found


def test_a_meeting_planned_on_screen_is_in_the_plan(empty):
    app = opened("meetings.py")
    field(app.date_input, "Date").set_value(date(2027, 6, 15))
    field(app.text_input, "Lieu").input("Maison de la famille, Montreuil")
    button(app, "Prévoir cette rencontre").click().run()
    assert record(app)["**Lieu**"] == "Maison de la famille, Montreuil"


def test_no_meeting_is_planned_without_a_day_that_somebody_chose(empty):
    app = opened("meetings.py")
    button(app, "Prévoir cette rencontre").click().run()
    assert ("Date" in app.error[0].value, meetings_of(empty).empty) == (True, True)


def test_the_form_of_a_meeting_is_blank_again_once_it_is_planned(filled):
    app = opened("meetings.py")
    app.date_input[-1].set_value(date(2027, 6, 15))
    [each for each in app.text_input if each.label == "Lieu"][-1].input("Étaples")
    button(app, "Prévoir cette rencontre").click().run()
    assert [each for each in app.text_input if each.label == "Lieu"][-1].value == ""


def test_a_meeting_moved_on_screen_is_seen_before_and_is_the_same_meeting(filled):
    before = len(meetings_of(filled))
    app = opened("meetings.py")
    change(app, app.date_input, "Date").set_value(date(2027, 3, 23)).run()
    shown = next(each.value for each in app.dataframe if "Après" in each.value)
    button(app, "Enregistrer les changements").click().run()
    plan = meetings_of(filled)
    assert (list(shown["Après"]), len(plan), plan["date"].max()) == (["23/03/2027"], before, date(2027, 3, 23))


def test_no_reason_is_asked_to_move_a_meeting_not_held(filled):
    app = opened("meetings.py")
    change(app, app.date_input, "Date").set_value(date(2027, 3, 23)).run()
    assert [each.label for each in app.text_input if "Motif" in each.label] == []


def at(app, words):
    chosen = field(app.selectbox, CHOSEN)
    return chosen.select_index(next(i for i, each in enumerate(chosen.options) if words in each)).run()


def test_a_meeting_held_is_moved_with_a_reason_only(filled):
    app = at(opened("meetings.py"), "16 juin 2026")
    change(app, app.date_input, "Date").set_value(date(2026, 6, 17)).run()
    button(app, "Enregistrer les changements").click().run()
    assert ("pourquoi" in app.error[0].value, date(2026, 6, 17) in set(meetings_of(filled)["date"])) == (True, False)


def test_a_meeting_cancelled_on_screen_stays_in_the_plan_and_can_be_planned_again(filled):
    app = opened("meetings.py")
    button(app, "Oui, annuler la rencontre").click().run()
    cancelled = record(app)["**État**"]
    button(app, "Oui, rétablir la rencontre").click().run()
    assert (cancelled.startswith("×\u00a0Annulée"), record(app)["**État**"]) == (True, "○\u00a0Prévue")


def test_a_meeting_just_cancelled_stays_chosen_so_that_no_other_is_cancelled_by_a_second_click(filled):
    app = opened("meetings.py")
    cancelled = field(app.selectbox, CHOSEN).value
    button(app, "Oui, annuler la rencontre").click().run()
    asked = [each.label for each in app.button if each.label == "Oui, annuler la rencontre"]
    assert (field(app.selectbox, CHOSEN).value, asked) == (cancelled, [])


def test_a_meeting_cancelled_has_no_workbook_to_fill(filled):
    app = opened("meetings.py")
    button(app, "Oui, annuler la rencontre").click().run()
    assert [each.label for each in app.download_button if "classeur" in each.label] == []


def test_the_theme_chosen_by_the_group_is_kept_with_its_meeting(filled):
    app = opened("meetings.py")
    change(app, app.text_input, NEXT_THEME).input("La mobilité").run()
    button(app, "Enregistrer les changements").click().run()
    assert "La mobilité" in record(app)["**Choix du collectif**"]


def test_a_field_emptied_is_empty(filled):
    app = opened("meetings.py")
    change(app, app.text_input, "Lieu").input("").run()
    button(app, "Enregistrer les changements").click().run()
    assert meetings_of(filled)["place"].iloc[-1] == ""


def test_the_theme_chosen_at_the_last_meeting_is_given_to_the_next_in_one_click(filled):
    app = opened("meetings.py")
    button(app, "Retenir le thème choisi par le collectif").click().run()
    assert record(app)["**Information thématique**"] == "L’inclusion numérique"


def test_the_counts_of_the_sample_workbook_are_shown_with_its_meeting(filled):
    app = at(opened("meetings.py"), "17 novembre 2026")
    assert "Le logement des jeunes\u00a0: 6" in record(app)["**Choix du collectif**"]


def test_a_training_is_linked_on_screen_to_the_need_that_called_for_it(filled):
    app = at(opened("meetings.py"), "3 février 2026")
    needs = app.multiselect[0]
    needs.select(next(each for each in needs.options if "indicateurs utiles" in each)).run()
    button(app, "Enregistrer les changements").click().run()
    assert "Écrire des indicateurs utiles aux élus" in record(app)["**À l’origine**"]


def test_a_reader_reads_the_plan_without_a_name_or_a_form(filled, monkeypatch):
    for module in (data, frame):
        monkeypatch.setattr(module, "viewer", lambda: READER)
    app = at(opened("meetings.py"), "17 novembre 2026")
    assert (record(app)["**Animation**"], [each.label for each in app.expander]) == ("Coanimée Caf + MSA", [])
