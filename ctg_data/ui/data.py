"""What a page reads: one snapshot of the store, kept until the data or the viewer change."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import streamlit as st

from ctg_data import store
from ctg_data.access import LOCAL, Viewer
from ctg_data.boards.view import Derived, Read, View, declared
from ctg_data.counts import Counts
from ctg_data.indicators.declarations import Indicator
from ctg_data.selection import Selection
from ctg_data.settings import Settings
from ctg_data.store import Database, Engine, Transaction, open_database

T = TypeVar("T")


def viewer() -> Viewer:
    """Who is looking: the only user of a server that listens to its own machine."""
    return LOCAL


def database() -> Database:
    """The database of the settings, opened for the viewer."""
    return Database(_engine(Settings().database_url), viewer())


def load(selection: Selection, *reads: Read, by: Viewer | None = None) -> tuple[Any, ...]:
    """What each read of the store gives for the selection, all in the same snapshot, to the viewer unless told whom.

    The version of the data is read in that snapshot too, so that a commit never mixes with what is kept; so is the
    day, since what was to come yesterday may be due today.
    """
    db = database()
    with db.reading() as tx:
        return _each(str(db.url), date.today(), selection, tx, reads)


def kept(view: View, of: Callable[[View], T]) -> T:
    """What a board tells of a view, computed once for the same data, words and viewer."""
    db = database()
    with db.reading() as tx:
        version = tx.version
    told: T = _told(str(db.url), version, date.today(), view.viewer, view.selection, view.words, _name(of), view, of)
    return told


def load_counts(selection: Selection) -> Counts:
    """All that the indicators count."""
    counts: Counts = load(selection, store.counts)[0]
    return counts


def indicators(selection: Selection) -> dict[str, Indicator]:
    """Every indicator by its key: those of the software, then the committee's own."""
    return declared(load, selection)


@st.cache_resource(show_spinner=False, on_release=Engine.dispose)
def _engine(url: str) -> Engine:
    return open_database(url).engine


def _each(url: str, today: date, selection: Selection, tx: Transaction, reads: tuple[Read, ...]) -> tuple[Any, ...]:
    of = url, tx.version, today, tx.viewer, selection
    return tuple(_kept(*of, _name(read), tx, read) for read in reads)


def _name(of: Callable[..., Any]) -> str:
    return f"{of.__module__}.{of.__qualname__}"


# Each read by itself: what one page asks for alone, another asks for among others.
@st.cache_data(show_spinner="Lecture des données…", max_entries=256)
def _kept(
    url: str, version: int, today: date, viewer: Viewer, selection: Selection, name: str, _tx: Transaction, _read: Read
) -> Any:
    if isinstance(_read, Derived):
        return _read.compute(selection, *_each(url, today, selection, _tx, _read.reads))
    return _read(_tx, selection)


@st.cache_data(show_spinner="Lecture des données…", max_entries=64)
def _told(
    url: str,
    version: int,
    today: date,
    viewer: Viewer,
    selection: Selection,
    words: str,
    name: str,
    _view: View,
    _of: Callable[[View], Any],
) -> Any:
    return _of(_view)
