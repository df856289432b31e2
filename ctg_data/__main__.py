"""`python -m ctg_data`."""

import sys

from ctg_data.settings import SettingRefused

if __name__ == "__main__":
    try:
        from ctg_data.cli import app  # the figures read their threshold at once
    except SettingRefused as error:
        sys.exit(str(error))
    app(prog_name="python -m ctg_data")
