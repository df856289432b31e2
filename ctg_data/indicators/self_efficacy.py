"""How able people feel, campaign by campaign, masked on the whole grid of answers."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any, TypeAlias

import pandas as pd
from pandas import DataFrame, Series

from ctg_data.counts import Counts
from ctg_data.indicators import statistics
from ctg_data.indicators.masking import Cell, Mask, Scores, by_cell, mask_scores
from ctg_data.indicators.shape import shaped
from ctg_data.selection import quarter

WHOLE = ""  # the domain of the whole questionnaire
Row = dict[str, object]
Scale: TypeAlias = tuple[float, float]
_KEYS = ("self_efficacy_median", "self_efficacy_mean")


@dataclass(frozen=True, slots=True)
class Campaign:
    """A round of answers, as the figures need it: `scale` is that of the score, `item_scale` that of an answer.

    `asked` holds the codes of the statements of each domain, and of all of them under `WHOLE`.
    """

    id: int
    name: str
    held_on: date
    expected: int | None
    scale: Scale
    item_scale: Scale
    asked: Mapping[str, frozenset[str]]

    @property
    def placed(self) -> Row:
        """The columns that place a figure at the campaign: its day and its quarter."""
        return {"date": self.held_on, "period": quarter(self.held_on)}

    @property
    def scales(self) -> tuple[Scale, Scale]:
        """Those of its score and of its answers: on others, no score is comparable."""
        return self.scale, self.item_scale

    def asks_as(self, other: "Campaign", domain: str = WHOLE) -> bool:
        """Whether a score means the same in both: the same statements on the same scale."""
        return self.scales == other.scales and self.asked.get(domain) == other.asked.get(domain)


def campaigns(counts: Counts) -> tuple[Campaign, ...]:
    """The campaigns of the selection, by date."""
    rows = counts.campaigns.sort_values("held_on", kind="stable").to_dict("records")
    asked = dict(list(counts.items.groupby("questionnaire_id")))
    return tuple(_campaign(row, asked.get(row["questionnaire_id"], counts.items[:0])) for row in rows)


def _campaign(row: Mapping[Hashable, Any], items: DataFrame) -> Campaign:
    scale = _scale(row["scale_min"], row["scale_max"])
    own = [_scale(low, high) for low, high in zip(items["scale_min"], items["scale_max"], strict=True)]
    by_domain = {str(domain): frozenset(each["code"]) for domain, each in items.groupby("domain")}
    return Campaign(
        int(row["campaign_id"]),
        row["name"],
        row["held_on"],
        None if pd.isna(row["expected"]) else int(row["expected"]),
        scale,
        next(iter(own), scale),
        {WHOLE: frozenset(items["code"]), **by_domain},
    )


def _scale(low: Any, high: Any) -> Scale:
    return float(low), float(high)


def on_same_scale(counts: Counts) -> Counts:
    """The counts with the campaigns on the scale of the last one only: no axis holds the others."""
    rounds = campaigns(counts)
    others = [campaign.id for campaign in rounds if campaign.scales != rounds[-1].scales]
    told, given = (~table["campaign_id"].isin(others) for table in (counts.campaigns, counts.scores))
    return replace(counts, campaigns=counts.campaigns[told], scores=counts.scores[given])


def breaks(rounds: Sequence[Campaign], domain: str = WHOLE) -> tuple[int, ...]:
    """The places of the campaigns where another trend begins: they do not ask what the one before asked."""
    each = enumerate(pairwise(rounds), start=1)
    return tuple(place for place, (before, after) in each if not after.asks_as(before, domain))


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
            if domain not in campaign.asked:  # nothing was asked of it, so that nothing is hidden
                yield from (place | {"key": key, "masked": False} for key in _KEYS)
                continue
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
