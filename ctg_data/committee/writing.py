"""Sittings and decisions written: the figures are counted again in the transaction that keeps them."""

from ctg_data import store
from ctg_data.committee.figures import shown_to_readers
from ctg_data.committee.planning import Sitting, sitting_plan
from ctg_data.plan import Plan
from ctg_data.store import Database, PlanOutdated


def record(db: Database, sitting: Sitting, shown: Plan) -> int:
    """Keep the sitting with the figures shown, and return its number in the history.

    Raises `PlanOutdated` when the figures are no longer those, or the day is taken.
    """
    with db.writing() as tx:
        counts, typed = store.counts_for_readers(tx, sitting.selection), store.own_values(tx, sitting.selection)
        plan = sitting_plan(sitting, shown_to_readers(counts, typed))
        if plan != shown:
            raise PlanOutdated
        return store.commit(tx, plan, name=f"Comité de pilotage du {sitting.day:%d/%m/%Y}", origin="screen")


def write(db: Database, plan: Plan, *, label: str) -> int:
    """Write a decision, or its new state; raises `PlanOutdated` when it has changed since it was shown."""
    with db.writing() as tx:
        return store.commit(tx, plan, name=label, origin="screen")
