"""What the command line shows a person: progress, tables and sentences; machines get JSON."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress
from rich.table import Table

from ctg_data.findings import Finding
from ctg_data.selection import moment_label

_screen, _notices = Console(highlight=False), Console(stderr=True, highlight=False)

STATUS = {
    "imported": "importé",
    "unchanged": "déjà importé",
    "refused": "refusé",
    "needs_answers": "attend des réponses",
}
COUNTED = {"created": "créés", "updated": "modifiés", "unchanged": "inchangés", "ignored": "ignorés"}


def say(sentence: str) -> None:
    """A sentence on the standard output."""
    _screen.print(sentence, markup=False, soft_wrap=True)


def notice(sentence: str) -> None:
    """A sentence beside the result, on the error output."""
    _notices.print(sentence, markup=False, soft_wrap=True)


def print_json(value: Any) -> None:
    """JSON, as UTF-8 and nothing else, on the standard output."""
    typed = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    print(typed)


def with_progress(files: Sequence[Path], what: str) -> Iterator[Path]:
    """Each file in turn, its name beside the bar; the bar goes to the error output."""
    with Progress(console=_notices, transient=True) as progress:
        task = progress.add_task(what, total=len(files))
        for file in files:
            progress.update(task, description=f"{what} : {escape(file.name)}")
            yield file
            progress.advance(task)


def show_imports(files: Sequence[dict[str, Any]]) -> None:
    """One line a file, then its questions and its findings."""
    for file in files:
        counts = ", ".join(f"{file[key]} {words}" for key, words in COUNTED.items())
        say(f"{file['name']} : {_became(file)} — {counts}")
        _say_doubts(file["questions"], file["findings"])


def show_readings(described: dict[str, Any]) -> None:
    """What was recognised on each sheet, and what was left aside."""
    for file in described["files"]:
        say(file["name"])
        for sheet in file["sheets"]:
            for table in sheet["tables"]:
                fields = ", ".join(f"{column} = {field}" for column, field in table["columns"].items())
                dates = ", ".join(meeting["date"] or meeting["label"] for meeting in table["meetings"])
                say(f"  {sheet['sheet']} : {table['kind']}, en-tête {table['header']} ({fields}) {dates}".rstrip())
                say(f"    le moins sûr ({100 * table['confidence']:.0f} %) : {table['reason']}")
                _say_doubts(table["questions"], table["findings"])
            _say_doubts((), sheet["findings"])
        _say_doubts((), file["findings"])


def show_history(rows: pd.DataFrame) -> None:
    """The imports, latest first."""
    table = Table("ID", "Le", "Par", "Nom", "Créés", "Modifiés", "Annulé")
    for row in rows.to_dict("records"):
        counts = (str(row["created"]), str(row["updated"]))
        table.add_row(
            str(row["import_id"]),
            _moment(row["at"]),
            escape(row["author"]),
            escape(row["name"]),
            *counts,
            _moment(row["undone_at"]),
        )
    _screen.print(table)


def show_figures(rows: Sequence[dict[str, Any]]) -> None:
    """One figure a line, with its counts."""
    table = Table("Indicateur", "Territoire", "Rencontre", "Période", "Valeur", "Effectifs")
    for row in rows:
        counts = "" if row["denominator"] is None else f"{row['numerator']} / {row['denominator']}"
        scope = (row["territory"] or "réseau", row["meeting"] or "", row["period"] or "")
        table.add_row(row["label"], *scope, _value(row), counts)
    _screen.print(table)


def _say_doubts(questions: Sequence[dict[str, Any]], findings: Sequence[dict[str, Any]]) -> None:
    for question in questions:
        choices = ", ".join(f"{choice['value']} ({choice['label']})" for choice in question["choices"])
        say(f"  question {question['id']} : {question['asked']} [{choices}]")
    for said in findings:
        finding = Finding(said["code"], said["sheet"], said["cell"], said["message"])
        say(f"  {finding.severity.marker} {finding.place or 'fichier'} : {finding.message}")


def _became(file: dict[str, Any]) -> str:
    only_looked_at = file["status"] == "imported" and file["import_id"] is None
    return "serait importé" if only_looked_at else STATUS[file["status"]]


def _value(row: dict[str, Any]) -> str:
    if row["masked"]:
        return "masqué"
    if row["value"] is None:
        return "effectif trop faible" if row["too_small"] else "sans objet"
    return f"{row['value']:.3g} {row['unit']}{' (p)' * row['provisional']}".replace(".", ",")


def _moment(instant: Any) -> str:
    return "" if pd.isna(instant) else moment_label(instant)
