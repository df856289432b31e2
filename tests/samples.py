"""The store of the sample network, taken in once, copied for each test."""

import functools
import shutil
import tempfile
from pathlib import Path

from ctg_data.demonstration import committee, take, workbooks
from tests.stores import new_store


@functools.cache
def _filled() -> Path:
    folder = Path(tempfile.mkdtemp())
    database = new_store(folder)
    for workbook in workbooks():
        take(database, workbook)
    database.close()
    return folder / "ctg.sqlite"


def sample_store(folder: Path) -> str:
    """The address of a copy of the sample network's store."""
    return f"sqlite:///{shutil.copy(_filled(), folder / 'ctg.sqlite')}"


def committee_store(folder: Path) -> str:
    """The address of a store of the sample network with its committee: indicators, targets, sittings, decisions."""
    database = new_store(folder)
    for workbook in workbooks():
        take(database, workbook)
        committee.sit_after(database, workbook)
    committee.aim(database)
    database.close()
    return f"sqlite:///{folder / 'ctg.sqlite'}"


def empty_store(folder: Path) -> str:
    """The address of a new store."""
    new_store(folder).close()
    return f"sqlite:///{folder / 'ctg.sqlite'}"


def directory_store(folder: Path) -> str:
    """The address of a store that knows the people and the plan of the sample network, and nothing else."""
    database = new_store(folder)
    take(database, workbooks()[0])
    database.close()
    return f"sqlite:///{folder / 'ctg.sqlite'}"
