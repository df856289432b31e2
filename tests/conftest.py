"""What every test may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from stores import new_store

from ctg_data.store import Database

# A law holds or not; how long a busy machine takes to try it is no part of it.
settings.register_profile("ours", deadline=None)
settings.load_profile("ours")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A store of its own, with the reference data only."""
    database = new_store(tmp_path)
    yield database
    database.close()
