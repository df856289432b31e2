"""What is kept of a file that holds self-assessments: the recognised cells of its other sheets, nothing of theirs."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from stores import NETWORK, Filling, territory

from ctg_data import store
from ctg_data.imports import confirm, preview, read_tables
from ctg_data.store import Database
from ctg_data.store.rows import TABLES
from ctg_data.workbooks import cells_workbook
from tests.sheets import Rows, saved, workbook, xlsx

MARKER = "MARQUEUR"
SIGN_IN: Rows = (
    ("Rencontre du réseau",),
    ("Date : 18/03/2025",),
    ("Nom", "Prénom", "Présence", "Mot pour moi"),
    ("Un", "Zoé", "P", "ne pas garder"),
    ("Deux", "Max", "ABS", None),
)
ANSWERS: Rows = (
    ("Nom", "Code", "Territoire", "Vague", *(f"Q{number}" for number in range(1, 11))),
    (MARKER, "AB12", "CC des 7 Vallées", "Départ", *(7,) * 10),
)


@pytest.fixture
def ready(db: Database) -> Database:
    """The people of the sheet are known, so that nothing is asked."""
    filling = Filling(db)
    for name in (("Un", "Zoé"), ("Deux", "Max")):
        filling.member(filling.person(*name), territory(db))
    filling.commit("annuaire.xlsx")
    return db


def take(db: Database, sheets: Mapping[str, Rows], answers: Mapping[str, str] | None = None) -> int:
    return take_file(db, xlsx(sheets), answers)


def take_file(db: Database, content: bytes, answers: Mapping[str, str] | None = None) -> int:
    number = confirm(db, preview(db, "mars.xlsx", content, answers=answers)).import_id
    assert number is not None
    return number


def kept(db: Database, number: int) -> bytes | None:
    with db.reading() as tx:
        return store.import_content(tx, number)


def cells(content: bytes | None) -> dict[str, dict[str, object]]:
    book = load_workbook(BytesIO(content or b""))
    return {
        sheet.title: {cell.coordinate: cell.value for row in sheet for cell in row if cell.value is not None}
        for sheet in book
    }


def test_the_recognised_cells_of_the_other_sheet_are_kept_where_they_stood(ready: Database) -> None:
    held = cells(kept(ready, take(ready, {"Émargement": SIGN_IN, "Auto-évaluation": ANSWERS})))

    assert held == {
        "Émargement": {
            "A1": "Rencontre du réseau",
            "A2": "Date : 18/03/2025",
            **{"A3": "Nom", "B3": "Prénom", "C3": "Présence"},
            **{"A4": "Un", "B4": "Zoé", "C4": "P"},
            **{"A5": "Deux", "B5": "Max", "C5": "ABS"},
        }
    }


def test_what_is_kept_bears_a_name_that_says_so(ready: Database) -> None:
    take(ready, {"Émargement": SIGN_IN, "Auto-évaluation": ANSWERS})

    with ready.reading() as tx:
        assert store.history(tx, NETWORK)["kept_name"].iloc[0] == "mars – sans les auto-évaluations.xlsx"


def test_what_is_kept_is_read_again_as_it_was(ready: Database) -> None:
    sheets = {"Émargement": SIGN_IN, "Auto-évaluation": ANSWERS}
    before = read_tables("mars.xlsx", xlsx(sheets)).tables[0]

    (after,) = read_tables("mars.xlsx", kept(ready, take(ready, sheets)) or b"").tables

    assert (after.people, after.marks, after.meetings[0].date) == (before.people, before.marks, date(2025, 3, 18))


def test_nothing_is_kept_of_a_file_of_answers_alone(ready: Database) -> None:
    number = take(ready, {"Auto-évaluation": ANSWERS}, {"date:Auto-évaluation": "2025-03-18"})

    assert kept(ready, number) is None


def test_a_file_without_answers_is_kept_as_it_is(ready: Database) -> None:
    content = xlsx({"Émargement": SIGN_IN})

    assert kept(ready, take_file(ready, content)) == content


def test_answers_that_the_person_left_aside_are_not_kept_either(ready: Database) -> None:
    number = take(ready, {"Émargement": SIGN_IN, "Auto-évaluation": ANSWERS}, {"sheet:Auto-évaluation": "ignore"})

    assert list(cells(kept(ready, number))) == ["Émargement"]


def test_answers_on_a_hidden_sheet_are_not_kept_either(ready: Database) -> None:
    book = workbook({"Émargement": SIGN_IN, "Auto-évaluation": ANSWERS})
    book["Auto-évaluation"].sheet_state = "hidden"

    number = confirm(ready, preview(ready, "mars.xlsx", saved(book))).import_id

    assert list(cells(kept(ready, number or 0))) == ["Émargement"]


def test_answers_read_as_something_else_are_not_kept_either(ready: Database) -> None:
    said = {"table:Auto-évaluation!A1": "directory"}

    reading = preview(
        ready, "mars.xlsx", xlsx({"Émargement": SIGN_IN, "Auto-évaluation": ANSWERS}), answers=said
    ).reading

    assert reading.of_answers == {"Auto-évaluation"}


STATEMENTS = tuple(store.reference_wordings())
ACROSS: Rows = (("Affirmation", f"{MARKER} Marie", f"{MARKER} Jean"), *((text, 7, 4) for text in STATEMENTS))
BY_CODES: Rows = (("Item", f"{MARKER} Marie"), *((f"Q{number}", 7) for number in range(1, 11)))
ONE_FORM: Rows = (("Nom :", f"{MARKER} Marie"), ("Affirmation", "Réponse"), *((text, 7) for text in STATEMENTS))
FAR_BELOW: Rows = (*((number,) for number in range(25)), ("Nom", *STATEMENTS), (f"{MARKER} Marie", *(7,) * 10))
ONE_STATEMENT: Rows = (("Nom", STATEMENTS[0]), (f"{MARKER} Marie", 7))


@pytest.mark.parametrize("hidden", [False, True])
@pytest.mark.parametrize("answers", [ACROSS, BY_CODES, ONE_FORM, FAR_BELOW, ONE_STATEMENT])
def test_answers_in_a_layout_that_nothing_reads_are_neither_kept_nor_shown(
    ready: Database, answers: Rows, hidden: bool
) -> None:
    book = workbook({"Émargement": SIGN_IN, "Réponses": answers})
    book["Réponses"].sheet_state = "hidden" if hidden else "visible"
    seen = preview(ready, "mars.xlsx", saved(book))

    number = confirm(ready, seen).import_id

    assert (list(cells(kept(ready, number or 0))), MARKER in repr(seen.reading)) == (["Émargement"], False)


def test_the_quarters_of_a_year_are_no_items(ready: Database) -> None:
    content = xlsx({"Émargement": SIGN_IN, "Salles": (("Trimestre",), *((f"Q{number}", 7) for number in range(1, 5)))})

    assert kept(ready, take_file(ready, content)) == content


def test_a_blank_form_holds_no_answers(ready: Database) -> None:
    content = xlsx({"Émargement": SIGN_IN, "Auto-évaluation": ANSWERS[:1]})

    assert kept(ready, take_file(ready, content)) == content


def test_no_byte_of_a_file_of_answers_stays_once_it_is_confirmed(ready: Database) -> None:
    content = _as_csv(ANSWERS)
    with ready.writing() as tx:
        draft = store.save_draft(tx, NETWORK, "réponses.csv", content, {})
    waiting = _on_disk(ready)
    confirm(ready, preview(ready, "réponses.csv", content, answers={"date:réponses": "2025-03-18"}))

    with ready.writing() as tx:
        store.drop_draft(tx, draft)

    assert (waiting, _on_disk(ready)) == (True, False)


def test_a_draft_that_nobody_answered_for_a_day_leaves_no_byte_either(ready: Database) -> None:
    content, draft = _as_csv(ANSWERS), TABLES["draft"]
    with ready.writing() as tx:
        store.save_draft(tx, NETWORK, "réponses.csv", content, {})
        tx.connection.execute(draft.update().values(at=datetime.now(UTC) - timedelta(hours=25)))
    waiting = _on_disk(ready)

    with ready.writing() as tx:
        store.forget_expired(tx)

    assert (waiting, _on_disk(ready)) == (True, False)


def _as_csv(rows: Rows) -> bytes:
    return "\n".join(";".join("" if value is None else str(value) for value in row) for row in rows).encode()


def _on_disk(db: Database) -> bool:
    """Whether the name beside the answers stands anywhere in the files of the store."""
    file = Path(db.engine.url.database or "")
    return any(MARKER.encode() in part.read_bytes() for part in file.parent.glob(f"{file.name}*"))


def test_a_text_is_never_a_formula() -> None:
    book = load_workbook(BytesIO(cells_workbook({"Feuille": {"A1": "=1+1", "B2": "@SOMME(A1)", "C3": "-2"}})))

    assert [book["Feuille"][cell].data_type for cell in ("A1", "B2", "C3")] == ["s", "s", "s"]


def test_a_sheet_whose_name_excel_does_not_take_is_kept_all_the_same() -> None:
    book = load_workbook(BytesIO(cells_workbook({"T1/T2 " + "long " * 10: {"A1": 1}})))

    assert book.sheetnames[0].startswith("T1_T2 long")
