"""The questionnaire that a network answers now."""

from functools import lru_cache
from typing import Any

from pandas import DataFrame
from sqlalchemy import Row, select

from ctg_data.access import Right, needs
from ctg_data.store.database import Transaction
from ctg_data.store.rows import TABLES, frame
from ctg_data.store.seed import reference_questionnaire

QUESTIONNAIRE = TABLES["questionnaire"]
CAMPAIGN = TABLES["campaign"]
ITEM = TABLES["item"].c


@needs(Right.FIGURES)
def questionnaire(tx: Transaction, network_id: int) -> tuple[dict[str, Any], DataFrame]:
    """The questionnaire of the network (its columns), and its items: item_id, position, code, domain, text."""
    latest = latest_questionnaire(tx, network_id)
    items = (
        select(ITEM.id.label("item_id"), ITEM.position, ITEM.code, ITEM.domain, ITEM.text)
        .where(ITEM.questionnaire_id == latest.id)
        .order_by(ITEM.position)
    )
    return dict(latest._mapping), frame(tx, items)


@needs(Right.FIGURES)
def wordings(tx: Transaction, network_id: int | None) -> dict[str, str]:
    """The code of each statement that the network answers now; of the shipped ones while no network is chosen."""
    if network_id is None:
        return reference_wordings()
    of_latest = ITEM.questionnaire_id == latest_questionnaire(tx, network_id).id
    items = tx.connection.execute(select(ITEM.text, ITEM.code).where(of_latest).order_by(ITEM.position))
    return {str(text): str(code) for text, code in items}


@lru_cache
def reference_wordings() -> dict[str, str]:
    """The code of each statement of the questionnaire that a new store holds."""
    return {item["text"]: item["code"] for item in reference_questionnaire()["items"]}


def latest_questionnaire(tx: Transaction, network_id: int) -> Row[Any]:
    """The newest version of the questionnaire of the last campaign; before any campaign, of the first one stored."""
    last = (
        select(QUESTIONNAIRE.c.code)
        .join(CAMPAIGN)
        .where(CAMPAIGN.c.network_id == network_id)
        .order_by(CAMPAIGN.c.held_on.desc(), CAMPAIGN.c.id.desc())
        .limit(1)
    )
    code = tx.connection.execute(last).scalar()
    versions = select(QUESTIONNAIRE).order_by(QUESTIONNAIRE.c.version.desc())
    default = select(QUESTIONNAIRE.c.code).order_by(QUESTIONNAIRE.c.id).limit(1).scalar_subquery()
    return tx.connection.execute(versions.where(QUESTIONNAIRE.c.code == (code or default)).limit(1)).one()
