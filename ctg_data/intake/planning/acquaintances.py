"""The people known and those that a file brings: found by name, told apart, described, added."""

from collections import defaultdict
from collections.abc import Sequence

from ctg_data.folding import fold
from ctg_data.intake.names import clean
from ctg_data.intake.planning.diff import identifier
from ctg_data.intake.planning.name import Name
from ctg_data.intake.planning.proposal import Proposal
from ctg_data.intake.planning.resemblance import Names, known_spellings
from ctg_data.intake.planning.territories import Territories
from ctg_data.plan import Choice, Row, Source

MERGED = "merged"
"""The scope in which the store remembers into whom somebody was merged; undone, the person is simply there again."""

CANDIDATES = 5
"""The most people offered for one name."""


class Acquaintances:
    """Everybody known, by name; somebody of this file has a negative number until the store gives one."""

    def __init__(self, proposal: Proposal, territories: Territories) -> None:
        self._proposal = proposal
        self._territories = territories
        self._bearers: dict[str, list[int]] = defaultdict(list)
        for person, row in proposal.rows.all("person"):
            self._bearers[str(row["folded"])].append(person)
        self._names: Names | None = None
        self._served: dict[int, dict[int, None]] | None = None
        self._rows_of: dict[int, Source] = {}
        self._brought: dict[str, int] = {}

    def bearers(self, name: Name) -> tuple[int, ...]:
        """Those who bear exactly that name; only the one whom the structure or the territory tells, if there is one."""
        bearers = tuple(self._bearers.get(name.folded, ()))
        fitting = tuple(person for person in bearers if len(bearers) > 1 and self.fits(person, name))
        return fitting if len(fitting) == 1 else bearers

    def near(self, name: Name) -> tuple[int, ...]:
        """Those whose name resembles it, the nearest first; before all, those of the structure or territory written."""
        if self._names is None:
            self._names = Names((person, known_spellings(row)) for person, row in self._proposal.rows.all("person"))
        near = self._names.near(name.spellings)
        return tuple(sorted(near, key=lambda person: not self.fits(person, name))[:CANDIDATES])

    def fits(self, person: int, name: Name) -> bool:
        """Whether the structure or the territory written is that of the person."""
        if name.structure and fold(name.structure) == fold(str(self._row(person).get("structure", ""))):
            return True
        territory = self._territories.known(name.territory) if name.territory else None
        return territory is not None and territory in self._serves(person)

    def bears(self, person: int, name: Name) -> bool:
        """Whether a person has exactly that name."""
        return self._row(person).get("folded") == name.folded

    def add(self, name: Name) -> int:
        """Somebody new, of that name."""
        values: Row = {
            "last_name": clean(name.last_name),
            "first_name": clean(name.first_name),
            "folded": name.folded,
            "structure": name.structure,
        }
        person = self._proposal.rows.lay("person", values, name.source)
        self._bearers[name.folded].append(person)
        self._rows_of[person] = name.source
        self._brought[_answer(name.source)] = person
        territory = self._territories.known(name.territory) if name.territory else None
        if territory is not None:
            self._by_person().setdefault(person, {})[territory] = None
        if self._names is not None:
            self._names.add(person, name.spellings)
        return person

    def designated(self, answer: str | None) -> int | None:
        """The person that an answer designates, or into whom that one was merged since; None when nobody is left."""
        followed: set[str] = set()
        while answer and answer not in followed:
            person = int(answer) if answer.isdigit() else self._brought.get(answer)
            if person is not None and self._row(person):
                return person
            followed.add(answer)
            answer = self._proposal.recalled(MERGED, answer)
        return None

    def shown(self, person: int) -> str:
        """A person's name as people say it."""
        row = self._row(person)
        return f"{row.get('first_name', '')} {row.get('last_name', '')}".strip()

    def choices(self, people: Sequence[int]) -> tuple[Choice, ...]:
        """Each person as an answer, with what tells them apart; a number where nothing does."""
        told = [self._described(person) for person in people]
        return tuple(
            Choice(
                _answer(self._rows_of[person]) if person < 0 else str(person),
                f"C’est la même personne : {words}" + (f", fiche n° {person}" if told.count(words) > 1 else ""),
            )
            for person, words in zip(people, told, strict=True)
        )

    def _described(self, person: int) -> str:
        served = [self._territories.names[territory] for territory in self._serves(person)]
        row = self._rows_of.get(person)
        here = f"ligne {row.row}" + (f" de la feuille « {row.sheet} »" if row.sheet else "") if row else ""
        told = dict.fromkeys((self.shown(person), str(self._row(person).get("structure", "")), *served, here))
        return ", ".join(part for part in told if part)

    def _row(self, person: int) -> Row:
        return self._proposal.rows.row("person", person) or {}

    def _serves(self, person: int) -> dict[int, None]:
        return self._by_person().get(person, {})

    def _by_person(self) -> dict[int, dict[int, None]]:
        """The territories of each person, by the memberships known and by the rows of this file for those it brings."""
        if self._served is None:
            self._served = {}
            for row in self._proposal.known["membership"]:
                if row.get("territory_id") is not None:
                    served = self._served.setdefault(identifier(row, "person_id"), {})
                    served[identifier(row, "territory_id")] = None
        return self._served


def _answer(source: Source) -> str:
    """How an answer designates somebody whom this file brings: by the row."""
    return f"{source.sheet}!{source.row}"
