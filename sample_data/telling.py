"""What a story is made of: people and their marks, meetings, topics, difficulties and waves. Nobody in it exists."""

from dataclasses import dataclass
from datetime import date
from random import Random

from ctg_data.vocabulary import AttendanceStatus, MeetingKind, ProblemStatus, Role, TopicKind, TopicStatus

LETTERS = {
    "P": AttendanceStatus.PRESENT,
    "L": AttendanceStatus.PRESENT,  # late
    "M": AttendanceStatus.PRESENT,  # the morning only
    "E": AttendanceStatus.EXCUSED,
    "A": AttendanceStatus.ABSENT,
    "R": AttendanceStatus.REPRESENTED,
    "D": AttendanceStatus.REMOTE,
    "?": AttendanceStatus.UNKNOWN,
}
"""How the marks are told; « · » is somebody who is not of the network that day."""

ITEMS = 10


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the network: `marks` holds one letter per meeting of the story, spaces aside."""

    last_name: str
    first_name: str
    role: Role
    structure: str
    territories: tuple[str, ...]
    marks: str
    start: date
    end: date | None = None

    def mark(self, meeting: int) -> str:
        """The letter of a meeting."""
        return self.marks.replace(" ", "")[meeting]

    def belongs(self, day: date) -> bool:
        """Whether the person is of the network that day."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who came once."""

    meeting: int
    last_name: str
    first_name: str
    structure: str


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting of the yearly plan; the one planned stands last and has no mark.

    `choices` say how many of the group chose each theme proposed for the next one, where they were counted.
    """

    day: date
    place: str
    host: str
    theme: str
    kind: MeetingKind = MeetingKind.QUARTERLY
    title: str = ""
    choices: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """What was brought to a meeting's workshop."""

    meeting: int
    territory: str
    title: str
    theme: str
    status: TopicStatus = TopicStatus.PROCESSED
    kind: TopicKind = TopicKind.ISSUE
    presenter: str = ""
    shareable: bool = False
    recommendations: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a later meeting says of a difficulty."""

    meeting: int
    status: ProblemStatus
    overcome_on: date | None = None
    lever: str = ""


@dataclass(frozen=True, slots=True)
class Difficulty:
    """A difficulty told at a meeting; its number is its place in the story."""

    meeting: int
    territory: str
    title: str
    status: ProblemStatus = ProblemStatus.OPEN
    topic: str = ""
    shareable: bool = False
    follow_up: tuple[FollowUp, ...] = ()

    def as_of(self, meeting: int) -> FollowUp:
        """What is known of it once a meeting is over."""
        said = [step for step in self.follow_up if step.meeting <= meeting]
        return said[-1] if said else FollowUp(self.meeting, self.status)


@dataclass(frozen=True, slots=True)
class Wave:
    """One round of self-assessment at a meeting: the answers to the ten items (None: left blank) under each code."""

    meeting: int
    name: str
    answers: tuple[tuple[str, str, tuple[int | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A whole network, told from beginning to end."""

    territories: tuple[str, ...]
    members: tuple[Member, ...]
    gatherings: tuple[Gathering, ...]
    guests: tuple[Guest, ...] = ()
    topics: tuple[Topic, ...] = ()
    difficulties: tuple[Difficulty, ...] = ()
    waves: tuple[Wave, ...] = ()


def answers(
    seed: int, level: float, codes: dict[str, tuple[str, ...]]
) -> tuple[tuple[str, str, tuple[int | None, ...]], ...]:
    """Invented answers around a level, the same for the same seed; about one in fifty is left blank.

    Each person is more or less sure from wave to wave, and moves up or down: some go against the rest.
    """
    return tuple((code, territory, _sheet(seed, code, level)) for territory, own in codes.items() for code in own)


def _sheet(seed: int, code: str, level: float) -> tuple[int | None, ...]:
    lasting, chance = Random(code), Random(f"{seed} {code}")
    person = level + 3.2 * (lasting.random() - 0.5) + 2.4 * (chance.random() - 0.5)
    values = (round(person + 3.2 * (chance.random() - 0.5)) for _ in range(ITEMS))
    return tuple(None if chance.random() < 0.02 else min(10, max(0, value)) for value in values)
