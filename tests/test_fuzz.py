"""A handful of the fuzz run, the same each time; the long run is `python -m tests.fuzz`."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings

from ctg_data.findings import found
from ctg_data.imports import confirm, preview
from tests import fuzz
from tests.fuzz import INVENTED, Store, taken
from tests.mutations import SEEDS, mutants


@pytest.fixture(scope="module")
def into() -> Iterator[Store]:
    store = Store()
    yield store
    store.db.close()


def test_no_real_file_made_wrong_breaks_a_promise(into):
    broken = [said for name, content in islice(mutants(1), 40) if (said := taken(into, name, content)).fault]
    assert broken == []


@settings(max_examples=25, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(INVENTED)
def test_no_sheet_that_nobody_typed_breaks_a_promise(into, file):
    assert taken(into, *file).fault == ""


def test_the_same_seed_gives_the_same_files():
    assert [*islice(mutants(3), 20)] == [*islice(mutants(3), 20)]


def _raising(*_: object) -> None:
    raise KeyError("place")


def _writing(db, name, content):
    """A software that writes what it then refuses."""
    seen = preview(db, name, content)
    confirm(db, seen)
    return replace(seen, status="refused")


def _confused(db, name, content):
    seen = preview(db, name, content)
    outcome = replace(seen.outcome, findings=(found("unforeseen", kind="KeyError"),))
    return replace(seen, status="refused", outcome=outcome)


@pytest.mark.parametrize(
    ("software", "told"), [(_raising, "KeyError"), (_writing, "a partial write"), (_confused, "« unforeseen »")]
)
def test_the_run_sees_a_promise_that_is_broken(monkeypatch, software, told):
    monkeypatch.setattr(fuzz, "preview", software)
    (file,) = [path for path in SEEDS if path.name.startswith("02_emargement")]
    assert told in taken(Store(), file.name, file.read_bytes()).fault
