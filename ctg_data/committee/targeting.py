"""A target set, changed, ended or withdrawn: planned over those known, then written the same."""

from collections.abc import Iterable

from ctg_data import store
from ctg_data.indicators.declarations import Indicator
from ctg_data.indicators.targets import Target, adds_up, can_be_aimed, listed_targets
from ctg_data.plan import Change, Plan, Row
from ctg_data.selection import Selection
from ctg_data.store import Database
from ctg_data.typography import spaced

NEW = -1
Range = tuple[float, float | None]


def range_of(indicator: Indicator, scale_max: float) -> Range:
    """The lowest and highest value that can be aimed at; a score goes up to the top of its questionnaire."""
    return 0.0, {"%": 100.0, "points": scale_max}.get(indicator.unit)


def plan_target(
    known: Iterable[Target],
    network_id: int,
    indicator: Indicator,
    wanted: Target,
    allowed: Range,
    seen: Target | None = None,
) -> Plan:
    """The target wanted, in the place of the one `seen` on screen if any.

    Raises `ValueError`, in French, when its value, its days or its place cannot be.
    """
    _check(known, indicator, wanted, allowed)
    after, before = _row(wanted), _row(seen) if seen else {}
    if seen is None:
        return Plan(network_id, (Change("target", NEW, None, {"network_id": network_id, **after}),))
    differing = {column: value for column, value in after.items() if before[column] != value}
    kept = {column: before[column] for column in differing}
    return Plan(network_id, (Change("target", seen.id, kept, differing),) if differing else ())


def write_target(
    db: Database,
    network_id: int,
    indicator: Indicator,
    wanted: Target,
    allowed: Range,
    seen: Target | None = None,
    *,
    label: str,
) -> int | None:
    """Write the target over those known at that moment; its number in the history, None if nothing changes.

    Raises `ValueError` as `plan_target` does, and `PlanOutdated` when the one `seen` has changed since.
    """
    with db.writing() as tx:
        known = listed_targets(store.targets(tx, Selection(network_id)))
        plan = plan_target(known, network_id, indicator, wanted, allowed, seen)
        return store.commit(tx, plan, name=label, origin="screen") if plan.changes else None


def withdraw_target(db: Database, network_id: int, seen: Target, *, label: str) -> int:
    """Take away a target set by mistake, as if it had never been; its number in the history.

    Raises `PlanOutdated` when the one `seen` has changed since.
    """
    gone = Change("target", seen.id, {"network_id": network_id, **_row(seen)}, None)
    with db.writing() as tx:
        return store.commit(tx, Plan(network_id, (gone,)), name=label, origin="screen")


def _check(known: Iterable[Target], indicator: Indicator, wanted: Target, allowed: Range) -> None:
    low, high = allowed
    where = f"Cible « {indicator.label} »"
    if not can_be_aimed(indicator):
        raise ValueError(spaced(f"{where} : ni hausse ni baisse n’en est souhaitée ; attendu : un autre indicateur."))
    if wanted.value < low or (high is not None and wanted.value > high):
        expected = f"de {low:g} à {high:g}" if high is not None else f"{low:g} ou plus"
        raise ValueError(spaced(f"{where} : valeur {wanted.value:g} ; attendu : {expected} ({indicator.unit})."))
    if wanted.end is None and adds_up(indicator):
        expected = "celui de la période où ce nombre se compte"
        raise ValueError(spaced(f"{where} : aucun dernier jour ; attendu : {expected}."))
    if wanted.end is not None and wanted.end < wanted.start:
        last, first = f"{wanted.end:%d/%m/%Y}", f"{wanted.start:%d/%m/%Y}"
        raise ValueError(spaced(f"{where} : dernier jour {last} ; attendu : le {first} ou après."))
    if any(_key(other) == _key(wanted) and other.id != wanted.id for other in known):
        day = f"{wanted.start:%d/%m/%Y}"
        raise ValueError(spaced(f"{where} : une autre commence déjà le {day} au même endroit ; attendu : la changer."))


def _key(target: Target) -> tuple[object, ...]:
    return target.indicator, target.territory, target.start


def _row(target: Target) -> Row:
    return {
        "indicator": target.indicator,
        "territory_id": target.territory,
        "start_on": target.start,
        "end_on": target.end,
        "value": target.value,
    }
