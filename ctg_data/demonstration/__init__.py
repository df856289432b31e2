"""The throw-away store of `demo`: the sample workbooks through the same door as anybody's, then the dashboard."""

import os
import subprocess
import sys
from pathlib import Path

from ctg_data.imports import confirm, preview
from ctg_data.store import Database

HOME = Path(__file__).resolve().parent.parent.parent
SAMPLES = HOME / "sample_data"


def workbooks(small: bool = False) -> list[Path]:
    """The sample workbooks, in the order in which they are to be imported."""
    return sorted((SAMPLES / ("petit_reseau" if small else "classeurs")).glob("*.*"))


def take(db: Database, file: Path) -> None:
    """Import one workbook if nothing in it stops it: one of the samples is there to be refused."""
    seen = preview(db, file.name, file.read_bytes())
    if seen.status == "ready":
        confirm(db, seen)


def serve(url: str, port: int) -> None:
    """Serve the dashboard over this store on the loopback, until it is stopped."""
    command = [sys.executable, "-m", "streamlit", "run", str(HOME / "dashboard.py"), "--server.port", str(port)]
    environment = os.environ | {"CTG_DATABASE_URL": url, "PYTHONPATH": str(HOME)}
    try:
        subprocess.run(command, cwd=HOME, env=environment, check=False)  # noqa: S603
    except KeyboardInterrupt:
        return
