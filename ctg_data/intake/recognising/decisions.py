"""What was settled in reading a table, told decision by decision: how sure it is, and why, in words."""

from collections import Counter
from collections.abc import Iterator, Mapping

from ctg_data.folding import fold
from ctg_data.intake.cells import at, coordinates, place, written
from ctg_data.intake.recognising.columns.fields import is_item, is_uncounted, likeness
from ctg_data.intake.recognising.columns.header import Column, Header
from ctg_data.intake.recognising.columns.headers import SHAPES
from ctg_data.intake.recognising.correcting.corrected_headers import columns_said, header_said, kind_said
from ctg_data.intake.recognising.correcting.corrections import NOT_READ, Corrections
from ctg_data.intake.recognising.meeting.meeting_of import Answers, answered_date
from ctg_data.intake.tables import Decision, Grid, MeetingRead, Table, TableKind

SAID = "vous l’avez dit, ici ou d’un fichier présenté de la même façon"
HOLDS = {
    TableKind.ATTENDANCE: "des personnes et leur présence",
    TableKind.MATRIX: "des personnes et une rencontre par colonne",
    TableKind.DIRECTORY: "des personnes, leur rôle ou leurs dates",
    TableKind.PLANNING: "une rencontre par ligne",
    TableKind.CODEV: "des sujets et ce qui en est dit",
    TableKind.PROBLEMS: "des difficultés et leur suivi",
    TableKind.SELF_ASSESSMENT: "un code et des réponses",
    TableKind.INDICATORS: "un indicateur et sa valeur",
    TableKind.THEMES: "un thème proposé et le nombre de choix",
}
LIKE = {
    1.0: "« {text} » est un intitulé connu",
    0.9: "« {text} » commence comme un intitulé connu",
    0.8: "« {text} » est un intitulé connu, à une faute de frappe près",
}
NAMES = {
    "apart": (1.0, "le nom et le prénom ont chacun leur colonne"),
    "comma": (0.95, "le nom précède la virgule"),
    "capitals": (0.9, "les mots en capitales sont le nom"),
    "header": (0.8, "l’intitulé de la colonne commence par le nom"),
    "last_word": (0.5, "rien ne dit l’ordre : le dernier mot est lu comme le nom"),
}
"""How the last name is told from the first, the surest first."""


def decisions_of(
    grid: Grid, header: Header, table: Table, corrections: Corrections, elsewhere: bool
) -> Iterator[Decision]:
    """The header row, the kind, the field of each column, the date of each meeting and the order of names.

    `elsewhere` says that another sheet tells the meeting.
    """
    yield _header(header, table, corrections)
    yield _kind(header, table, corrections)
    yield from _fields(grid, header, columns_said(grid, header, table.layout, corrections))
    for meeting in table.meetings:
        yield from dates_of(grid, meeting, corrections.answers, header.row, elsewhere)
    yield from _names(grid, header, table)


def dates_of(
    grid: Grid, meeting: MeetingRead, answers: Answers, header: int | None = None, elsewhere: bool = False
) -> Iterator[Decision]:
    """Where the date of a meeting was read, if it was: `header` is the row of the table's header from 0, if any."""
    if meeting.date:
        cell = meeting.cells.get("date", "")
        why = _why_date(grid, meeting, answers, header, elsewhere)
        yield Decision("date", cell, meeting.date.isoformat(), *why)


def _why_date(
    grid: Grid, meeting: MeetingRead, answers: Answers, header: int | None, elsewhere: bool
) -> tuple[float, str]:
    if answered_date(answers, meeting.question):
        return 1.0, "vous l’avez dit"
    if spot := coordinates(meeting.cells.get("date", "")):
        where = "au-dessus du tableau" if header is not None and spot[0] < header else "à cette cellule"
        return 0.95, f"« {meeting.label} » est écrit {where}"
    if elsewhere:
        return 0.95, "une autre feuille du classeur donne cette date"
    if meeting.label == grid.sheet:
        return 0.8, "le nom de la feuille donne cette date"
    return 0.7, f"le nom du fichier, « {meeting.label} », donne cette date"


def _header(header: Header, table: Table, corrections: Corrections) -> Decision:
    known, headed = header.known, header.known + len(header.unread)
    people = f"personnes : {len(table.people)}, marques : {len(table.marks)}"
    below = people if table.people else f"lignes : {len(table.entries)}"
    reason = f"intitulés compris : {known} sur {headed} ; au-dessous, {below}"
    value = ",".join(str(row + 1) for row in range(header.row, header.body))
    if header_said(table.sheet, header, table.layout, corrections):
        return Decision("header", table.header, value, 1.0, f"{SAID} ; {reason}")
    return Decision("header", table.header, value, round(known / max(headed, 1), 2), reason)


def _kind(header: Header, table: Table, corrections: Corrections) -> Decision:
    """A kind is told by the headings of its own, or by the cells below alone, or by nothing but a person's word."""
    headed = any(_tells(column, header.kind) for column in header.columns.values())
    why = (0.95 if headed else 0.7, HOLDS[header.kind]) if header.score else (0.5, "aucun intitulé ne le dit")
    if kind_said(table.sheet, header, table.layout, corrections):
        why = 1.0, SAID
    return Decision("kind", table.header, header.kind, *why)


def _tells(column: Column, kind: TableKind) -> bool:
    """Whether the heading of a column tells a kind of table from others."""
    telling = next(shape.telling for shape in SHAPES if shape.kind is kind)
    headed = column.field in telling and likeness(column.whole_text, kind) > 0
    return bool(column.day) or headed or is_item(column.field or "")


def _fields(grid: Grid, header: Header, said: Mapping[int, str]) -> Iterator[Decision]:
    for number, column in header.columns.items():
        if column.day is None:
            confidence, reason = (1.0, SAID) if number in said else _why(grid, header, number, column)
            yield Decision("field", place(header.row, number), column.field or NOT_READ, confidence, reason)


def _why(grid: Grid, header: Header, number: int, column: Column) -> tuple[float, str]:
    rows = grid.rows[header.row : header.body]
    text = next((each for row in reversed(rows) if (each := written(at(row, number)))), "")
    if is_item(column.field or ""):
        return 1.0, f"« {text[:60]} » commence par le code d’un item"
    if column.field is None:
        return (1.0, f"« {text} » n’est jamais repris") if is_uncounted(text) else (0.9, f"« {text} » n’est pas connu")
    for words in (text, column.whole_text):
        if like := likeness(words, header.kind):
            return like, LIKE[like].format(text=words)
    return 0.7, "les cases au-dessous le disent, pas l’intitulé"


def _names(grid: Grid, header: Header, table: Table) -> Iterator[Decision]:
    """How the last name is told from the first in most rows."""
    rows = [person.row for person in table.people] or [entry.row for entry in table.entries]
    last, first, full = map(header.column, ("last_name", "first_name", "full_name"))
    if not rows or (last is None and full is None):
        return
    number = full if last is None else last
    titled = full is not None and fold(header.columns[full].text).startswith("nom")
    ways = Counter(_way(written(at(grid.rows[row - 1], number or 0)), titled) for row in rows)
    way = "apart" if first is not None and last is not None else ways.most_common(1)[0][0]
    yield Decision("names", place(header.row, number or 0), way, *NAMES[way])


def _way(name: str, titled: bool) -> str:
    """What tells the last name in a cell that holds both."""
    if "," in name:
        return "comma"
    capitals = [word.isupper() for word in name.split() if len(word) > 2]
    if any(capitals) and not all(capitals):
        return "capitals"
    return "header" if titled else "last_word"
