"""`python -m ctg_data`."""

from ctg_data.cli import app

if __name__ == "__main__":
    app(prog_name="python -m ctg_data")
