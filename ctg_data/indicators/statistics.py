"""The statistics of the evaluation: few, classical, and checkable in a spreadsheet."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

FEWEST_TO_TEST = 6  # below, Wilcoxon's exact test cannot reach p < 0.05 on two sides


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate between two bounds, in the unit of the values."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Effect:
    """The mean difference in standard deviations of the differences, and the same with Hedges' correction."""

    dz: float
    corrected: float


@dataclass(frozen=True, slots=True)
class SignedRanks:
    """Wilcoxon's signed-rank test: the smaller sum of ranks, the exact two-sided p, and the zeros left out."""

    w: float
    p: float
    zeros: int


def mean_interval(values: Sequence[float], confidence: float = 0.95) -> Interval | None:
    """The mean with Student's t interval; None under two values."""
    if len(values) < 2:
        return None
    mean, error = float(np.mean(values)), float(stats.sem(values))
    margin = float(stats.t.ppf((1 + confidence) / 2, len(values) - 1)) * error
    return Interval(mean, mean - margin, mean + margin)


def quartiles(values: Sequence[float]) -> Interval:
    """The median between the quartiles, by linear interpolation (QUARTILE.INC)."""
    low, median, high = (float(q) for q in np.quantile(values, (0.25, 0.5, 0.75), method="linear"))
    return Interval(median, low, high)


def paired_effect(differences: Sequence[float]) -> Effect | None:
    """d_z = mean ÷ standard deviation of the differences; Hedges' correction is 1 − 3 ÷ (4 df − 1).

    None under two differences, or where all are equal.
    """
    if len(differences) < 2 or np.ptp(differences) == 0:
        return None
    dz = float(np.mean(differences) / np.std(differences, ddof=1))
    return Effect(dz, dz * (1 - 3 / (4 * (len(differences) - 1) - 1)))


def signed_ranks(differences: Sequence[float]) -> SignedRanks | None:
    """Wilcoxon's exact test on the differences that are not zero, ties included; None below six of them."""
    moved = np.array([difference for difference in differences if difference != 0])
    if len(moved) < FEWEST_TO_TEST:
        return None
    ranks = stats.rankdata(abs(moved))
    w = min(float(ranks[moved > 0].sum()), float(ranks[moved < 0].sum()))
    return SignedRanks(w, _exact_p(ranks, w), len(differences) - len(moved))


def _exact_p(ranks: np.ndarray, w: float) -> float:
    """Twice the share of the 2ⁿ signs whose sum of ranks is at most `w`, halves of tied ranks counted in units."""
    ways = np.array([1.0])
    for rank in (2 * ranks).astype(int):
        apart = np.zeros(rank)
        ways = (np.concatenate([ways, apart]) + np.concatenate([apart, ways])) / 2
    return min(1.0, 2 * float(ways[: int(2 * w) + 1].sum()))
