"""Topics and difficulties found again by their title; a title that is nearly the same is asked, never taken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from ctg_data.folding import fold
from ctg_data.intake.planning.proposal import NEW, Proposal
from ctg_data.intake.planning.validate import Record
from ctg_data.plan import Choice, Question, Row

NEAR = 88
"""Alike enough, out of 100, to ask whether two titles are one."""


@dataclass(frozen=True, slots=True)
class Match:
    """The row that a title designates (none: a new one), unless the question is still open."""

    row_id: int | None = None
    open: bool = False


def match_title(
    proposal: Proposal, record: Record, subject: str, rows: Iterable[tuple[int, Row]], territory: int | None = None
) -> Match:
    """The row of that title (and territory, if given); near ones are asked under `subject:<title>`."""
    folded = fold(record.text("title"))
    rows = [(row_id, row) for row_id, row in rows]
    fitting = (i for i, row in rows if row["folded"] == folded and territory in (None, row["territory_id"]))
    exact = next(fitting, None) or _renamed(proposal, folded, [row_id for row_id, _ in rows])
    known = {row_id: str(row["folded"]) for row_id, row in rows if row_id > 0}
    near = process.extract(folded, known, scorer=fuzz.ratio, score_cutoff=NEAR) if exact is None else []
    if not near:
        return Match(exact)
    titles = dict(rows)
    answer = proposal.ask(_question(record, subject, {i: str(titles[i]["title"]) for _, _, i in near}))
    if answer is None:
        return Match(open=True)
    return Match(None if answer == NEW else int(answer))


def _renamed(proposal: Proposal, folded: str, rows: list[int]) -> int | None:
    """The row that bore this title until somebody corrected it on screen: the sheet still has the former one."""
    corrected = proposal.known.corrected.items()
    former = (row_id for (_, row_id, column), told in corrected if column == "folded" and told.before == folded)
    return next((row_id for row_id in former if row_id in rows), None)


def _question(record: Record, subject: str, near: Mapping[int, str]) -> Question:
    return Question(
        f"{subject}:{fold(record.text('title'))}",
        "title_near",
        f"« {record.text('title')} » : est-ce un intitulé déjà connu ?",
        (
            *(Choice(str(row_id), f"Oui : « {title} »") for row_id, title in near.items()),
            Choice(NEW, "Non, c’est un nouveau"),
        ),
        "Un intitulé presque identique est déjà enregistré.",
        sheet=record.sheet,
        cell=record.cell("title"),
    )
