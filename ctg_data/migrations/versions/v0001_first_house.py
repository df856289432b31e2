"""The first house: every table."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("issuer", "subject", name=op.f("uq_account_issuer_subject")),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("object_table", sa.String(), nullable=False),
        sa.Column("object_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_table(
        "network",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_network")),
        sa.UniqueConstraint("name", name=op.f("uq_network_name")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last_name", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("structure", sa.String(), nullable=False),
        sa.CheckConstraint("last_name <> '' or first_name <> ''", name=op.f("ck_person_name")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_folded"), "person", ["folded"], unique=False)
    op.create_table(
        "questionnaire",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("instruction", sa.String(), nullable=False),
        sa.Column("scale_min", sa.Integer(), nullable=False),
        sa.Column("scale_max", sa.Integer(), nullable=False),
        sa.Column("low_label", sa.String(), nullable=False),
        sa.Column("high_label", sa.String(), nullable=False),
        sa.CheckConstraint("scale_max > scale_min", name=op.f("ck_questionnaire_scale")),
        sa.CheckConstraint("version > 0", name=op.f("ck_questionnaire_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire")),
        sa.UniqueConstraint("code", "version", name=op.f("uq_questionnaire_code_version")),
    )
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("key", name=op.f("uq_setting_key")),
    )
    op.create_table(
        "state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("next_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_state_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_state")),
    )
    op.create_table(
        "territory",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("siren", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.CheckConstraint("length(siren) = 9", name=op.f("ck_territory_siren")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_territory")),
        sa.UniqueConstraint("name", name=op.f("uq_territory_name")),
        sa.UniqueConstraint("siren", name=op.f("uq_territory_siren")),
    )
    op.create_table(
        "account_network",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.CheckConstraint("role in ('reader', 'co_animator', 'administrator')", name=op.f("ck_account_network_role")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_account_network_account_id")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_account_network_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_network")),
        sa.UniqueConstraint("account_id", "network_id", name=op.f("uq_account_network_account_id_network_id")),
    )
    op.create_index(op.f("ix_account_network_network_id"), "account_network", ["network_id"], unique=False)
    op.create_table(
        "campaign",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("network_id", sa.Integer(), nullable=False),
        sa.Column("questionnaire_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=True),
        sa.CheckConstraint("expected is null or expected >= 0", name=op.f("ck_campaign_expected")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_campaign_network_id")),
        sa.ForeignKeyConstraint(["questionnaire_id"], ["questionnaire.id"], name=op.f("fk_campaign_questionnaire_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign")),
        sa.UniqueConstraint("network_id", "name", name=op.f("uq_campaign_network_id_name")),
    )
    op.create_index(op.f("ix_campaign_questionnaire_id"), "campaign", ["questionnaire_id"], unique=False)
    op.create_table(
        "committee",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("network_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_committee_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee")),
        sa.UniqueConstraint("network_id", "date", name=op.f("uq_committee_network_id_date")),
    )
    op.create_table(
        "custom_indicator",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("network_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("definition", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.CheckConstraint("direction in ('up', 'down', 'none')", name=op.f("ck_custom_indicator_direction")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_custom_indicator_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custom_indicator")),
        sa.UniqueConstraint("network_id", "key", name=op.f("uq_custom_indicator_network_id_key")),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("network_id", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_draft_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("network_id", "sha256", "author", name=op.f("uq_draft_network_id_sha256_author")),
    )
    op.create_table(
        "import",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("network_id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("ignored", sa.Integer(), nullable=False),
        sa.Column("meetings", sa.JSON(), nullable=False),
        sa.CheckConstraint("origin in ('workbook', 'screen')", name=op.f("ck_import_origin")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_import_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import")),
    )
    op.create_index(op.f("ix_import_network_id"), "import", ["network_id"], unique=False)
    op.create_index(
        "uq_import_sha256_in_force",
        "import",
        ["network_id", "sha256"],
        unique=True,
        sqlite_where=sa.text("undone_at is null and sha256 is not null"),
        postgresql_where=sa.text("undone_at is null and sha256 is not null"),
    )
    op.create_table(
        "item",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("questionnaire_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("domain", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.CheckConstraint(
            "domain in ('knowledge', 'skills', 'problem_solving', 'peers')", name=op.f("ck_item_domain")
        ),
        sa.ForeignKeyConstraint(["questionnaire_id"], ["questionnaire.id"], name=op.f("fk_item_questionnaire_id")),
        sa.CheckConstraint("position > 0", name=op.f("ck_item_position")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
        sa.UniqueConstraint("questionnaire_id", "code", name=op.f("uq_item_questionnaire_id_code")),
        sa.UniqueConstraint("questionnaire_id", "position", name=op.f("uq_item_questionnaire_id_position")),
    )
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("network_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("ends_at", sa.Time(), nullable=True),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("next_theme", sa.String(), nullable=False),
        sa.Column("facilitator_caf", sa.String(), nullable=False),
        sa.Column("facilitator_msa", sa.String(), nullable=False),
        sa.CheckConstraint("date >= '2000-01-01' and date <= '2100-12-31'", name=op.f("ck_meeting_date")),
        sa.CheckConstraint("kind in ('quarterly', 'training')", name=op.f("ck_meeting_kind")),
        sa.CheckConstraint("status in ('planned', 'held', 'cancelled')", name=op.f("ck_meeting_status")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_meeting_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("network_id", "date", "kind", name=op.f("uq_meeting_network_id_date_kind")),
    )
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("network_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.CheckConstraint("role in ('cct', 'operator', 'facilitator', 'guest')", name=op.f("ck_membership_role")),
        sa.CheckConstraint("end_on is null or end_on >= start_on", name=op.f("ck_membership_start_on_end_on")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_membership_network_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id")),
        sa.ForeignKeyConstraint(["territory_id"], ["territory.id"], name=op.f("fk_membership_territory_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    op.create_index(op.f("ix_membership_network_id"), "membership", ["network_id"], unique=False)
    op.create_index(op.f("ix_membership_person_id"), "membership", ["person_id"], unique=False)
    op.create_index(op.f("ix_membership_territory_id"), "membership", ["territory_id"], unique=False)
    op.create_table(
        "network_territory",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("network_id", sa.Integer(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.CheckConstraint("end_on is null or end_on >= start_on", name=op.f("ck_network_territory_start_on_end_on")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_network_territory_network_id")),
        sa.ForeignKeyConstraint(["territory_id"], ["territory.id"], name=op.f("fk_network_territory_territory_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_network_territory")),
        sa.UniqueConstraint(
            "network_id", "territory_id", "start_on", name=op.f("uq_network_territory_network_id_territory_id_start_on")
        ),
    )
    op.create_index(op.f("ix_network_territory_territory_id"), "network_territory", ["territory_id"], unique=False)
    op.create_table(
        "remembered_answer",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("network_id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_remembered_answer_network_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remembered_answer")),
        sa.UniqueConstraint(
            "network_id", "scope", "question", name=op.f("uq_remembered_answer_network_id_scope_question")
        ),
    )
    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("network_id", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("value", sa.Float(), nullable=False),
        sa.CheckConstraint("end_on is null or end_on >= start_on", name=op.f("ck_target_start_on_end_on")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_target_network_id")),
        sa.ForeignKeyConstraint(["territory_id"], ["territory.id"], name=op.f("fk_target_territory_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
    )
    op.create_index(op.f("ix_target_territory_id"), "target", ["territory_id"], unique=False)
    op.create_table(
        "territory_alias",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("alias", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["territory_id"], ["territory.id"], name=op.f("fk_territory_alias_territory_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_territory_alias")),
        sa.UniqueConstraint("folded", name=op.f("uq_territory_alias_folded")),
    )
    op.create_index(op.f("ix_territory_alias_territory_id"), "territory_alias", ["territory_id"], unique=False)
    op.create_table(
        "territory_note",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["territory_id"], ["territory.id"], name=op.f("fk_territory_note_territory_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_territory_note")),
    )
    op.create_index(op.f("ix_territory_note_territory_id"), "territory_note", ["territory_id"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("invited", sa.Boolean(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("partial", sa.Boolean(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.CheckConstraint("role in ('cct', 'operator', 'facilitator', 'guest')", name=op.f("ck_attendance_role")),
        sa.CheckConstraint(
            "status in ('present', 'excused', 'absent', 'represented', 'remote', 'unknown')",
            name=op.f("ck_attendance_status"),
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_attendance_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_attendance_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("meeting_id", "person_id", name=op.f("uq_attendance_meeting_id_person_id")),
    )
    op.create_index("ix_attendance_counted", "attendance", ["meeting_id", "role", "status", "invited"], unique=False)
    op.create_index(op.f("ix_attendance_person_id"), "attendance", ["person_id"], unique=False)
    op.create_table(
        "codev_topic",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("presenter_id", sa.Integer(), nullable=True),
        sa.Column("subgroup", sa.String(), nullable=False),
        sa.Column("recommendations", sa.String(), nullable=False),
        sa.Column("shareable", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("resumes_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind in ('need', 'issue')", name=op.f("ck_codev_topic_kind")),
        sa.CheckConstraint(
            "status in ('proposed', 'processed', 'postponed', 'withdrawn')", name=op.f("ck_codev_topic_status")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_codev_topic_meeting_id")),
        sa.ForeignKeyConstraint(["presenter_id"], ["person.id"], name=op.f("fk_codev_topic_presenter_id")),
        sa.ForeignKeyConstraint(["resumes_id"], ["codev_topic.id"], name=op.f("fk_codev_topic_resumes_id")),
        sa.ForeignKeyConstraint(["territory_id"], ["territory.id"], name=op.f("fk_codev_topic_territory_id")),
        sa.CheckConstraint("title <> ''", name=op.f("ck_codev_topic_title")),
        sa.CheckConstraint("resumes_id <> id", name=op.f("ck_codev_topic_resumes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codev_topic")),
        sa.UniqueConstraint("meeting_id", "folded", name=op.f("uq_codev_topic_meeting_id_folded")),
    )
    op.create_index(op.f("ix_codev_topic_presenter_id"), "codev_topic", ["presenter_id"], unique=False)
    op.create_index(op.f("ix_codev_topic_resumes_id"), "codev_topic", ["resumes_id"], unique=False)
    op.create_index(op.f("ix_codev_topic_territory_id"), "codev_topic", ["territory_id"], unique=False)
    op.create_table(
        "committee_figure",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=True),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("numerator", sa.Float(), nullable=True),
        sa.Column("denominator", sa.Float(), nullable=True),
        sa.Column("masked", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_committee_figure_committee_id")),
        sa.ForeignKeyConstraint(["territory_id"], ["territory.id"], name=op.f("fk_committee_figure_territory_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_figure")),
    )
    op.create_index(op.f("ix_committee_figure_territory_id"), "committee_figure", ["territory_id"], unique=False)
    op.create_table(
        "custom_value",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("custom_indicator_id", sa.Integer(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=True),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["custom_indicator_id"], ["custom_indicator.id"], name=op.f("fk_custom_value_custom_indicator_id")
        ),
        sa.ForeignKeyConstraint(["territory_id"], ["territory.id"], name=op.f("fk_custom_value_territory_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custom_value")),
    )
    op.create_index(op.f("ix_custom_value_territory_id"), "custom_value", ["territory_id"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.CheckConstraint("state in ('open', 'done', 'dropped')", name=op.f("ck_decision_state")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_decision_committee_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_committee_id"), "decision", ["committee_id"], unique=False)
    op.create_table(
        "import_change",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("sheet", sa.String(), nullable=True),
        sa.Column("row", sa.Integer(), nullable=True),
        sa.Column("cells", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["import_id"], ["import.id"], name=op.f("fk_import_change_import_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_change")),
    )
    op.create_index(op.f("ix_import_change_import_id"), "import_change", ["import_id"], unique=False)
    op.create_index("ix_import_change_row", "import_change", ["table_name", "row_id"], unique=False)
    op.create_table(
        "import_content",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["import.id"], name=op.f("fk_import_content_import_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_content")),
        sa.UniqueConstraint("import_id", name=op.f("uq_import_content_import_id")),
    )
    op.create_table(
        "import_finding",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("cell", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.CheckConstraint("severity in ('blocks', 'warns', 'informs')", name=op.f("ck_import_finding_severity")),
        sa.ForeignKeyConstraint(["import_id"], ["import.id"], name=op.f("fk_import_finding_import_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_finding")),
    )
    op.create_index(op.f("ix_import_finding_import_id"), "import_finding", ["import_id"], unique=False)
    op.create_table(
        "response",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_response_campaign_id")),
        sa.ForeignKeyConstraint(["territory_id"], ["territory.id"], name=op.f("fk_response_territory_id")),
        sa.CheckConstraint("code <> ''", name=op.f("ck_response_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_response")),
        sa.UniqueConstraint("campaign_id", "code", name=op.f("uq_response_campaign_id_code")),
    )
    op.create_index(op.f("ix_response_territory_id"), "response", ["territory_id"], unique=False)
    op.create_table(
        "answer",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("response_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_answer_item_id")),
        sa.ForeignKeyConstraint(["response_id"], ["response.id"], name=op.f("fk_answer_response_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sa.UniqueConstraint("response_id", "item_id", name=op.f("uq_answer_response_id_item_id")),
    )
    op.create_index(op.f("ix_answer_item_id"), "answer", ["item_id"], unique=False)
    op.create_table(
        "attendance_territory",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("attendance_id", sa.Integer(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attendance_id"], ["attendance.id"], name=op.f("fk_attendance_territory_attendance_id")
        ),
        sa.ForeignKeyConstraint(["territory_id"], ["territory.id"], name=op.f("fk_attendance_territory_territory_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_territory")),
        sa.UniqueConstraint(
            "attendance_id", "territory_id", name=op.f("uq_attendance_territory_attendance_id_territory_id")
        ),
    )
    op.create_index(
        "ix_attendance_territory_served", "attendance_territory", ["territory_id", "attendance_id"], unique=False
    )
    op.create_table(
        "problem",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("network_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=True),
        sa.Column("identified_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("overcome_on", sa.Date(), nullable=True),
        sa.Column("lever", sa.String(), nullable=False),
        sa.Column("shareable", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "status in ('open', 'overcome', 'partly_overcome', 'not_overcome', 'dropped', 'no_follow_up')",
            name=op.f("ck_problem_status"),
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_problem_number")),
        sa.CheckConstraint("overcome_on is null or overcome_on >= identified_on", name=op.f("ck_problem_overcome_on")),
        sa.ForeignKeyConstraint(["network_id"], ["network.id"], name=op.f("fk_problem_network_id")),
        sa.ForeignKeyConstraint(["territory_id"], ["territory.id"], name=op.f("fk_problem_territory_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["codev_topic.id"], name=op.f("fk_problem_topic_id")),
        sa.CheckConstraint("title <> ''", name=op.f("ck_problem_title")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem")),
        sa.UniqueConstraint("network_id", "number", name=op.f("uq_problem_network_id_number")),
    )
    op.create_index(op.f("ix_problem_territory_id"), "problem", ["territory_id"], unique=False)
    op.create_index(op.f("ix_problem_topic_id"), "problem", ["topic_id"], unique=False)
    op.create_index(
        "uq_membership",
        "membership",
        ["network_id", "person_id", "role", "start_on", sa.text("coalesce(territory_id, 0)")],
        unique=True,
    )
    op.create_index(
        "uq_target",
        "target",
        ["network_id", "indicator", "start_on", sa.text("coalesce(territory_id, 0)")],
        unique=True,
    )
    op.create_index(
        "uq_committee_figure",
        "committee_figure",
        ["committee_id", "indicator", sa.text("coalesce(territory_id, 0)")],
        unique=True,
    )
    op.create_index(
        "uq_custom_value",
        "custom_value",
        ["custom_indicator_id", "period", sa.text("coalesce(territory_id, 0)")],
        unique=True,
    )
