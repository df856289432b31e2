"""What is known of a meeting before it takes place: read by the store, written into the blank workbook and the form."""

import datetime
from dataclasses import dataclass, field

from ctg_data.vocabulary import MeetingKind, ProblemStatus, Role, TopicKind


@dataclass(frozen=True, slots=True)
class Expected:
    """A person expected; `territory` names each territory served, separated by « ; » (empty for Caf and MSA)."""

    last_name: str
    first_name: str = ""
    structure: str = ""
    territory: str = ""
    role: Role = Role.CCT


@dataclass(frozen=True, slots=True)
class ProblemInProgress:
    """A numbered difficulty whose follow-up is not over; `topic` is the title of the topic that it was born of."""

    number: int
    title: str
    territory: str
    topic: str = ""
    identified_on: datetime.date | None = None
    status: ProblemStatus = ProblemStatus.OPEN
    overcome_on: datetime.date | None = None
    lever: str = ""
    shareable: bool = False


@dataclass(frozen=True, slots=True)
class PostponedTopic:
    """A topic left for a later meeting; `reference` is its `codev_topic.id`."""

    reference: int
    title: str
    territory: str
    kind: TopicKind = TopicKind.ISSUE
    theme: str = ""
    shareable: bool = False


QUESTIONNAIRE_LABELS = {
    "title": "Titre",
    "instruction": "Consigne",
    "low": "Échelle, de",
    "high": "Échelle, à",
    "low_label": "Mots du bas de l’échelle",
    "high_label": "Mots du haut de l’échelle",
    "scoring": "Score",
    "missing_allowed": "Réponses qui peuvent manquer",
}
"""What the workbook of a questionnaire says above its statements, in order."""


@dataclass(frozen=True, slots=True)
class QuestionnaireContent:
    """A questionnaire as it is printed: its scale with the words at both ends, and its items (code, text) in order."""

    title: str = ""
    instruction: str = ""
    scale_min: int = 0
    scale_max: int = 10
    low_label: str = ""
    high_label: str = ""
    items: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingContent:
    """One meeting, the people expected, and what comes back from the meetings before.

    `reference` is the meeting's row id, None for a meeting that the store does not hold yet; `previous_theme` is the
    theme chosen the last time, for a meeting whose own theme is blank; `choices` say how many chose each theme for the
    next one; `territories` are names, as offered in lists, and `indicators` the names of the committee's own.
    """

    reference: int | None = None
    date: datetime.date | None = None
    kind: MeetingKind = MeetingKind.QUARTERLY
    starts_at: datetime.time | None = None
    ends_at: datetime.time | None = None
    place: str = ""
    host: str = ""
    theme: str = ""
    next_theme: str = ""
    choices: tuple[tuple[str, int], ...] = ()
    previous_theme: str = ""
    facilitator_caf: str = ""
    facilitator_msa: str = ""
    expected: tuple[Expected, ...] = ()
    problems: tuple[ProblemInProgress, ...] = ()
    topics: tuple[PostponedTopic, ...] = ()
    territories: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    questionnaire: QuestionnaireContent = field(default_factory=QuestionnaireContent)
