"""What somebody looks at: a selection with its words, and the way to read the store of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from pandas import DataFrame

from ctg_data import store
from ctg_data.access import Right, Viewer
from ctg_data.counts import Counts
from ctg_data.indicators.declarations import INDICATORS, Indicator
from ctg_data.indicators.own import own_declarations
from ctg_data.selection import EVER, Selection, previous_period
from ctg_data.store import Transaction

Read = Callable[[Transaction, Selection], Any]


class Derived:
    """A read computed from others: whoever keeps what was read gives it those, and reads nothing twice."""

    def __init__(self, compute: Callable[..., Any], *reads: Read) -> None:
        self.compute, self.reads = compute, reads
        self.__module__, self.__qualname__ = compute.__module__, compute.__qualname__

    def __call__(self, tx: Transaction, selection: Selection) -> Any:
        return self.compute(selection, *(read(tx, selection) for read in self.reads))


class Load(Protocol):
    """What each read of the store gives for a selection, all in the same snapshot."""

    def __call__(self, selection: Selection, *reads: Read) -> tuple[Any, ...]: ...


@dataclass(frozen=True)
class View:
    """A selection with its words, the territories of its network, who looks, and how the store is read."""

    viewer: Viewer
    network: str
    selection: Selection
    period: str
    scope: str
    territories: DataFrame
    load: Load

    @property
    def whole(self) -> Selection:
        """The same network without filters."""
        return Selection(self.selection.network_id)

    @property
    def before(self) -> Selection | None:
        """The same choice over the comparable period before; None where the whole period is chosen."""
        days = previous_period(self.selection.start, self.selection.end)
        return replace(self.selection, start=days[0], end=days[1]) if days else None

    @property
    def words(self) -> str:
        """« tous les territoires, T1 2025 »: the scope and period that the subtitle of a chart gives."""
        return f"{self.scope}, {self.period.replace(EVER, EVER.lower())}"

    @property
    def writes(self) -> bool:
        """Whether the viewer may change anything."""
        return self.viewer.may(Right.WRITE)

    @property
    def names(self) -> bool:
        """Whether the viewer may read names."""
        return self.viewer.may(Right.NAMES)

    @property
    def everywhere(self) -> "View":
        """The same period for the whole network."""
        return replace(self, selection=replace(self.selection, territories=()), scope="réseau entier")

    def at(self, territory: int, name: str) -> "View":
        """The same period for one territory."""
        return replace(self, selection=replace(self.selection, territories=(territory,)), scope=name)

    def counts(self, selection: Selection | None = None) -> Counts:
        """All that the indicators count, of the selection unless told."""
        counted: Counts = self.load(selection or self.selection, store.counts)[0]
        return counted

    def indicators(self) -> dict[str, Indicator]:
        """Every indicator by its key: those of the software, then the committee's own."""
        return declared(self.load, self.selection)


def declared(load: Load, selection: Selection) -> dict[str, Indicator]:
    """Every indicator by its key: those of the software, then the committee's own."""
    return INDICATORS | own_declarations(load(selection, store.own_indicators)[0])
