"""What a page reads of the store: nothing twice, and nothing again while the data stay as they are."""

from collections import Counter
from pathlib import Path

import pytest
import streamlit as st
from samples import committee_store
from sqlalchemy import Engine, event
from streamlit.testing.v1 import AppTest

from ctg_data.store import open_database

FRAME = Path(__file__).parents[1] / "pages" / "navigation.py"
FIGURES = ("overview.py", "attendance.py", "codev.py", "problems.py", "self_efficacy.py", "territories.py")
EACH_RUN = ("begin", "SELECT state.version FROM state")


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    return committee_store(tmp_path_factory.mktemp("read"))


@pytest.fixture
def read(url, monkeypatch):
    """What is read while a test runs, each statement with its values; nothing is kept from another test."""
    monkeypatch.setenv("CTG_DATABASE_URL", url)
    statements = Counter()

    def note(connection, cursor, statement, values, *_):
        statements[statement, str(values)] += statement not in EACH_RUN

    event.listen(Engine, "before_cursor_execute", note)
    yield statements
    event.remove(Engine, "before_cursor_execute", note)
    st.cache_data.clear()
    st.cache_resource.clear()


def test_the_presences_of_a_choice_are_read_once_for_all_the_pages_of_figures(read):
    look_at(FIGURES)

    assert {times for (words, _), times in read.items() if "FROM meeting JOIN attendance" in words} == {1}


def test_a_page_looked_at_again_counts_nothing_again(read):
    app = look_at(FIGURES)
    read.clear()

    look_at(FIGURES, app)

    assert not [words for words, _ in +read if "count(" in words]


def test_the_page_of_self_assessments_reads_each_table_once_for_all_its_forms(read):
    look_at(["self_assessments.py"])

    assert [times for (words, _), times in read.items() if "FROM person" in words] == [1]


def test_figures_are_counted_again_once_something_is_written(read, url):
    app = look_at(FIGURES[:1])
    read.clear()
    with open_database(url).writing() as tx:
        tx.raise_version()

    app.run()

    assert [words for words, _ in +read if "count(" in words]


def look_at(pages, app=None):
    app = app or AppTest.from_file(str(FRAME), default_timeout=60).run()
    for page in pages:
        app.switch_page(page).run()
    return app
