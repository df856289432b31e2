"""The group's choice of the next theme, the needs behind a shared training, and what was provisional when kept."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "theme_choice",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("choices", sa.Integer(), nullable=False),
        sa.CheckConstraint("choices >= 0", name=op.f("ck_theme_choice_choices")),
        sa.CheckConstraint("theme <> ''", name=op.f("ck_theme_choice_theme")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_theme_choice_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_choice")),
        sa.UniqueConstraint("meeting_id", "folded", name=op.f("uq_theme_choice_meeting_id_folded")),
    )
    op.create_table(
        "training_need",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_training_need_meeting_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["codev_topic.id"], name=op.f("fk_training_need_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_need")),
        sa.UniqueConstraint("meeting_id", "topic_id", name=op.f("uq_training_need_meeting_id_topic_id")),
    )
    op.create_index(op.f("ix_training_need_topic_id"), "training_need", ["topic_id"], unique=False)
    op.add_column("committee_figure", sa.Column("provisional", sa.Boolean(), nullable=True))
    op.execute("update committee_figure set provisional = false")
    # SQLite makes the table again, and Alembic cannot read an index on an expression: it is put back by hand.
    op.drop_index("uq_committee_figure", "committee_figure")
    with op.batch_alter_table("committee_figure") as batch:
        batch.alter_column("provisional", existing_type=sa.Boolean(), nullable=False)
    whole = sa.text("coalesce(territory_id, 0)")
    op.create_index("uq_committee_figure", "committee_figure", ["committee_id", "indicator", whole], unique=True)
