"""Who: the people of a file matched with those known; near matches and homonyms are asked, never taken."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ctg_data.intake.planning.acquaintances import Acquaintances
from ctg_data.intake.planning.name import Name, Place
from ctg_data.intake.planning.proposal import IGNORE, NEW, Proposal
from ctg_data.intake.planning.territories import Territories
from ctg_data.plan import Choice, Question

SCOPE = "name"
"""Where the store remembers who a name means."""

HOMONYMS = "Plusieurs personnes portent ce nom ; précisez la structure ou le territoire sur la feuille, ou choisissez."
APART = "Une autre ligne porte ce nom, avec un autre territoire ou une autre structure."
ALIKE = "Ce nom n’est pas connu, mais il ressemble à un nom connu."


@dataclass(frozen=True, slots=True)
class Case:
    """One name to settle: its bearers, the question that it would be, and whether the answer holds for later files."""

    name: Name
    bearers: tuple[int, ...]
    question: str
    doubtful: bool = False
    lasting: bool = True

    @property
    def settled(self) -> bool:
        """Whether the name alone tells the person."""
        return len(self.bearers) == 1 and not self.doubtful


class People:
    """Who the names of a file mean; `doubted` are those that an open question may mean."""

    def __init__(self, proposal: Proposal, territories: Territories) -> None:
        self._proposal = proposal
        self._known = Acquaintances(proposal, territories)
        self.territories = territories
        self.doubted: set[int] = set()
        self._met: dict[tuple[str, str], dict[int, Name]] = defaultdict(dict)
        self._made: dict[str, int] = {}
        self._meant: dict[Place, int] = {}
        self._left: set[Place] = set()
        self._open: set[Place] = set()

    def meet(self, names: Iterable[Name]) -> None:
        """Note the names of a sheet before any is settled, so that homonyms are told whatever their order."""
        for name in names:
            self._met[name.source.sheet, name.folded][name.source.row] = name

    def who(self, name: Name, *, create: bool = True) -> int | None:
        """The person meant, made new if nobody is near; None while asked, or if left aside."""
        if not name.folded:
            return None
        person = self._meant.get(name.place) or self._settle(self._case(name), create)
        if person is not None:
            self._meant[name.place] = person
        return person

    def asks(self, name: Name) -> bool:
        """Whether the question about that name is still open."""
        return name.place in self._open

    def leaves(self, name: Name) -> bool:
        """Whether the answer about that name was to leave it aside."""
        return name.place in self._left

    def shown(self, person: int) -> str:
        """A person's name as people say it."""
        return self._known.shown(person)

    def _case(self, name: Name) -> Case:
        bearers, question = self._known.bearers(name), f"person:{name.folded}"
        others = [other for row, other in self._met[name.source.sheet, name.folded].items() if row != name.source.row]
        apart = any(name.parts_from(other) for other in others)
        if len(bearers) < 2 and not (apart and any(not self._known.fits(person, name) for person in bearers)):
            return Case(name, bearers, question)
        second = any(other.beside == name.beside and other.source.row < name.source.row for other in others)
        beside = (name.beside, str(name.source.row) if second else "")
        lasting = bool(name.beside) and not second
        return Case(name, bearers, ":".join(filter(None, (question, *beside))), doubtful=True, lasting=lasting)

    def _settle(self, case: Case, create: bool) -> int | None:
        given = self._proposal.given(case.question)
        if given == NEW:
            return self._another(case, create)
        if given == IGNORE or self._known.designated(given) is not None:
            return self._as_answered(case, str(given))
        if given:
            expected = "le numéro d’une personne, « new » ou « ignore »"
            self._proposal.say("answer_not_understood", id=case.question, value=given, expected=expected)
        before = self._proposal.recalled(SCOPE, case.question) if case.lasting and not case.settled else None
        if before == IGNORE or self._known.designated(before) is not None:
            return self._as_remembered(case, str(before))
        if case.settled:
            return case.bearers[0]
        if candidates := case.bearers or self._known.near(case.name):
            self._ask(case, candidates)
            return None
        return self._known.add(case.name) if create else None

    def _as_answered(self, case: Case, answer: str) -> int | None:
        person = self._known.designated(answer)
        if case.lasting:
            self._proposal.remember(SCOPE, case.question, answer if person is None else str(person))
        return self._or_left(case, person)

    def _as_remembered(self, case: Case, answer: str) -> int | None:
        person, name = self._known.designated(answer), case.name
        meant = "laissé de côté" if person is None else f"lu comme « {self.shown(person)} »"
        self._proposal.say("person_remembered", name.source.sheet, name.cell, name=name.shown, meant=meant)
        return self._or_left(case, person)

    def _or_left(self, case: Case, person: int | None) -> int | None:
        if person is None:
            self._left.add(case.name.place)
        return person

    def _another(self, case: Case, create: bool) -> int | None:
        """Somebody new, unless the same answer has made them already, in this file or an earlier one."""
        recalled = self._proposal.recalled(SCOPE, case.question) if case.lasting else None
        before = self._made.get(case.question) or self._known.designated(recalled)
        if before is not None and self._known.bears(before, case.name):
            return before
        if not create:
            return None
        person = self._made[case.question] = self._known.add(case.name)
        if case.lasting:
            self._proposal.remember(SCOPE, case.question, str(person))
        return person

    def _ask(self, case: Case, candidates: Sequence[int]) -> None:
        self._open.add(case.name.place)
        self.doubted.update(candidates)
        self._proposal.leave_open(self._question(case, candidates))

    def _question(self, case: Case, candidates: Sequence[int]) -> Question:
        name = case.name
        reason = ALIKE if not case.bearers else APART if len(case.bearers) == 1 else HOMONYMS
        return Question(
            case.question,
            "person_homonym" if case.bearers else "person_near",
            f"Qui est « {name.shown} » ?",
            (
                *self._known.choices(candidates),
                Choice(NEW, "Une nouvelle personne"),
                Choice(IGNORE, "Laisser cette ligne de côté"),
            ),
            reason,
            sheet=name.source.sheet,
            cell=name.cell,
        )
