"""A sitting of the committee says over which period its figures were shown."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
FIRST_DAY = "2000-01-01"


def upgrade() -> None:
    for column in ("start_on", "end_on"):
        op.add_column("committee", sa.Column(column, sa.Date(), nullable=True))
    # Sittings recorded before had no period: all that was known on that day.
    op.execute(f"update committee set start_on = '{FIRST_DAY}', end_on = date")
    with op.batch_alter_table("committee") as batch:
        for column in ("start_on", "end_on"):
            batch.alter_column(column, existing_type=sa.Date(), nullable=False)
        batch.create_check_constraint(op.f("ck_committee_start_on_end_on"), "end_on is null or end_on >= start_on")
