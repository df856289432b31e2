"""The four headline figures of the committee, put on cards: their counts, how they moved, and a small line."""

from dataclasses import dataclass, replace

from pandas import DataFrame

from ctg_data.boards.board import Card, Direction
from ctg_data.boards.figures import of_the_whole
from ctg_data.boards.view import View
from ctg_data.charts.attendance import POOLED, UNSEEN
from ctg_data.charts.numbers import (
    MASKED,
    SPACE,
    count_change,
    counted,
    counts,
    decimal,
    fixed,
    out_of,
    people_change,
    points,
    share,
    short_day,
    written,
)
from ctg_data.charts.overview import Before, the_period
from ctg_data.charts.self_efficacy import directions
from ctg_data.counts import Counts
from ctg_data.indicators.attendance import attendance_figures, held_meetings
from ctg_data.indicators.change import latest_change
from ctg_data.indicators.codev import by_meeting_and_kind
from ctg_data.indicators.declarations import INDICATORS
from ctg_data.indicators.figure import Figure, latest, listed
from ctg_data.indicators.problems import cumulative_overcome
from ctg_data.indicators.self_efficacy import breaks, campaigns
from ctg_data.selection import Selection, period_label
from ctg_data.vocabulary import MeetingKind

NONE = "—"


@dataclass(frozen=True)
class Period:
    """A period with its words, what was counted in it, and the figures of the whole selection."""

    words: str
    counts: Counts
    figures: DataFrame


def now(view: View) -> Period:
    """The period of the view."""
    return Period(view.period, view.counts(), _figures(view, view.selection))


def before(view: View) -> Period | None:
    """The comparable period before that of the view, where there is one."""
    if view.before is None:
        return None
    words = period_label(view.before.start, view.before.end)
    return Period(words, view.counts(view.before), _figures(view, view.before))


def compared(now: Period, past: Period | None) -> Before | None:
    """The period before where it may be compared with this one."""
    return Before(past.words, past.figures) if past and comparable(now.counts, past.counts) else None


def four(view: View) -> tuple[Card, ...]:
    """The four headlines, in the order of the two questions of the evaluation: two for each."""
    shown, past = now(view), before(view)
    return (attendance(shown, past), topics(shown, past), problems(shown, past), self_efficacy(shown))


def attendance(now: Period, past: Period | None) -> Card:
    """Who came, of those expected, with one mark per meeting."""
    change = _rate_change("attendance_rate", now, past)
    marks = listed(attendance_figures(now.counts, ("meeting",)), "attendance_rate")
    figure = latest(now.figures, "attendance_rate")
    doubt = ""
    if figure.low is not None and figure.high is not None:
        doubt = f"Entre {share(figure.low)} et {share(figure.high)} selon les présences à renseigner"
    return replace(
        rate("attendance_rate", now),
        counts=_present(figure),
        change=change,
        since=_since(change, past),
        direction=_direction(change),
        points=tuple(figure.value for figure in marks),
        note=doubt,
    )


def rate(key: str, now: Period) -> Card:
    """A rate of presence with its counts."""
    figure = latest(now.figures, key)
    if figure.masked:
        return Card(INDICATORS[key], UNSEEN, POOLED)
    return Card(INDICATORS[key], written(figure), counts(figure) or "Personne n’était attendu")


def beside(now: Period) -> tuple[Card, ...]:
    """The presence of those who stand beside the rate, where any were expected."""
    keys = ("operator_attendance_rate", "training_attendance_rate")
    return tuple(rate(key, now) for key in keys if latest(now.figures, key).n)


def meetings(now: Period) -> Card:
    """The meetings held, of those of the plan."""
    held = latest(now.figures, "meetings_held")
    return Card(INDICATORS[held.key], out_of(held.value or 0, held.denominator), "tenues / prévues au plan")


def topics(now: Period, past: Period | None) -> Card:
    """What the CODEV workshop treated, meeting after meeting."""
    key = "codev_topics_processed"
    change = ""
    if past and comparable(now.counts, past.counts):
        change = count_change(latest(now.figures, key), latest(past.figures, key), "sujet", "sujets")
    return Card(
        INDICATORS[key],
        written(latest(now.figures, key)),
        _in_meetings(_held(now.counts)),
        change,
        _since(change, past),
        _direction(change),
        points=tuple(by_meeting_and_kind(now.counts)["cumulative"]),
        note=_presented(latest(now.figures, "codev_presenters")),
    )


