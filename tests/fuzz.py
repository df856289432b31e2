"""Any file, from its bytes to the store: no error, no partial write, within the time and the memory promised.

`python -m tests.fuzz --runs 500 --seed 1` mutates real files and invents sheets, then tells what became of them;
`--files DIR` takes other files as they are first, then mutates them too; what fails is kept in `--keep DIR`.
"""

import argparse
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice
from math import isfinite
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from sqlalchemy import func, select

from ctg_data import store
from ctg_data.demonstration import take, workbooks
from ctg_data.imports import annotated, confirm, preview
from ctg_data.intake.reading.worker import apart
from ctg_data.intake.tables import Cell
from ctg_data.store import Database
from ctg_data.store.rows import TABLES
from tests.mutations import SEEDS, mutants
from tests.sheets import saved, workbook
from tests.stores import new_store

SECONDS, MEMORY = 10.0, 512 * 1024**2
SLACK = 1.0  # seconds beyond the reading's own, for the store to be asked on a busy machine


@dataclass(slots=True)
class Taken:
    """What became of one file, and what it cost: seconds of the import, of the annotated return, bytes."""

    name: str
    status: str = ""
    codes: Counter[str] = field(default_factory=Counter)
    seconds: float = 0
    returned: float = 0
    memory: int = 0
    fault: str = ""


class Store:
    """A store that knows the people of the sample network; filled anew whenever a file was written into it."""

    def __init__(self) -> None:
        self.filled = Path(tempfile.mkdtemp()) / "ctg.sqlite"
        db = new_store(self.filled.parent)
        take(db, workbooks()[0])
        db.close()
        self.renew()

    def renew(self) -> None:
        """Begin again from the people only."""
        folder = Path(tempfile.mkdtemp())
        (folder / "ctg.sqlite").write_bytes(self.filled.read_bytes())
        self.db: Database = store.open_database(f"sqlite:///{folder / 'ctg.sqlite'}")

    def rows(self) -> dict[str, int]:
        """How many rows each table holds."""
        with self.db.reading() as tx:
            counts = {name: select(func.count()).select_from(table) for name, table in TABLES.items()}
            return {name: tx.connection.execute(count).scalar_one() for name, count in counts.items()}

    def faults(self) -> tuple[str, ...]:
        """What the store says is wrong with itself."""
        with self.db.reading() as tx:
            return tuple(store.faults(tx))


def taken(into: Store, name: str, content: bytes) -> Taken:
    """Take one file in as a person would who answers nothing; `fault` says which promise was broken."""
    said, before = Taken(name), into.rows()
    worker = apart(os.getpid, 60, MEMORY)
    held = [_held(pid) for pid in (os.getpid(), worker)]
    try:
        _take(into, content, said)
    except Exception:
        said.fault = traceback.format_exc(limit=-4)
    said.memory = max(_peak(pid) - rss for pid, rss in zip((os.getpid(), worker), held, strict=True))
    said.fault = said.fault or _broken(said, into, before)
    if said.status == "committed":
        into.db.close()
        into.renew()
    return said


def _take(into: Store, content: bytes, said: Taken) -> None:
    start = time.perf_counter()
    seen = preview(into.db, said.name, content)
    said.status, said.codes = seen.status, Counter({finding.code for finding in seen.findings})
    if seen.status == "ready":
        confirm(into.db, seen)
        said.status = "committed"
    said.seconds = time.perf_counter() - start
    annotated(seen)
    said.returned = time.perf_counter() - start - said.seconds


def _broken(said: Taken, into: Store, before: dict[str, int]) -> str:
    if said.codes["unforeseen"]:
        return "a finding « unforeseen »"
    if max(said.seconds, said.returned) > SECONDS + SLACK:
        return f"{said.seconds:.1f} s, then {said.returned:.1f} s"
    if said.memory > MEMORY:
        return f"{said.memory // 1024**2} MB more"
    if said.status != "committed" and into.rows() != before:
        return "a partial write"
    return "; ".join(into.faults())


def _held(pid: int) -> int:
    """The bytes that a process holds; its peak counts from now on (Linux only)."""
    with suppress(OSError):
        Path(f"/proc/{pid}/clear_refs").write_text("5")
    return _status(pid, "VmRSS")


def _peak(pid: int) -> int:
    return _status(pid, "VmHWM")


def _status(pid: int, line: str) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:  # it was stopped, under its cap
        return 0
    return next((1024 * int(each.split()[1]) for each in lines if each.startswith(line)), 0)


# — sheets that nobody typed

