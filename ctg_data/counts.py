"""What the store counts and the indicators read: one frame per subject, at the grain meeting × territory × status.

Identifiers are `Int64`, and a missing `territory_id` is the whole selection, where a person who serves two territories
counts once. Days are `datetime.date` objects or None.
"""

from dataclasses import dataclass

from pandas import DataFrame


@dataclass(frozen=True)
class Counts:
    """The frames, with their columns.

    territories: territory_id, siren, name — of the selection, in the order shown
    meetings: meeting_id, date, kind, status (planned, held, cancelled)
    attendance: meeting_id, date, kind, territory_id (or missing), role, status, invited, people
    members: territory_id (or missing), role, people — today, whatever the period; every
        territory of the network is there, whatever is chosen, with role "" where nobody is
    topics: meeting_id, date, territory_id, kind, theme, status, retreatment, topics
    presenters: territory_id (or missing), people — who presented at least one topic processed
    problems: territory_id, status, identified_on, overcome_on, problems
    campaigns: campaign_id, name, held_on, questionnaire_id, scale_min, scale_max, expected — by date
    scores: campaign_id, territory_id (or missing: not said), respondent, domain (or "": the whole questionnaire),
        score (mean of the items answered), items — never filtered by territory or period: masking needs the whole grid
    """

    territories: DataFrame
    meetings: DataFrame
    attendance: DataFrame
    members: DataFrame
    topics: DataFrame
    presenters: DataFrame
    problems: DataFrame
    campaigns: DataFrame
    scores: DataFrame

    @property
    def names(self) -> dict[int, str]:
        """The territories of the selection, in the order shown."""
        return dict(zip(self.territories["territory_id"].tolist(), self.territories["name"].tolist(), strict=True))
