"""What a new store holds: the EPCI of Pas-de-Calais, the network of the experiment, the default questionnaire."""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from ctg_data.folding import fold
from ctg_data.models import METADATA

REFERENCE = Path(__file__).parent.parent / "reference"
FULL_FORMS = {"CC": "Communauté de communes", "CA": "Communauté d’agglomération", "CU": "Communauté urbaine"}
LINKING_WORDS = ("de la ", "du ", "des ", "de ", "d'")
Row = dict[str, Any]


def seed(connection: Connection) -> None:
    """Write the reference data; the rows are numbered from 1 and the counter goes on after them."""
    numbers = count(1)
    rows = dict(_rows(numbers))
    rows["state"] = [{"id": 1, "version": 1, "next_id": next(numbers)}]
    for table, values in rows.items():
        connection.execute(insert(METADATA.tables[table]), values)


def _rows(numbers: Iterator[int]) -> Iterator[tuple[str, list[Row]]]:
    experiment = tomllib.loads((REFERENCE / "experiment.toml").read_text("utf-8"))
    with (REFERENCE / "epci_62.csv").open(encoding="utf-8", newline="") as file:
        official = {line["siren"]: line["nom"] for line in csv.DictReader(file)}
    ours = {territory["siren"]: territory for territory in experiment["territories"]}
    network = {"id": next(numbers), "name": experiment["network"]}
    territories = [
        {"id": next(numbers), "siren": siren, "name": ours.get(siren, {}).get("name", name)}
        for siren, name in official.items()
    ]
    yield "network", [network]
    yield "territory", territories
    yield "territory_alias", _aliases(numbers, territories, official, ours)
    yield (
        "network_territory",
        [
            {
                "id": next(numbers),
                "network_id": network["id"],
                "territory_id": territory["id"],
                "start_on": experiment["start_on"],
            }
            for territory in territories
            if territory["siren"] in ours
        ],
    )
    yield from _questionnaire(numbers)


def _aliases(
    numbers: Iterator[int], territories: Iterable[Row], official: Mapping[str, str], ours: Mapping[str, Row]
) -> list[Row]:
    found: dict[str, Row] = {}
    for territory in territories:
        siren = territory["siren"]
        written = [
            siren,
            *spellings(territory["name"]),
            *spellings(official[siren]),
            *ours.get(siren, {}).get("aliases", []),
        ]
        for alias in written:
            found.setdefault(fold(alias), {"territory_id": territory["id"], "alias": alias, "folded": fold(alias)})
    return [{"id": next(numbers), **row} for row in found.values()]


def spellings(name: str) -> list[str]:
    """« CC du Ternois » as people write it: with its kind, in full, and without it."""
    kind, _, rest = name.partition(" ")
    if kind not in FULL_FORMS:
        return [name]
    short = next((rest.removeprefix(word) for word in LINKING_WORDS if rest.startswith(word)), rest)
    return [name, f"{FULL_FORMS[kind]} {rest}", f"{kind} {short}", rest, short]


def reference_questionnaire() -> Row:
    """The questionnaire as shipped, with its items."""
    return tomllib.loads((REFERENCE / "questionnaire.toml").read_text("utf-8"))


def _questionnaire(numbers: Iterator[int]) -> Iterator[tuple[str, list[Row]]]:
    content = reference_questionnaire()
    items = content.pop("items")
    number = next(numbers)
    yield "questionnaire", [{"id": number, **content}]
    yield (
        "item",
        [
            {"id": next(numbers), "questionnaire_id": number, "position": position, **item}
            for position, item in enumerate(items, start=1)
        ],
    )
