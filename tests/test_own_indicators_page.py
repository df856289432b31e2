"""The page of the committee's own indicators: declared, typed, corrected, filtered, and seen by a reader."""

from datetime import date

import pytest
from stores import NETWORK, Filling, commit_changes, new_store
from test_pages import button, field, opened

from ctg_data.access import AccountRole, Viewer
from ctg_data.entries import typed
from ctg_data.imports import confirm, enter, preview
from ctg_data.intake.tables import TableKind
from ctg_data.own_indicators import Declared, declare, write
from ctg_data.plan import Change
from ctg_data.ui import data, frame
from tests.sheets import xlsx

PAGE = "own_indicators.py"
MAYORS = Declared("Élus mobilisés", "Élus venus à une réunion de la Ctg.", "élus")
VALLEYS, BAYS = "CC des 7 Vallées", "CA des 2 Baies en Montreuillois"


@pytest.fixture
def db(tmp_path, monkeypatch):
    """A store where the indicator is declared, beside one that nothing is typed for."""
    database = new_store(tmp_path)
    for each in (MAYORS, Declared("Visites", "Visites faites.", "visites")):
        write(database, NETWORK, lambda known, each=each: declare(known, each), f"{each.name} : indicateur déclaré")
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{tmp_path / 'ctg.sqlite'}")
    yield database
    database.close()


@pytest.fixture
def reader(monkeypatch):
    for module in (data, frame):
        monkeypatch.setattr(module, "viewer", lambda: Viewer("copil", AccountRole.READER))


def type_in(db, *rows):
    keys = ("indicator", "territory", "period", "value")
    told = [dict(zip(keys, row, strict=True)) for row in rows]
    enter(db, NETWORK, "valeurs", typed(TableKind.INDICATORS, told, {key: key for key in keys}))


def values(app):
    return {metric.label: metric.value.replace("\xa0", " ") for metric in app.metric}


def test_the_page_of_a_new_store_says_how_to_declare_an_indicator(tmp_path, monkeypatch):
    new_store(tmp_path).close()
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{tmp_path / 'ctg.sqlite'}")
    assert "Déclarez-en un" in opened(PAGE).info[0].value


def test_an_indicator_is_declared_on_screen(tmp_path, monkeypatch):
    new_store(tmp_path).close()
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{tmp_path / 'ctg.sqlite'}")
    app = opened(PAGE)
    field(app.text_input, "Nom").set_value("Élus mobilisés")
    field(app.text_area, "Définition").set_value("Élus venus.")
    button(app, "Déclarer cet indicateur").click()
    assert values(app.run()) == {"Élus mobilisés": "—"}


def test_an_indicator_without_a_definition_is_refused_on_screen(tmp_path, monkeypatch):
    new_store(tmp_path).close()
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{tmp_path / 'ctg.sqlite'}")
    app = opened(PAGE)
    field(app.text_input, "Nom").set_value("Élus mobilisés")
    button(app, "Déclarer cet indicateur").click()
    assert "définition" in app.run().error[0].value


def test_a_value_is_typed_as_people_write_it(db):
    app = opened(PAGE)
    field(app.text_input, "Valeur (élus)").set_value("1 234,5")
    button(app, "Enregistrer la valeur").click()
    assert values(app.run()) == {"Élus mobilisés": "1 234,5 élus".replace(" ", "\u202f", 1), "Visites": "—"}


def test_a_value_that_is_no_number_is_refused_and_asked_again(db):
    app = opened(PAGE)
    field(app.text_input, "Valeur (élus)").set_value("beaucoup")
    button(app, "Enregistrer la valeur").click()
    app.run()
    assert any("n’est pas un nombre" in each.value for each in (*app.markdown, *app.error))


def test_a_value_already_typed_is_told_before_it_is_replaced(db):
    today = date.today()
    type_in(db, ("Élus mobilisés", "Tous", f"{today.year}-T{(today.month + 2) // 3}", "12"))
    assert any("déjà saisie" in each.value and "12" in each.value for each in opened(PAGE).caption)


def test_a_value_is_taken_away_on_screen(db):
    today = date.today()
    type_in(db, ("Élus mobilisés", "Tous", f"{today.year}-T{(today.month + 2) // 3}", "12"))
    app = opened(PAGE)
    button(app, "Retirer cette valeur").click()
    assert values(app.run())["Élus mobilisés"] == "—"


