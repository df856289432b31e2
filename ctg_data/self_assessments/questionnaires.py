"""A questionnaire added, corrected, or given another version; pure.

A statement keeps its code (« Q3 ») from a version to the next, and no code is ever given to another statement: it is
what tells a trend that goes on from one that begins.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ctg_data.folding import fold
from ctg_data.intake.planning.diff import WorkingCopy, identifier
from ctg_data.plan import Known, Plan, Row, Value
from ctg_data.store import PlanOutdated
from ctg_data.vocabulary import Domain, Scoring

LAST_CODE = 99  # the headers of a sheet name an item by two figures at most
SPELLING, OTHER = "spelling", "other"


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with its domain; one that is new has no code yet."""

    text: str
    domain: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """What an answer goes from and to, what the score is made of, and how many answers may be missing (None: any)."""

    low: int = 0
    high: int = 10
    scoring: Scoring = Scoring.MEAN
    missing_allowed: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A questionnaire as somebody says that it should be."""

    title: str
    instruction: str
    low_label: str
    high_label: str
    statements: tuple[Statement, ...]

    def words(self) -> dict[str, Value]:
        """The columns that no version keeps, with single spaces."""
        named = ("title", "instruction", "low_label", "high_label")
        return {name: " ".join(str(getattr(self, name)).split()) for name in named}


@dataclass(frozen=True, slots=True)
class Difference:
    """What is said of a version against what it asks: by code, and the statements that are new."""

    reworded: tuple[Statement, ...]
    moved: tuple[Statement, ...]
    added: tuple[Statement, ...]
    removed: tuple[Statement, ...]

    def makes_a_version(self, answers: Mapping[str, str]) -> bool:
        """Whether what is asked changes: a spelling alone does not."""
        return bool(self.moved or self.added or self.removed or OTHER in answers.values())


def asked(known: Known, questionnaire: int) -> tuple[Statement, ...]:
    """The statements of a version, in their order."""
    own = (row for row in known["item"] if row["questionnaire_id"] == questionnaire)
    rows = sorted(own, key=lambda row: identifier(row, "position"))
    return tuple(Statement(str(row["text"]), str(row["domain"]), str(row["code"])) for row in rows)


def difference(known: Known, questionnaire: int, said: Said) -> Difference:
    """What changes. Raises `ValueError` where something of the questionnaire is missing or said twice."""
    _check(said)
    before = {each.code: each for each in asked(known, questionnaire)}
    kept = [each for each in said.statements if each.code]
    return Difference(
        tuple(each for each in kept if each.text != before[each.code].text),
        tuple(each for each in kept if each.domain != before[each.code].domain),
        tuple(each for each in said.statements if not each.code),
        tuple(each for code, each in before.items() if code not in {one.code for one in kept}),
    )


def create(known: Known, said: Said, scale: Scale) -> Plan:
    """A new questionnaire. Raises `ValueError` as `difference` does, or where no score could be made."""
    _check(said)
    if scale.high <= scale.low:
        raise ValueError(f"L’échelle va de {scale.low} à {scale.high} ; attendu : une fin au-dessus du début.")
    if scale.missing_allowed is not None and scale.missing_allowed >= len(said.statements):
        raise ValueError(
            f"Réponses qui peuvent manquer : {scale.missing_allowed} ; attendu : moins que le nombre d’affirmations "
            f"({len(said.statements)})."
        )
    rows = WorkingCopy(known)
    code = _unused(fold(said.title).replace(" ", "-"), {str(row["code"]) for row in known["questionnaire"]})
    scored: Row = {"scale_min": scale.low, "scale_max": scale.high, "scoring": scale.scoring.value}
    _lay_version(
        rows, {**said.words(), **scored, "missing_allowed": scale.missing_allowed, "code": code, "version": 1}, said
    )
    return Plan(known.network_id, rows.changes())


def revise(known: Known, questionnaire: int, said: Said, answers: Mapping[str, str]) -> Plan:
    """What is said of a version: its spelling corrected wherever it is asked, or another version of it.

    `answers` tell, by code, whether other words are a spelling corrected or another statement. Raises `ValueError` as
    `difference` does, `PlanOutdated` where the version is gone or is no longer the newest.
    """
    rows = WorkingCopy(known)
    before = rows.row("questionnaire", questionnaire)
    if before is None or questionnaire not in newest(known):
        raise PlanOutdated
    found = difference(known, questionnaire, said)
    _correct(rows, {each.code: each.text for each in found.reworded if answers[each.code] == SPELLING})
    for version, row in list(rows.all("questionnaire")):
        if row["code"] == before["code"]:
            words = said.words()
            rows.lay("questionnaire", words, row_id=version, told=frozenset(words))
    if found.makes_a_version(answers):
        another = {each.code for each in found.reworded if answers[each.code] == OTHER}
        renewed = tuple(replace(each, code="") if each.code in another else each for each in said.statements)
        kept = {column: value for column, value in before.items() if column != "id"}
        values = {**kept, **said.words(), "version": identifier(before, "version") + 1}
        _lay_version(rows, values, replace(said, statements=renewed))
    return Plan(known.network_id, rows.changes())


def newest(known: Known) -> dict[int, Row]:
    """The newest version of each questionnaire, by its number."""
    latest: dict[str, Row] = {}
    for row in sorted(known["questionnaire"], key=lambda row: identifier(row, "version")):
        latest[str(row["code"])] = row
    return {identifier(row): row for row in latest.values()}


def _correct(rows: WorkingCopy, words: Mapping[str, str]) -> None:
    """One statement has one wording, whatever the versions that ask it."""
    for item, row in list(rows.all("item")):
        if (text := words.get(str(row["code"]))) is not None:
            rows.lay("item", {"text": text}, row_id=item)


def _lay_version(rows: WorkingCopy, values: Row, said: Said) -> None:
    version = rows.lay("questionnaire", values)
    stated = {fold(str(row["text"])): str(row["code"]) for _, row in rows.all("item")}
    codes = {str(row["code"]) for _, row in rows.all("item")}
    taken = {each.code for each in said.statements}
    for position, each in enumerate(said.statements, start=1):
        again = stated.get(fold(each.text), "")  # a statement that comes back goes on under its code
        code = each.code or (again if again not in taken else "") or _next(codes)
        codes.add(code)
        taken.add(code)
        row: Row = {
            "questionnaire_id": version,
            "position": position,
            "code": code,
            "domain": each.domain,
            "text": each.text,
        }
        rows.lay("item", row)


def _next(codes: Iterable[str]) -> str:
    numbers = (int(found[1]) for code in codes if (found := re.fullmatch(r"Q(\d+)", code)))
    number = max(numbers, default=0) + 1
    if number > LAST_CODE:
        raise ValueError(f"Affirmations déjà enregistrées : {LAST_CODE}, le plus que l’on puisse numéroter.")
    return f"Q{number}"


def _unused(code: str, taken: set[str]) -> str:
    numbered = (code, *(f"{code}-{number}" for number in range(2, len(taken) + 3)))
    return next(each for each in numbered if each not in taken)


def _check(said: Said) -> None:
    if not fold(said.title):
        raise ValueError("Le titre du questionnaire est vide ; attendu : quelques mots.")
    if not said.statements:
        raise ValueError("Le questionnaire n’a aucune affirmation ; attendu : une au moins.")
    seen: set[str] = set()
    for number, each in enumerate(said.statements, start=1):
        if not fold(each.text):
            raise ValueError(f"Affirmation {number} : le texte est vide.")
        if each.domain not in set(Domain):
            raise ValueError(
                f"Affirmation {number} : le domaine manque ; attendu : {', '.join(d.label for d in Domain)}."
            )
        if fold(each.text) in seen:
            raise ValueError(f"Affirmation {number} : « {each.text} » figure déjà plus haut.")
        seen.add(fold(each.text))
