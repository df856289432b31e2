"""What provisional figures wait for, in French, and their « (p) » on charts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
from pandas import DataFrame

from ctg_data.charts.description import SIGN, Chart, indicator_of
from ctg_data.charts.numbers import SPACE, counted, short_day
from ctg_data.completeness import Lack
from ctg_data.counts import Counts
from ctg_data.indicators.provisional import WAITS, waiting
from ctg_data.indicators.self_efficacy import campaigns

NEWS = ("attendance_rate", "codev_topics_processed", "problems_overcome")  # what the one sentence tells
NAMED = 3  # sheets or meetings told by their day


def why(counts: Counts, key: str, territory: int | None = None) -> str:
    """« la feuille du 17/11/26 n’est pas reçue et 3 présences sont à renseigner »; nothing where all is there."""
    if key in WAITS:
        return because(waiting(counts, key, territory), counts.names)
    return _open_campaign(counts) if key.startswith("self_efficacy") else ""


def of_the_news(counts: Counts) -> str:
    """What the sentence of the period waits for, all its figures together, or nothing."""
    found = pd.concat([waiting(counts, key) for key in NEWS]).drop_duplicates(["lack", "meeting_id", "territory_id"])
    return _sentence(because(found, counts.names))


def said(counts: Counts, key: str, territory: int | None = None) -> str:
    """« Provisoire : la feuille du 17/11/26 n’est pas reçue. », or nothing."""
    return _sentence(why(counts, key, territory))


def marked(chart: Chart, counts: Counts, territory: int | None = None) -> Chart:
    """The chart with what its figures wait for among its notes, after the sign of those it marks."""
    note = said(counts, indicator_of(chart), territory)
    if not note or chart.empty:
        return chart
    signed = any(chart.provisional) or any(SIGN in label for series in chart.series for label in series.labels)
    return replace(chart, notes=(*chart.notes, f"{SIGN.lstrip()} {note}" if signed else note))


def because(lacking: DataFrame, names: Mapping[int, str]) -> str:
    """The gaps in one phrase, the sheets first."""
    return listed(list(_reasons(lacking, names)))


def _sentence(reason: str) -> str:
    return f"Provisoire : {reason}." if reason else ""


def _reasons(lacking: DataFrame, names: Mapping[int, str]) -> Iterator[str]:
    by_lack = {lack: lacking[lacking["lack"] == lack] for lack in Lack}
    without = lacking[lacking["lack"].isin([Lack.PAST, Lack.SHEET])]
    if len(without):
        yield _days(without["date"].unique(), ("la feuille", "n’est pas reçue"), ("feuilles", "ne sont pas reçues"))
    yield from _territories(by_lack[Lack.TERRITORY], names)
    for lack, one, many in (
        (Lack.UNKNOWN, "présence est à renseigner", "présences sont à renseigner"),
        (Lack.PROPOSED, "sujet reste « proposé »", "sujets restent « proposés »"),
    ):
        if number := _number(by_lack[lack]):
            yield counted(number, one, many)
    coming = by_lack[Lack.COMING]
    if len(coming):
        yield _days(coming["date"].unique(), ("la rencontre", "est à venir"), ("rencontres", "sont à venir"))


def _number(found: DataFrame) -> float:
    """Of the whole where it is told, where a person counts once; else of the territories."""
    whole = found[found["territory_id"].isna()]
    return float((whole if len(whole) else found)["number"].sum())


def _days(days: Iterable[date], one: tuple[str, str], many: tuple[str, str]) -> str:
    every = list(days)
    if len(every) > NAMED:
        return f"{len(every)}{SPACE}{many[0]} {many[1]}"
    told = listed([f"du {short_day(day)}" for day in every])
    return f"{one[0]} {told} {one[1]}" if len(every) == 1 else f"les {many[0]} {told} {many[1]}"


def _territories(found: DataFrame, names: Mapping[int, str]) -> Iterator[str]:
    if len(found) > NAMED:
        places = found["territory_id"].nunique()
        yield f"{counted(places, 'territoire manque', 'territoires manquent')} dans des feuilles reçues"
        return
    for place, day in zip(found["territory_id"], found["date"], strict=True):
        yield f"{names.get(place, 'un territoire')} manque dans la feuille du {short_day(day)}"


def _open_campaign(counts: Counts) -> str:
    rounds = [each for each in campaigns(counts) if each.held_on >= counts.today]
    return f"la campagne « {rounds[-1].name} » du {short_day(rounds[-1].held_on)} n’est pas finie" if rounds else ""


def listed(parts: Sequence[str]) -> str:
    """« a, b et c »."""
    return " et ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