def test_the_territories_chosen_choose_the_values(db):
    type_in(db, ("Élus mobilisés", VALLEYS, "2025-T1", "12"), ("Élus mobilisés", BAYS, "2025-T1", "40"))
    assert values(opened(PAGE, territoires=VALLEYS))["Élus mobilisés"] == "12 élus"


def test_the_definition_stands_on_the_method_page(db):
    said = "\n".join(each.value for each in opened("method.py").markdown)
    assert (MAYORS.name in said, MAYORS.definition in said) == (True, True)


def test_a_definition_is_changed_on_screen(db):
    app = opened(PAGE)
    chosen = field(app.selectbox, "Indicateur à changer")
    chosen.select_index(0).run()
    app.text_area[-1].set_value("Élus venus deux fois.")
    button(app, "Enregistrer").click()
    app.run()
    assert "Élus venus deux fois." in "\n".join(each.value for each in app.markdown)


def test_an_indicator_with_values_is_not_removed_on_screen(db):
    type_in(db, ("Élus mobilisés", "Tous", "2025-T1", "12"))
    app = opened(PAGE)
    field(app.selectbox, "Indicateur à changer").select_index(0).run()
    button(app, "Retirer cet indicateur").click()
    assert "1 valeur" in app.run().error[0].value


def test_from_a_figure_to_its_cell(db):
    rows = [("Indicateur", "Période", "Valeur"), ("Élus mobilisés", "T1 2025", 12)]
    confirm(db, preview(db, "copil.xlsx", xlsx({"Indicateurs": rows})))
    app = opened(PAGE)
    next(each for each in app.button if each.key == "rows--own_elus_mobilises").click()
    app.run()
    assert app.dataframe[-1].value["D’où"].tolist() == ["copil.xlsx, feuille Indicateurs, C2"]


def test_a_reader_sees_the_figures_and_can_neither_type_nor_trace_them(db, reader):
    type_in(db, ("Élus mobilisés", "Tous", "2025-T1", "12"))
    app = opened(PAGE)
    assert (values(app)["Élus mobilisés"], [each.label for each in app.button]) == ("12 élus", [])


def aim_at(db, value, end=date(2025, 12, 31), key="own_elus_mobilises"):
    row = {"indicator": key, "start_on": date(2025, 1, 1), "end_on": end, "value": value}
    commit_changes(db, Change("target", -1, None, {"network_id": NETWORK, **row}))


@pytest.mark.parametrize(("aim", "status"), [(130.0, "Atteint"), (200.0, "Non atteint")])
def test_the_target_of_a_year_is_held_to_what_was_typed_for_the_year(db, aim, status):
    type_in(db, ("Élus mobilisés", "Tous", "2025", "131"), ("Élus mobilisés", "Tous", "2025-T4", "150"))
    aim_at(db, aim)
    assert any(f"{status}**" in each.value for each in opened(PAGE, periode="2025").markdown)


def test_the_target_of_a_year_is_not_held_to_a_quarter(db):
    type_in(db, ("Élus mobilisés", "Tous", "2025-T4", "150"))
    aim_at(db, 130.0)
    app = opened(PAGE)
    said = "\n".join(each.value for each in (*app.markdown, *app.caption))
    assert ("Non évaluable" in said, "Aucune valeur saisie pour cette période" in said) == (True, True)


def test_a_target_missed_asks_for_attention_with_a_way_to_the_page(db):
    db_meeting = Filling(db)
    db_meeting.meeting(date(2025, 3, 18))
    db_meeting.commit()
    type_in(db, ("Élus mobilisés", "Tous", "2025", "31"))
    aim_at(db, 130.0)
    links = [link.proto for link in opened("overview.py").get("page_link")]
    assert any("Élus mobilisés" in link.label and "31" in link.label for link in links)


def test_a_target_of_the_committee_s_own_stands_in_the_settings(db):
    aim_at(db, 130.0)
    (table, *_) = opened("settings.py").dataframe
    assert table.value[["Indicateur", "Cible"]].to_numpy().tolist() == [["Élus mobilisés", "130\xa0élus"]]
