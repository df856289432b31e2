"""The report of a kit: what the typst template is given, in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from ctg_data.charts.description import Chart, Form
from ctg_data.charts.numbers import day
from ctg_data.charts.words import NOTHING, alternative
from ctg_data.exports.deck.decisions import NONE, state, title
from ctg_data.exports.deck.parts import ACROSS, MAP_COLUMNS, parts
from ctg_data.exports.extract import Definition
from ctg_data.exports.kit import Exhibit, Followed, Kit
from ctg_data.exports.pictures import Draw, without_words
from ctg_data.exports.report.compiling import compiled
from ctg_data.exports.report.numbers import tables

WIDTH = 900  # pixels for the width of the text, 178 mm: letters of 7 to 9 points
ROWS, COLUMNS, MAP_ROWS = 30, 16, 24  # what a page of paper holds
NOTHING_TO_SHOW = "Rien à montrer pour ce choix."


def report(kit: Kit, draw: Draw = without_words) -> bytes:
    """The kit as the bytes of a PDF/UA of A4 pages; what could not be drawn stays as numbers, and is said."""
    shown = [(exhibit, chart) for exhibit in kit.exhibits for chart in _on_pages(exhibit.chart)]
    drawn = draw([chart for _, chart in shown], WIDTH, None)
    followed = [_decisions(kit)] if kit.decisions or kit.sitting else []
    first, last = (followed, []) if kit.decisions_first else ([], followed)
    exhibits = [_exhibit(exhibit, chart, place) for place, (exhibit, chart) in enumerate(shown)]
    sections = [*first, _news(kit), *last, *exhibits, *_ends(kit)]
    return compiled("report.typ", {**_cover(kit), "sections": sections}, drawn)


def _on_pages(chart: Chart) -> tuple[Chart, ...]:
    """The chart whole where a page holds it, else in the parts that slides have."""
    if chart.form is Form.HEAT_MAP:
        held = len(chart.series) <= MAP_ROWS and len(chart.categories) <= MAP_COLUMNS
    else:
        marks = len(chart.categories) * (1 if "STACKED" in chart.form.name else max(1, len(chart.series)))
        held = marks <= (ROWS if chart.form in ACROSS else COLUMNS)
    return (chart,) if held else parts(chart)


def picture(chart: Chart, place: int) -> dict[str, Any]:
    """A chart as the template takes it: its words, its numbers, and the place of its picture among those drawn."""
    empty = chart.empty or ("" if chart.categories and chart.series else NOTHING_TO_SHOW)
    return {
        "title": chart.title,
        "subtitle": chart.subtitle,
        "empty": empty,
        "picture": place,
        "alternative": alternative(chart),
        "tables": [] if empty else tables(chart),
        "notes": list(chart.notes),
    }


def _cover(kit: Kit) -> dict[str, str]:
    dated = f"Données du {day(kit.dated)}"
    return {"title": kit.title, "network": kit.network, "period": kit.period, "scope": kit.scope, "dated": dated}


def _news(kit: Kit) -> dict[str, Any]:
    return {
        "kind": "news",
        "title": "L’essentiel",
        "news": kit.news,
        "headlines": list(map(asdict, kit.headlines)),
        "notes": list(kit.notes),
    }


def _decisions(kit: Kit) -> dict[str, Any]:
    rows = list(map(_followed, kit.decisions))
    return {"kind": "decisions", "title": title(kit), "none": NONE, "rows": rows}


def _followed(one: Followed) -> dict[str, Any]:
    due = f"{one.due:%d/%m/%Y}" if one.due else NOTHING
    return {
        "text": one.text,
        "indicator": one.indicator,
        "owner": one.owner or NOTHING,
        "due": due,
        "state": state(one),
        "late": one.late,
    }


def _exhibit(shown: Exhibit, chart: Chart, place: int) -> dict[str, Any]:
    return {
        "kind": "exhibit",
        **picture(chart, place),
        "comment": shown.comment,
        "definitions": _defined(shown.definitions),
        "source": shown.source,
    }


def _ends(kit: Kit) -> Iterator[dict[str, Any]]:
    if kit.next_steps:
        yield {"kind": "steps", "title": "Prochaines étapes", "steps": list(kit.next_steps)}
    if kit.definitions:
        yield {"kind": "annex", "title": "Annexe : définitions", "definitions": _defined(kit.definitions)}


def _defined(definitions: Sequence[Definition]) -> list[dict[str, str]]:
    return [{"label": label, "said": said} for label, said in dict.fromkeys(definitions)]
