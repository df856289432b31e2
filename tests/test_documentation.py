"""The documentation is complete: what the code offers, the pages say."""

import re
from pathlib import Path

import pytest

import ctg_data
from ctg_data.cli import app
from ctg_data.findings import CATALOGUE
from ctg_data.settings import Settings
from ctg_data.ui.menu import MENU

HOME = Path(__file__).parent.parent
README = (HOME / "README.md").read_text("utf-8")
GUIDE = (HOME / "docs" / "guide.md").read_text("utf-8")
REASONS = (HOME / "docs" / "pourquoi.md").read_text("utf-8")


def test_every_command_stands_in_the_readme():
    names = {command.name or command.callback.__name__ for command in app.registered_commands}
    assert [name for name in names if f"`{name}" not in README] == []


def test_every_page_stands_in_the_guide():
    titles = [entry.title for entries in MENU.values() for entry in entries]
    assert [title for title in titles if title not in GUIDE] == []


def test_every_library_that_we_chose_has_its_reason():
    lists = [(HOME / name).read_text("utf-8") for name in ("requirements.in", "requirements-dev.in")]
    chosen = re.findall(r"^([a-z][a-z-]+)", "\n".join(lists), re.MULTILINE)
    assert [name for name in chosen if name not in REASONS.lower()] == []


def test_every_setting_stands_in_the_readme():
    assert [name for name in Settings.model_fields if f"`CTG_{name.upper()}`" not in README] == []


@pytest.mark.parametrize("text", [README, ctg_data.__doc__], ids=["README.md", "ctg_data/__init__.py"])
def test_every_room_stands_on_the_map(text):
    rooms = {path.stem for path in (HOME / "ctg_data").iterdir() if not path.name.startswith("_")}
    assert [room for room in sorted(rooms) if not re.search(rf"\b{room}\b", text)] == []


def test_every_link_of_the_readme_leads_somewhere():
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    assert targets
    assert [target for target in targets if not (HOME / target).exists()] == []


def test_every_finding_has_a_title_and_a_sentence():
    assert [
        code for code, kind in CATALOGUE.items() if not kind.title or not kind.message.endswith((".", "?", "»"))
    ] == []


def test_every_finding_that_the_code_names_stands_in_the_catalogue():
    sources = [path.read_text("utf-8") for path in (HOME / "ctg_data").rglob("*.py")]
    named = {code for source in sources for code in re.findall(r'found\(\s*"(\w+)"', source)}
    assert named
    assert sorted(named - set(CATALOGUE)) == []
