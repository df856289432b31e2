"""Every figure of a selection, read once and kept: those of the software, then the committee's own."""

from pandas import DataFrame

from ctg_data import store
from ctg_data.indicators.figures import figures
from ctg_data.indicators.own import with_own
from ctg_data.selection import Selection
from ctg_data.store import Transaction


def of_the_whole(tx: Transaction, selection: Selection) -> DataFrame:
    """The figures of all that is chosen together."""
    place = ("territory",) if len(selection.territories) == 1 else ()
    return with_own(figures(store.counts(tx, selection)), store.own_values(tx, selection), place)


def of_each_territory(tx: Transaction, selection: Selection) -> DataFrame:
    """The figures of each territory chosen."""
    by = ("territory",)
    return with_own(figures(store.counts(tx, selection), by), store.own_values(tx, selection), by)
