"""Which rows each indicator counts, said once: the figures add them up, « from figure to cell » lists them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ctg_data.vocabulary import AttendanceStatus, MeetingKind, MeetingStatus, ProblemStatus, Role, TopicStatus, Word

Allowed = Mapping[str, tuple[Word | bool, ...]]
"""The values that a column may have, for each column looked at."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The rows of a table that an indicator looks at, those that enter the calculation, and where each stands in it.

    `counted` are the statuses above the line; `expected` those below it, the counted ones included (none: the
    indicator is a plain number). `column` is the one whose value decides, and whose cell is named. Beside its own
    columns a topic has `retreatment` and `presented_first` (the first one processed of its presenter), and a
    difficulty `dated` (the day when it was overcome is known).
    """

    table: str
    counted: tuple[Word, ...]
    expected: tuple[Word, ...] = ()
    meetings: Allowed = field(default_factory=dict)
    entering: Allowed = field(default_factory=dict)
    column: str = "status"


PRESENT, EXCUSED, REPRESENTED = AttendanceStatus.PRESENT, AttendanceStatus.EXCUSED, AttendanceStatus.REPRESENTED
MARKED = tuple(status for status in AttendanceStatus if status is not AttendanceStatus.UNKNOWN)
FOLLOWED = tuple(status for status in ProblemStatus if status is not ProblemStatus.NO_FOLLOW_UP)


def _presences(
    counted: tuple[Word, ...],
    expected: tuple[Word, ...] = MARKED,
    *,
    role: Role = Role.CCT,
    kind: MeetingKind = MeetingKind.QUARTERLY,
) -> Counted:
    held: Allowed = {"kind": (kind,), "status": (MeetingStatus.HELD,)}
    return Counted("attendance", counted, expected, held, {"role": (role,), "invited": (True,)})


def _topics(**entering: bool) -> Counted:
    return Counted("codev_topic", (TopicStatus.PROCESSED,), entering={name: (is_,) for name, is_ in entering.items()})


def _problems(*counted: ProblemStatus, expected: tuple[Word, ...] = tuple(ProblemStatus)) -> Counted:
    return Counted("problem", counted, expected)


OVERCOME = ProblemStatus.OVERCOME
COUNTED: dict[str, Counted] = {
    "attendance_rate": _presences((PRESENT,)),
    "attendance_rate_excluding_excused": _presences((PRESENT,), tuple(s for s in MARKED if s is not EXCUSED)),
    "structures_represented": _presences((PRESENT, REPRESENTED)),
    "meetings_held": Counted(
        "meeting", (MeetingStatus.HELD,), tuple(MeetingStatus), meetings={"kind": (MeetingKind.QUARTERLY,)}
    ),
    "unknown_marks": _presences((AttendanceStatus.UNKNOWN,), tuple(AttendanceStatus)),
    "operator_attendance_rate": _presences((PRESENT,), role=Role.OPERATOR),
    "training_attendance_rate": _presences((PRESENT,), kind=MeetingKind.TRAINING),
    "codev_topics_processed": _topics(retreatment=False),
    "codev_retreatments": _topics(retreatment=True),
    "codev_presenters": _topics(presented_first=True),
    "problems_identified": _problems(*ProblemStatus, expected=()),
    "problems_overcome": _problems(OVERCOME),
    "problem_resolution_rate": _problems(OVERCOME, expected=FOLLOWED),
    "problem_median_delay": Counted("problem", (OVERCOME,), entering={"dated": (True,)}, column="overcome_on"),
    "problems_open": _problems(ProblemStatus.OPEN),
    "problems_without_follow_up": _problems(ProblemStatus.NO_FOLLOW_UP),
}
"""Every indicator but those of self-efficacy, whose answers are never listed."""
