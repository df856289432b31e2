"""The committee's own indicators beside those of the software: the same declaration, the same flat table."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from pandas import DataFrame

from ctg_data.indicators.declarations import Indicator
from ctg_data.indicators.figure import Figure
from ctg_data.indicators.shape import shaped
from ctg_data.selection import period_bounds

OWN = "Indicateurs du comité de pilotage"
UNDEFINED = "Définition à écrire."
AS_TYPED = "Valeur telle qu’elle a été saisie, par territoire ou pour tous ensemble ; rien n’est additionné"


def own_declarations(declared: DataFrame) -> dict[str, Indicator]:
    """The indicators of key, name, definition, unit and direction, by key."""
    rows = declared[["key", "name", "definition", "unit", "direction"]].itertuples(index=False, name=None)
    return {
        key: Indicator(key, name, definition or UNDEFINED, AS_TYPED, "", unit, direction, OWN)
        for key, name, definition, unit, direction in rows
    }


def own_figures(values: DataFrame, by: tuple[str, ...] = ()) -> DataFrame:
    """One figure per value typed: those of the territories where `by` says so, else those of all territories together.

    Nothing is summed nor averaged: no rule says how these values add up. `date` is the last day of the period.
    """
    each = values["territory_id"].notna()
    kept = values[each if "territory" in by else ~each].reset_index(drop=True)
    days = pd.Series([period_bounds(period)[1] for period in kept["period"]], dtype=object)
    return shaped(kept.assign(date=days), "").assign(key=kept["key"])


def with_own(figures: DataFrame, values: DataFrame, by: tuple[str, ...] = ()) -> DataFrame:
    """The figures of the software, then those of the committee's own indicators."""
    own = own_figures(values, by)
    return pd.concat([figures, own], ignore_index=True) if len(own) else figures


def typed_for(found: Sequence[Figure], start: date, end: date, *, latest: bool) -> Figure | None:
    """The figure typed for exactly these days; else, if `latest` may stand for them, the last of those found."""
    exact = [figure for figure in found if period_bounds(figure.period) == (start, end)]
    standing = exact or (found if latest else ())
    return standing[-1] if standing else None
