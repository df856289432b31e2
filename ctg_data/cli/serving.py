"""`check` and `demo`: a store that is sound, and one to try with."""

import tempfile
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from ctg_data import demonstration, store, terminal
from ctg_data.cli.app import Json, app, opened
from ctg_data.demonstration import committee
from ctg_data.store import open_database


@app.command()
def check(as_json: Json = False) -> None:
    """Vérifier la base : version, contraintes, intégrité."""
    with opened() as db, db.reading() as tx:
        faults = store.faults(tx)
    if as_json:
        terminal.print_json({"faults": list(faults)})
        raise typer.Exit(int(bool(faults)))
    for fault in faults:
        terminal.notice(fault)
    terminal.say("La base est saine." if not faults else f"{len(faults)} anomalie(s).")
    raise typer.Exit(int(bool(faults)))


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Port de la page.")] = 8501,
    serve: Annotated[bool, typer.Option(help="Servir le tableau de bord une fois la base remplie.")] = True,
    small: Annotated[bool, typer.Option("--small", help="Le petit réseau (2 + 3 + 4 CCT).")] = False,
) -> None:
    """Remplir une base jetable avec les classeurs et le comité d’exemple, puis servir le tableau de bord."""
    folder = Path(tempfile.mkdtemp(prefix="ctg-demo-"))
    url = f"sqlite:///{folder / 'demo.sqlite'}"
    with closing(open_database(url)) as db:
        for file in terminal.with_progress(demonstration.workbooks(small), "Classeurs d’exemple"):
            demonstration.take(db, file)
            committee.sit_after(db, file)
        committee.aim(db)
    terminal.say(f"Base d’exemple : {url}")
    if serve:
        demonstration.serve(url, port)
