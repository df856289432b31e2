"""What becomes of a situation imported into a fresh store, beside its truth."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ctg_data.imports import Preview, confirm, preview
from ctg_data.plan import Question
from ctg_data.store import Database
from tests.situations.network import fill
from tests.situations.situation import Situation
from tests.situations.stored import facts
from tests.stores import new_store


class How(StrEnum):
    """How well a sheet is read."""

    EXACT = "exactes sans question"
    ASKED = "exactes après une question"
    REFUSED = "refusées, le point à vérifier le dit"
    WRONG = "fausses"


@dataclass(frozen=True)
class Outcome:
    """How a sheet is read, what was asked, which foreseen findings were said, and what differs from its truth."""

    how: How
    asked: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    differs: tuple[str, ...] = ()


def foreseen(situation: Situation) -> Outcome:
    """What the truth of a situation expects."""
    how = How.REFUSED if situation.refused else How.ASKED if situation.answers else How.EXACT
    return Outcome(how, frozenset(situation.answers), situation.refused | situation.says)


def judged(situation: Situation, folder: Path) -> Outcome:
    """Import a situation, answering what it foresees, and compare everything written with its truth."""
    db = new_store(folder)
    fill(db)
    before = facts(db)
    seen, asked = _previewed(db, situation)
    said = frozenset(finding.code for finding in seen.findings) & (situation.refused | situation.says)
    if seen.status == "ready":
        confirm(db, seen)
    now = facts(db)
    db.close()
    if seen.status == "refused":
        blocking = {finding.code for finding in seen.findings if finding.severity == "blocks"}
        how = How.REFUSED if situation.refused else How.WRONG
        return Outcome(how, asked, said, () if situation.refused else tuple(sorted(blocking)))
    differs = (*_still_open(seen.questions), *_differences(now, before | situation.facts))
    return Outcome(How.WRONG if differs else How.ASKED if asked else How.EXACT, asked, said, differs)


def _previewed(db: Database, situation: Situation) -> tuple[Preview, frozenset[str]]:
    """Preview until nothing foreseen is left to answer; an answer may open another question."""
    content = situation.make()
    given: dict[str, str] = {}
    while True:
        seen = preview(db, situation.file, content, answers=given)
        fair = [each for each in seen.questions if each.required and each.id in situation.answers.keys() - given.keys()]
        if not fair:
            return seen, frozenset(given)
        given |= {each.id: _answer(each, situation.answers[each.id]) for each in fair}


def _answer(question: Question, words: str) -> str:
    return next((each.value for each in question.choices if words == each.value or words in each.label), words)


def _still_open(questions: Iterable[Question]) -> tuple[str, ...]:
    return tuple(f"? {question.id} : {question.asked}" for question in questions if question.required)


def _differences(now: frozenset[str], truth: frozenset[str]) -> tuple[str, ...]:
    return (*(f"+ {each}" for each in sorted(now - truth)), *(f"− {each}" for each in sorted(truth - now)))
