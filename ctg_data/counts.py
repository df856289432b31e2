"""What the store counts and the indicators read: one frame per subject, at the grain meeting × territory × status.

Identifiers are `Int64`, and a missing `territory_id` is the whole selection, where a person who serves two territories
counts once. Days are `datetime.date` objects or None.
"""

from dataclasses import dataclass
from datetime import date

from pandas import DataFrame


@dataclass(frozen=True)
class Guard:
    """What keeps the figures of presence from telling a reader one or two people's, meeting by meeting.

    marked: meeting_id, date, kind, role, territory_id (or missing: who serves none), people (whose mark is known),
        shared (those of them who serve another territory too), unknown (whose mark is not) – who was invited to the
        meetings held in the period, of the whole network whatever is chosen
    start, end: the days looked at; chosen: the territories, none meaning all; today: no year to come is over
    """

    marked: DataFrame
    start: date
    end: date
    today: date
    chosen: frozenset[int] = frozenset()

    def holds(self, year: int) -> bool:
        """Whether the year is over and looked at from its first day to its last."""
        last = date(year, 12, 31)
        return self.start <= date(year, 1, 1) and last <= self.end and last < self.today


@dataclass(frozen=True)
class Counts:
    """The frames, with their columns.

    territories: territory_id, siren, name — of the selection, in the order shown
    meetings: meeting_id, date, kind, status (planned, held, cancelled), sheet (whether a CCT of any territory is
        marked)
    attendance: meeting_id, date, kind, territory_id (or missing), role, status, invited, people
    members: territory_id (or missing), role, people — today, whatever the period; every
        territory of the network is there, whatever is chosen, with role "" where nobody is
    topics: meeting_id, date, territory_id, kind, theme, status, retreatment, topics
    presenters: territory_id (or missing), people — who presented at least one topic processed
    problems: territory_id, status, identified_on, overcome_on, problems
    campaigns: campaign_id, name, held_on, questionnaire_id, scale_min, scale_max (of the total), expected — by date
    items: questionnaire_id, code, domain, scale_min, scale_max (of an answer) — what the campaigns ask; a statement
        keeps its code from a version to the next, and a code never says another one
    scores: campaign_id, territory_id (or missing: not said), respondent, domain (or "": the whole questionnaire),
        score (mean of the items answered; of the whole, their sum where the questionnaire says so), items — never
        filtered by territory or period: masking needs the whole grid; a form that misses too many answers is not there
    gaps: what is still to be received, as `completeness.gaps` tells it
    today: the day of the count
    guard: what is kept from a reader; None for who reads names
    """

    territories: DataFrame
    meetings: DataFrame
    attendance: DataFrame
    members: DataFrame
    topics: DataFrame
    presenters: DataFrame
    problems: DataFrame
    campaigns: DataFrame
    items: DataFrame
    scores: DataFrame
    gaps: DataFrame
    today: date
    guard: Guard | None = None

    @property
    def names(self) -> dict[int, str]:
        """The territories of the selection, in the order shown."""
        return dict(zip(self.territories["territory_id"].tolist(), self.territories["name"].tolist(), strict=True))
