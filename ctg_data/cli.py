"""What the screens do, for scripts and for whoever administers the server; exit codes: 0 done, 1 refused, 2 usage."""

import json
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from ctg_data import contracts, demonstration, store, terminal
from ctg_data.imports import Preview, Receipt, confirm, preview, read_tables
from ctg_data.indicators.figures import figures as compute
from ctg_data.intake.recognising.report import as_json as reading_as_json
from ctg_data.selection import FIRST_DAY, LAST_DAY, Selection
from ctg_data.settings import SettingRefused, Settings
from ctg_data.store import Database, open_database
from ctg_data.vocabulary import MeetingKind
from ctg_data.workbooks import meeting_workbook, self_assessment_form


class Commands(TyperGroup):
    """Whatever the command, what stops it is told in one sentence and never as a trace, which may hold names."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command asked for."""
        try:
            return super().invoke(ctx)
        except SettingRefused as error:
            _refuse(str(error), code=2)
        except store.StoreRefused as error:
            _refuse(str(error))
        except store.DatabaseFailed:
            _refuse("La base de données ne répond pas ou ne peut être lue : voyez CTG_DATABASE_URL et la place libre.")
        except OSError as error:
            if error.filename is None:
                raise
            _refuse(f"« {error.filename} » ne peut être ni créé ni ouvert : voyez le chemin et les droits.")


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Évaluation du réseau des chargés de coopération territoriale, en ligne de commande.",
)
Json = Annotated[bool, typer.Option("--json", help="Écrire du JSON pour une machine.")]
Network = Annotated[str | None, typer.Option(help="Réseau, par son nom, quand il y en a plusieurs.")]
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
    with _database() as db:
        network_id = _network_id(db, network) if network else None
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
    with _database() as db, db.reading() as tx:
        rows = store.history(tx, _network_id(db, network))
    if as_json:
        terminal.print_json({"imports": json.loads(rows.to_json(orient="records", date_format="iso"))})
        return
    terminal.show_history(rows)


@app.command()
def undo(import_id: int, as_json: Json = False) -> None:
    """Annuler un import : remettre les valeurs d’avant, nommer ce qui a changé depuis."""
    try:
        with _database() as db, db.writing() as tx:
            undone = store.undo(tx, import_id)
    except LookupError as error:
        _refuse(str(error.args[0]))
    if as_json:
        terminal.print_json({"import_id": import_id, "restored": undone.restored, "left": list(undone.left)})
        return
    terminal.say(f"Import {import_id} annulé : {undone.restored} lignes remises comme avant.")
    for line in undone.left:
        terminal.say(f"  laissé : {line}")


@app.command()
def template(
    out: Annotated[Path, typer.Option(help="Fichier à écrire (.xlsx, ou .pdf avec --form).")],
    meeting: Annotated[int | None, typer.Option(help="Numéro de la rencontre ; sinon la prochaine prévue.")] = None,
    form: Annotated[bool, typer.Option("--form", help="Le formulaire d’auto-évaluation A4, à imprimer.")] = False,
    network: Network = None,
) -> None:
    """Écrire le classeur d’une rencontre, rempli de ce qui est déjà connu, ou le formulaire à imprimer."""
    with _database() as db, db.reading() as tx:
        chosen = meeting or store.next_meeting(tx, _network_id(db, network))
        if chosen is None:
            _refuse("Aucune rencontre prévue : ajoutez-en une au plan annuel, ou donnez --meeting.")
        try:
            content = store.meeting_content(tx, chosen)
        except LookupError as error:
            _refuse(str(error.args[0]))
    out.write_bytes(self_assessment_form(content) if form else meeting_workbook(content))
    terminal.say(f"Écrit : {out}")


