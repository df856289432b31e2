"""The targets that the committee set."""

from pandas import DataFrame
from sqlalchemy import or_, select

from ctg_data.access import Right, needs
from ctg_data.selection import Selection
from ctg_data.store.counting import overlaps
from ctg_data.store.database import Transaction
from ctg_data.store.rows import TABLES, frame

TARGET = TABLES["target"].c


@needs(Right.FIGURES)
def targets(tx: Transaction, selection: Selection) -> DataFrame:
    """target_id, indicator, territory_id (missing: the network), start_on, end_on, value: those of the period.

    With territories chosen, theirs and those of the network, by indicator then by first day.
    """
    where = [TARGET.network_id == selection.network_id, overlaps(TARGET, selection.start, selection.end)]
    if selection.territories:
        where.append(or_(TARGET.territory_id.is_(None), TARGET.territory_id.in_(selection.territories)))
    told = (TARGET[name] for name in ("indicator", "territory_id", "start_on", "end_on", "value"))
    query = select(TARGET.id.label("target_id"), *told).where(*where)
    return frame(tx, query.order_by(TARGET.indicator, TARGET.start_on, TARGET.id))
