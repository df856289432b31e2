"""What the screens do, for scripts and for whoever administers the server; exit codes: 0 done, 1 refused, 2 usage."""

from ctg_data.cli import blank_workbooks, exporting, figures, importing, serving
from ctg_data.cli.app import app

__all__ = ["app", "blank_workbooks", "exporting", "figures", "importing", "serving"]