@app.command()
def indicators(
    start: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="Premier jour.")] = None,
    end: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Dernier jour.")] = None,
    territory: Annotated[list[str], typer.Option(help="SIREN d’un territoire (répétable).")] = [],  # noqa: B006
    by: Annotated[list[str], typer.Option(help="Détail : meeting, territory, period (répétable).")] = [],  # noqa: B006
    network: Network = None,
    as_json: Json = False,
) -> None:
    """Calculer les indicateurs, avec leurs effectifs."""
    if unknown := set(by) - {"meeting", "territory", "period"}:
        raise typer.BadParameter(f"--by {', '.join(sorted(unknown))} : attendu meeting, territory ou period.")
    with _database() as db, db.reading() as tx:
        everything = Selection(_network_id(db, network), *_period(start, end))
        territories = store.territories(tx, everything)
        sirens = dict(zip(territories["territory_id"].tolist(), territories["siren"].tolist(), strict=True))
        chosen = tuple(_territory_id(siren, sirens) for siren in territory)
        selection = Selection(everything.network_id, everything.start, everything.end, chosen)
        rows = contracts.figures_as_json(compute(store.counts(tx, selection), tuple(by)), sirens)
    if as_json:
        terminal.print_json(rows)
    else:
        terminal.show_figures(rows)


@app.command()
def check(as_json: Json = False) -> None:
    """Vérifier la base : version, contraintes, intégrité."""
    with _database() as db, db.reading() as tx:
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
    """Remplir une base jetable avec les classeurs d’exemple, puis servir le tableau de bord."""
    folder = Path(tempfile.mkdtemp(prefix="ctg-demo-"))
    url = f"sqlite:///{folder / 'demo.sqlite'}"
    with closing(open_database(url)) as db:
        for file in terminal.with_progress(demonstration.workbooks(small), "Classeurs d’exemple"):
            demonstration.take(db, file)
    terminal.say(f"Base d’exemple : {url}")
    if serve:
        demonstration.serve(url, port)


def _database() -> closing[Database]:
    return closing(open_database(Settings().database_url))


def _taken(db: Database, asked: Callable[[], Preview]) -> tuple[Preview, Receipt | None]:
    """Nobody confirms here: where another import came in between, the file is looked at again."""
    seen = asked()
    if seen.status != "ready":
        return seen, None
    try:
        return seen, confirm(db, seen)
    except store.PlanOutdated:
        return _taken(db, asked)


def _network_id(db: Database, name: str | None) -> int:
    with db.reading() as tx:
        networks = store.networks(tx)
    found = networks if name is None else networks[networks["name"].str.casefold() == name.casefold()]
    if len(found) != 1:
        names = ", ".join(networks["name"])
        _refuse(f"--network {name or 'non donné'} : attendu l’un de {names}.", code=2)
    return int(found["network_id"].iloc[0])


def _territory_id(siren: str, sirens: dict[int, str]) -> int:
    found = [territory_id for territory_id, known in sirens.items() if known == siren]
    if not found:
        _refuse(f"--territory {siren} : attendu un SIREN du réseau, parmi {', '.join(sirens.values())}.", code=2)
    return found[0]


def _period(start: datetime | None, end: datetime | None) -> tuple[date, date]:
    first = start.date() if start else FIRST_DAY
    last = end.date() if end else LAST_DAY
    if last < first:
        _refuse(f"--to {last} précède --from {first}.", code=2)
    return first, last


def _answers(pairs: list[str], file: Path | None) -> contracts.Answers:
    """What a file gives, then what the line says."""
    try:
        from_file = contracts.answers_from(file.read_text("utf-8-sig")) if file else {}
    except ValueError as error:
        _refuse(f"--answers {file} : {error}.", code=2)
    return {**from_file, **dict(_pair(text) for text in pairs)}


def _pair(text: str) -> tuple[str, str]:
    question, equals, value = text.rpartition("=")
    if not equals:
        _refuse(f"--answer {text} : attendu ID=VALEUR.", code=2)
    return question, value


def _refuse(sentence: str, code: int = 1) -> NoReturn:
    terminal.notice(sentence)
    raise typer.Exit(code)
