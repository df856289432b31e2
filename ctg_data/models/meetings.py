"""Meetings, who came, what was brought to the workshop, and what it helped to overcome."""

from datetime import date, time

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from ctg_data.models.base import Base, filled, one_of
from ctg_data.vocabulary import (
    AttendanceStatus,
    MeetingKind,
    MeetingStatus,
    ProblemStatus,
    Role,
    TopicKind,
    TopicStatus,
)


class Meeting(Base, table=True):
    """A quarterly meeting or a shared training."""

    __table_args__ = (
        UniqueConstraint("network_id", "date", "kind"),
        one_of("kind", MeetingKind),
        one_of("status", MeetingStatus),
        CheckConstraint("date >= '2000-01-01' and date <= '2100-12-31'", name="date"),
    )
    network_id: int = Field(foreign_key="network.id")
    date: date
    kind: str
    status: str = MeetingStatus.PLANNED.value
    title: str = ""
    host: str = ""
    place: str = ""
    starts_at: time | None = None
    ends_at: time | None = None
    theme: str = ""
    next_theme: str = ""
    facilitator_caf: str = ""
    facilitator_msa: str = ""


class Attendance(Base, table=True):
    """One person at one meeting, with the role of that day; later moves change no past figure."""

    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id"),
        # What the pages count stands in the index: 480 000 rows are counted without being read.
        Index("ix_attendance_counted", "meeting_id", "role", "status", "invited"),
        one_of("role", Role),
        one_of("status", AttendanceStatus),
    )
    meeting_id: int = Field(foreign_key="meeting.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    role: str
    status: str
    invited: bool = True
    late: bool = False
    partial: bool = False
    remark: str = ""


class AttendanceTerritory(Base, table=True):
    """A territory that the person served that day; somebody serving two counts once in each."""

    __tablename__ = "attendance_territory"
    __table_args__ = (
        UniqueConstraint("attendance_id", "territory_id"),
        Index("ix_attendance_territory_served", "territory_id", "attendance_id"),
    )
    attendance_id: int = Field(foreign_key="attendance.id")
    territory_id: int = Field(foreign_key="territory.id")


class CodevTopic(Base, table=True):
    """What somebody brought to the CODEV workshop; `resumes_id` is the topic that this one treats again."""

    __tablename__ = "codev_topic"
    __table_args__ = (
        UniqueConstraint("meeting_id", "folded"),
        filled("title"),
        one_of("kind", TopicKind),
        one_of("status", TopicStatus),
        CheckConstraint("resumes_id <> id", name="resumes_id"),
    )
    meeting_id: int = Field(foreign_key="meeting.id")
    territory_id: int = Field(foreign_key="territory.id", index=True)
    title: str
    folded: str
    kind: str = TopicKind.ISSUE.value
    theme: str = ""
    presenter_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    subgroup: str = ""
    recommendations: str = ""
    shareable: bool = False
    status: str = TopicStatus.PROPOSED.value
    resumes_id: int | None = Field(default=None, foreign_key="codev_topic.id", index=True)


class ThemeChoice(Base, table=True):
    """How many of the group chose a theme for the next meeting, where they were counted."""

    __tablename__ = "theme_choice"
    __table_args__ = (
        UniqueConstraint("meeting_id", "folded"),
        filled("theme"),
        CheckConstraint("choices >= 0", name="choices"),
    )
    meeting_id: int = Field(foreign_key="meeting.id")
    theme: str
    folded: str
    choices: int


class TrainingNeed(Base, table=True):
    """A CODEV topic that called for a shared training."""

    __tablename__ = "training_need"
    __table_args__ = (UniqueConstraint("meeting_id", "topic_id"),)
    meeting_id: int = Field(foreign_key="meeting.id")
    topic_id: int = Field(foreign_key="codev_topic.id", index=True)


class Problem(Base, table=True):
    """A difficulty to overcome, numbered in its network, with its follow-up."""

    __table_args__ = (
        UniqueConstraint("network_id", "number"),
        filled("title"),
        one_of("status", ProblemStatus),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("overcome_on is null or overcome_on >= identified_on", name="overcome_on"),
    )
    network_id: int = Field(foreign_key="network.id")
    number: int
    territory_id: int = Field(foreign_key="territory.id", index=True)
    title: str
    folded: str
    topic_id: int | None = Field(default=None, foreign_key="codev_topic.id", index=True)
    identified_on: date
    status: str = ProblemStatus.NO_FOLLOW_UP.value
    overcome_on: date | None = None
    lever: str = ""
    shareable: bool = False
