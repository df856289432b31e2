"""The committee's own indicators from a file or a form to the store, and back."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas import isna

from ctg_data import store
from ctg_data.entries import typed
from ctg_data.folding import fold
from ctg_data.imports import confirm, enter, preview, read_tables
from ctg_data.intake.planning.validate import validate
from ctg_data.intake.tables import TableKind
from ctg_data.meeting_content import MeetingContent
from ctg_data.own_indicators import Declared, declare, redefine, remove, write
from ctg_data.selection import Selection
from ctg_data.workbooks import meeting_workbook
from tests.sheets import saved, xlsx
from tests.stores import Filling, content, count, territory

HEADER = ("Indicateur", "Territoire", "Période", "Valeur")
MAYORS = Declared("Élus mobilisés", "Élus venus à une réunion de la Ctg.", "élus")


def declared(db, *said):
    for each in said:
        write(db, 1, lambda known, each=each: declare(known, each), f"{each.name} : indicateur déclaré")


def taken(db, *rows, name="indicateurs.xlsx", **answers):
    seen = preview(db, name, xlsx({"Indicateurs": [HEADER, *rows]}), network_id=1, answers=answers)
    return confirm(db, seen)


def values(db, **chosen):
    with db.reading() as tx:
        found = store.own_values(tx, Selection(1, **chosen))
    places = [None if isna(place) else int(place) for place in found["territory_id"]]
    return set(zip(places, found["period"], found["value"], strict=True))


FILE = (
    ("Élus mobilisés", "7 Vallées", "T1 2025", 12),
    ("Élus mobilisés", "Tous", "T1 2025", 31),
    ("Élus mobilisés", "7 Vallées", "T2 2025", 14),
    ("Élus mobilisés", "7 Vallées", 2025, 40),
)


@pytest.fixture
def filled(db):
    """Four values, and another network that declares the same indicator."""
    declared(db, MAYORS)
    taken(db, *FILE)
    other = Filling(db)
    network = other.add("network", name="Départemental")
    key = {"network_id": network, "key": "own_elus_mobilises", "name": MAYORS.name, "definition": "Autre."}
    indicator = other.add("custom_indicator", **key)
    other.add("custom_value", custom_indicator_id=indicator, territory_id=None, period="2025-T1", value=99.0)
    other.commit()
    return db


def test_a_sheet_of_indicators_is_imported(filled):
    place = territory(filled)
    assert values(filled) == {
        *((place, "2025-T1", 12.0), (None, "2025-T1", 31.0), (place, "2025-T2", 14.0), (place, "2025", 40.0))
    }


def test_indicators_are_in_the_order_of_a_dictionary(db):
    declared(db, *(Declared(name, "Définition.") for name in ("Part", "Élus", "Délai")))
    with db.reading() as tx:
        assert store.own_indicators(tx, Selection(1))["name"].tolist() == ["Délai", "Élus", "Part"]


def test_only_the_periods_within_the_selection_are_read(filled):
    quarter = {"start": date(2025, 1, 1), "end": date(2025, 3, 31)}
    assert {when for _, when, _ in values(filled, **quarter)} == {"2025-T1"}


def test_only_the_territories_chosen_are_read(filled):
    assert len(values(filled, territories=(territory(filled),))) == 3


def test_a_corrected_sheet_changes_what_changed(filled):
    receipt = taken(filled, ("Élus mobilisés", "7 Vallées", "T1 2025", 13), *FILE[1:])
    assert (receipt.created, receipt.updated, receipt.unchanged) == (0, 1, 3)


def test_the_cell_of_a_value_is_kept(filled):
    with filled.reading() as tx:
        found = store.own_values(tx, Selection(1))
        read = store.sources(tx, "custom_value", found["custom_value_id"].tolist())
    assert {cells["value"] for cells in read["cells"]} == {"D2", "D3", "D4", "D5"}


def test_an_import_undone_leaves_what_was_declared(db):
    declared(db, MAYORS)
    before = content(db, "custom_indicator", "custom_value")
    number = taken(db, *FILE).import_id
    with db.writing() as tx:
        store.undo(tx, number)
    assert content(db, "custom_indicator", "custom_value") == before


def test_a_definition_changed_is_undone(db):
    declared(db, MAYORS)
    before = content(db, "custom_indicator")
    with db.reading() as tx:
        (row,) = store.own_indicators(tx, Selection(1)).to_dict("records")
    changed = Declared("Élus venus", "Autrement.", "personnes")
    number = write(db, 1, lambda known: redefine(known, row["custom_indicator_id"], changed, row), "redéfini")
    with db.writing() as tx:
        store.undo(tx, number)
    assert content(db, "custom_indicator") == before


def test_nothing_to_write_leaves_no_line_in_the_history(db):
    declared(db, MAYORS)
    with db.reading() as tx:
        (row,) = store.own_indicators(tx, Selection(1)).to_dict("records")
    assert write(db, 1, lambda known: redefine(known, row["custom_indicator_id"], MAYORS, row), "rien") is None


def test_a_target_of_the_store_holds_its_indicator_back(db):
    declared(db, MAYORS)
    target = {"network_id": 1, "indicator": "own_elus_mobilises", "start_on": date(2025, 1, 1), "value": 20.0}
    filling = Filling(db)
    filling.add("target", **target)
    filling.commit()
    (row,) = content(db, "custom_indicator")["custom_indicator"]
    with pytest.raises(ValueError, match="une cible"):
        write(db, 1, lambda known: remove(known, row[0]), "retiré")
    assert count(db, "custom_indicator") == 1


def test_a_value_corrected_on_screen_is_named_before_a_sheet_replaces_it(filled):
    row = {"indicator": "Élus mobilisés", "territory": "CC des 7 Vallées", "period": "2025-T1", "value": "15"}
    enter(filled, 1, "valeur saisie", typed(TableKind.INDICATORS, [row], dict.fromkeys(row, "Champ")))
    seen = preview(filled, "f.xlsx", xlsx({"Indicateurs": [HEADER, FILE[0]]}), network_id=1)
    assert [finding.code for finding in seen.findings] == ["screen_correction_overwritten"]


NAMES = st.lists(
    st.from_regex(r"[A-ZÉT][a-zà-ÿ]{1,8}( [a-zà-ÿ0-9’%()]{1,9}){0,4}", fullmatch=True), min_size=1, unique_by=fold
)
NUMBERS = st.one_of(st.integers(-(10**6), 10**6), st.decimals(-999, 999, places=2).map(float))


@given(NAMES, st.data())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_filled_in_the_sheet_of_the_template_reads_back(names, data):
    prepared = MeetingContent(date=date(2026, 3, 17), territories=("CC des 7 Vallées",), indicators=tuple(names))
    book = openpyxl.load_workbook(BytesIO(meeting_workbook(prepared)))
    typed_in = {row: data.draw(st.one_of(st.none(), NUMBERS)) for row in range(2, 2 + 2 * len(names))}
    for row, number in typed_in.items():
        book["Indicateurs"].cell(row, 4, number)
    (table,) = [t for t in read_tables("rencontre.xlsx", saved(book)).tables if t.kind is TableKind.INDICATORS]
    records, faults = validate(table)
    told = {(r.row, r.text("indicator"), r.text("period"), r.values["value"]) for r in records if "value" in r.values}
    filled_in = {(row, number) for row, number in typed_in.items() if number is not None}
    assert (faults, told) == ((), {(row, names[(row - 2) // 2], "2026-T1", number) for row, number in filled_in})


def test_the_workbook_of_the_next_meeting_brings_the_indicators_declared(db):
    declared(db, MAYORS)
    filling = Filling(db)
    filling.meeting(date(2026, 12, 15), status="planned")
    filling.commit()
    ((meeting, *_),) = content(db, "meeting")["meeting"]
    with db.reading() as tx:
        assert store.meeting_content(tx, meeting).indicators == ("Élus mobilisés",)
