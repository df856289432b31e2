"""The committee's own indicators: how they are declared, what was typed for them, and what cites them."""

from pandas import DataFrame, Series
from sqlalchemy import select

from ctg_data.access import Right, needs
from ctg_data.folding import fold
from ctg_data.plan import Row
from ctg_data.selection import Selection, period_bounds
from ctg_data.store.database import Transaction
from ctg_data.store.rows import TABLES, frame, rows

INDICATOR, VALUE = TABLES["custom_indicator"].c, TABLES["custom_value"].c
TERRITORY, COMMITTEE = TABLES["territory"].c, TABLES["committee"].c


@needs(Right.FIGURES)
def own_indicators(tx: Transaction, selection: Selection) -> DataFrame:
    """Those of the network in alphabetical order, whatever else is chosen.

    custom_indicator_id, key, name, definition, unit, direction.
    """
    told = (INDICATOR[name] for name in ("key", "name", "definition", "unit", "direction"))
    query = select(INDICATOR.id.label("custom_indicator_id"), *told).where(INDICATOR.network_id == selection.network_id)
    found = frame(tx, query.order_by(INDICATOR.id))
    return found.sort_values("name", key=lambda names: names.map(fold), kind="stable", ignore_index=True)


@needs(Right.FIGURES)
def own_values(tx: Transaction, selection: Selection) -> DataFrame:
    """The values whose whole period is within the selection, by period; where territories are chosen, theirs alone.

    custom_value_id, key, territory_id (missing: all territories together), period, value.
    """
    query = (
        select(VALUE.id.label("custom_value_id"), INDICATOR.key, VALUE.territory_id, VALUE.period, VALUE.value)
        .select_from(TABLES["custom_value"].join(TABLES["custom_indicator"]).outerjoin(TABLES["territory"]))
        .where(INDICATOR.network_id == selection.network_id)
        .order_by(INDICATOR.name, VALUE.period, VALUE.territory_id.is_not(None), TERRITORY.name)
    )
    if selection.territories:
        query = query.where(VALUE.territory_id.in_(selection.territories))
    found = frame(tx, query)
    bounds = map(period_bounds, found["period"])
    inside = [selection.start <= first and last <= selection.end for first, last in bounds]
    return found[Series(inside, dtype=bool)].reset_index(drop=True)


def own_rows(tx: Transaction, network_id: int) -> dict[str, tuple[Row, ...]]:
    """All that a plan on these indicators may touch, and what cites them by their key."""
    indicator, value, target = (TABLES[name] for name in ("custom_indicator", "custom_value", "target"))
    ours = INDICATOR.network_id == network_id
    keys = select(INDICATOR.key).where(ours)
    of_committee = COMMITTEE.network_id == network_id
    statements = {
        "custom_indicator": select(indicator).where(ours).order_by(INDICATOR.id),
        "custom_value": select(value).join(indicator).where(ours).order_by(VALUE.id),
        "target": select(target).where(target.c.network_id == network_id, target.c.indicator.in_(keys)),
    }
    for name in ("committee_figure", "decision"):
        cited = TABLES[name].c.indicator.in_(keys)
        statements[name] = select(TABLES[name]).join(TABLES["committee"]).where(of_committee, cited)
    return {name: rows(tx, statement) for name, statement in statements.items()}
