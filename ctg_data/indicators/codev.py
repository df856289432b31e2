"""What the CODEV workshop treated: each topic once, re-treatments apart."""

import pandas as pd
from pandas import DataFrame, Series

from ctg_data.counted import COUNTED
from ctg_data.counts import Counts
from ctg_data.indicators.masking import mask_members
from ctg_data.indicators.provisional import waiting, with_provisional
from ctg_data.indicators.shape import cells, of_territories, shaped, summed, with_period, within
from ctg_data.vocabulary import MeetingKind, MeetingStatus, TopicKind


def codev_figures(counts: Counts, by: tuple[str, ...] = ()) -> DataFrame:
    """Topics processed, re-treatments, and people who presented (not by meeting or period)."""
    grid = cells(counts, by, meetings_worked(counts))
    frames = [
        _count(summed(with_period(_counted(counts, key)), grid, by, ("topics",)), key)
        for key in ("codev_topics_processed", "codev_retreatments")
    ]
    if set(by) <= {"territory"}:
        frames.append(_presenters(counts, by))
    return with_provisional(pd.concat(frames, ignore_index=True), counts, by)


def meetings_worked(counts: Counts) -> DataFrame:
    """The quarterly meetings held, and any other at which a topic was treated, by date."""
    meetings = counts.meetings
    processed = counts.topics[counts.topics["status"].isin(COUNTED["codev_topics_processed"].counted)]
    treated = meetings["meeting_id"].isin(processed["meeting_id"])
    quarterly = (meetings["status"] == MeetingStatus.HELD) & (meetings["kind"] == MeetingKind.QUARTERLY)
    return meetings[treated | quarterly].sort_values("date")


def by_meeting_and_kind(counts: Counts) -> DataFrame:
    """Topics processed at each meeting: meeting_id, date, one column per kind, `cumulative`, and `provisional`."""
    meetings = meetings_worked(counts)[["meeting_id", "date"]]
    topics = _counted(counts, "codev_topics_processed")
    table = topics.pivot_table(index="meeting_id", columns="kind", values="topics", aggfunc="sum", fill_value=0)
    kinds = [str(kind) for kind in TopicKind]
    table = table.reindex(columns=kinds, fill_value=0).reset_index()
    full = meetings.merge(table, on="meeting_id", how="left").fillna(dict.fromkeys(kinds, 0))
    waited = waiting(counts, "codev_topics_processed")["meeting_id"]
    return full.assign(cumulative=full[kinds].sum(axis=1).cumsum(), provisional=full["meeting_id"].isin(waited))


def by_theme(counts: Counts) -> Series:
    """Topics processed by theme, the most frequent first; "" where no theme was said."""
    return (
        _counted(counts, "codev_topics_processed")
        .groupby("theme")["topics"]
        .sum()
        .sort_values(ascending=False, kind="stable")
    )


def _counted(counts: Counts, key: str) -> DataFrame:
    rows = COUNTED[key]
    return within(counts.topics[counts.topics["status"].isin(rows.counted)], rows.entering)


def _count(table: DataFrame, key: str) -> DataFrame:
    return shaped(table.assign(value=table["topics"], numerator=table["topics"], n=table["topics"]), key)


def _presenters(counts: Counts, by: tuple[str, ...]) -> DataFrame:
    grid = cells(counts, by, counts.meetings)
    table = summed(of_territories(counts.presenters, by), grid, by, ("people",))
    mask = mask_members(counts)
    masked = table["territory_id"].isin(list(mask.hidden)) if by else not mask.shows(counts.territories["territory_id"])
    return shaped(
        table.assign(value=table["people"], numerator=table["people"], n=table["people"], masked=masked),
        "codev_presenters",
    )
