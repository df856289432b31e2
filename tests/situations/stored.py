"""What a store holds of the domain, in sentences: two stores that hold the same say the same, whatever the numbers."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from ctg_data.store import Database
from ctg_data.store.rows import TABLES

Values = Mapping[str, Any]

DETAILS = (
    *("title", "place", "host", "theme", "next_theme"),
    *("facilitator_caf", "facilitator_msa", "starts_at", "ends_at"),
)


def facts(db: Database) -> frozenset[str]:
    """Everything that an import may write: people, memberships, meetings, presence, topics, difficulties, answers."""
    with db.reading() as tx:
        rows = {
            name: {int(row.id): dict(row._mapping) for row in tx.connection.execute(table.select())}
            for name, table in TABLES.items()
            if "id" in table.c
        }
    return frozenset(_sentences(rows))


def person_fact(last_name: str, first_name: str, structure: str = "") -> str:
    return f"personne {last_name} | {first_name}{f', {structure}' if structure else ''}"


def member_fact(person: str, role: str, territory: str, start: date, end: date | None) -> str:
    return f"rattachement {person}, {role}, {territory}, {start} → {end or '…'}"


def meeting_facts(day: date, kind: str, status: str, details: Values) -> Iterator[str]:
    yield f"{day} : {kind}, {status}"
    yield from (f"{day} {name} : {value}" for name in DETAILS if (value := details.get(name)))


def presence_facts(day: date, person: str, role: str, values: Values) -> Iterator[str]:
    """A person not yet known to have come or not is no fact: the store lays one for everyone expected."""
    flags = "".join(f", {flag}" for flag in ("late", "partial") if values.get(flag))
    if values["status"] != "unknown":
        yield f"{day} {person} ({role}) : {values['status']}{flags}"
    if values.get("remark"):
        yield f"{day} {person} : « {values['remark']} »"


def topic_fact(day: date, values: Values) -> str:
    return f"{day} sujet {_words(values, 'title', 'kind', 'theme', 'territory', 'presenter', 'status', 'shareable')}"


def problem_fact(values: Values) -> str:
    fields = ("title", "territory", "status", "identified_on", "overcome_on", "lever")
    return f"difficulté {_words(values, *fields)}"


def answer_fact(wave: str, code: str, item: str, value: int) -> str:
    return f"réponse {wave} {code} {item} = {value}"


def value_fact(indicator: str, territory: str, period: str, value: float) -> str:
    return f"indicateur {indicator}, {territory or 'tous'}, {period} = {value:g}"


def _words(values: Values, *names: str) -> str:
    return ", ".join(f"{name} = {values[name]}" for name in names if values.get(name))


def _sentences(rows: Mapping[str, Mapping[int, Values]]) -> Iterator[str]:
    people = {key: f"{row['last_name']} {row['first_name']}".strip() for key, row in rows["person"].items()}
    territories = {key: row["name"] for key, row in rows["territory"].items()} | {None: ""}
    for row in rows["person"].values():
        yield person_fact(row["last_name"], row["first_name"], row["structure"])
    for row in rows["membership"].values():
        where = territories[row["territory_id"]]
        yield member_fact(people[row["person_id"]], row["role"], where, row["start_on"], row["end_on"])
    for row in rows["meeting"].values():
        yield from meeting_facts(row["date"], row["kind"], row["status"], row)
    days = {key: row["date"] for key, row in rows["meeting"].items()}
    for row in rows["attendance"].values():
        yield from presence_facts(days[row["meeting_id"]], people[row["person_id"]], row["role"], row)
    for row in rows["codev_topic"].values():
        named = {"territory": territories[row["territory_id"]], "presenter": people.get(row["presenter_id"])}
        yield topic_fact(days[row["meeting_id"]], {**row, **named})
    for row in rows["problem"].values():
        yield problem_fact({**row, "territory": territories[row["territory_id"]]})
    yield from _answers(rows)
    for row in rows["custom_value"].values():
        indicator = rows["custom_indicator"][row["custom_indicator_id"]]["name"]
        yield value_fact(indicator, territories[row["territory_id"]], row["period"], row["value"])


def _answers(rows: Mapping[str, Mapping[int, Values]]) -> Iterable[str]:
    for row in rows["answer"].values():
        response = rows["response"][row["response_id"]]
        wave = rows["campaign"][response["campaign_id"]]["name"]
        yield answer_fact(wave, response["code"], rows["item"][row["item_id"]]["code"], row["value"])
