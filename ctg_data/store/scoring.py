"""What the self-assessments count: the campaigns, what each asks, and the score of each form."""

from pandas import DataFrame
from sqlalchemy import Float, FromClause, case, exists, func, literal, or_, select, union_all

from ctg_data.access import Right, needs
from ctg_data.selection import Selection
from ctg_data.store.database import Transaction
from ctg_data.store.rows import TABLES, frame
from ctg_data.vocabulary import Scoring

CAMPAIGN = TABLES["campaign"].c
QUESTIONNAIRE = TABLES["questionnaire"].c
RESPONSE = TABLES["response"].c
ANSWER = TABLES["answer"].c
ITEM = TABLES["item"].c


@needs(Right.FIGURES)
def campaigns(tx: Transaction, selection: Selection) -> DataFrame:
    """campaign_id, name, held_on, questionnaire_id, scale_min, scale_max, expected: answered, of the period, by date.

    One only planned has nothing to show yet, and hides nothing of the last one answered. The scale is that of the
    score: a sum goes from the least to the most that all the items make together.
    """
    size = _sizes()
    query = (
        select(
            CAMPAIGN.id.label("campaign_id"),
            CAMPAIGN.name,
            CAMPAIGN.held_on,
            CAMPAIGN.questionnaire_id,
            (QUESTIONNAIRE.scale_min * size.c.factor).label("scale_min"),
            (QUESTIONNAIRE.scale_max * size.c.factor).label("scale_max"),
            CAMPAIGN.expected,
        )
        .select_from(
            TABLES["campaign"].join(TABLES["questionnaire"]).join(size, size.c.questionnaire_id == QUESTIONNAIRE.id)
        )
        .where(CAMPAIGN.network_id == selection.network_id, CAMPAIGN.held_on.between(selection.start, selection.end))
        .where(exists().where(RESPONSE.campaign_id == CAMPAIGN.id))
        .order_by(CAMPAIGN.held_on, CAMPAIGN.id)
    )
    return frame(tx, query)


@needs(Right.FIGURES)
def scores(tx: Transaction, selection: Selection) -> DataFrame:
    """campaign_id, territory_id, respondent, domain, score, items: every answer of the network, whatever is selected.

    Masking needs the whole grid; `domain` is "" for the whole questionnaire. A domain is a mean, on the scale of an
    answer; a form that misses more answers than the questionnaire allows has no score at all.
    """
    size = _sizes()
    respondent = (RESPONSE.campaign_id, RESPONSE.territory_id, RESPONSE.code.label("respondent"))
    mean, number = func.avg(ANSWER.value, type_=Float), func.count().label("items")
    of_campaign = TABLES["answer"].join(TABLES["response"]).join(TABLES["campaign"])
    answered = of_campaign.join(TABLES["item"], ITEM.id == ANSWER.item_id)
    ours = CAMPAIGN.network_id == selection.network_id
    whole = (
        select(*respondent, literal("").label("domain"), (mean * size.c.factor).label("score"), number)
        .select_from(of_campaign.join(size, size.c.questionnaire_id == CAMPAIGN.questionnaire_id))
        .where(ours)
        .group_by(RESPONSE.id, size.c.factor, size.c.fewest)
        .having(func.count() >= size.c.fewest)
    )
    scored = whole.with_only_columns(RESPONSE.id)
    each = select(*respondent, ITEM.domain, mean.label("score"), number).select_from(answered)
    limited = select(size.c.questionnaire_id).where(size.c.fewest > 0)
    each = each.where(ours, or_(CAMPAIGN.questionnaire_id.not_in(limited), RESPONSE.id.in_(scored)))
    return frame(tx, union_all(whole, each.group_by(RESPONSE.id, ITEM.domain)))


@needs(Right.FIGURES)
def items(tx: Transaction, selection: Selection) -> DataFrame:
    """questionnaire_id, code, domain, scale_min, scale_max: what every version of every questionnaire asks."""
    query = select(ITEM.questionnaire_id, ITEM.code, ITEM.domain, QUESTIONNAIRE.scale_min, QUESTIONNAIRE.scale_max)
    asked = TABLES["item"].join(TABLES["questionnaire"])
    return frame(tx, query.select_from(asked).order_by(ITEM.questionnaire_id, ITEM.position))


def _sizes() -> FromClause:
    """questionnaire_id, factor (a mean to a score), fewest (the answers without which a form has no score)."""
    number = func.count(ITEM.id)
    factor = case((QUESTIONNAIRE.scoring == Scoring.SUM.value, number), else_=1)
    fewest = func.coalesce(number - QUESTIONNAIRE.missing_allowed, 0)
    return (
        select(QUESTIONNAIRE.id.label("questionnaire_id"), factor.label("factor"), fewest.label("fewest"))
        .select_from(TABLES["questionnaire"].outerjoin(TABLES["item"]))
        .group_by(QUESTIONNAIRE.id)
        .subquery("size")
    )
