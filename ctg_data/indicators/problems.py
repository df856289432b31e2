"""What became of the difficulties, by cohort of the day they were identified."""

from datetime import date

import pandas as pd
from pandas import DataFrame, Series

from ctg_data.counted import COUNTED
from ctg_data.counts import Counts
from ctg_data.indicators.masking import mask_members
from ctg_data.indicators.provisional import with_provisional
from ctg_data.indicators.shape import FEWEST, cells, of_statuses, per_status, shaped, share, summed, with_period, within
from ctg_data.selection import following
from ctg_data.vocabulary import ProblemStatus

_COUNTS = ("problems_identified", "problems_overcome", "problems_open", "problems_without_follow_up")


def problem_figures(counts: Counts, by: tuple[str, ...] = ()) -> DataFrame:
    """The figures of the difficulties identified in the selection; not by meeting.

    While a territory has fewer than `FEWEST` CCT, only what is overcome is shown for it.
    """
    if "meeting" in by:
        return shaped(DataFrame({"value": []}), "problems_identified")
    problems = with_period(counts.problems, "identified_on")
    grid = cells(counts, by, problems, "identified_on")
    table = summed(per_status(problems, ProblemStatus, "problems"), grid, by, map(str, ProblemStatus))
    table = table.assign(masked=_masked(table, counts, by))
    full = pd.concat([*_counted(table), _rate(table), _delays(table, problems, grid, by)], ignore_index=True)
    return with_provisional(full, counts, by)


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


def _masked(table: DataFrame, counts: Counts, by: tuple[str, ...]) -> Series:
    mask = mask_members(counts)
    if "territory" in by:
        return table["territory_id"].isin(list(mask.hidden))
    return Series(not mask.shows(counts.territories["territory_id"]), index=table.index)


def _counted(table: DataFrame) -> list[DataFrame]:
    return [_number(table, key) for key in _COUNTS]


def _number(table: DataFrame, key: str) -> DataFrame:
    """What is overcome is never masked, only what it is out of."""
    rows = COUNTED[key]
    number = of_statuses(table, rows.counted)
    out_of = of_statuses(table, rows.expected).where(~table["masked"]) if rows.expected else None
    masked = table["masked"] & (key != "problems_overcome")
    return shaped(table.assign(value=number, numerator=number, denominator=out_of, n=number, masked=masked), key)


def _rate(table: DataFrame) -> DataFrame:
    rows = COUNTED["problem_resolution_rate"]
    overcome, followed = of_statuses(table, rows.counted), of_statuses(table, rows.expected)
    return shaped(
        table.assign(
            value=share(overcome, followed),
            numerator=overcome,
            denominator=followed,
            n=followed,
            too_small=(followed > 0) & (followed < FEWEST),
        ),
        "problem_resolution_rate",
    )


def _overcome(problems: DataFrame) -> DataFrame:
    rows = COUNTED["problem_median_delay"]
    dated = problems.assign(dated=problems["overcome_on"].notna())
    return within(dated[dated["status"].isin(rows.counted)], rows.entering)


def _delays(table: DataFrame, problems: DataFrame, grid: DataFrame, by: tuple[str, ...]) -> DataFrame:
    done = _overcome(problems)
    done = done.loc[done.index.repeat(done["problems"].astype(int))].assign(everything=0)
    days = [(end - start).days for start, end in zip(done["identified_on"], done["overcome_on"], strict=True)]
    keys = [column for column in ("everything", "territory_id", "period") if column in grid]
    delays = done.assign(days=pd.array(days, dtype="Float64")).groupby(keys, as_index=False)["days"]
    found = grid.merge(delays.agg(["median", "size"]).reset_index(drop=True), how="left", on=keys)
    n = found["size"].fillna(0)
    return shaped(found.assign(value=found["median"], n=n, masked=table["masked"]), "problem_median_delay")
