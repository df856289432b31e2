"""A correction keeps its reason; what is kept of a file may bear a name of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("import", sa.Column("reason", sa.String(), nullable=True))
    op.add_column("import_content", sa.Column("name", sa.String(), nullable=True))
    on_screen = sa.text("undone_at is null and origin = 'screen'")
    op.create_index(
        "ix_import_screen_in_force", "import", ["network_id"], sqlite_where=on_screen, postgresql_where=on_screen
    )
