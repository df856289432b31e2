"""One file from its bytes to the store and back: preview, confirmation, correction, undo."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sheets import xlsx
from stores import NETWORK, content

from ctg_data import store
from ctg_data.access import AccountRole, Viewer
from ctg_data.imports import Refused, confirm, enter, preview
from ctg_data.intake.tables import Entry, Table, TableKind
from ctg_data.selection import Selection
from ctg_data.store import PlanOutdated

SAMPLES = Path(__file__).parent.parent / "sample_data"
CLASSEURS = sorted((SAMPLES / "classeurs").iterdir())
SMALL = sorted((SAMPLES / "petit_reseau").iterdir())


def look(db, path, **settled):
    return preview(db, path.name, path.read_bytes(), **settled)


def take(db, path):
    return confirm(db, look(db, path))


def directory_entry(**values):
    row = {"last_name": "INVENTÉE", "first_name": "Irène", "role": "cct", "territory": "CC des 7 Vallées"} | values
    return Table(TableKind.DIRECTORY, "Saisie", "A1", {}, entries=(Entry(1, row, {}),))


def test_a_preview_writes_nothing(db):
    before = content(db)
    look(db, CLASSEURS[0])
    assert content(db) == before


def test_what_was_previewed_is_what_is_written(db):
    seen = look(db, CLASSEURS[0])
    receipt = confirm(db, seen)
    assert (receipt.created, receipt.updated) == (seen.plan.created, seen.plan.updated)


def test_the_same_bytes_again_are_unchanged_whatever_their_name(db):
    take(db, CLASSEURS[0])
    assert preview(db, "autre nom.xlsx", CLASSEURS[0].read_bytes()).status == "unchanged"


def test_a_preview_confirmed_twice_is_written_once(db):
    seen = look(db, CLASSEURS[0])
    confirm(db, seen)
    with pytest.raises(PlanOutdated):
        confirm(db, seen)


def test_a_store_that_moved_since_the_preview_writes_nothing(db):
    take(db, CLASSEURS[0])
    seen = look(db, CLASSEURS[1])
    enter(db, seen.network_id, "Ajout d’une personne", directory_entry())
    before = content(db)
    with pytest.raises(PlanOutdated):
        confirm(db, seen)
    assert content(db) == before


def test_a_refused_file_writes_nothing(db):
    before = content(db)
    with pytest.raises(Refused):
        confirm(db, preview(db, "abimé.xlsx", b"PK\x03\x04 rien"))
    assert content(db) == before


@pytest.mark.parametrize("network", ["99", "inconnu"])
def test_a_network_that_is_none_is_asked_again(db, network):
    seen = preview(db, "annuaire.xlsx", CLASSEURS[0].read_bytes(), answers={"network": network})
    assert (seen.status, [question.id for question in seen.questions]) == ("needs_answers", ["network"])


def test_a_file_that_holds_self_assessments_is_never_kept(db):
    take(db, CLASSEURS[0])
    receipt = take(db, CLASSEURS[1])
    with db.reading() as tx:
        sheets = load_workbook(BytesIO(store.import_content(tx, receipt.import_id))).sheetnames
    assert ("Émargement" in sheets, "Auto-évaluation" in sheets) == (True, False)


def test_any_other_file_is_kept_as_it_came(db):
    receipt = take(db, CLASSEURS[0])
    with db.reading() as tx:
        assert store.import_content(tx, receipt.import_id) == CLASSEURS[0].read_bytes()


@pytest.mark.parametrize("folder", [CLASSEURS, SMALL], ids=["classeurs", "petit_reseau"])
def test_undoing_every_import_latest_first_gives_the_domain_tables_back(db, folder):
    before = content(db)
    seen = (look(db, path) for path in folder)
    receipts = [confirm(db, file) for file in seen if file.status == "ready"]
    for receipt in reversed(receipts):
        with db.writing() as tx:
            store.undo(tx, receipt.import_id)
    assert content(db) == before


def test_a_corrected_file_creates_nothing_and_changes_what_changed(db):
    matrix = next(path for path in CLASSEURS if "suivi" in path.name)
    for path in CLASSEURS[: CLASSEURS.index(matrix)]:
        take(db, path)
    seen = look(db, matrix)
    assert (seen.plan.created, seen.plan.updated) == (0, 1)


def test_what_is_typed_on_screen_stands_in_the_history_and_can_be_undone(db):
    before = content(db)
    receipt = enter(db, NETWORK, "Ajout d’une personne", directory_entry())
    with db.writing() as tx:
        store.undo(tx, receipt.import_id)
    assert content(db) == before


def test_what_is_typed_wrong_is_refused_with_its_findings(db):
    with pytest.raises(Refused) as refused:
        enter(db, NETWORK, "Ajout d’une personne", directory_entry(role="chef de gare"))
    assert [finding.severity for finding in refused.value.findings] == ["blocks"]


def test_every_figure_leads_to_its_cells(db):
    take(db, CLASSEURS[0])
    take(db, CLASSEURS[1])
    with db.reading() as tx:
        ids = [row[0] for row in content(db, "attendance")["attendance"]]
        sources = store.sources(tx, "attendance", ids)
    assert set(sources["sheet"]) == {"Émargement"}


def test_a_reader_of_the_same_store_meets_no_name(db):
    take(db, CLASSEURS[0])
    with db.seen_by(Viewer("copil", AccountRole.READER)).reading() as tx, pytest.raises(PermissionError):
        store.people(tx, Selection(NETWORK))


def sheet_marked(mark):
    rows = ["Nom;Prénom;Territoire;Présence", f"CARPENTIER;Sophie;HPM;{mark}", "DUBOIS;Karim;CA2BM;Présent"]
    return "\n".join(["Émargement du 12/05/2027", *rows]).encode()


def test_the_meaning_of_a_mark_is_asked_once_per_layout(db):
    first = preview(db, "a.csv", sheet_marked("X"))
    answers = {question.id: question.choices[0].value for question in first.questions if question.required}
    confirm(db, preview(db, "a.csv", sheet_marked("X"), answers=answers))
    again = preview(db, "b.csv", sheet_marked("X").replace(b"Karim", b"Karima"))
    assert "mark:X" in answers
    assert "mark:X" not in {question.id for question in again.questions}


QUARTER = (("Nom", "Prénom", "Présence", "Pôle"), ("Leleu", "Line", "X", "CC des 7 Vallées"))


def test_what_was_corrected_once_needs_no_answer_in_the_next_quarter_s_file(db):
    first = xlsx({"Mars": (("Le 18/03/2025",), *QUARTER)})
    said = {"mark:X": "present", "field:Mars!D2": "territory"}
    confirm(db, preview(db, "mars.xlsx", first, answers=said))
    later = preview(db, "juin.xlsx", xlsx({"Juin": (("Réseau",), (), ("Le 17/06/2025",), *QUARTER)}))
    (read,) = later.reading.tables
    assert (later.status, read.columns["D"], read.marks[0].status) == ("ready", "territory", "present")


def test_a_cell_corrected_keeps_its_place_as_the_source_of_what_is_written(db):
    sheet = xlsx({"Mars": (("Le 18/03/2025",), ("Nom", "Prénom", "Présence"), ("Leleu", "Line", "?"))})
    seen = preview(db, "mars.xlsx", sheet, answers={"cell:Mars!C3": "P"})
    (change,) = (change for change in seen.plan.changes if change.table == "attendance")
    assert (change.after["status"], change.source.cells["status"]) == ("present", "C3")


def test_a_file_whose_answers_are_left_aside_is_not_kept_either(db):
    answers = (("Nom", "Code", "Vague", "Q1 – Oser"), ("Leleu", "AB12", "Départ", 7))
    held = xlsx({"Mars": (("Le 18/03/2025",), ("Nom", "Prénom", "Présence"), ("Leleu", "Line", "P")), "Rép": answers})
    seen = preview(db, "mars.xlsx", held, answers={"sheet:Rép": "ignore"})
    assert (seen.status, seen.reading.of_answers) == ("ready", {"Rép"})
