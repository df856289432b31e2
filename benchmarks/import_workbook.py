"""A whole workbook, from its bytes to the store, against two floors: `python benchmarks/import_workbook.py`.

The preview and the confirmation of a meeting of 60 people in our template are timed, the reading process warm; then
the very rows that it wrote are inserted bare by sqlite3, and the same sheet goes through pandas (openpyxl) and to_sql.
"""

import sqlite3
import statistics
import tempfile
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pandas as pd
from import_floor import PEOPLE, following, insert, seconds, written_since
from openpyxl import load_workbook
from stores import SEVEN_VALLEYS, Filling, new_store, territory

from ctg_data.imports import confirm, preview
from ctg_data.meeting_content import Expected, MeetingContent
from ctg_data.store import Database
from ctg_data.workbooks import meeting_workbook

ROUNDS = 20
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def names() -> list[tuple[str, str]]:
    """Names far enough from one another for none to be asked about."""
    return [(f"{LETTERS[n % 26] * 5}{LETTERS[n // 26] * 5}", f"{LETTERS[-1 - n % 26] * 6}") for n in range(PEOPLE)]


def signed(day: date) -> bytes:
    """The template of a meeting, everybody marked present."""
    people = tuple(Expected(last, first, "CC des 7 Vallées", SEVEN_VALLEYS) for last, first in names())
    book = load_workbook(BytesIO(meeting_workbook(MeetingContent(date=day, expected=people))))
    sheet = book["Émargement"]
    for row in sheet.iter_rows(min_row=3, max_row=2 + PEOPLE):
        row[6].value = "Présent"
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def take(db: Database, content: bytes) -> None:
    confirm(db, preview(db, "rencontre.xlsx", content))


def by_pandas(connection: sqlite3.Connection, content: bytes) -> None:
    sheet = pd.read_excel(BytesIO(content), sheet_name="Émargement", header=1, engine="openpyxl")
    sheet.to_sql("emargement", connection, if_exists="append", index=False)


def measure(folder: Path) -> list[float]:
    """The median times of an import, of its floor and of pandas, taken in turn."""
    (folder / "twin").mkdir()
    db, twin = new_store(folder), new_store(folder / "twin")
    bare, other = sqlite3.connect(folder / "twin" / "ctg.sqlite", isolation_level=None), sqlite3.connect(":memory:")
    bare.execute("pragma synchronous = normal")
    filling = Filling(db)
    for last, first in names():
        filling.member(filling.person(last, first), territory(db))
    filling.commit()
    insert(bare, written_since(folder / "ctg.sqlite", following(twin)))
    times: list[tuple[float, float, float]] = []
    for turn in range(ROUNDS + 2):
        content, start = signed(date(2030, 1, 1) + timedelta(days=turn)), following(db)
        ours = seconds(take, db, content)
        floor = seconds(insert, bare, written_since(folder / "ctg.sqlite", start))
        times.append((ours, floor, seconds(by_pandas, other, content)))
    for opened in (bare, other, db, twin):
        opened.close()
    return [statistics.median(column) for column in zip(*times[2:], strict=True)]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        ours, floor, pandas = (1000 * time for time in measure(Path(folder)))
    print(f"import of {PEOPLE} people {ours:.1f} ms · rows alone {floor:.2f} ms (× {ours / floor:.1f})", end=" · ")
    print(f"pandas and to_sql {pandas:.1f} ms (× {ours / pandas:.2f})")
