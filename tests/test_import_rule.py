"""The import rule: text flows down, and each library has its room."""

import ast
from pathlib import Path

import pytest

HOME = Path(__file__).parent.parent
FILES = [*HOME.glob("*.py"), *HOME.glob("pages/*.py"), *HOME.glob("ctg_data/**/*.py")]

# A library on the left is imported only in the rooms on the right.
LIBRARIES = {
    "streamlit": {"dashboard", "pages", "ctg_data.ui"},
    "plotly": {"ctg_data.charts"},
    "sqlalchemy": {"ctg_data.models", "ctg_data.store", "ctg_data.migrations"},
    "sqlmodel": {"ctg_data.models", "ctg_data.store", "ctg_data.migrations"},
    "alembic": {"ctg_data.store", "ctg_data.migrations"},
    "python_calamine": {"ctg_data.intake"},
    "pebble": {"ctg_data.intake"},
    "rapidfuzz": {"ctg_data.intake"},
    "openpyxl": {"ctg_data.workbooks"},
    "typst": {"ctg_data.workbooks", "ctg_data.exports"},
    "xlsxwriter": {"ctg_data.exports"},
    "pptx": {"ctg_data.exports"},
    "kaleido": {"ctg_data.exports"},
    "choreographer": {"ctg_data.exports"},
    "scipy": {"ctg_data.indicators"},
    "typer": {"ctg_data.cli"},
    "rich": {"ctg_data.terminal"},
}

# A room on the left imports nothing of ours but the rooms on the right, and its own.
GROUND = {
    "ctg_data.vocabulary",
    "ctg_data.folding",
    "ctg_data.naming",
    "ctg_data.wording",
    "ctg_data.plan",
    "ctg_data.selection",
    "ctg_data.counts",
    "ctg_data.counted",
    "ctg_data.completeness",
    "ctg_data.findings",
    "ctg_data.settings",
    "ctg_data.meeting_content",
    "ctg_data.typography",
    "ctg_data.perimeter",
}
ROOMS = {
    "ctg_data.vocabulary": set(),
    "ctg_data.folding": set(),
    "ctg_data.naming": {"ctg_data.selection"},
    "ctg_data.wording": {"ctg_data.naming", "ctg_data.vocabulary"},
    "ctg_data.plan": set(),
    "ctg_data.completeness": {"ctg_data.selection", "ctg_data.vocabulary"},
    "ctg_data.counts": set(),
    "ctg_data.counted": {"ctg_data.vocabulary"},
    "ctg_data.settings": set(),
    "ctg_data.typography": set(),
    "ctg_data.selection": {"ctg_data.vocabulary"},
    "ctg_data.findings": {"ctg_data.vocabulary"},
    "ctg_data.perimeter": {"ctg_data.selection"},
    "ctg_data.access": {"ctg_data.vocabulary"},
    "ctg_data.meeting_content": {"ctg_data.vocabulary"},
    "ctg_data.models": {"ctg_data.vocabulary", "ctg_data.access"},
    "ctg_data.migrations": {"ctg_data.models"},
    "ctg_data.intake": GROUND,
    "ctg_data.store": GROUND | {"ctg_data.models", "ctg_data.migrations", "ctg_data.access"},
    "ctg_data.indicators": GROUND,
    "ctg_data.charts": GROUND | {"ctg_data.indicators"},
    "ctg_data.exports": GROUND | {"ctg_data.indicators", "ctg_data.charts"},
    "ctg_data.boards": GROUND | {"ctg_data.access", "ctg_data.store", "ctg_data.indicators", "ctg_data.charts"},
    "ctg_data.workbooks": GROUND,
    "ctg_data.people": GROUND | {"ctg_data.intake", "ctg_data.store"},
    "ctg_data.self_assessments": GROUND | {"ctg_data.intake", "ctg_data.store"},
    "ctg_data.network": GROUND | {"ctg_data.store"},
    "ctg_data.committee": GROUND | {"ctg_data.indicators", "ctg_data.charts", "ctg_data.store"},
    "ctg_data.kits": GROUND
    | {
        "ctg_data.access",
        "ctg_data.store",
        "ctg_data.indicators",
        "ctg_data.charts",
        "ctg_data.boards",
        "ctg_data.committee",
        "ctg_data.exports",
    },
    "ctg_data.own_indicators": GROUND | {"ctg_data.intake", "ctg_data.store", "ctg_data.indicators"},
    "ctg_data.imports": GROUND | {"ctg_data.intake", "ctg_data.store", "ctg_data.workbooks"},
}
BELOW_PAGES = {"ctg_data.models", "ctg_data.migrations"}


def room_of(file: Path) -> str:
    parts = file.relative_to(HOME).with_suffix("").parts
    return ".".join(parts[:2]) if parts[0] == "ctg_data" else parts[0]


def names_imported(file: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "ctg_data":
            names |= {f"ctg_data.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "a relative import")
    return names


def reached_from(room: str) -> set[str]:
    return {name for file in FILES if room_of(file) == room for name in names_imported(file)}


def test_the_rule_looks_at_every_room():
    assert set(ROOMS) | {"dashboard", "pages", "ctg_data.ui"} <= {room_of(file) for file in FILES}


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_is_used_in_its_room_and_nowhere_else(library):
    rooms = {room_of(file) for file in FILES if library in {name.split(".")[0] for name in names_imported(file)}}
    assert rooms
    assert rooms <= LIBRARIES[library]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_reaches_only_what_stands_below_it(room):
    ours = {".".join(name.split(".")[:2]) for name in reached_from(room) if name.startswith("ctg_data.")}
    assert ours - {room} <= ROOMS[room]


@pytest.mark.parametrize(
    ("floor", "above"),
    [("reading", {"recognising", "planning"}), ("recognising", {"reading", "planning"}), ("planning", {"reading"})],
)
def test_a_floor_of_the_intake_knows_nothing_of_the_others_work(floor, above):
    files = [*HOME.glob(f"ctg_data/intake/{floor}/*.py")]
    reached = {name.split(".")[2] for file in files for name in names_imported(file) if name.count(".") > 2}
    assert files
    assert not reached & above


def test_what_every_page_stands_on_knows_no_room_of_the_screen():
    files = [*HOME.glob("ctg_data/ui/*.py")]
    rooms = {f"ctg_data.ui.{room.parent.name}" for room in HOME.glob("ctg_data/ui/*/__init__.py")}
    reached = {".".join(name.split(".")[:3]) for file in files for name in names_imported(file)}
    assert reached & {f"ctg_data.ui.{file.stem}" for file in files}
    assert not reached & rooms


@pytest.mark.parametrize("room", ["dashboard", "pages", "ctg_data.ui"])
def test_the_screen_never_opens_the_tables(room):
    assert not {name for name in reached_from(room) if ".".join(name.split(".")[:2]) in BELOW_PAGES}


def test_every_import_is_absolute():
    assert not [file for file in FILES if "a relative import" in names_imported(file)]
