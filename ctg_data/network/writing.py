"""What was shown of a change of the networks, written if the store still gives the same plan."""

from collections.abc import Callable

from ctg_data import store
from ctg_data.plan import Known, Plan
from ctg_data.store import Database, PlanOutdated


def write(db: Database, planned: Callable[[Known], Plan], shown: Plan, *, label: str) -> int:
    """Plan again from the store as it stands, write it in the same transaction, and return its number in the history.

    Raises `PlanOutdated` when the plan is no longer the one shown.
    """
    with db.writing() as tx:
        try:
            plan = planned(store.known_network(tx, shown.network_id))
        except (ValueError, StopIteration):  # what it changes was changed meanwhile
            raise PlanOutdated from None
        if plan != shown:
            raise PlanOutdated
        return store.commit(tx, shown, name=label, origin="screen")
