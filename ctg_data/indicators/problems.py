"""What became of the difficulties, by cohort of the day they were identified."""

from datetime import date

import pandas as pd
from pandas import DataFrame, Series

from ctg_data.counts import Counts
from ctg_data.indicators.masking import mask_members
from ctg_data.indicators.shape import FEWEST, cells, shaped, share, summed, with_period
from ctg_data.selection import following
from ctg_data.vocabulary import ProblemStatus

_MEASURES = ("identified", "overcome", "ongoing", "without")


def problem_figures(counts: Counts, by: tuple[str, ...] = ()) -> DataFrame:
    """The figures of the difficulties identified in the selection; not by meeting.

    While a territory has fewer than `FEWEST` CCT, only what is overcome is shown for it.
    """
    if "meeting" in by:
        return shaped(DataFrame({"value": []}), "problems_identified")
    problems = with_period(counts.problems, "identified_on")
    grid = cells(counts, by, problems, "identified_on")
    table = summed(_measured(problems), grid, by, _MEASURES)
    table = table.assign(masked=_masked(table, counts, by))
    return pd.concat([*_counted(table), _rate(table), _delays(table, problems, grid, by)], ignore_index=True)


def by_cohort(counts: Counts) -> DataFrame:
    """Difficulties by quarter of identification, a quarter without any included: `period`, one column per status."""
    problems = with_period(counts.problems, "identified_on")
    table = problems.pivot_table(index="period", columns="status", values="problems", aggfunc="sum", fill_value=0)
    table = table.reindex(index=_every(list(table.index)), columns=[str(status) for status in ProblemStatus])
    return table.fillna(0).rename_axis("period").reset_index()


def by_status(counts: Counts) -> Series:
    """Difficulties by status, in the order of the vocabulary, nought included."""
    found = counts.problems.groupby("status")["problems"].sum()
    return found.reindex([str(status) for status in ProblemStatus], fill_value=0)


def cumulative_overcome(counts: Counts) -> list[float]:
    """Difficulties overcome in all, quarter after quarter, from the first one overcome to the last."""
    totals = with_period(_overcome(counts.problems), "overcome_on").groupby("period")["problems"].sum().sort_index()
    return [float(total) for total in totals.cumsum().tolist()]


def open_since(counts: Counts, today: date) -> DataFrame:
    """Difficulties still open, the oldest first: identified_on, problems, days."""
    still = counts.problems[counts.problems["status"] == ProblemStatus.OPEN]
    table = still.groupby("identified_on")[["problems"]].sum().reset_index()
    return table.assign(days=[(today - day).days for day in table["identified_on"]])


def told_to_readers(problems: DataFrame, counts: Counts) -> DataFrame:
    """The list without what is not overcome in a territory whose few CCT it would point at."""
    hidden = problems["territory_id"].isin(list(mask_members(counts).hidden))
    return problems[~hidden | (problems["status"] == ProblemStatus.OVERCOME)]


def _every(quarters: list[str]) -> list[str]:
    found = sorted(quarters)[:1]
    while found and found[-1] < max(quarters):
        found.append(following(found[-1]))
    return found


def _measured(problems: DataFrame) -> DataFrame:
    number = problems["problems"]
    return problems.assign(
        identified=number,
        overcome=number.where(problems["status"] == ProblemStatus.OVERCOME, 0),
        ongoing=number.where(problems["status"] == ProblemStatus.OPEN, 0),
        without=number.where(problems["status"] == ProblemStatus.NO_FOLLOW_UP, 0),
    )


def _masked(table: DataFrame, counts: Counts, by: tuple[str, ...]) -> Series:
    mask = mask_members(counts)
    if "territory" in by:
        return table["territory_id"].isin(list(mask.hidden))
    return Series(not mask.shows(counts.territories["territory_id"]), index=table.index)


def _counted(table: DataFrame) -> list[DataFrame]:
    out_of = table["identified"].where(~table["masked"])
    overcome = table.assign(value=table["overcome"], denominator=out_of, masked=False)
    named = {
        "problems_identified": table.assign(value=table["identified"]),
        "problems_overcome": overcome,
        "problems_open": table.assign(value=table["ongoing"], denominator=out_of),
        "problems_without_follow_up": table.assign(value=table["without"], denominator=out_of),
    }
    return [shaped(frame.assign(numerator=frame["value"], n=frame["value"]), key) for key, frame in named.items()]


def _rate(table: DataFrame) -> DataFrame:
    followed = table["identified"] - table["without"]
    return shaped(
        table.assign(
            value=share(table["overcome"], followed),
            numerator=table["overcome"],
            denominator=followed,
            n=followed,
            too_small=(followed > 0) & (followed < FEWEST),
        ),
        "problem_resolution_rate",
    )


def _overcome(problems: DataFrame) -> DataFrame:
    return problems[(problems["status"] == ProblemStatus.OVERCOME) & problems["overcome_on"].notna()]


def _delays(table: DataFrame, problems: DataFrame, grid: DataFrame, by: tuple[str, ...]) -> DataFrame:
    done = _overcome(problems)
    done = done.loc[done.index.repeat(done["problems"].astype(int))].assign(everything=0)
    days = [(end - start).days for start, end in zip(done["identified_on"], done["overcome_on"], strict=True)]
    keys = [column for column in ("everything", "territory_id", "period") if column in grid]
    delays = done.assign(days=pd.array(days, dtype="Float64")).groupby(keys, as_index=False)["days"]
    found = grid.merge(delays.agg(["median", "size"]).reset_index(drop=True), how="left", on=keys)
    n = found["size"].fillna(0)
    return shaped(found.assign(value=found["median"], n=n, masked=table["masked"]), "problem_median_delay")
