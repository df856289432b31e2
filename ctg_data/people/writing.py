"""What was shown of a record's correction, written if the store still gives the same plan."""

from collections.abc import Callable, Collection

from ctg_data import store
from ctg_data.plan import Known, Plan
from ctg_data.store import Database, PlanOutdated


def write(db: Database, people: Collection[int], planned: Callable[[Known], Plan], shown: Plan, *, label: str) -> int:
    """Plan again from the store as it stands, write it in the same transaction, and return its number in the history.

    Raises `PlanOutdated` when the plan is no longer the one shown, or one of the people is no longer there.
    """
    with db.writing() as tx:
        known = store.known_people(tx, shown.network_id, people)
        if {*people} - {row["id"] for row in known["person"]} or planned(known) != shown:
            raise PlanOutdated
        return store.commit(tx, shown, name=label, origin="screen")


def write_membership(
    db: Database, person: int, planned: Callable[[Known], Plan], shown: Plan, *, label: str, reason: str | None
) -> int:
    """The same for what a person belongs to; the reason is asked where past meetings change. Raises `PlanOutdated`."""
    with db.writing() as tx:
        try:
            plan = planned(store.known_memberships(tx, shown.network_id, person))
        except (ValueError, StopIteration):  # what it changes was changed meanwhile
            raise PlanOutdated from None
        if plan != shown:
            raise PlanOutdated
        return store.commit(tx, shown, name=label, origin="screen", reason=reason)
