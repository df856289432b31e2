"""From the bytes of a file to grids of cells, whatever the file: never an exception, a finding."""

import hashlib

from ctg_data.findings import Finding, found
from ctg_data.intake.reading.grids import Grids, Limits, grids_of
from ctg_data.intake.reading.worker import Stopped, apart
from ctg_data.intake.tables import Workbook
from ctg_data.settings import Settings


def read_workbook(name: str, content: bytes, settings: Settings) -> Workbook:
    """The workbook of a file (.xlsx, .xlsm, .xls, .xlsb, .ods, .csv), parsed apart within the settings’ limits."""
    grids, findings = _grids(name, content, settings)
    return Workbook(name, hashlib.sha256(content).hexdigest(), len(content), grids, findings)


def _grids(name: str, content: bytes, settings: Settings) -> Grids:
    if not content:
        return (), (found("file_empty"),)
    if len(content) > settings.file_size_limit:
        return (), (_too_large(len(content), settings.file_size_limit),)
    limits = Limits(settings.unpacked_size_limit, settings.sheet_limit, settings.cell_limit)
    try:
        return apart(grids_of, settings.reading_seconds, settings.reading_memory, name, content, limits)
    except Stopped as stopped:
        return (), (found(f"reading_stopped_{stopped.reason}", seconds=f"{settings.reading_seconds:g}"),)


def _too_large(size: int, limit: int) -> Finding:
    return found("file_too_large", size=_megabytes(size), limit=_megabytes(limit))


def _megabytes(size: int) -> str:
    return f"{size / 1024**2:.1f} Mo".replace(".", ",")
