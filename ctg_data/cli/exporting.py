"""`export`: a kit, or every chart of a selection, as the file of a meeting."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from ctg_data import store, terminal
from ctg_data.access import LOCAL, AccountRole, Viewer
from ctg_data.cli.app import Network, app, chosen_network, opened, refuse
from ctg_data.cli.figures import period, territory_id
from ctg_data.exports.pictures import MISSING, NotDrawn
from ctg_data.kits.choice import READY, Choice
from ctg_data.kits.files import FORMATS, File, NothingToWrite
from ctg_data.kits.making import Asked, make
from ctg_data.selection import Selection
from ctg_data.store import Database

EVERYTHING = Choice("Indicateurs")


@app.command()
def export(
    out: Annotated[Path, typer.Option(help="Fichier à écrire.")],
    kind: Annotated[str, typer.Option("--format", help=f"{', '.join(FORMATS)}.")] = "pptx",
    start: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="Premier jour.")] = None,
    end: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Dernier jour.")] = None,
    territory: Annotated[list[str], typer.Option(help="SIREN d’un territoire (répétable).")] = [],  # noqa: B006
    kit: Annotated[str, typer.Option(help=f"{', '.join(READY)} ; sinon tous les graphiques.")] = "",
    role: Annotated[AccountRole, typer.Option("--as", help="Avec les yeux de ce rôle.")] = LOCAL.role,
    network: Network = None,
) -> None:
    """Écrire le kit d’une réunion (diaporama, images, données), sans écran."""
    if kind not in FORMATS:
        refuse(f"--format {kind} : attendu {', '.join(FORMATS)}.", code=2)
    if not FORMATS[kind].offered:
        refuse(MISSING)
    if out.suffix != f".{FORMATS[kind].extension}":
        refuse(f"--out {out.name} : attendu un nom en .{FORMATS[kind].extension}.", code=2)
    days = period(start, end)
    with opened() as everything:
        db = everything.seen_by(Viewer(role.label, role))
        network_id = chosen_network(db, network)
        chosen = Selection(network_id, *days, _territories(db, network_id, territory))
        file = _made(db, _asked(chosen, kit), kind)
    out.write_bytes(file.content)
    terminal.say(f"Écrit : {out}")


def _territories(db: Database, network_id: int, asked: Sequence[str]) -> tuple[int, ...]:
    with db.reading() as tx:
        known = store.territories(tx, Selection(network_id))
    sirens = dict(zip(known["territory_id"].tolist(), known["siren"].tolist(), strict=True))
    return tuple(territory_id(siren, sirens) for siren in asked)


def _asked(selection: Selection, kit: str) -> Asked:
    if kit in READY:
        return Asked(selection, ready=kit)
    if kit:
        refuse(f"--kit {kit} : attendu {', '.join(READY)}.", code=2)
    return Asked(selection, EVERYTHING)


def _made(db: Database, asked: Asked, kind: str) -> File:
    try:
        return make(db, asked, kind, date.today())
    except (NothingToWrite, NotDrawn) as error:
        refuse(str(error))
