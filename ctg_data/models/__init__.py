"""The tables and their constraints; no query."""

from ctg_data.models.base import METADATA, Base
from ctg_data.models.committee import (
    Committee,
    CommitteeFigure,
    CustomIndicator,
    CustomValue,
    Decision,
    Target,
)
from ctg_data.models.imports import Draft, Import, ImportChange, ImportContent, ImportFinding, RememberedAnswer
from ctg_data.models.keeping import Account, AccountNetwork, Audit, Setting, State
from ctg_data.models.meetings import Attendance, AttendanceTerritory, CodevTopic, Meeting, Problem
from ctg_data.models.network import (
    Membership,
    Network,
    NetworkTerritory,
    Person,
    Territory,
    TerritoryAlias,
    TerritoryNote,
)
from ctg_data.models.self_assessment import Answer, Campaign, Item, Questionnaire, Response

DOMAIN_TABLES = (
    "network",
    "territory",
    "territory_alias",
    "territory_note",
    "network_territory",
    "person",
    "membership",
    "meeting",
    "attendance",
    "attendance_territory",
    "codev_topic",
    "problem",
    "questionnaire",
    "item",
    "campaign",
    "response",
    "answer",
    "target",
    "committee",
    "committee_figure",
    "decision",
    "custom_indicator",
    "custom_value",
)
"""The tables a plan may touch and an undo gives back, in the order in which rows can be created."""

__all__ = [
    "DOMAIN_TABLES",
    "METADATA",
    "Account",
    "AccountNetwork",
    "Answer",
    "Attendance",
    "AttendanceTerritory",
    "Audit",
    "Base",
    "Campaign",
    "CodevTopic",
    "Committee",
    "CommitteeFigure",
    "CustomIndicator",
    "CustomValue",
    "Decision",
    "Draft",
    "Import",
    "ImportChange",
    "ImportContent",
    "ImportFinding",
    "Item",
    "Meeting",
    "Membership",
    "Network",
    "NetworkTerritory",
    "Person",
    "Problem",
    "Questionnaire",
    "RememberedAnswer",
    "Response",
    "Setting",
    "State",
    "Target",
    "Territory",
    "TerritoryAlias",
    "TerritoryNote",
]
