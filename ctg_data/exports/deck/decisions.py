"""What became of the decisions of the last committee, as a table."""

from collections.abc import Sequence

from ctg_data.charts.numbers import counted, day
from ctg_data.charts.words import NOTHING
from ctg_data.exports.deck.notes import notes
from ctg_data.exports.deck.shapes import HEAD, Cell, table, words
from ctg_data.exports.deck.slides import counted_title
from ctg_data.exports.deck.stage import Stage
from ctg_data.exports.deck.text import POINT, Box, Line, height_of
from ctg_data.exports.kit import Followed, Kit
from ctg_data.exports.plain import short

HEADERS = ("Décision", "Qui", "Échéance", "État")
SHARES = (0.5, 0.18, 0.16, 0.16)  # of the width
SIZE, LONGEST, SHORTER = 16, 420, 60
PADDING = 10 * POINT
NONE = "Aucune décision à suivre."


def decisions(stage: Stage, kit: Kit) -> None:
    """The decisions and their state, as many slides as they take."""
    widths = [int(stage.body.width * share) for share in SHARES]
    pages = _pages(kit.decisions, stage.body, widths) or [[]]
    for place, page in enumerate(pages, 1):
        slide = stage.open(counted_title(title(kit), place, len(pages)))
        if page:
            rows = [_head(), *map(_row, page)]
            high = min(stage.body.height, sum(_height(one, widths) for one in page) + HEAD)
            table(slide, "Décisions", " ".join(map(told, page)), stage.body.top(high), widths, rows)
        else:
            words(slide, "Décisions", stage.body, [Line(NONE, 20)])
        notes(slide, [told(one) for one in page])
        stage.close(slide)


def told(one: Followed) -> str:
    """« Relancer les absents. Responsable : coordination Caf. Échéance : 30 juin 2026. En cours, en retard. »"""
    due = f" Échéance : {day(one.due)}." if one.due else ""
    owner = f" Responsable : {one.owner}." if one.owner else ""
    about = f" Indicateur : {one.indicator}." if one.indicator else ""
    return f"{one.text.rstrip('.')}.{owner}{due} {state(one)}.{about}"


def title(kit: Kit) -> str:
    """« 3 décisions du copil du 12 mars 2026, dont 1 en retard »."""
    late = sum(one.late for one in kit.decisions)
    number = counted(len(kit.decisions), "décision", "décisions") if kit.decisions else "Décisions"
    of = f" du {kit.sitting}" if kit.sitting else ""
    return f"{number}{of}{f', dont {late} en retard' if late else ''}"


def state(one: Followed) -> str:
    """« En cours, en retard »."""
    return f"{one.state or 'État non renseigné'}{', en retard' if one.late else ''}"


def _pages(followed: Sequence[Followed], box: Box, widths: Sequence[int]) -> list[list[Followed]]:
    pages: list[list[Followed]] = []
    room, used = box.height - HEAD, 0
    for one in followed:
        high = _height(one, widths)
        if not pages or used + high > room:
            pages.append([])
            used = 0
        pages[-1].append(one)
        used += high
    return pages


def _height(one: Followed, widths: Sequence[int]) -> int:
    cells = zip(_row(one), widths, strict=True)
    return PADDING + max(height_of(cell.lines, width) for cell, width in cells)


def _head() -> list[Cell]:
    return [Cell((Line(header, SIZE - 2, bold=True),), ruled=True) for header in HEADERS]


def _row(one: Followed) -> list[Cell]:
    about = (Line(f"Indicateur : {short(one.indicator, SHORTER)}", SIZE - 4),) if one.indicator else ()
    due = f"{one.due:%d/%m/%Y}" if one.due else ""
    rest = (Line(short(said, SHORTER) or NOTHING, SIZE) for said in (one.owner, due))
    now = Line(short(state(one), SHORTER), SIZE, bold=one.late)
    cells = ((Line(short(one.text, LONGEST), SIZE), *about), *((line,) for line in rest), (now,))
    return [Cell(lines, ruled=True) for lines in cells]
