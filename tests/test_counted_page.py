"""The rows behind a figure, opened from its card, its chart or its definition."""

import pytest
from samples import sample_store
from stores import new_store
from test_figure_pages import SMALL
from test_pages import INDICATORS, field, opened

from ctg_data import store
from ctg_data.access import AccountRole, Viewer
from ctg_data.demonstration import take
from ctg_data.indicators import declarations
from ctg_data.ui import data, frame

READER = Viewer("copil", AccountRole.READER)


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


def ways_in(app):
    return [each for each in app.button if str(each.key).startswith("rows-")]


def rows_of(app, key):
    return next(each for each in app.button if each.key == f"rows--{key}").click().run()


@pytest.mark.parametrize("page", INDICATORS)
def test_every_card_leads_to_its_rows(filled, page):
    app = opened(page)

    assert len([each for each in ways_in(app) if each.key.startswith("rows--")]) == len(app.metric) > 0


@pytest.mark.parametrize("page", INDICATORS)
def test_every_table_of_a_chart_leads_to_its_rows(filled, page):
    app = opened(page)

    assert len([each for each in ways_in(app) if not each.key.startswith("rows--")]) == len(
        [each for each in app.expander if each.label == "Voir les chiffres"]
    )


def test_every_indicator_opens_its_rows_from_its_definition(filled):
    assert len(ways_in(opened("method.py"))) == len(declarations.INDICATORS)


@pytest.mark.parametrize("key", declarations.INDICATORS)
def test_an_indicator_opens_on_the_method_page(filled, key):
    app = rows_of(opened("method.py"), key)

    assert (len(app.exception), len(app.dataframe)) == (0, 1)


@pytest.mark.parametrize("page", [*INDICATORS, "method.py"])
def test_a_reader_is_offered_no_row(filled, reader, page):
    assert ways_in(opened(page)) == []


def test_a_page_reads_no_row_before_it_is_asked(filled, monkeypatch):
    def read(*_):
        pytest.fail("rows were read")

    for operation in ("counted_rows", "parts", "sources", "answer_sources"):
        monkeypatch.setattr(store, operation, read)

    assert ways_in(opened("attendance.py"))


def test_the_rows_of_the_rate_name_person_meeting_mark_and_cell(filled):
    app = rows_of(opened("attendance.py"), "attendance_rate")

    assert list(listed(app)) == ["Personne", "Rencontre", "Territoire", "Marque", "Dans le calcul", "D’où"]


def test_a_meeting_and_a_name_narrow_the_rows(filled):
    app = rows_of(opened("attendance.py"), "attendance_rate")
    field(app.selectbox, "Rencontre").select_index(0)
    field(app.text_input, "Chercher").input("coppin")

    assert listed(again(app, "attendance_rate"))[["Personne", "Rencontre"]].to_numpy().tolist() == [
        ["COPPIN Julien", "17/11/2026"]
    ]


def test_a_row_opened_says_its_value_and_its_cell(filled):
    app = rows_of(opened("attendance.py"), "attendance_rate")
    field(app.selectbox, "Ouvrir une ligne").select_index(0)

    assert again(app, "attendance_rate").text[0].value.endswith("14_rencontre_2026-11-17.xlsx, feuille Émargement, G3")


def test_the_history_opens_at_the_import_that_the_address_names(filled):
    database = data.database()
    with database.reading() as tx:
        third = int(store.history(tx, 1)["import_id"].iloc[2])

    app = opened("import_workbooks.py", **{"import": str(third)})

    assert field(app.selectbox, "Voir un import").value == third


def test_a_masked_figure_lists_nothing(small):
    app = rows_of(opened("codev.py", territoires="CC des 7 Vallées"), "codev_presenters")

    assert (listed(app), [info for info in app.info if "masqué" in info.value] != []) == (None, True)


def test_a_territory_masked_is_not_given_back_by_the_rows_of_the_whole_network(small):
    app = rows_of(opened("problems.py"), "problems_open")

    assert {place.split(" ")[0] for place in listed(app)["Territoire"]} == {"masqué"}


def listed(app):
    """The rows of the dialog, None where it lists none."""
    tables = (each.value for each in app.dataframe)
    return next((each for each in tables if "D’où" in each), None)


def again(app, key):
    """What a fragment does by itself in a browser: the dialog stays open."""
    return rows_of(app, key)