HEADINGS = ("Nom", "Prénom", "Présence", "Territoire", "Date", "Sujet", "Code", "N°", "Statut", "18/03/2025", "Matin")
MARKS = ("P", "X", "ABS", "✓", "excusé", "/", "?", "remplacé par Zoé", "CC des 7 Vallées", "T1 2025", "22/09", "9h30")
TEXTS = st.text(max_size=12) | st.sampled_from((*HEADINGS, *MARKS)) | st.sampled_from(("=1+1", "@x", "+33", "'", '"'))
NUMBERS = st.integers(-(2**70), 2**70) | st.floats() | st.sampled_from((1, 0, 5, 2025, 45734, 1e308))
MOMENTS = st.dates(date(1900, 3, 1)) | st.datetimes(datetime(1900, 3, 1)) | st.times() | st.timedeltas(timedelta(0))
CELLS: st.SearchStrategy[Cell] = st.none() | TEXTS | NUMBERS | MOMENTS | st.booleans()
ROWS = st.lists(st.lists(CELLS, max_size=9), max_size=14)
HEADED = st.tuples(ROWS, st.lists(st.sampled_from(HEADINGS), min_size=2, max_size=7), ROWS).map(
    lambda parts: [*parts[0][:3], parts[1], *parts[2]]
)
NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\\/*?:[]\0'"), min_size=1, max_size=20)
SHEETS = st.dictionaries(NAMES | st.sampled_from(("2025-03-18", "7 Vallées")), ROWS | HEADED, min_size=1, max_size=3)
MERGES = st.lists(st.tuples(*[st.integers(1, 12)] * 4), max_size=3)


def as_xlsx(sheets: dict[str, list[list[Cell]]], merges: Sequence[tuple[int, int, int, int]]) -> bytes:
    """The sheets as a workbook; what Excel cannot hold is written as text, as people paste it."""
    named = {ILLEGAL_CHARACTERS_RE.sub("", name)[:31] or "S": rows for name, rows in sheets.items()}
    book = workbook({name: [[*map(_storable, row)] for row in rows] for name, rows in named.items()})
    for top, left, height, width in merges:
        book.worksheets[0].merge_cells(
            start_row=top, start_column=left, end_row=top + height, end_column=left + width % 2
        )
    return saved(book)


def _storable(value: Cell) -> Cell:
    if isinstance(value, float) and not isfinite(value):
        return str(value)
    return ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value


def as_csv(sheets: dict[str, list[list[Cell]]], separator: str, encoding: str) -> bytes:
    """The first sheet as text, nothing quoted."""
    (rows, *_) = sheets.values()
    lines = (separator.join("" if cell is None else str(cell) for cell in row) for row in rows)
    return "\r\n".join(lines).encode(encoding, errors="replace")


XLSX = st.tuples(st.just("inventée.xlsx"), st.builds(as_xlsx, SHEETS, MERGES))
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman")
CSV = st.tuples(
    st.just("inventée.csv"),
    st.builds(as_csv, SHEETS, st.sampled_from(";,\t|"), st.sampled_from(ENCODINGS)) | st.binary(max_size=300),
)
INVENTED = XLSX | CSV


def invented(number: int, chosen: int) -> list[tuple[str, bytes]]:
    """So many files invented from a seed."""
    files: list[tuple[str, bytes]] = []

    @seed(chosen)
    @settings(max_examples=number or 1, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(INVENTED)
    def gather(file: tuple[str, bytes]) -> None:
        files.append(file)

    if number:
        gather()
    return files


# — the long run


def run(files: Iterable[tuple[str, bytes]], keep: Path) -> list[Taken]:
    """Take every file, saying those that break a promise as they come."""
    into, all_taken = Store(), []
    for name, content in files:
        said = taken(into, name, content)
        all_taken.append(said)
        if said.fault:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / name).write_bytes(content)
            sys.stdout.write(f"{name}\n{said.fault}\n\n")
    return all_taken


def told(all_taken: Sequence[Taken]) -> Iterator[str]:
    """The figures of a run."""
    yield f"{len(all_taken)} files: {dict(Counter(said.status for said in all_taken))}"
    yield f"findings: {dict(sum((said.codes for said in all_taken), Counter()).most_common())}"
    for what, cost, unit in (("seconds", "seconds", 1), ("seconds, annotated", "returned", 1), ("MB", "memory", 2**20)):
        for said in sorted(all_taken, key=lambda each: -getattr(each, cost))[:3]:
            yield f"most {what}: {getattr(said, cost) / unit:.2f} {said.name}"
    yield f"promises broken: {sum(bool(said.fault) for said in all_taken)}"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=500)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--files", type=Path, default=None)
    options.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "fuzz")
    asked = options.parse_args()
    others = sorted(path for path in asked.files.rglob("*") if path.is_file()) if asked.files else []
    as_they_are = [(path.name, path.read_bytes()) for path in others]
    changed = islice(mutants(asked.seed, [*SEEDS, *others]), asked.runs)
    all_taken = run((*as_they_are, *changed, *invented(asked.runs, asked.seed)), asked.keep)
    sys.stdout.write("\n".join(told(all_taken)) + "\n")
    return int(any(said.fault for said in all_taken))


if __name__ == "__main__":
    sys.exit(main())
