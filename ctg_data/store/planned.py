"""What goes with the plan of meetings: the group's choice of a theme, and the needs that called for a training."""

from pandas import DataFrame
from sqlalchemy import select

from ctg_data.access import Right, needs
from ctg_data.selection import Selection
from ctg_data.store.counting import MEETING, TERRITORY, TOPIC, members
from ctg_data.store.database import Transaction
from ctg_data.store.rows import TABLES, frame
from ctg_data.vocabulary import Role

FEW = (1, 2)  # CCT of a territory whose name would name one of them
CHOICE, NEED = TABLES["theme_choice"].c, TABLES["training_need"].c


@needs(Right.FIGURES)
def theme_choices(tx: Transaction, selection: Selection) -> DataFrame:
    """meeting_id, theme, choices: how many of the group chose each theme for the next one, the most chosen first."""
    query = select(CHOICE.meeting_id, CHOICE.theme, CHOICE.choices).join(TABLES["meeting"])
    ours = query.where(MEETING.network_id == selection.network_id)
    return frame(tx, ours.order_by(CHOICE.meeting_id, CHOICE.choices.desc(), CHOICE.id))


@needs(Right.FIGURES)
def training_needs(tx: Transaction, selection: Selection) -> DataFrame:
    """One row per need and training of the network, whatever the period.

    meeting_id, date, status (of the training), topic_id, title, territory: without the right to names, a need that is
    not shareable has neither number nor title, and no territory while one of the network has only one or two CCT.
    """
    training = (NEED.meeting_id, MEETING.date, MEETING.status)
    topic = (NEED.topic_id, TOPIC.title, TERRITORY.name.label("territory"), TOPIC.shareable)
    source = TABLES["training_need"].join(TABLES["codev_topic"], TOPIC.id == NEED.topic_id).join(TABLES["territory"])
    joined = source.join(TABLES["meeting"], MEETING.id == NEED.meeting_id)
    ours = select(*training, *topic).select_from(joined).where(MEETING.network_id == selection.network_id)
    found = frame(tx, ours.order_by(MEETING.date, NEED.id))
    if not tx.viewer.may(Right.NAMES):
        kept = ~found["shareable"].astype(bool)
        found.loc[kept, "topic_id"], found.loc[kept, "title"] = None, ""
        found.loc[kept & _may_name(tx, selection), "territory"] = ""
    return found.drop(columns="shareable")


def _may_name(tx: Transaction, selection: Selection) -> bool:
    """Whether a territory has so few CCT that its name names one; left out alone, it would be known all the same."""
    people = members(tx, Selection(selection.network_id))
    serving = people[people["territory_id"].notna() & (people["role"] == Role.CCT.value)]["people"]
    return bool(serving.isin(FEW).any())
