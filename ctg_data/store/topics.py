"""Topics treated again: a subject counts once, however often it comes back."""

from sqlalchemy import CTE, func, select

from ctg_data.store.rows import TABLES
from ctg_data.vocabulary import TopicStatus

TOPIC = TABLES["codev_topic"]
MEETING = TABLES["meeting"]


def retreatments(network_id: int) -> CTE:
    """The `topic_id` of each topic processed after another of its family; a family descends from one first topic."""
    families = _families(network_id)
    turn = func.row_number().over(partition_by=families.c.root_id, order_by=(MEETING.c.date, TOPIC.c.id))
    processed = (
        select(TOPIC.c.id.label("topic_id"), turn.label("turn"))
        .select_from(families)
        .join(TOPIC, TOPIC.c.id == families.c.topic_id)
        .join(MEETING, MEETING.c.id == TOPIC.c.meeting_id)
        .where(TOPIC.c.status == TopicStatus.PROCESSED.value)
        .cte("processed")
    )
    return select(processed.c.topic_id).where(processed.c.turn > 1).cte("retreatment")


def _families(network_id: int) -> CTE:
    """`topic_id`, `root_id` of the families of more than one topic."""
    resumed = select(TOPIC.c.resumes_id).where(TOPIC.c.resumes_id.is_not(None))
    first = (
        select(TOPIC.c.id.label("topic_id"), TOPIC.c.id.label("root_id"))
        .join(MEETING, MEETING.c.id == TOPIC.c.meeting_id)
        .where(MEETING.c.network_id == network_id, TOPIC.c.resumes_id.is_(None), TOPIC.c.id.in_(resumed))
        .cte("family", recursive=True)
    )
    following = select(TOPIC.c.id, first.c.root_id).join(first, TOPIC.c.resumes_id == first.c.topic_id)
    return first.union_all(following)
