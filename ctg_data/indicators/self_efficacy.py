"""How able people feel, campaign by campaign, masked on the whole grid of answers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
from pandas import DataFrame, Series

from ctg_data.counts import Counts
from ctg_data.indicators import statistics
from ctg_data.indicators.masking import Cell, Mask, Scores, by_cell, mask_scores
from ctg_data.indicators.shape import shaped
from ctg_data.selection import quarter

WHOLE = ""  # the domain of the whole questionnaire
Row = dict[str, object]
_KEYS = ("self_efficacy_median", "self_efficacy_mean")


@dataclass(frozen=True, slots=True)
class Campaign:
    """A round of answers, as the figures need it."""

    id: int
    name: str
    held_on: date
    questionnaire: int
    expected: int | None
    scale: tuple[float, float]

    @property
    def placed(self) -> Row:
        """The columns that place a figure at the campaign: its day and its quarter."""
        return {"date": self.held_on, "period": quarter(self.held_on)}


def campaigns(counts: Counts) -> tuple[Campaign, ...]:
    """The campaigns of the selection, by date."""
    rows = counts.campaigns.sort_values("held_on", kind="stable").to_dict("records")
    return tuple(
        Campaign(
            int(row["campaign_id"]),
            row["name"],
            row["held_on"],
            int(row["questionnaire_id"]),
            None if pd.isna(row["expected"]) else int(row["expected"]),
            (float(row["scale_min"]), float(row["scale_max"])),
        )
        for row in rows
    )


def asked_alike(counts: Counts) -> Counts:
    """The counts with the campaigns of the last questionnaire only: another one's scores are not comparable."""
    others = [campaign.id for campaign in campaigns(counts) if campaign.questionnaire != _last_questionnaire(counts)]
    told, given = (~table["campaign_id"].isin(others) for table in (counts.campaigns, counts.scores))
    return replace(counts, campaigns=counts.campaigns[told], scores=counts.scores[given])


def _last_questionnaire(counts: Counts) -> int:
    return campaigns(counts)[-1].questionnaire


def grids(scores: DataFrame) -> dict[int, dict[Cell, Scores]]:
    """The scores of each campaign, by cell and domain."""
    each = scores["campaign_id"].unique().tolist()
    return {int(campaign): by_cell(scores[scores["campaign_id"] == campaign]) for campaign in each}


def masks(scores: DataFrame) -> dict[int, Mask]:
    """The mask of each campaign, on every answer there is, whatever is selected."""
    return {campaign: mask_scores(grid) for campaign, grid in grids(scores).items()}


def places(counts: Counts, by: tuple[str, ...]) -> list[tuple[int | None, frozenset[Cell]]]:
    """The lines asked for, each with the cells it holds: the territories, or the whole selection (None).

    The whole network includes those who did not say their territory; a choice of territories does not.
    """
    chosen = [int(territory) for territory in counts.territories["territory_id"].tolist()]
    if "territory" in by:
        return [(territory, frozenset({territory})) for territory in chosen]
    answered = set(counts.scores["territory_id"].dropna().tolist())
    everyone: set[Cell] = {None} if answered <= set(chosen) else set()
    return [(None, frozenset(chosen) | everyone)]


def self_efficacy_figures(counts: Counts, by: tuple[str, ...] = (), domain: str = WHOLE) -> DataFrame:
    """Per campaign, the median between the quartiles and the mean between its t bounds; nothing by meeting."""
    rows = [] if "meeting" in by else list(_rows(counts, by, domain))
    frame = DataFrame(rows) if rows else DataFrame({"key": [], "value": []})
    full = pd.concat([shaped(frame[frame["key"] == key].drop(columns="key"), key) for key in _KEYS], ignore_index=True)
    return while_open(full, counts)


def while_open(figures: DataFrame, counts: Counts) -> DataFrame:
    """The figures of campaigns, provisional until the day of theirs is past: answers may still come."""
    to_come = Series([isinstance(day, date) and day >= counts.today for day in figures["date"]], dtype=bool)
    return figures.assign(provisional=to_come & ~figures["masked"])


def _rows(counts: Counts, by: tuple[str, ...], domain: str) -> Iterator[Row]:
    given = grids(counts.scores)
    for campaign in campaigns(counts):
        grid = given.get(campaign.id, {})
        mask = mask_scores(grid)
        for territory, held in places(counts, by):
            place = campaign.placed | {"territory_id": territory}
            values = [score for cell in held for score in grid.get(cell, {}).get(domain, ())]
            if not values or not mask.shows(held):
                yield from (place | {"key": key, "masked": True} for key in _KEYS)
                continue
            expected = campaign.expected if None in held else None
            yield from (place | row | {"denominator": expected} for row in _spread(values))


def _spread(values: list[float]) -> list[Row]:
    middle, mean = statistics.quartiles(values), statistics.mean_interval(values)
    n = {"n": len(values), "numerator": len(values), "masked": False}
    return [
        n | {"key": key, "value": interval.value, "low": interval.low, "high": interval.high}
        for key, interval in zip(_KEYS, (middle, mean), strict=True)
        if interval
    ]
