"""What was shown at a sitting beside the same figures today, without giving back what either hides; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ctg_data.committee.figures import ATTENDANCE, SELF_EFFICACY, Kept

Since = Mapping[tuple[str, int | None], int]
"""How many rows changed since a sitting, by reason and territory (None: the network)."""

REASONS: Mapping[str, tuple[str, ...]] = {
    ATTENDANCE: ("marks", "sheets", "meetings"),
    "codev_topics_processed": ("topics",),
    "problems_overcome": ("problems",),
    "problems_without_follow_up": ("problems",),
}
"""The reasons that move each figure; those of self-efficacy are never counted."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure then and now; `withheld` then, where beside today's it would give somebody's answers."""

    then: Kept
    now: Kept
    withheld: bool = False
    reasons: tuple[tuple[str, int], ...] = ()

    @property
    def moved(self) -> bool:
        """Whether both are shown and differ."""
        pairs = zip(self.then.numbers, self.now.numbers, strict=True)
        return any(past != present for past, present in pairs if past is not None and present is not None)


def compare(then: Iterable[Kept], now: Iterable[Kept], since: Since) -> tuple[Compared, ...]:
    """Each figure kept beside the same one today; a territory that is no longer shown is left out.

    What is masked today is masked in the past too.
    """
    today = {figure.place: figure for figure in now}
    both = [(figure, today[figure.place]) for figure in then if figure.place in today]
    return tuple(_compared(past, present, since) for past, present in both)


def _compared(then: Kept, now: Kept, since: Since) -> Compared:
    shown = _still_shown(then, now)
    told = Compared(shown, now, withheld=shown.masked and not then.masked and not now.masked)
    return replace(told, reasons=_reasons(now, since)) if told.moved else told


def _still_shown(then: Kept, now: Kept) -> Kept:
    masked = Kept(*then.place, masked=True)
    if then.masked or now.masked:
        return masked
    if then.indicator == SELF_EFFICACY and then.numbers[:2] != now.numbers[:2]:
        return masked  # one answer more: the two medians and the two counts would tell it
    return then if now.denominator is not None else replace(then, denominator=None)


def _reasons(now: Kept, since: Since) -> tuple[tuple[str, int], ...]:
    if now.denominator is None and now.indicator.startswith("problems"):
        return ()  # that something was identified there is what the mask hides
    counted = ((reason, since.get((reason, now.territory), 0)) for reason in REASONS.get(now.indicator, ()))
    return tuple((reason, number) for reason, number in counted if number)
