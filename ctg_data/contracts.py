"""The JSON that the command line prints: a contract, described in the README and held by tests."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from ctg_data.imports import Preview, Receipt
from ctg_data.indicators.declarations import Indicator
from ctg_data.intake.recognising.report import finding_as_json, question_as_json
from ctg_data.vocabulary import AttendanceStatus

FIGURE_VALUES = ("value", "numerator", "denominator", "low", "high")
SCORES = ("self_efficacy_median", "self_efficacy_mean")
Scales = Mapping[date, tuple[float, float]]
Answers = Mapping[str, str | Mapping[str, str]]


def answers_from(text: str) -> Answers:
    """The answers of a script, by question, those of one file under its name; ValueError says what was expected."""
    try:
        given = json.loads(text)  # its own error is a ValueError
    except RecursionError:
        given = None  # brackets within brackets
    if not isinstance(given, dict) or not all(_is_answer(value) for value in given.values()):
        raise ValueError('attendu {"ID": "VALEUR", …, "fichier.xlsx": {"ID": "VALEUR"}}')
    return given


def answers_for(name: str, given: Answers) -> dict[str, str]:
    """The answers for one file: those given for every file, then its own."""
    own = given.get(name, {})
    for_every_file = {question: value for question, value in given.items() if isinstance(value, str)}
    return for_every_file | ({} if isinstance(own, str) else dict(own))


def import_as_json(preview: Preview, receipt: Receipt | None) -> dict[str, Any]:
    """What became of one file of `import --json`: only what is imported creates or changes rows."""
    plan = preview.plan
    written = preview.status == "ready"
    return {
        "name": preview.name,
        "status": "imported" if preview.status == "ready" else preview.status,
        "import_id": receipt.import_id if receipt else preview.already,
        "meetings": [{"date": day.isoformat(), "kind": str(kind)} for day, kind in plan.meetings],
        "created": plan.created if written else 0,
        "updated": plan.updated if written else 0,
        "unchanged": plan.unchanged,
        "ignored": plan.ignored,
        "attendance": {status.value: plan.attendance.get(status.value, 0) for status in AttendanceStatus},
        "questions": [question_as_json(question) for question in preview.questions],
        "findings": [finding_as_json(finding) for finding in preview.findings],
    }


def figures_as_json(
    figures: pd.DataFrame, sirens: dict[int, str], declared: Mapping[str, Indicator], scales: Scales
) -> list[dict[str, Any]]:
    """The flat rows of `indicators --json`: a number that is missing or masked is null.

    `scales` are those of the scores, by the day of their campaign.
    """
    return [_figure(row, sirens, declared[row["key"]], scales) for row in figures.to_dict("records")]


def _figure(row: dict[Any, Any], sirens: dict[int, str], indicator: Indicator, scales: Scales) -> dict[str, Any]:
    one_meeting = not pd.isna(row["meeting_id"])
    return {
        "key": indicator.key,
        "label": indicator.label,
        "unit": indicator.unit,
        "scale": scales.get(row["date"]) if indicator.key in SCORES else None,
        "territory": None if pd.isna(row["territory_id"]) else sirens[int(row["territory_id"])],
        "meeting": row["date"].isoformat() if one_meeting and isinstance(row["date"], date) else None,
        "period": row["period"] or None,
        **{name: _number(row[name]) for name in FIGURE_VALUES},
        "n": None if pd.isna(row["n"]) else int(row["n"]),
        "masked": bool(row["masked"]),
        "too_small": bool(row["too_small"]),
        "provisional": bool(row["provisional"]),
    }


def _number(value: Any) -> float | int | None:
    if pd.isna(value):
        return None
    return int(value) if float(value).is_integer() else float(value)


def _is_answer(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, dict) and all(isinstance(text, str) for text in value.values()))
