"""A note, or another name of a territory, taken away; pure."""

from ctg_data.plan import Change, Known, Plan


def remove(known: Known, table: str, number: int) -> Plan:
    """The row taken away; nothing to do where it is no longer there."""
    gone = [row for row in known[table] if row["id"] == number]
    changes = (Change(table, number, {column: row[column] for column in row if column != "id"}, None) for row in gone)
    return Plan(known.network_id, tuple(changes))
