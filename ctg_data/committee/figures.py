"""The headline figures as a reader is shown them, to be kept with a sitting; pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from pandas import DataFrame, isna

from ctg_data.counted import COUNTED
from ctg_data.counts import Counts
from ctg_data.indicators.figure import Figure, listed
from ctg_data.indicators.figures import figures
from ctg_data.indicators.following import hidden
from ctg_data.selection import period_bounds

ATTENDANCE, SELF_EFFICACY = "attendance_rate", "self_efficacy_median"
HEADLINES = (
    ATTENDANCE,
    "codev_topics_processed",
    "problems_overcome",
    "problems_without_follow_up",
    SELF_EFFICACY,
)
"""What the cards of the overview tell."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A figure of the network (`territory` None) or of one territory; under the fewest people, its counts alone.

    What is masked holds no number.
    """

    indicator: str
    territory: int | None = None
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    masked: bool = False
    provisional: bool = False

    @property
    def place(self) -> tuple[str, int | None]:
        """What tells it from the others of a sitting."""
        return self.indicator, self.territory

    @property
    def numbers(self) -> tuple[float | None, float | None, float | None]:
        """Its value and counts."""
        return self.value, self.numerator, self.denominator


def shown_to_readers(counts: Counts, typed: DataFrame) -> tuple[Kept, ...]:
    """The headlines of the whole network, then of each territory; a campaign is the last one of the period.

    Of the committee's own indicators, the latest value `typed` in the period for each place (see `store.own_values`).
    Sittings follow one another: the attendance of one or two CCT, which a reader sees pooled only, is not kept.
    Raises `ValueError` on counts that are not those of `counts_for_readers`.
    """
    if counts.guard is None:
        raise ValueError("the figures kept are those that readers are shown")
    whole = figures(counts)
    each = figures(counts, ("territory",)) if counts.names else whole
    places: tuple[int | None, ...] = (None, *counts.names)
    kept = [_last(listed(each if place else whole, key), place) for key in HEADLINES for place in places]
    not_followed = {place for each in hidden(counts, COUNTED[ATTENDANCE]) for place in each.territories} - {None}
    headlines = (
        Kept(figure.indicator, figure.territory, masked=True)
        if figure.indicator == ATTENDANCE and figure.territory in not_followed
        else figure
        for found in kept
        for figure in found
    )
    return (*headlines, *_latest_typed(typed))


def _latest_typed(typed: DataFrame) -> Iterator[Kept]:
    columns = (typed[name].tolist() for name in ("period", "key", "territory_id", "value"))
    by_end = sorted(zip(*columns, strict=True), key=lambda row: (period_bounds(row[0])[1], row[0]))
    latest = {(key, None if isna(place) else int(place)): float(value) for _, key, place, value in by_end}
    return (Kept(key, place, value) for (key, place), value in latest.items())


def _last(found: tuple[Figure, ...], territory: int | None) -> Iterator[Kept]:
    for figure in [figure for figure in found if figure.territory == territory][-1:]:
        numbers = (figure.value, figure.numerator, figure.denominator)
        yield Kept(figure.key, territory, *numbers, masked=figure.masked, provisional=figure.provisional)
