"""Every figure of a selection, counted once and kept: those of the software, then the committee's own."""

from pandas import DataFrame

from ctg_data import store
from ctg_data.boards.view import Derived
from ctg_data.counts import Counts
from ctg_data.indicators.figures import figures
from ctg_data.indicators.own import with_own
from ctg_data.selection import Selection


def _whole(selection: Selection, counts: Counts, own: DataFrame) -> DataFrame:
    place = ("territory",) if len(selection.territories) == 1 else ()
    return with_own(figures(counts), own, place)


def _each_territory(_: Selection, counts: Counts, own: DataFrame) -> DataFrame:
    by = ("territory",)
    return with_own(figures(counts, by), own, by)


of_the_whole = Derived(_whole, store.counts, store.own_values)
"""The figures of all that is chosen together."""
of_each_territory = Derived(_each_territory, store.counts, store.own_values)
"""The figures of each territory chosen."""
