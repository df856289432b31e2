"""A questionnaire says how it is scored: the mean of the answers or their sum, and how many may be missing."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("questionnaire", sa.Column("scoring", sa.String(), nullable=True))
    op.add_column("questionnaire", sa.Column("missing_allowed", sa.Integer(), nullable=True))
    op.execute("update questionnaire set scoring = 'mean'")
    with op.batch_alter_table("questionnaire") as batch:
        batch.alter_column("scoring", existing_type=sa.String(), nullable=False)
        batch.create_check_constraint(op.f("ck_questionnaire_scoring"), "scoring in ('mean', 'sum')")
        batch.create_check_constraint(
            op.f("ck_questionnaire_missing_allowed"), "missing_allowed is null or missing_allowed >= 0"
        )
