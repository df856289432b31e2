"""What a file would write over a correction made on screen: named, and asked, before the last word said wins."""

from collections.abc import Iterator
from dataclasses import dataclass

from ctg_data.intake.planning.diff import KEYS
from ctg_data.intake.planning.proposal import Proposal
from ctg_data.naming import name
from ctg_data.plan import Change, Choice, Question, Row, SetOnScreen, Value
from ctg_data.selection import moment_label
from ctg_data.wording import COLUMNS, value_words

KNOWN_BY = KEYS | {"problem": ("territory_id", "folded")}
"""How a row taken away is known again: the number of a difficulty may have gone to another one since."""

GOES_WITH = {"title": ("folded",)}
ASKED_APART = (("meeting", "date"), ("meeting", "status"))
"""A meeting moved or cancelled on screen: what a sheet says of it is asked, or told, by itself."""

KEEP, REPLACE = "keep", "replace"


@dataclass(frozen=True, slots=True)
class Overwritten:
    """A value, or a whole row taken away (no column), that somebody set on screen and that the file says otherwise."""

    change: Change
    column: str
    told: SetOnScreen

    @property
    def sheet(self) -> str:
        """The sheet that says otherwise."""
        return self.change.source.sheet if self.change.source else ""

    @property
    def cell(self) -> str:
        """Its cell, or its row where only the row is known."""
        source = self.change.source
        return source.cells.get(self.column) or f"A{source.row}" if source else ""


def name_corrections(proposal: Proposal) -> None:
    """Say each correction that the file would undo; keep those of the sheets whose question is answered so."""
    overwritten = tuple(_overwritten(proposal))
    for sheet in dict.fromkeys(each.sheet for each in overwritten):
        of_sheet = [each for each in overwritten if each.sheet == sheet]
        kept = proposal.ask(_question(sheet, len(of_sheet))) == KEEP
        for each in of_sheet:
            _say(proposal, each, kept)
            if kept:
                _keep(proposal, each)


def _overwritten(proposal: Proposal) -> Iterator[Overwritten]:
    gone = {(table, _key(table, row)): told for table, row, told in proposal.known.withdrawn}
    for change in proposal.rows.changes():
        if change.before is None:
            if told := gone.get((change.table, _key(change.table, change.after or {}))):
                yield Overwritten(change, "", told)
            continue
        for column in change.after or {}:
            told = proposal.known.corrected.get((change.table, change.id, column))
            if told and column in COLUMNS and (change.table, column) not in ASKED_APART:
                yield Overwritten(change, column, told)


def _key(table: str, row: Row) -> tuple[Value, ...]:
    return tuple(row.get(column) for column in KNOWN_BY.get(table, ()))


def _say(proposal: Proposal, each: Overwritten, kept: bool) -> None:
    def row_of(table: str, row_id: int) -> Row:
        return proposal.rows.row(table, row_id) or {}

    change, told = each.change, each.told
    received = {
        "what": name(change.table, change.id, row_of),
        "author": told.author,
        "at": moment_label(told.at),
        "reason": told.reason or "sans motif",
    }
    if each.column:
        values = ((change.before or {}).get(each.column), (change.after or {}).get(each.column))
        before, after = (value_words(change.table, each.column, value, row_of) or "vide" for value in values)
        received |= {"column": COLUMNS[each.column].lower(), "before": before, "after": after}
    what, end = "correction" if each.column else "withdrawal", "kept" if kept else "overwritten"
    proposal.say(f"screen_{what}_{end}", each.sheet, each.cell, **received)


def _keep(proposal: Proposal, each: Overwritten) -> None:
    if each.column:
        proposal.rows.leave(each.change.table, each.change.id, (each.column, *GOES_WITH.get(each.column, ())))
    else:
        proposal.rows.forget(each.change.table, each.change.id)


def _question(sheet: str, count: int) -> Question:
    where = f"La feuille « {sheet} »" if sheet else "Le classeur"
    said = "qu’une correction faite" if count == 1 else f"que {count} corrections faites"
    return Question(
        f"corrections:{sheet}",
        "corrections",
        f"{where} dit autre chose {said} à l’écran : que retenir ?",
        (Choice(KEEP, "Garder ce qui a été corrigé à l’écran"), Choice(REPLACE, "Reprendre le classeur")),
        "Sans réponse, le dernier confirmé l’emporte : le classeur. Chaque correction est nommée dans les points à "
        "vérifier.",
        required=False,
        sheet=sheet,
    )
