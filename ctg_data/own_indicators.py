"""The committee's own indicators declared, redefined or removed on screen: plans like any other, undone the same."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from ctg_data import store
from ctg_data.folding import fold
from ctg_data.indicators.declarations import INDICATORS
from ctg_data.intake.planning.diff import WorkingCopy, identifier
from ctg_data.intake.planning.own_indicators import key_of
from ctg_data.plan import Known, Needs, Plan, Row
from ctg_data.store import Database, PlanOutdated
from ctg_data.vocabulary import Direction

CITING = {"target": "une cible", "committee_figure": "un comité de pilotage", "decision": "une décision"}


@dataclass(frozen=True, slots=True)
class Declared:
    """What somebody says of an indicator."""

    name: str
    definition: str
    unit: str = ""
    direction: Direction = Direction.UP

    def row(self) -> dict[str, str]:
        """The columns, with single spaces."""
        return {column: " ".join(str(value).split()) for column, value in asdict(self).items()}


def declare(known: Known, said: Declared) -> Plan:
    """A new indicator. Raises `ValueError` where it has no name, no definition, or the name of another."""
    values = _checked(known, said)
    key = key_of(values["name"], (str(row["key"]) for row in known["custom_indicator"]))
    rows = WorkingCopy(known)
    rows.lay("custom_indicator", {"network_id": known.network_id, "key": key, **values})
    return Plan(known.network_id, rows.changes())


def redefine(known: Known, indicator: int, said: Declared, shown: Row) -> Plan:
    """What an indicator is from now on; its values stay, and so do the targets that name it.

    Raises `ValueError` as `declare` does, and `PlanOutdated` where it is no longer what was `shown`.
    """
    values = _checked(known, said, indicator)
    rows = WorkingCopy(known)
    before = rows.row("custom_indicator", indicator)
    if before is None or any(before[column] != shown[column] for column in values):
        raise PlanOutdated
    rows.lay("custom_indicator", values, row_id=indicator, told=frozenset(values))
    return Plan(known.network_id, rows.changes())


def remove(known: Known, indicator: int) -> Plan:
    """An indicator that nothing uses taken away. Raises `ValueError` saying what does, `PlanOutdated` if it is gone."""
    rows = WorkingCopy(known)
    row = rows.row("custom_indicator", indicator)
    if row is None:
        raise PlanOutdated
    values = sum(value["custom_indicator_id"] == indicator for value in known["custom_value"])
    citing = [words for table, words in CITING.items() if any(one["indicator"] == row["key"] for one in known[table])]
    used = [f"{values} valeur{'s' if values > 1 else ''}"] * bool(values) + citing
    if used:
        raise ValueError(f"« {row['name']} » ne peut pas être retiré : {', '.join(used)} s’y rapportent.")
    rows.withdraw("custom_indicator", indicator)
    return Plan(known.network_id, rows.changes())


def write(db: Database, network_id: int, planned: Callable[[Known], Plan], label: str) -> int | None:
    """Plan over the store as it stands and write it in the same transaction; its number, None if nothing changes."""
    with db.writing() as tx:
        plan = planned(store.known(tx, network_id, Needs(indicators=True)))
        return store.commit(tx, plan, name=label, origin="screen") if plan.changes else None


def _checked(known: Known, said: Declared, indicator: int | None = None) -> dict[str, str]:
    values = said.row()
    folded = fold(values["name"])
    if not folded or not values["definition"]:
        raise ValueError("Un indicateur a un nom et une définition : l’un des deux est vide.")
    others = [str(row["name"]) for row in known["custom_indicator"] if identifier(row) != indicator]
    taken = [*others, *(each.label for each in INDICATORS.values())]
    if same := next((name for name in taken if fold(name) == folded), None):
        raise ValueError(f"« {same} » existe déjà ; attendu : un autre nom.")
    return values
