"""The committee of the demonstration: its indicators, targets, sittings and decisions, entered as the screens do."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from ctg_data import own_indicators, store
from ctg_data.committee.figures import shown_to_readers
from ctg_data.committee.planning import Decided, Sitting, decision_plan, sitting_plan, state_plan
from ctg_data.committee.targeting import NEW, range_of, write_target
from ctg_data.committee.writing import record, write
from ctg_data.demonstration import SAMPLES, take
from ctg_data.indicators.declarations import INDICATORS
from ctg_data.indicators.own import own_declarations
from ctg_data.indicators.targets import Target
from ctg_data.own_indicators import Declared, declare
from ctg_data.selection import Selection, period_bounds
from ctg_data.store import Database
from ctg_data.vocabulary import DecisionState, Direction

Told = Mapping[str, Any]
SCALE_MAX = 10.0  # of the questionnaire that a new store holds


def sit_after(db: Database, file: Path, network_id: int = 1) -> None:
    """Hold the sitting that comes after this workbook, if any: what is imported later corrects what it saw."""
    for told in _told()["sittings"]:
        if told["after"] == file.name:
            _hold(db, network_id, told)


def aim(db: Database, network_id: int = 1) -> None:
    """Declare the committee's own indicators, import their values, and set the targets."""
    for told in _told()["indicators"]:
        said = Declared(told["name"], told["definition"], told["unit"], Direction(told["direction"]))
        own_indicators.write(db, network_id, partial(declare, said=said), f"{said.name} : indicateur déclaré")
    take(db, SAMPLES / "copil" / "indicateurs.xlsx")
    for told in _told()["targets"]:
        _set(db, network_id, told)


@cache
def _told() -> Told:
    return tomllib.loads((SAMPLES / "copil" / "copil.toml").read_text("utf-8"))


def _hold(db: Database, network_id: int, told: Told) -> None:
    sitting = Sitting(network_id, told["day"], *period_bounds(told["period"]))
    with db.reading() as tx:
        counts, typed = store.counts_for_readers(tx, sitting.selection), store.own_values(tx, sitting.selection)
        plan = sitting_plan(sitting, shown_to_readers(counts, typed))
    record(db, sitting, plan)
    with db.reading() as tx:
        sat = store.committees(tx, Selection(network_id)).set_index("date")["committee_id"]
    for decided in told["decisions"]:
        _decide(db, network_id, int(sat[told["day"]]), decided)


def _decide(db: Database, network_id: int, committee_id: int, told: Told) -> None:
    decided = Decided(told["text"], told["indicator"], told["owner"], told["due_on"])
    write(db, decision_plan(network_id, committee_id, decided), label=f"Décision : {decided.text}")
    if (state := DecisionState(told.get("state", DecisionState.OPEN))) is DecisionState.OPEN:
        return
    with db.reading() as tx:
        number = int(store.decisions(tx, Selection(network_id))["decision_id"].max())
    write(db, state_plan(network_id, number, DecisionState.OPEN, state), label=f"{state.label} : {decided.text}")


def _set(db: Database, network_id: int, told: Told) -> None:
    with db.reading() as tx:
        indicators = INDICATORS | own_declarations(store.own_indicators(tx, Selection(network_id)))
        places = store.territories(tx, Selection(network_id)).set_index("siren")["territory_id"]
    indicator = indicators[told["indicator"]]
    place = int(places[told["territory"]]) if "territory" in told else None
    start, end = period_bounds(told["period"]) if "period" in told else (date.fromisoformat(f"{told['from']}"), None)
    wanted = Target(NEW, indicator.key, place, start, end, float(told["value"]))
    write_target(db, network_id, indicator, wanted, range_of(indicator, SCALE_MAX), label=f"Cible : {indicator.label}")
