"""Whether the store is whole."""

from sqlalchemy import inspect, text

from ctg_data.access import Right, needs
from ctg_data.models import METADATA
from ctg_data.store.database import Transaction


@needs(Right.ADMINISTER)
def faults(tx: Transaction) -> tuple[str, ...]:
    """What is wrong with the database, in words; nothing when it is whole."""
    present = set(inspect(tx.connection).get_table_names())
    missing = [f"La table « {name} » manque." for name in METADATA.tables if name not in present]
    if tx.connection.dialect.name != "sqlite":
        return tuple(missing)
    broken = tx.connection.execute(text("pragma foreign_key_check")).all()
    references = [
        f"Table « {table} », ligne {row} : se rapporte à une ligne absente de « {to} »." for table, row, to, _ in broken
    ]
    damage = [line for line in tx.connection.execute(text("pragma integrity_check")).scalars() if line != "ok"]
    return (*missing, *references, *(f"Fichier endommagé : {line}" for line in damage))
