"""The slides of a deck that are words: its cover, the news, what comes next, the definitions."""

from collections.abc import Iterator, Sequence

from ctg_data.charts.numbers import day
from ctg_data.exports.deck.notes import notes
from ctg_data.exports.deck.shapes import holders, words, write
from ctg_data.exports.deck.stage import CONTENTS, SUBTITLE, Stage
from ctg_data.exports.deck.text import POINT, Box, Line, fitted, height_of
from ctg_data.exports.extract import Definition
from ctg_data.exports.kit import Headline, Kit
from ctg_data.exports.plain import clean

PER_ROW = 4
GAP = 18 * POINT
NEWS_SIZES = (26, 22, 18, 16)
FIGURE_SIZES = ((18, 44), (18, 32), (18, 24), (16, 20), (16, 16), (14, 14))  # of the words and of the value
STEP_SIZE, DEFINITION_SIZE, NOTE_SIZE = 20, 14, 12


def cover(stage: Stage, kit: Kit) -> None:
    """Title, network, period, scope and date of the data."""
    slide = stage.open_cover(kit.title)
    told = [kit.network, f"{kit.period} – {kit.scope}", f"Données du {day(kit.dated)}"]
    lines = [Line(clean(part), size) for part, size in zip(told, (28, 22, 18), strict=True) if part]
    write(dict(holders(slide))[SUBTITLE], lines)


def news(stage: Stage, kit: Kit) -> None:
    """The period in a sentence, then its headline figures, four to a slide."""
    rows = [kit.headlines[start : start + PER_ROW] for start in range(0, len(kit.headlines), PER_ROW)] or [()]
    for place, row in enumerate(rows, 1):
        slide = stage.open(counted_title("L’essentiel", place, len(rows)))
        body = stage.body
        said = fitted(kit.news, body.top(body.height // 3), NEWS_SIZES)
        words(slide, "Phrase de la période", body.top(body.height // 3), [said])
        cells = list(_cells(body, len(row)))
        for cell, lines in zip(cells, _figures(row, cells[0]) if row else [], strict=True):
            words(slide, "Chiffre clé", cell, lines)
        foot = body.under(body.height - 60 * POINT)
        if kit.notes:
            words(slide, "À savoir", foot, [fitted(" ".join(kit.notes), foot, (14, NOTE_SIZE))], "b")
        notes(slide, [kit.news, *kit.notes])
        stage.close(slide)


def next_steps(stage: Stage, kit: Kit) -> None:
    """What comes next, a line each."""
    lines = [Line(clean(step), STEP_SIZE, before=8) for step in kit.next_steps]
    pages = list(paged([[line] for line in lines], stage.body))
    for place, page in enumerate(pages, 1):
        slide = stage.open(counted_title("Prochaines étapes", place, len(pages)), write_in=True)
        write(next(holder for kind, holder in holders(slide) if kind in CONTENTS), page)
        stage.close(slide)


def annex(stage: Stage, definitions: Sequence[Definition]) -> None:
    """Each definition once, as many slides as it takes."""
    told = dict.fromkeys(definitions)
    blocks = [
        [Line(clean(label), DEFINITION_SIZE + 2, bold=True, before=8), Line(clean(said), DEFINITION_SIZE)]
        for label, said in told
    ]
    pages = list(paged(blocks, stage.body))
    for place, page in enumerate(pages, 1):
        slide = stage.open(counted_title("Annexe : définitions", place, len(pages)))
        words(slide, "Définitions", stage.body, page)
        stage.close(slide)


def paged(blocks: Sequence[Sequence[Line]], box: Box) -> Iterator[list[Line]]:
    """The blocks page after page, none of them parted; one too high for a page is cut."""
    page: list[Line] = []
    for block in blocks:
        whole = list(block) if height_of(block, box.width) <= box.height else _cut(block, box)
        if page and height_of([*page, *whole], box.width) > box.height:
            yield page
            page = []
        page += whole
    if page:
        yield page


def counted_title(words: str, place: int, whole: int) -> str:
    """« Annexe : définitions (2/3) », or the words alone."""
    return words if whole == 1 else f"{words} ({place}/{whole})"


def _cut(block: Sequence[Line], box: Box) -> list[Line]:
    *head, last = block
    room = Box(0, 0, box.width, max(box.height - height_of(head, box.width), last.size * 2 * POINT))
    return [*head, fitted(last.text, room, (last.size,))]


def _cells(body: Box, number: int) -> Iterator[Box]:
    lower = body.under(body.height // 3 + GAP)
    for place in range(number):
        width = (lower.width - GAP * (number - 1)) // number
        yield Box(lower.x + place * (width + GAP), lower.y, width, lower.height - 72 * POINT)


def _figures(row: Sequence[Headline], cell: Box) -> list[list[Line]]:
    """The figures at the largest sizes that hold each value on one line; cut at the smallest where none does."""
    for small, large in FIGURE_SIZES:
        told = [_figure(headline, small, large) for headline in row]
        if all(_one_row(lines[1], cell.width) and height_of(lines, cell.width) <= cell.height for lines in told):
            return told
    return [
        [fitted(line.text, cell.top(cell.height // 5), (line.size,), line.bold) for line in lines] for lines in told
    ]


def _figure(headline: Headline, small: int, large: int) -> list[Line]:
    beside = filter(None, (headline.counts, headline.change, headline.target))
    label, value = Line(clean(headline.label), small, bold=True), Line(clean(headline.value), large, bold=True)
    return [label, value, *(Line(clean(said), small) for said in beside)]


def _one_row(line: Line, width: int) -> bool:
    return height_of([line], width) <= height_of([Line("0", line.size)], width)
