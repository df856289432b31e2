"""A kit made from the store in one snapshot, without any screen: what a click and a scheduled job share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ctg_data import store
from ctg_data.boards.view import Read, View
from ctg_data.exports.kit import Kit
from ctg_data.kits.assembling import coming, kit, over
from ctg_data.kits.catalogue import Offered, offered
from ctg_data.kits.choice import READY, Choice
from ctg_data.kits.files import File, written
from ctg_data.selection import EVER, FIRST_DAY, LAST_DAY, Selection, period_label
from ctg_data.store import Database, Transaction


@dataclass(frozen=True, slots=True)
class Asked:
    """A kit asked for over a selection; `ready` names one that is, else `choice` says what it holds."""

    selection: Selection
    choice: Choice | None = None
    ready: str = ""
    scope: str = ""


def make(db: Database, asked: Asked, kind: str, today: date) -> File:
    """The file of the kit, as the viewer of the database may see it; raises what `written` does."""
    with db.reading() as tx:
        told = kit_of(view_of(tx, asked.selection, asked.scope), asked, today)
    return written(told, kind)


def kit_of(view: View, asked: Asked, today: date) -> Kit:
    """The kit asked for; one that is ready settles its own days and tells the next meeting planned."""
    if asked.choice:
        return kit(view, asked.choice, today)
    ready = READY[asked.ready]
    settled = over(view, ready.days(view, today))
    steps = coming(view, today)
    choice = Choice(ready.choice.name, ready.choice.charts, steps, ready.choice.decisions_first)
    return kit(settled, choice, today)


def shelf(tx: Transaction, selection: Selection) -> tuple[Offered, ...]:
    """Every chart that a kit of this selection may hold."""
    return offered(view_of(tx, selection))


def view_of(tx: Transaction, selection: Selection, scope: str = "") -> View:
    """The view of a selection in this snapshot; each read is made once."""
    networks = store.networks(tx).set_index("network_id")["name"]
    territories = store.territories(tx, Selection(selection.network_id))
    named: Mapping[int, str] = dict(
        zip(territories["territory_id"].tolist(), territories["name"].tolist(), strict=True)
    )
    where = scope or ", ".join(named[place] for place in selection.territories) or "tous les territoires"
    bounded = (selection.start, selection.end) != (FIRST_DAY, LAST_DAY)
    period = period_label(selection.start, selection.end) if bounded else EVER
    return View(tx.viewer, networks[selection.network_id], selection, period, where, territories, _reading(tx))


def _reading(tx: Transaction) -> Any:
    kept: dict[tuple[Selection, Read], Any] = {}

    def load(selection: Selection, *reads: Read) -> tuple[Any, ...]:
        for read in reads:
            if (selection, read) not in kept:
                kept[selection, read] = read(tx, selection)
        return tuple(kept[selection, read] for read in reads)

    return load
