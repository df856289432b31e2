"""Workbooks dropped and not yet confirmed: a lost tab loses nothing, and nothing stays longer than a day."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from pandas import DataFrame
from sqlalchemy import ColumnElement, and_, delete, insert, select, update

from ctg_data.access import Right, needs
from ctg_data.store.database import Transaction
from ctg_data.store.rows import TABLES, frame

TABLE = TABLES["draft"]
KEPT = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Draft:
    """A workbook on its way in, with the answers given so far."""

    id: int
    network_id: int
    name: str
    content: bytes
    answers: Mapping[str, str]
    at: datetime

    @property
    def expires(self) -> datetime:
        """When it is forgotten, unless it is answered before."""
        return self.at + KEPT


@needs(Right.WRITE)
def save_draft(tx: Transaction, network_id: int, name: str, content: bytes, answers: Mapping[str, str]) -> int:
    """Keep a workbook and its answers for a day; the same bytes again replace the draft. The number of the draft."""
    sha256 = hashlib.sha256(content).hexdigest()
    same = and_(TABLE.c.network_id == network_id, TABLE.c.sha256 == sha256, TABLE.c.author == tx.viewer.name)
    tx.connection.execute(delete(TABLE).where(same))
    forget_expired(tx)
    number = next(tx.number(1))
    row = {"id": number, "network_id": network_id, "author": tx.viewer.name, "name": name, "sha256": sha256}
    kept = {"content": content, "answers": dict(answers), "at": datetime.now(UTC)}
    tx.connection.execute(insert(TABLE).values(**row, **kept))
    return number


@needs(Right.WRITE)
def forget_expired(tx: Transaction) -> int:
    """Forget the drafts of everybody that nobody answered for a day: no byte of them stays. How many there were."""
    expired = TABLE.c.at < datetime.now(UTC) - KEPT
    gone = tx.connection.execute(delete(TABLE).where(expired)).rowcount
    if gone:
        tx.leave_no_trace()
    return gone


@needs(Right.WRITE)
def drafts(tx: Transaction, network_id: int) -> DataFrame:
    """The drafts of the viewer that have not expired: draft_id, name, answers, at (UTC), latest first."""
    query = select(TABLE.c.id.label("draft_id"), TABLE.c.name, TABLE.c.answers, TABLE.c.at)
    return frame(tx, query.where(TABLE.c.network_id == network_id, _own(tx)).order_by(TABLE.c.id.desc()))


@needs(Right.WRITE)
def draft(tx: Transaction, draft_id: int) -> Draft | None:
    """A draft of the viewer, None once it has expired or was dropped."""
    columns: list[Any] = [TABLE.c[name] for name in ("id", "network_id", "name", "content", "answers", "at")]
    found = tx.connection.execute(select(*columns).where(TABLE.c.id == draft_id, _own(tx))).first()
    return Draft(*found) if found else None


@needs(Right.WRITE)
def answer_draft(tx: Transaction, draft_id: int, answers: Mapping[str, str | None]) -> bool:
    """Add answers to a draft of the viewer, or take back those that are None; False once the draft is no more."""
    own = and_(TABLE.c.id == draft_id, _own(tx))
    held = tx.connection.execute(select(TABLE.c.answers).where(own)).scalar_one_or_none()
    if held is None:
        return False
    kept = {question: answer for question, answer in {**held, **answers}.items() if answer is not None}
    tx.connection.execute(update(TABLE).where(own).values(answers=kept, at=datetime.now(UTC)))
    return True


@needs(Right.WRITE)
def drop_draft(tx: Transaction, draft_id: int) -> None:
    """Forget a draft of the viewer: no byte of it stays in the files of the store."""
    tx.leave_no_trace()
    tx.connection.execute(delete(TABLE).where(TABLE.c.id == draft_id, _own(tx)))


def _own(tx: Transaction) -> ColumnElement[bool]:
    return and_(TABLE.c.author == tx.viewer.name, TABLE.c.at >= datetime.now(UTC) - KEPT)