def problems(now: Period, past: Period | None) -> Card:
    """What was overcome of what was identified; an older cohort had longer, so it is told beside, not compared."""
    key = "problems_overcome"
    overcome, without = latest(now.figures, key), latest(now.figures, "problems_without_follow_up")
    return Card(
        INDICATORS[key],
        written(overcome),
        _identified(overcome, without),
        points=tuple(cumulative_overcome(now.counts)),
        note=earlier(past),
    )


def earlier(past: Period | None) -> str:
    """« 2025 : 6 / 11, avec plus de recul »: an older cohort had longer."""
    overcome = latest(past.figures, "problems_overcome") if past else None
    if past is None or overcome is None or not overcome.numerator:
        return ""
    return f"{past.words} : {out_of(overcome.numerator, overcome.denominator)}, avec plus de recul"


def self_efficacy(now: Period) -> Card:
    """The median of the last campaign, and how the people who answered the first one too have moved."""
    indicator, rounds = INDICATORS["self_efficacy_median"], campaigns(now.counts)
    if not rounds:
        return Card(indicator, NONE, "Aucune campagne sur la période")
    place = f"campagne « {rounds[-1].name} », {short_day(rounds[-1].held_on)}"
    median, moved = latest(now.figures, "self_efficacy_median"), latest_change(now.counts)
    if median.value is None:
        return Card(indicator, "masqué", f"Trop peu de réponses pour les montrer : {place}")
    trend = max(breaks(rounds), default=0)
    card = Card(
        indicator,
        f"{fixed(median.value)}{SPACE}/{SPACE}{decimal(scale(now.counts)[1])}",
        f"{_answered(median)}, {place}",
        points=tuple(figure.value for figure in listed(now.figures, "self_efficacy_median")[trend:]),
    )
    if moved is None:
        return card
    return replace(
        card,
        change=points(moved.median) if moved.median else "stable",
        since="par personne",
        direction="stable" if not moved.median else "better" if moved.median > 0 else "worse",
        note=f"Médiane des {moved.n} évolutions depuis « {moved.first} » : {directions(moved)}",
    )


def scale(counts: Counts) -> tuple[float, float]:
    """The bounds of the scale of the last campaign."""
    lowest, highest = (counts.campaigns[bound].tolist() for bound in ("scale_min", "scale_max"))
    return (float(lowest[-1]), float(highest[-1])) if lowest else (0, 10)


def comparable(now: Counts, before: Counts) -> bool:
    """Whether both periods held as many quarterly meetings, one at least."""
    return _held(now) == _held(before) > 0


def _figures(view: View, selection: Selection) -> DataFrame:
    found: DataFrame = view.load(selection, of_the_whole)[0]
    return found


def _held(counts: Counts) -> int:
    return len(held_meetings(counts, MeetingKind.QUARTERLY))


def _rate_change(key: str, now: Period, past: Period | None) -> str:
    if past is None or not comparable(now.counts, past.counts):
        return ""
    return people_change(latest(now.figures, key), latest(past.figures, key), "présence", "présences")


def _present(rate: Figure) -> str:
    if rate.masked:
        return POOLED
    if not rate.n or rate.numerator is None or rate.denominator is None:
        return "Aucune feuille d’émargement reçue"
    return f"{counted(rate.numerator, 'présence', 'présences')} sur {decimal(rate.denominator)} attendues"


def _in_meetings(held: int) -> str:
    return f"en {counted(held, 'rencontre tenue', 'rencontres tenues')}" if held else "Aucune rencontre tenue"


def _presented(presented: Figure) -> str:
    if presented.masked:
        return f"Personnes ayant présenté : {MASKED}"
    return f"{counted(presented.value, 'personne a', 'personnes ont')} présenté" if presented.value else ""


def _identified(overcome: Figure, without: Figure) -> str:
    if overcome.denominator is None:
        return f"Repérées : {MASKED}"
    if not overcome.denominator:
        return "Aucune difficulté repérée"
    found = f"sur {counted(overcome.denominator, 'repérée', 'repérées')}"
    return f"{found}, dont {decimal(without.value)} sans suivi renseigné" if without.value else found


def _answered(median: Figure) -> str:
    expected = f" sur {decimal(median.denominator)} attendues" if median.denominator else ""
    return f"{counted(median.n or 0, 'réponse', 'réponses')}{expected}"


def _since(change: str, past: Period | None) -> str:
    return f"par rapport à {the_period(past.words)}" if change and past else ""


def _direction(change: str) -> Direction:
    if change in {"", "stable"}:
        return "stable"
    return "worse" if change.startswith("−") or change.endswith("moins") else "better"
