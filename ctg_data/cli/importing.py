"""`import`, `read`, `history`, `undo`: workbooks in, and the way back."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ctg_data import contracts, store, terminal
from ctg_data.cli.app import Json, Network, app, chosen_network, opened, refuse
from ctg_data.imports import Preview, Receipt, confirm, preview, read_tables
from ctg_data.intake.recognising.report import as_json as reading_as_json
from ctg_data.store import Database
from ctg_data.vocabulary import MeetingKind

Answer = Annotated[list[str], typer.Option(help="Réponse ou correction : ID=VALEUR (répétable).")]
AnswersFile = Annotated[
    Path | None,
    typer.Option(
        exists=True, dir_okay=False, help="Réponses et corrections, en JSON, pour tous les fichiers ou par nom."
    ),
]
Files = Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, readable=True, help="Classeurs.")]


@app.command("import")
def import_files(
    files: Files,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Montrer sans rien écrire.")] = False,
    network: Network = None,
    kind: Annotated[MeetingKind | None, typer.Option(help="Type de rencontre, quand le fichier ne le dit pas.")] = None,
    answer: Answer = [],  # noqa: B006
    answers: AnswersFile = None,
    as_json: Json = False,
) -> None:
    """Importer des classeurs : feuilles d’émargement, suivis, annuaire, auto-évaluations."""
    given, outcomes = _answers(answer, answers), []
    with opened() as db:
        network_id = chosen_network(db, network) if network else None
        look = partial(preview, db, network_id=network_id, kind=kind)
        for file in terminal.with_progress(files, "Import"):
            asked = partial(look, file.name, file.read_bytes(), answers=contracts.answers_for(file.name, given))
            outcomes.append(contracts.import_as_json(*(asked(), None) if dry_run else _taken(db, asked)))
    if as_json:
        terminal.print_json({"files": outcomes})
    else:
        terminal.show_imports(outcomes)
    raise typer.Exit(int(any(outcome["status"] in {"refused", "needs_answers"} for outcome in outcomes)))


@app.command()
def read(
    files: Files,
    answer: Answer = [],  # noqa: B006
    answers: AnswersFile = None,
    as_json: Json = False,
) -> None:
    """Montrer ce qui est reconnu dans des classeurs, sans base et sans rien écrire."""
    given, in_turn = _answers(answer, answers), terminal.with_progress(files, "Lecture")
    described = reading_as_json(
        read_tables(file.name, file.read_bytes(), contracts.answers_for(file.name, given)) for file in in_turn
    )
    if as_json:
        terminal.print_json(described)
    else:
        terminal.show_readings(described)
    raise typer.Exit(int(any(f["severity"] == "blocks" for file in described["files"] for f in file["findings"])))


@app.command()
def history(network: Network = None, as_json: Json = False) -> None:
    """Lister les imports : quand, par qui, combien de lignes, annulé ou non."""
    with opened() as db, db.reading() as tx:
        rows = store.history(tx, chosen_network(db, network))
    if as_json:
        terminal.print_json({"imports": json.loads(rows.to_json(orient="records", date_format="iso"))})
        return
    terminal.show_history(rows)


@app.command()
def undo(import_id: int, as_json: Json = False) -> None:
    """Annuler un import : remettre les valeurs d’avant, nommer ce qui a changé depuis."""
    try:
        with opened() as db, db.writing() as tx:
            undone = store.undo(tx, import_id)
    except LookupError as error:
        refuse(str(error.args[0]))
    if as_json:
        terminal.print_json({"import_id": import_id, "restored": undone.restored, "left": list(undone.left)})
        return
    terminal.say(f"Import {import_id} annulé : {undone.restored} lignes remises comme avant.")
    for line in undone.left:
        terminal.say(f"  laissé : {line}")


def _taken(db: Database, asked: Callable[[], Preview]) -> tuple[Preview, Receipt | None]:
    """Nobody confirms here: where another import came in between, the file is looked at again."""
    seen = asked()
    if seen.status != "ready":
        return seen, None
    try:
        return seen, confirm(db, seen)
    except store.PlanOutdated:
        return _taken(db, asked)


def _answers(pairs: list[str], file: Path | None) -> contracts.Answers:
    """What a file gives, then what the line says."""
    try:
        from_file = contracts.answers_from(file.read_text("utf-8-sig")) if file else {}
    except ValueError as error:
        refuse(f"--answers {file} : {error}.", code=2)
    return {**from_file, **dict(_pair(text) for text in pairs)}


def _pair(text: str) -> tuple[str, str]:
    question, equals, value = text.rpartition("=")
    if not equals:
        refuse(f"--answer {text} : attendu ID=VALEUR.", code=2)
    return question, value
