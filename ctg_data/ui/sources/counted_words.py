"""The rows counted and where they come from, in the words of the screen; pure."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pandas import DataFrame, isna

from ctg_data.counted import Counted
from ctg_data.selection import moment_label
from ctg_data.typography import spaced
from ctg_data.vocabulary import MeetingKind, Role, Word
from ctg_data.wording import CHOICES, value_words

Row = Mapping[Hashable, Any]
PARTS = {"counted": "Compté", "expected": "Au dénominateur", "outside": "Hors du calcul"}
HEADINGS = {
    "attendance": {"name": "Personne", "day": "Rencontre", "territory": "Territoire", "mark": "Marque"},
    "meeting": {"day": "Rencontre", "kind": "Type", "mark": "Statut"},
    "codev_topic": {
        "name": "Sujet",
        "day": "Rencontre",
        "territory": "Territoire",
        "presenter": "Présenté par",
        "mark": "Statut",
    },
    "problem": {
        "name": "Difficulté",
        "day": "Repérée le",
        "territory": "Territoire",
        "mark": "Statut",
        "overcome": "Surmontée le",
    },
}


@dataclass(frozen=True, slots=True)
class Origin:
    """One import that said the value counted: its number, from where in words, when, and the value that it gave."""

    import_id: int
    words: str
    at: datetime
    value: str


def table(found: DataFrame, rows: Counted, origins: Mapping[int, tuple[Origin, ...]]) -> DataFrame:
    """One line per row: what it is, where it stands in the calculation and why, and where it was read."""
    headings = HEADINGS[rows.table] | {"standing": "Dans le calcul", "origin": "D’où"}
    lines = [_line(row, rows, origins) for row in found.to_dict("records")]
    return DataFrame(lines, columns=list(headings)).rename(columns=headings)


def label(row: Row, rows: Counted) -> str:
    """« Dupont Zoé, 18/03/2025 »: a row among those offered, as somebody would type it."""
    return ", ".join(filter(None, (_name(row, rows), f"{row['date']:%d/%m/%Y}")))


def origins(sources: DataFrame, rows: Counted) -> dict[int, tuple[Origin, ...]]:
    """By row, what set the value that decides, the latest first."""
    found: dict[int, tuple[Origin, ...]] = {}
    for source in sources.to_dict("records"):
        if rows.column in (source["after"] or {}):
            row_id = int(source["row_id"])
            found[row_id] = (*found.get(row_id, ()), _origin(source, rows))
    return found


def why(row: Row, rows: Counted) -> str:
    """Why a row is out of the calculation, or nothing."""
    if row["part"] != "outside":
        return ""
    return REASONS[rows.table](row, rows) or _amid(CHOICES[rows.table, "status"](row["status"]))


def place(source: Row, column: str = "") -> str:
    """« émargement_T1.xlsx, feuille Présences, D14 », « saisi à l’écran le 18/03/2025 09:30 par Zoé : … ».

    Without a `column`, the sheet alone.
    """
    if source["origin"] == "screen":
        why_so = f" : {source['reason']}" if source.get("reason") else ""
        return f"saisi à l’écran le {moment_label(source['at'])} par {source['author']}{why_so}"
    if isna(source["sheet"]) or not source["sheet"]:
        return f"{source['name']}, sans cellule : déduit du classeur"
    cell = [source["cells"].get(column) or f"ligne {int(source['row'])}"] if column else []
    return ", ".join([source["name"], f"feuille {source['sheet']}", *cell])


def _line(row: Row, rows: Counted, origins: Mapping[int, tuple[Origin, ...]]) -> dict[str, object]:
    known = origins.get(int(row["row_id"]), ())
    overcome = row.get("overcome_on")
    return {
        **{str(column): value for column, value in row.items()},
        "name": _name(row, rows),
        "day": f"{row['date']:%d/%m/%Y}",
        "kind": MeetingKind(row["kind"]).label if "kind" in row else "",
        "mark": _mark(row, rows),
        "overcome": f"{overcome:%d/%m/%Y}" if overcome else "",
        "standing": spaced(" : ".join(filter(None, (PARTS[row["part"]], why(row, rows))))),
        "origin": spaced(known[0].words) if known else "",
    }


def _name(row: Row, rows: Counted) -> str:
    return f"n° {row['number']} {row['name']}" if rows.table == "problem" else str(row["name"])


def _mark(row: Row, rows: Counted) -> str:
    flags = {"late": "retard ou départ anticipé", "partial": "présence partielle"}
    said = CHOICES[rows.table, "status"](row["status"]).label
    return ", ".join([said, *(words for flag, words in flags.items() if row.get(flag))])


def _origin(source: Row, rows: Counted) -> Origin:
    value = value_words(rows.table, rows.column, source["after"][rows.column], lambda *_: {}) or "non renseigné"
    return Origin(int(source["import_id"]), place(source, rows.column), source["at"], value)


def _amid(word: Word) -> str:
    """The label within a sentence: « animation Caf / MSA »."""
    return word.label[0].lower() + word.label[1:]


def _why_not_a_presence(row: Row, rows: Counted) -> str:
    if row["role"] not in rows.entering["role"]:
        return _amid(Role(row["role"]))
    return "" if row["invited"] else "pas invité·e à cette rencontre"


def _why_not_a_topic(row: Row, rows: Counted) -> str:
    if row["status"] not in rows.counted:
        return ""
    if "retreatment" in rows.entering:
        return "reprise, comptée à part" if row["retreatment"] else "première consultation"
    return "personne déjà comptée" if row["presenter"] else "personne non renseignée"


def _why_not_a_difficulty(row: Row, rows: Counted) -> str:
    return "date non renseignée" if row["status"] in rows.counted and "dated" in rows.entering else ""


REASONS = {
    "attendance": _why_not_a_presence,
    "meeting": lambda row, rows: "",
    "codev_topic": _why_not_a_topic,
    "problem": _why_not_a_difficulty,
}
