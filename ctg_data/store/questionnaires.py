"""The questionnaires known, the campaigns that ask them, and the one that a network answers now."""

from datetime import date
from functools import lru_cache
from typing import Any

from pandas import DataFrame
from sqlalchemy import Row, func, select

from ctg_data.access import Right, needs
from ctg_data.meeting_content import QuestionnaireContent
from ctg_data.selection import Selection
from ctg_data.store.database import Transaction
from ctg_data.store.rows import TABLES, frame
from ctg_data.store.seed import reference_questionnaire

QUESTIONNAIRE = TABLES["questionnaire"]
CAMPAIGN = TABLES["campaign"]
RESPONSE = TABLES["response"]
ITEM = TABLES["item"].c
PRINTED = ("title", "instruction", "scale_min", "scale_max", "low_label", "high_label")


@needs(Right.FIGURES)
def questionnaires(tx: Transaction, selection: Selection) -> DataFrame:
    """Every questionnaire with its versions, the newest first: questionnaire_id, code, version, title."""
    told = (QUESTIONNAIRE.c[name] for name in ("code", "version", "title"))
    query = select(QUESTIONNAIRE.c.id.label("questionnaire_id"), *told)
    return frame(tx, query.order_by(QUESTIONNAIRE.c.code, QUESTIONNAIRE.c.version.desc()))


@needs(Right.WRITE)
def campaign_list(tx: Transaction, selection: Selection) -> DataFrame:
    """The campaigns of the network, the last first, with the forms received.

    campaign_id, name, held_on, expected, questionnaire_id, title, version, responses.
    """
    campaign = (CAMPAIGN.c.id.label("campaign_id"), *(CAMPAIGN.c[name] for name in ("name", "held_on", "expected")))
    asked = (CAMPAIGN.c.questionnaire_id, QUESTIONNAIRE.c.title, QUESTIONNAIRE.c.version)
    query = (
        select(*campaign, *asked, func.count(RESPONSE.c.id).label("responses"))
        .select_from(CAMPAIGN.join(QUESTIONNAIRE).outerjoin(RESPONSE))
        .where(CAMPAIGN.c.network_id == selection.network_id)
        .group_by(*CAMPAIGN.c, QUESTIONNAIRE.c.title, QUESTIONNAIRE.c.version)
        .order_by(CAMPAIGN.c.held_on.desc(), CAMPAIGN.c.id.desc())
    )
    return frame(tx, query)


@needs(Right.FIGURES)
def questionnaire_content(tx: Transaction, questionnaire_id: int) -> QuestionnaireContent:
    """A version of a questionnaire as it is printed and typed in."""
    asked = tx.connection.execute(select(QUESTIONNAIRE).where(QUESTIONNAIRE.c.id == questionnaire_id)).one()
    items = select(ITEM.code, ITEM.text).where(ITEM.questionnaire_id == questionnaire_id).order_by(ITEM.position)
    codes = tuple((str(code), str(words)) for code, words in tx.connection.execute(items))
    return QuestionnaireContent(**{name: getattr(asked, name) for name in PRINTED}, items=codes)


def questionnaire_on(tx: Transaction, network_id: int, day: date) -> int:
    """The questionnaire of the campaign of that day, else the one that the network answers now."""
    of_day = select(CAMPAIGN.c.questionnaire_id).where(CAMPAIGN.c.network_id == network_id, CAMPAIGN.c.held_on == day)
    found = tx.connection.execute(of_day.order_by(CAMPAIGN.c.id.desc()).limit(1)).scalar()
    return int(found if found is not None else latest_questionnaire(tx, network_id).id)


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
