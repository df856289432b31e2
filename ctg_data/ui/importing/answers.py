"""The answers and corrections that a person gave about a file, each in words."""

from collections.abc import Callable, Mapping
from datetime import date

from ctg_data.imports import Preview
from ctg_data.intake.marks import token
from ctg_data.intake.planning.proposal import IGNORE, NEW
from ctg_data.intake.recognising.columns.headers import SHAPES
from ctg_data.intake.tables import TableKind
from ctg_data.naming import identity
from ctg_data.plan import Known
from ctg_data.selection import day_label
from ctg_data.typography import sentence
from ctg_data.ui.importing.reading_words import KINDS, NOT_READ, fields, header_rows
from ctg_data.vocabulary import AttendanceStatus, MeetingKind

Told = tuple[str, str]
Words = Callable[[str, str, Known | None], Told]
ALL_FIELDS = {field: words for shape in SHAPES for field, words in fields(shape.kind).items()}
STATUSES = {status.value: status.label for status in AttendanceStatus} | {"not_invited": "Non invité"}


def told(question: str, answer: str, known: Known | None) -> Told:
    """What the answer is about, and what it says: (« Feuille Mars, cellule D14 », « lire « P » »)."""
    sort, _, about = question.partition(":")
    return WORDS[sort](about, answer, known) if sort in WORDS else (question, answer)


def remembered(preview: Preview) -> list[Told]:
    """What marks of the file mean because somebody said it of another file laid out alike."""
    layouts = {table.layout for table in preview.reading.tables}
    seen = {token(mark.raw) for table in preview.reading.tables for mark in table.marks}
    found = []
    for question, answer in preview.answers.items():
        layout, _, asked = question.removeprefix("layout:").partition(":")
        if layout in layouts and asked.removeprefix("mark:") in seen and asked not in preview.answers:
            found.append(told(asked, answer, None))
    return found


def _cell(about: str, answer: str, _: Known | None) -> Told:
    return _at(about, "cellule"), f"lire « {answer} »" if answer.strip() else "lire comme vide"


def _header(about: str, answer: str, _: Known | None) -> Told:
    return f"Feuille {about}", f"en-tête {header_rows(answer)}"


def _table(about: str, answer: str, _: Known | None) -> Told:
    return _at(about, "tableau de"), KINDS[TableKind(answer)] if answer in set(KINDS) else answer


def _field(about: str, answer: str, _: Known | None) -> Told:
    return _at(about, "colonne de"), "non lue" if answer == NOT_READ else ALL_FIELDS.get(answer, answer)


def _date(about: str, answer: str, _: Known | None) -> Told:
    try:
        said = f"rencontre du {day_label(date.fromisoformat(answer))}"
    except ValueError:
        said = answer
    return f"Feuille {about.replace(':', ', ')}", said


def _sheet(about: str, answer: str, _: Known | None) -> Told:
    return f"Feuille {about}", "laissée de côté" if answer == IGNORE else answer


def _mark(about: str, answer: str, _: Known | None) -> Told:
    return f"Marque « {about} »", STATUSES.get(answer, answer)


def _unsigned(about: str, answer: str, _: Known | None) -> Told:
    return f"Feuille {about.replace(':', ', ')}, cases non signées", STATUSES.get(answer, answer)


def _missing(_: str, answer: str, __: Known | None) -> Told:
    return "Personnes attendues hors de la feuille", STATUSES.get(answer, answer)


def _kind(about: str, answer: str, _: Known | None) -> Told:
    return f"Rencontre du {date.fromisoformat(about):%d/%m/%Y}", MeetingKind(answer).label


def _moved(about: str, answer: str, _: Known | None) -> Told:
    day = about if answer == NEW else answer
    said = f"{'une autre rencontre, le' if answer == NEW else 'rencontre tenue le'} {date.fromisoformat(day):%d/%m/%Y}"
    return f"Rencontre déplacée, prévue le {date.fromisoformat(about):%d/%m/%Y}", said


def _row(
    what: str, table: str, new: str, name: Callable[[str], str] = sentence
) -> Callable[[str, str, Known | None], Told]:
    """An answer that chooses a row of a table, a new one, or none."""

    def words(about: str, answer: str, known: Known | None) -> Told:
        said = {NEW: new, IGNORE: "laissé de côté"}.get(answer) or _named(table, answer, known)
        return f"{what} « {name(about)} »", said.removeprefix("« ").removesuffix(" »")

    return words


def _named(table: str, answer: str, known: Known | None) -> str:
    rows = {str(row.get("id")): row for row in (known[table] if known else ())}
    if answer not in rows:
        return f"n° {answer}"
    return identity(table, int(answer), lambda other, _: rows[answer] if other == table else {})


def _at(about: str, what: str) -> str:
    sheet, _, cell = about.rpartition("!")
    return f"Feuille {sheet}, {what} {cell}"


WORDS: Mapping[str, Words] = {
    "cell": _cell,
    "header": _header,
    "table": _table,
    "field": _field,
    "date": _date,
    "sheet": _sheet,
    "mark": _mark,
    "unsigned": _unsigned,
    "expected_missing": _missing,
    "kind": _kind,
    "moved": _moved,
    "person": _row("Personne", "person", "une nouvelle personne", str.title),
    "territory": _row("Territoire", "territory", "un nouveau territoire", str.title),
    "topic": _row("Sujet", "codev_topic", "un nouveau sujet"),
    "problem": _row("Difficulté", "problem", "une nouvelle difficulté"),
}
