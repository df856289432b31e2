"""Who and where: the people and territories of a file matched with those known; near matches are asked, never taken."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from ctg_data.folding import fold, fold_name
from ctg_data.intake.names import clean
from ctg_data.intake.planning.diff import identifier
from ctg_data.intake.planning.proposal import IGNORE, NEW, Proposal
from ctg_data.intake.planning.validate import Record
from ctg_data.plan import Choice, Question, Row, Source

NEAR = 88
"""Alike enough, out of 100, to ask whether two names are one."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person as written somewhere, with what may tell homonyms apart."""

    last_name: str
    first_name: str = ""
    territory: str = ""
    structure: str = ""
    source: Source = field(default_factory=lambda: Source("", 0))
    cell: str = ""

    @property
    def folded(self) -> str:
        """The name without civility, case, accents nor order of the words."""
        return _folded(self.last_name, self.first_name)

    @property
    def shown(self) -> str:
        """The name as people say it."""
        return f"{self.first_name} {self.last_name}".strip()


@lru_cache(maxsize=8192)
def _folded(last_name: str, first_name: str) -> str:
    return fold_name(clean(last_name), clean(first_name))


class Territories:
    """The territories known, by every way of writing them."""

    def __init__(self, proposal: Proposal) -> None:
        self._proposal = proposal
        known = proposal.known
        self.names = {identifier(row): str(row["name"]) for row in known["territory"]}
        self._forms: dict[str, int] = {}
        for row in known["territory"]:
            self._forms |= dict.fromkeys((fold(str(row["name"])), str(row["siren"])), identifier(row))
        self._forms |= {str(row["folded"]): identifier(row, "territory_id") for row in known["territory_alias"]}
        ours = (row for row in known["network_territory"] if row["network_id"] == known.network_id)
        self._network = tuple(dict.fromkeys(identifier(row, "territory_id") for row in ours))

    def known(self, written: str) -> int | None:
        """The territory of that name, alias or SIREN, without asking."""
        return self._forms.get(fold(written)) or self._forms.get(fold(written).replace(" ", ""))

    def where(self, record: Record) -> int | None:
        """The territory of a row, asked where it is not known; None while the question is open, or if left aside."""
        written = record.text("territory")
        if (found := self.known(written)) is not None:
            return found
        answer = self._proposal.ask(self._question(written, record), "territory")
        if answer == IGNORE:
            self._proposal.leave(record.sheet, record.row)
        return int(answer) if answer and answer != IGNORE else None

    def _question(self, written: str, record: Record) -> Question:
        return Question(
            f"territory:{fold(written)}",
            "territory_unknown",
            f"Quel est le territoire écrit « {written} » ?",
            (
                *(Choice(str(territory), self.names[territory]) for territory in self._network),
                Choice(IGNORE, "Laisser ces lignes de côté"),
            ),
            "Ce nom n’est ni celui d’un territoire connu, ni un de ses alias, ni un SIREN.",
            sheet=record.sheet,
            cell=record.cell("territory"),
        )


