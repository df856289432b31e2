"""How the same people changed between two campaigns, without giving back what either campaign hides."""

from dataclasses import dataclass
from statistics import median

import pandas as pd
from pandas import DataFrame

from ctg_data.counts import Counts
from ctg_data.indicators import statistics
from ctg_data.indicators.masking import Cell, Mask, by_cell, cell_of, mask_scores
from ctg_data.indicators.self_efficacy import WHOLE, Campaign, Row, campaigns, masks, places, while_open
from ctg_data.indicators.shape import FEWEST, shaped


@dataclass(frozen=True, slots=True)
class Detail:
    """The statistics of the differences, in points of the scale; a test only from six differences on."""

    mean: statistics.Interval
    effect: statistics.Effect | None
    ranks: statistics.SignedRanks | None


@dataclass(frozen=True, slots=True)
class Change:
    """The people who answered both campaigns: how many, in which way, and the median difference in points.

    `detail` is missing where, beside the two campaigns, it would give back somebody's answers.
    """

    first: str
    last: str
    n: int
    up: int
    stable: int
    down: int
    median: float
    detail: Detail | None


def compared(counts: Counts) -> list[tuple[Campaign, Campaign]]:
    """Each campaign with the first one that asked the same statements on the same scale."""
    rounds = campaigns(counts)
    starts = [(next(first for first in rounds if first.asks_as(last)), last) for last in rounds]
    return [(first, last) for first, last in starts if first != last]


def change_figures(counts: Counts, by: tuple[str, ...] = ()) -> DataFrame:
    """The median difference since the first campaign, with people up out of those who answered both."""
    rows: list[Row] = []
    for first, last in [] if "meeting" in by else compared(counts):
        mask = pair_mask(counts.scores, first.id, last.id)
        pairs = _pairs(counts.scores, first.id, last.id)
        for territory, held in places(counts, by):
            moved = _moved(pairs, held) if mask.shows(held) else []
            known = {"value": median(moved), "numerator": _up(moved), "n": len(moved)} if moved else {}
            rows.append(last.placed | {"territory_id": territory, "masked": not moved} | known)
    if "meeting" not in by and _begins_a_trend(counts):
        last, nothing = campaigns(counts)[-1], {"value": pd.NA, "masked": False}
        rows += [last.placed | {"territory_id": territory} | nothing for territory, _ in places(counts, by)]
    frame = DataFrame(rows) if rows else DataFrame({"value": []})
    return while_open(shaped(frame.assign(denominator=frame.get("n")), "self_efficacy_change"), counts)


def latest_change(counts: Counts) -> Change | None:
    """The change of the selection between the first campaign and the last, or None: masked, or none asked the same."""
    if not compared(counts) or _begins_a_trend(counts):
        return None
    first, last = compared(counts)[-1]
    ((_, held),) = places(counts, ())
    moved = _moved(_pairs(counts.scores, first.id, last.id), held)
    if not moved or not pair_mask(counts.scores, first.id, last.id).shows(held):
        return None
    safe = _is_everything(counts, held) and gives_nothing_back(counts.scores, first.id, last.id)
    up, down = _up(moved), _up([-difference for difference in moved])
    stable, detail = len(moved) - up - down, _detail(moved) if safe else None
    return Change(first.name, last.name, len(moved), up, stable, down, median(moved), detail)


def _begins_a_trend(counts: Counts) -> bool:
    """Whether the last campaign follows others and asks what none of them asked: it has no change to show."""
    rounds = campaigns(counts)
    return len(rounds) > 1 and rounds[-1] not in [last for _, last in compared(counts)]


def pair_mask(scores: DataFrame, first: int, last: int) -> Mask:
    """The mask of the pairs on their own grid, where every cell that either campaign hides is hidden too."""
    known = masks(scores)
    before, after = known.get(first, Mask()), known.get(last, Mask())
    mask = mask_scores(by_cell(_pairs(scores, first, last)), before.hidden | after.hidden)
    return Mask(mask.hidden | before.hidden | after.hidden, mask.closed or before.closed or after.closed)


def gives_nothing_back(scores: DataFrame, first: int, last: int) -> bool:
    """Whether the mean difference can stand beside the two means.

    Their gap is the answers of those who took part in one campaign only: it must be nobody's, or that of
    `FEWEST` people at least who are not whole cells, else a hidden cell could be had by subtraction.
    """
    whole = scores[(scores["domain"] == WHOLE) & scores["campaign_id"].isin([first, last])]
    paired = whole.duplicated("respondent", keep=False)
    if paired.all():
        return True
    mixed = paired.groupby([whole["campaign_id"], whole["territory_id"]], dropna=False).nunique() > 1
    return int((~paired).sum()) >= FEWEST and bool(mixed.any())


def _is_everything(counts: Counts, held: frozenset[Cell]) -> bool:
    """Whether nothing is filtered: mean differences between other campaigns, or other places, would add up."""
    return None in held and set(counts.scores["campaign_id"]) <= set(counts.campaigns["campaign_id"])


def _pairs(scores: DataFrame, first: int, last: int) -> DataFrame:
    whole = scores[scores["domain"] == WHOLE]
    before, after = (whole[whole["campaign_id"] == campaign] for campaign in (first, last))
    both = after.merge(before[["respondent", "score"]], on="respondent", suffixes=("", "_before"))
    return both.assign(score=(both["score"] - both["score_before"]).round(9))


def _moved(pairs: DataFrame, held: frozenset[Cell]) -> list[float]:
    rows = zip(pairs["territory_id"].tolist(), pairs["score"].tolist(), strict=True)
    return [float(score) for territory, score in rows if cell_of(territory) in held]


def _up(differences: list[float]) -> int:
    return sum(difference > 0 for difference in differences)


def _detail(differences: list[float]) -> Detail | None:
    mean = statistics.mean_interval(differences)
    if mean is None or len(differences) < statistics.FEWEST_TO_TEST:
        return None
    return Detail(mean, statistics.paired_effect(differences), statistics.signed_ranks(differences))
