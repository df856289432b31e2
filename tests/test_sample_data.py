"""The sample workbooks: made by their script, read without a question, and giving the totals counted by hand."""

import functools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import canonicalize
from zipfile import ZipFile, is_zipfile

import pytest
from pandas import DataFrame
from stores import NETWORK, new_store

from ctg_data import store
from ctg_data.imports import Preview, confirm, preview
from ctg_data.indicators.figures import figures
from ctg_data.models import DOMAIN_TABLES
from ctg_data.selection import Selection
from ctg_data.store import Database
from ctg_data.store.rows import TABLES
from ctg_data.vocabulary import Role
from ctg_data.workbooks import meeting_workbook
from sample_data import make, small_story, story

SAMPLES = Path(make.__file__).parent
FOLDERS = ("classeurs", "petit_reseau")
MASKED = "masked"
REFUSED = "12_rencontre_2026-09-15_a_corriger.xlsx"
LINE = re.compile(r"^\| `(\w+)` \|" + r"([^|]*)\|" * 5 + "$", re.MULTILINE)


@dataclass(frozen=True)
class Total:
    """One line of the README: a figure counted by hand."""

    folder: str
    key: str
    siren: str
    period: str
    numerator: str
    denominator: str
    value: str

    def __str__(self) -> str:
        return "-".join(part for part in (self.folder, self.key, self.siren, self.period) if part)


def totals() -> Iterator[Total]:
    text = (SAMPLES / "README.md").read_text("utf-8")
    for folder in FOLDERS:
        section = text.split(f"\n### {folder}\n")[1].split("\n### ")[0]
        for line in LINE.finditer(section):
            yield Total(folder, *(cell.strip() for cell in line.groups()))


def files(folder: str) -> list[Path]:
    return sorted((SAMPLES / folder).iterdir())


def imported(db: Database, folder: str) -> list[Preview]:
    seen = []
    for file in files(folder):
        seen.append(preview(db, file.name, file.read_bytes()))
        if seen[-1].status == "ready":
            confirm(db, seen[-1])
    return seen


@pytest.fixture(scope="module")
def taken(tmp_path_factory) -> Iterator[dict[str, tuple[Database, list[Preview]]]]:
    stores = {folder: new_store(tmp_path_factory.mktemp(folder)) for folder in FOLDERS}
    yield {folder: (db, imported(db, folder)) for folder, db in stores.items()}
    for db in stores.values():
        db.close()


@pytest.fixture(scope="module")
def figure(taken):
    """The row of the figures at the place of a total; each table is computed once."""

    @functools.cache
    def table(folder: str, by: tuple[str, ...], year: str) -> DataFrame:
        bounds = (date(int(year), 1, 1), date(int(year), 12, 31)) if year else ()
        with taken[folder][0].reading() as tx:
            counts = store.counts(tx, Selection(NETWORK, *bounds))
        return figures(counts, by).merge(counts.territories, on="territory_id", how="left").fillna({"siren": ""})

    def found(total: Total) -> dict[str, object]:
        quarterly = "T" in total.period
        by = (*(["territory"] if total.siren else []), *(["period"] if quarterly else []))
        rows = table(total.folder, by, "" if quarterly else total.period)
        rows = rows[(rows["siren"] == total.siren) & (rows["key"] == total.key)]
        (row,) = (rows[rows["period"] == total.period] if quarterly else rows).to_dict("records")
        return row

    return found


def domain_rows(db: Database) -> dict[str, Counter]:
    with db.reading() as tx:
        return {name: Counter(map(tuple, tx.connection.execute(TABLES[name].select()))) for name in DOMAIN_TABLES}


def test_the_totals_are_read_from_the_readme():
    assert Counter(total.folder for total in totals()).keys() == set(FOLDERS)


@pytest.mark.parametrize("total", [*totals()], ids=str)
def test_the_import_gives_the_totals_counted_by_hand(figure, total):
    row = figure(total)
    counted = {part: getattr(total, part) for part in ("numerator", "denominator", "value")}
    told = {part: pytest.approx(float(cell), abs=0.005) for part, cell in counted.items() if cell not in ("", MASKED)}
    assert (row["masked"], {part: row[part] for part in told}) == (total.value == MASKED, told)


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_file_asks_for_an_answer_and_only_the_one_to_correct_is_refused(taken, folder):
    refused = {seen.name for seen in taken[folder][1] if seen.status != "ready"}
    assert refused == ({REFUSED} if folder == "classeurs" else set())


