"""The command that the others join: the options they share, and how each refuses."""

from contextlib import closing
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from ctg_data import store, terminal
from ctg_data.settings import SettingRefused, Settings
from ctg_data.store import Database, open_database


class Commands(TyperGroup):
    """Whatever the command, what stops it is told in one sentence and never as a trace, which may hold names."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command asked for."""
        try:
            return super().invoke(ctx)
        except SettingRefused as error:
            refuse(str(error), code=2)
        except store.StoreRefused as error:
            refuse(str(error))
        except store.DatabaseFailed:
            refuse("La base de données ne répond pas ou ne peut être lue : voyez CTG_DATABASE_URL et la place libre.")
        except OSError as error:
            if error.filename is None:
                raise
            refuse(f"« {error.filename} » ne peut être ni créé ni ouvert : voyez le chemin et les droits.")


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Évaluation du réseau des chargés de coopération territoriale, en ligne de commande.",
)
Json = Annotated[bool, typer.Option("--json", help="Écrire du JSON pour une machine.")]
Network = Annotated[str | None, typer.Option(help="Réseau, par son nom, quand il y en a plusieurs.")]


def opened() -> closing[Database]:
    """The store of the settings, closed at the end of the command."""
    return closing(open_database(Settings().database_url))


def chosen_network(db: Database, name: str | None) -> int:
    """The network named, or the only one."""
    with db.reading() as tx:
        networks = store.networks(tx)
    found = networks if name is None else networks[networks["name"].str.casefold() == name.casefold()]
    if len(found) != 1:
        names = ", ".join(networks["name"])
        refuse(f"--network {name or 'non donné'} : attendu l’un de {names}.", code=2)
    return int(found["network_id"].iloc[0])


def refuse(sentence: str, code: int = 1) -> NoReturn:
    """End the command with a sentence."""
    terminal.notice(sentence)
    raise typer.Exit(code)
