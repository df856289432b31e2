"""The store of the sample network, taken in once, copied for each test."""

import functools
import shutil
import tempfile
from pathlib import Path

from stores import new_store

from ctg_data.demonstration import take, workbooks


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
