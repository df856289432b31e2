"""What was shown of a campaign or a questionnaire, written if the store still gives the same plan."""

from collections.abc import Callable

from ctg_data import store
from ctg_data.folding import fold
from ctg_data.intake.bounded import read_cells
from ctg_data.plan import Known, Needs, Plan
from ctg_data.self_assessments.questionnaires import Said, Scale
from ctg_data.self_assessments.sheet import questionnaire_of
from ctg_data.store import Database, PlanOutdated

SELF_ASSESSMENTS = Needs(self_assessments=True)


def known_of(db: Database, network_id: int) -> Known:
    """The questionnaires, the campaigns of a network, and who has answered them, as the store stands."""
    with db.reading() as tx:
        return store.known(tx, network_id, SELF_ASSESSMENTS)


def questionnaire_in(name: str, content: bytes) -> tuple[Said, Scale]:
    """The questionnaire of a workbook. Raises `ValueError` where it tells none, or cannot be read."""
    workbook = read_cells(name, content)
    if not workbook.grids:
        raise ValueError("; ".join(finding.message for finding in workbook.findings))
    named = [grid for grid in workbook.grids if fold(grid.sheet) == "questionnaire"]
    return questionnaire_of((named or workbook.grids)[0])


def write(
    db: Database, planned: Callable[[Known], Plan], shown: Plan, *, label: str, reason: str | None = None
) -> int | None:
    """Plan again, write in the same transaction, and return the number in the history; None if nothing changes.

    Raises `PlanOutdated` when the plan is no longer the one shown, `ValueError` as `planned` does.
    """
    with db.writing() as tx:
        plan = planned(store.known(tx, shown.network_id, SELF_ASSESSMENTS))
        if plan != shown:
            raise PlanOutdated
        return store.commit(tx, plan, name=label, origin="screen", reason=reason) if plan.changes else None