def test_the_planted_mistakes_are_found_where_they_are(taken):
    (seen,) = (seen for seen in taken["classeurs"][1] if seen.name == REFUSED)
    mistakes = {(finding.sheet, finding.cell) for finding in seen.findings}
    assert mistakes >= {
        ("Rencontre", "B5"),
        ("CODEV", "E2"),
        ("Difficultés", "F2"),
        ("Difficultés", "G2"),
        ("Auto-évaluation", "D2"),
    }


def test_the_matrix_of_the_year_brings_the_one_mark_left_blank_and_takes_no_flag_away(taken):
    (seen,) = (seen for seen in taken["classeurs"][1] if seen.name == "06_suivi_2025.xlsx")
    assert [change.after for change in seen.plan.changes] == [{"status": "present"}]


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_whole_folder_again_is_unchanged(taken, folder):
    db, _ = taken[folder]
    again = {file.name: preview(db, file.name, file.read_bytes()).status for file in files(folder)}
    assert Counter(again.values()) == Counter(
        "refused" if file.name == REFUSED else "unchanged" for file in files(folder)
    )


def test_undoing_every_import_latest_first_leaves_the_domain_as_it_was(db):
    before = domain_rows(db)
    imported(db, "classeurs")
    with db.reading() as tx:
        imports = sorted(store.history(tx, NETWORK)["import_id"], reverse=True)
    for import_id in imports:
        with db.writing() as tx:
            store.undo(tx, int(import_id))
    assert domain_rows(db) == before


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_next_meeting_s_workbook_given_back_as_it_is_changes_only_its_theme(taken, folder):
    db, _ = taken[folder]
    with db.reading() as tx:
        planned = store.next_meeting(tx, NETWORK)
        workbook = meeting_workbook(store.meeting_content(tx, planned))
    (change,) = preview(db, "rencontre.xlsx", workbook).plan.changes
    assert (change.table, change.id, change.after.keys()) == ("meeting", planned, {"theme"})


@pytest.mark.parametrize("made", [make.network, make.small_network], ids=FOLDERS)
def test_the_files_are_those_that_the_script_makes(made):
    folder = SAMPLES / dict(zip((make.network, make.small_network), FOLDERS, strict=True))[made]
    assert {name: parts(content) for name, content in made().items()} == {
        file.name: parts(file.read_bytes()) for file in folder.iterdir()
    }


def parts(content: bytes) -> dict[str, bytes | str]:
    """What a file holds, however its parts were compressed and whichever library wrote its XML."""
    if not is_zipfile(BytesIO(content)):
        return {"": content}
    with ZipFile(BytesIO(content)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    return {name: canonicalize(part) if name.endswith((".xml", ".rels")) else part for name, part in held.items()}


def test_the_readme_has_a_line_for_each_file():
    text = (SAMPLES / "README.md").read_text("utf-8")
    told = re.findall(r"^\| `(\d\d_[^`]+)` \|", text, re.MULTILINE)
    assert told == [file.name for folder in FOLDERS for file in files(folder)]


@pytest.mark.parametrize("told", [story.STORY, small_story.STORY], ids=FOLDERS)
def test_a_mark_is_told_for_each_meeting_of_a_member_and_for_no_other(told):
    held = [gathering.day for gathering in told.gatherings[:-1]]
    assert all((who.mark(n) != "·") == who.belongs(day) for who in told.members for n, day in enumerate(held))


def test_the_small_network_has_the_likely_real_size():
    cct = (who for who in small_story.STORY.members if who.role is Role.CCT)
    assert Counter(who.territories[0] for who in cct) == {story.HPM: 2, story.BAIES: 3, story.VALLEES: 4}


def test_one_wave_is_too_small_in_one_territory():
    sizes = [Counter(territory for _, territory, _ in wave.answers) for wave in story.STORY.waves]
    assert [[t for t in story.STORY.territories if size[t] < 5] for size in sizes] == [[], [story.VALLEES], []]
