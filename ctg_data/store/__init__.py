"""The only door to the database: frozen values and DataFrames come out, plans go in."""

from ctg_data.store.committing import PlanOutdated, commit
from ctg_data.store.counting import (
    attendance,
    campaigns,
    counts,
    meetings,
    members,
    presenters,
    problems,
    scores,
    territories,
    topics,
)
from ctg_data.store.database import Database, Transaction, open_database
from ctg_data.store.knowing import known
from ctg_data.store.migrating import StoreRefused, StoreTooNew

__all__ = [
    "Database",
    "PlanOutdated",
    "StoreRefused",
    "StoreTooNew",
    "Transaction",
    "attendance",
    "campaigns",
    "commit",
    "counts",
    "known",
    "meetings",
    "members",
    "open_database",
    "presenters",
    "problems",
    "scores",
    "territories",
    "topics",
]
