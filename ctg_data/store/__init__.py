"""The only door to the database: frozen values and DataFrames come out, plans go in."""

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError as DatabaseFailed

from ctg_data.store.checking import faults
from ctg_data.store.committee import changes_since, committee_figures, committees, decisions
from ctg_data.store.committing import PlanOutdated, commit, would_give
from ctg_data.store.counted import Narrowed, answer_sources, counted_rows, parts
from ctg_data.store.counting import (
    attendance,
    expecting,
    meetings,
    members,
    presenters,
    problems,
    territories,
    topics,
)
from ctg_data.store.database import Database, Transaction, open_database
from ctg_data.store.drafts import Draft, answer_draft, draft, drafts, drop_draft, forget_expired, save_draft
from ctg_data.store.guarding import counts, counts_for_readers
from ctg_data.store.history import (
    history,
    import_changes,
    import_content,
    import_findings,
    import_number,
    in_force,
    meetings_changed,
    sources,
)
from ctg_data.store.knowing import known
from ctg_data.store.lists import next_meeting, people, plan_of_meetings, problem_list, topic_list
from ctg_data.store.migrating import StoreRefused, StoreTooNew
from ctg_data.store.network import belongings, known_network, meetings_served, networks, territory_notes
from ctg_data.store.own_indicators import own_indicators, own_values
from ctg_data.store.planned import theme_choices, training_needs
from ctg_data.store.preparing import meeting_content
from ctg_data.store.questionnaires import (
    campaign_list,
    questionnaire,
    questionnaire_content,
    questionnaires,
    reference_wordings,
    wordings,
)
from ctg_data.store.recorded import Recorded, recorded
from ctg_data.store.records import known_memberships, known_people, people_records
from ctg_data.store.scoring import campaigns, items, scores
from ctg_data.store.targets import targets
from ctg_data.store.undoing import NotUndoable, Undone, undo, would_undo

__all__ = [
    "Database",
    "DatabaseFailed",
    "Draft",
    "Engine",
    "Narrowed",
    "NotUndoable",
    "PlanOutdated",
    "Recorded",
    "StoreRefused",
    "StoreTooNew",
    "Transaction",
    "Undone",
    "answer_draft",
    "answer_sources",
    "attendance",
    "belongings",
    "campaign_list",
    "campaigns",
    "changes_since",
    "commit",
    "committee_figures",
    "committees",
    "counted_rows",
    "counts",
    "counts_for_readers",
    "decisions",
    "draft",
    "drafts",
    "drop_draft",
    "expecting",
    "faults",
    "forget_expired",
    "history",
    "import_changes",
    "import_content",
    "import_findings",
    "import_number",
    "in_force",
    "items",
    "known",
    "known_memberships",
    "known_network",
    "known_people",
    "meeting_content",
    "meetings",
    "meetings_changed",
    "meetings_served",
    "members",
    "networks",
    "next_meeting",
    "open_database",
    "own_indicators",
    "own_values",
    "parts",
    "people",
    "people_records",
    "plan_of_meetings",
    "presenters",
    "problem_list",
    "problems",
    "questionnaire",
    "questionnaire_content",
    "questionnaires",
    "recorded",
    "reference_wordings",
    "save_draft",
    "scores",
    "sources",
    "targets",
    "territories",
    "territory_notes",
    "theme_choices",
    "topic_list",
    "topics",
    "training_needs",
    "undo",
    "wordings",
    "would_give",
    "would_undo",
]