class People:
    """The people known, and those that this file brings; `doubted` are those that an open question may mean."""

    def __init__(self, proposal: Proposal, territories: Territories) -> None:
        self._proposal = proposal
        self.territories = territories
        self._bearers: dict[str, list[int]] = defaultdict(list)
        for person, row in proposal.rows.all("person"):
            self._bearers[str(row["folded"])].append(person)
        self.doubted: set[int] = set()
        self._left: set[str] = set()
        self._names: dict[int, str] = {}
        self._sharing: dict[str, set[int]] = {}

    def who(self, name: Name, *, create: bool = True) -> int | None:
        """The person meant, made new if nobody is near; None while asked, or if left aside."""
        bearers = self._exact(name)
        if len(bearers) == 1 or not name.folded:
            return next(iter(bearers), None)
        candidates = bearers or self._near(name.folded)
        if not candidates:
            return self._create(name) if create else None
        answer = self._proposal.ask(self._question(name, candidates, homonyms=bool(bearers)), "name")
        if answer == NEW:
            return self._create(name) if create else None
        if answer is None:
            self.doubted.update(candidates)
        if answer == IGNORE:
            self._left.add(name.folded)
        return int(answer) if answer and answer != IGNORE else None

    def asks(self, name: Name) -> bool:
        """Whether the question about that name is still open."""
        return f"person:{name.folded}" in self._proposal.questions

    def leaves(self, name: Name) -> bool:
        """Whether the answer about that name was to leave it aside."""
        return name.folded in self._left

    def shown(self, person: int) -> str:
        """A person's name as people say it."""
        row = self._proposal.rows.row("person", person) or {}
        return f"{row.get('first_name', '')} {row.get('last_name', '')}".strip()

    def _exact(self, name: Name) -> list[int]:
        bearers = self._bearers.get(name.folded, [])
        if len(bearers) < 2:
            return bearers
        fitting = [person for person in bearers if self._fits(person, name)]
        return fitting if len(fitting) == 1 else bearers

    def _fits(self, person: int, name: Name) -> bool:
        row = self._proposal.rows.row("person", person) or {}
        if name.structure and fold(name.structure) == fold(str(row.get("structure", ""))):
            return True
        territory = self.territories.known(name.territory) if name.territory else None
        return territory is not None and territory in self._served(person)

    def _served(self, person: int) -> list[int]:
        own = (row for _, row in self._proposal.rows.all("membership") if row["person_id"] == person)
        return [identifier(row, "territory_id") for row in own if row.get("territory_id") is not None]

    def _near(self, folded: str) -> list[int]:
        if not self._names:
            self._names = {identifier(row): str(row["folded"]) for row in self._proposal.known["person"]}
            self._sharing = _by_word(self._names)
        alike = process.extract(folded, self._names, scorer=fuzz.ratio, score_cutoff=NEAR, limit=None)
        sharing = set().union(*(self._sharing.get(word, set()) for word in folded.split()))
        near = {person for _, _, person in alike} | {p for p in sharing if abbreviates(folded, self._names[p])}
        return sorted(near, key=lambda person: (-fuzz.ratio(folded, self._names[person]), person))

    def _question(self, name: Name, candidates: list[int], *, homonyms: bool) -> Question:
        reason = (
            "Plusieurs personnes portent ce nom ; précisez la structure ou le territoire sur la feuille, ou choisissez."
            if homonyms
            else "Ce nom n’est pas connu, mais il ressemble à un nom connu."
        )
        return Question(
            f"person:{name.folded}",
            "person_homonym" if homonyms else "person_near",
            f"Qui est « {name.shown} » ?",
            (
                *(Choice(str(i), f"C’est la même personne : {self._described(i)}") for i in candidates),
                Choice(NEW, "Une nouvelle personne"),
                Choice(IGNORE, "Laisser cette ligne de côté"),
            ),
            reason,
            sheet=name.source.sheet,
            cell=name.cell,
        )

    def _described(self, person: int) -> str:
        row = self._proposal.rows.row("person", person) or {}
        served = [self.territories.names[territory] for territory in dict.fromkeys(self._served(person))]
        told = dict.fromkeys((self.shown(person), str(row.get("structure", "")), *served))
        return ", ".join(part for part in told if part)

    def _create(self, name: Name) -> int:
        last_name, first_name = clean(name.last_name), clean(name.first_name)
        values: Row = {
            "last_name": last_name,
            "first_name": first_name,
            "folded": name.folded,
            "structure": name.structure,
        }
        person = self._proposal.rows.lay("person", values, name.source)
        self._bearers[name.folded].append(person)
        return person


def _by_word(names: Mapping[int, str]) -> dict[str, set[int]]:
    sharing: dict[str, set[int]] = defaultdict(set)
    for person, name in names.items():
        for word in name.split():
            if len(word) > 1:
                sharing[word].add(person)
    return sharing


def abbreviates(one: str, other: str) -> bool:
    """Whether two folded names differ only by initials, words left out, or one letter in a word."""
    shorter, longer = sorted((one.split(), other.split()), key=len)
    left = list(longer)
    for word in sorted(shorter, key=len, reverse=True):
        match = next(
            (candidate for candidate in sorted(left, key=lambda c: c != word) if _same_word(word, candidate)), None
        )
        if match is None:
            return False
        left.remove(match)
    return bool(shorter)


def _same_word(one: str, other: str) -> bool:
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return one == other or (min(len(one), len(other)) > 2 and OSA.distance(one, other) <= 1)
