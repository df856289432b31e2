"""`indicators`: the figures with their counts."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated

import typer

from ctg_data import contracts, store, terminal
from ctg_data.cli.app import Json, Network, app, chosen_network, opened, refuse
from ctg_data.indicators.declarations import INDICATORS
from ctg_data.indicators.figures import figures as compute
from ctg_data.indicators.own import own_declarations, with_own
from ctg_data.indicators.self_efficacy import campaigns
from ctg_data.perimeter import Belonging, listed_belongings, perimeter
from ctg_data.selection import FIRST_DAY, LAST_DAY, Selection


@app.command()
def indicators(
    start: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="Premier jour.")] = None,
    end: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Dernier jour.")] = None,
    territory: Annotated[list[str], typer.Option(help="SIREN d’un territoire (répétable).")] = [],  # noqa: B006
    by: Annotated[list[str], typer.Option(help="Détail : meeting, territory, period (répétable).")] = [],  # noqa: B006
    constant_perimeter: Annotated[
        bool, typer.Option("--constant-perimeter", help="Seulement les territoires du réseau tout du long.")
    ] = False,
    network: Network = None,
    as_json: Json = False,
) -> None:
    """Calculer les indicateurs, avec leurs effectifs."""
    if unknown := set(by) - {"meeting", "territory", "period"}:
        raise typer.BadParameter(f"--by {', '.join(sorted(unknown))} : attendu meeting, territory ou period.")
    with opened() as db, db.reading() as tx:
        everything = Selection(chosen_network(db, network), *period(start, end))
        territories = store.territories(tx, everything)
        sirens = dict(zip(territories["territory_id"].tolist(), territories["siren"].tolist(), strict=True))
        chosen = tuple(territory_id(siren, sirens) for siren in territory)
        if constant_perimeter:
            chosen = _constant(listed_belongings(store.belongings(tx, everything)), everything, chosen)
        selection = Selection(everything.network_id, everything.start, everything.end, chosen)
        declared = INDICATORS | own_declarations(store.own_indicators(tx, selection))
        counts = store.counts(tx, selection)
        found = with_own(compute(counts, tuple(by)), store.own_values(tx, selection), tuple(by))
        scales = {campaign.held_on: campaign.scale for campaign in campaigns(counts)}
        rows = contracts.figures_as_json(found, sirens, declared, scales)
    if as_json:
        terminal.print_json(rows)
    else:
        terminal.show_figures(rows)


def territory_id(siren: str, sirens: dict[int, str]) -> int:
    """The number of a territory by its SIREN; another one is refused."""
    found = [number for number, known in sirens.items() if known == siren]
    if not found:
        refuse(f"--territory {siren} : attendu un SIREN du réseau, parmi {', '.join(sirens.values())}.", code=2)
    return found[0]


def _constant(belongings: Iterable[Belonging], period: Selection, chosen: tuple[int, ...]) -> tuple[int, ...]:
    """Those chosen that belonged to the network all along; refused where none did, since none chosen means all."""
    held = perimeter(belongings, period.start, period.end, date.today()).constant
    kept = tuple(sorted(held & frozenset(chosen or held)))
    if not kept:
        refuse("--constant-perimeter : aucun de ces territoires n’a fait partie du réseau tout du long.")
    return kept


def period(start: datetime | None, end: datetime | None) -> tuple[date, date]:
    """The days asked for, both included; the last before the first is refused."""
    first = start.date() if start else FIRST_DAY
    last = end.date() if end else LAST_DAY
    if last < first:
        refuse(f"--to {last} précède --from {first}.", code=2)
    return first, last
