"""The archives of a kit: a picture or a CSV per chart, in the order of the kit, the same bytes for the same kit."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from browser import REQUIRED
from hypothesis import given, settings
from hypothesis import strategies as st

from ctg_data.exports import archive
from ctg_data.exports.archive import pictures, tables, zipped
from ctg_data.exports.delimited import to_csv
from ctg_data.exports.extract import of_chart
from ctg_data.exports.kit import Exhibit
from ctg_data.exports.pictures import NotDrawn, drawable
from tests.kits import KIT, PEOPLE, RATE, of
from tests.test_exports import chart_of

NAMES = [
    "01_presence-par-rencontre_2026_tous-les-territoires",
    "02_personnes-invitees-par-statut_2026_tous-les-territoires",
]


def files_of(content):
    """The files of an archive by their names, in their order."""
    with ZipFile(BytesIO(content)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def csvs(kit):
    """The archive of the data of a kit."""
    return zipped(tables(kit), kit.dated)


@pytest.fixture
def drawing(monkeypatch):
    """A server whose browser draws the title of each chart."""
    monkeypatch.setattr(archive, "drawable", lambda: True)
    monkeypatch.setattr(archive, "to_picture", lambda chart, kind, on: f"{kind} {on} {chart.title}".encode())


def test_every_chart_has_its_csv_named_after_it_in_the_order_of_the_kit():
    files = files_of(csvs(of(RATE, PEOPLE)))

    assert files == {
        f"{name}.csv": to_csv(of_chart(chart, KIT.dated)) for name, chart in zip(NAMES, (RATE, PEOPLE), strict=True)
    }


def test_two_charts_of_one_name_keep_a_file_each():
    assert [name[:3] for name in files_of(csvs(of(RATE, RATE)))] == ["01_", "02_"]


@pytest.mark.parametrize("key", ["own_../../etc", "panel_/racine", "own_=1+1"])
def test_no_name_leads_out_of_the_archive(key):
    hostile = replace(RATE, key=key, title=key, subtitle=f"{key} – {key}")

    (name,) = files_of(csvs(of(hostile)))
    assert set(name) & set("/\\=:") == set()


@settings(max_examples=10)
@given(st.lists(st.integers(0, 10).map(float), min_size=3, max_size=3))
def test_what_is_masked_changes_no_byte_of_the_data(hidden):
    assert csvs(of(chart_of(hidden))) == csvs(of(chart_of((0.0, 5.0, 10.0))))


@pytest.mark.usefixtures("drawing")
def test_every_chart_has_its_picture_dated_as_the_data():
    assert files_of(zipped(pictures(of(RATE, PEOPLE), "svg"), KIT.dated)) == {
        f"{name}.svg": f"svg {KIT.dated} {chart.title}".encode()
        for name, chart in zip(NAMES, (RATE, PEOPLE), strict=True)
    }


@pytest.mark.usefixtures("drawing")
def test_each_picture_is_told_before_it_is_drawn_and_the_end_too():
    told = []

    pictures(of(RATE, PEOPLE), "png", lambda *step: told.append(step))

    assert told == [(0, 2, "Présence par rencontre"), (1, 2, "Personnes invitées, par statut"), (2, 2, "")]


@pytest.mark.usefixtures("drawing")
def test_the_same_kit_gives_the_same_archive():
    first, second = (zipped(pictures(KIT, "png"), KIT.dated) for _ in range(2))

    assert first == second


def test_without_a_browser_pictures_are_refused_and_what_remains_is_said(monkeypatch):
    monkeypatch.setattr(archive, "drawable", lambda: False)

    with pytest.raises(NotDrawn, match="Le diaporama, le classeur et les données s’en passent"):
        pictures(KIT, "png")


def test_a_kit_without_charts_is_an_empty_archive():
    assert files_of(csvs(replace(KIT, exhibits=()))) == {}


def test_a_chart_that_holds_nothing_is_no_file_and_takes_no_number():
    empty = replace(PEOPLE, empty="Aucune feuille reçue.")

    assert list(files_of(csvs(of(empty, RATE)))) == [f"{NAMES[0]}.csv"]


def test_the_definition_of_a_chart_changes_nothing_of_its_rows():
    defined = replace(KIT, exhibits=(Exhibit(RATE, (("Taux", "Présents sur attendus."),)),))

    assert files_of(csvs(defined)) == files_of(csvs(of(RATE)))


@pytest.mark.browser
@pytest.mark.skipif(not drawable() and not REQUIRED, reason="no browser on this machine")
def test_the_browser_of_the_server_draws_the_whole_kit():
    files = files_of(zipped(pictures(of(RATE, PEOPLE), "svg"), KIT.dated))

    assert [(name, content[:4]) for name, content in files.items()] == [(f"{name}.svg", b"<svg") for name in NAMES]
