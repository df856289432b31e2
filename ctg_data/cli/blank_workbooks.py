"""`template`: the workbook of a meeting, or the form to print."""

from pathlib import Path
from typing import Annotated

import typer

from ctg_data import store, terminal
from ctg_data.cli.app import Network, app, chosen_network, opened, refuse
from ctg_data.workbooks import meeting_workbook, self_assessment_form


@app.command()
def template(
    out: Annotated[Path, typer.Option(help="Fichier à écrire (.xlsx, ou .pdf avec --form).")],
    meeting: Annotated[int | None, typer.Option(help="Numéro de la rencontre ; sinon la prochaine prévue.")] = None,
    form: Annotated[bool, typer.Option("--form", help="Le formulaire d’auto-évaluation A4, à imprimer.")] = False,
    network: Network = None,
) -> None:
    """Écrire le classeur d’une rencontre, rempli de ce qui est déjà connu, ou le formulaire à imprimer."""
    with opened() as db, db.reading() as tx:
        chosen = meeting or store.next_meeting(tx, chosen_network(db, network))
        if chosen is None:
            refuse("Aucune rencontre prévue : ajoutez-en une au plan annuel, ou donnez --meeting.")
        try:
            content = store.meeting_content(tx, chosen)
        except LookupError as error:
            refuse(str(error.args[0]))
    out.write_bytes(self_assessment_form(content) if form else meeting_workbook(content))
    terminal.say(f"Écrit : {out}")
