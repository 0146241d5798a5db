"""Supervision."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_table(
        "evidence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "subject",
            sa.Enum(
                "任务",
                "节点",
                "进展",
                "指标数据",
                "议定事项",
                name="subject_word",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_subject_id"), ["subject_id"], unique=False)

    op.create_table(
        "saved_view",
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("filters", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("page", "name", name="one_view_a_name"),
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "督办",
                "提醒",
                "催办",
                name="noticekind_word",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("reply_by", sa.Date(), nullable=False),
        sa.Column(
            "light",
            sa.Enum(
                "blue",
                "yellow",
                "red",
                "green",
                "grey",
                name="light_word",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "year", "number", name="one_notice_a_number"),
    )
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notice_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "supervision_act",
        sa.Column("task_id", sa.Uuid(), nullable=True),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("handled_by", sa.String(length=60), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "电话",
                "函",
                "现场",
                "会议",
                name="channel_word",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column("basis", sa.String(length=500), nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("answer", sa.String(length=2000), nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("new_due_on", sa.Date(), nullable=True),
        sa.Column("milestone_id", sa.Uuid(), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column(
            "ruled_class",
            sa.Enum(
                "已完成",
                "逾期",
                "欠进度",
                "达进度",
                "超进度",
                "未启动",
                "中止",
                "未报",
                name="scheduleclass_word",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "催办",
                "改期",
                "中止",
                "恢复",
                "申请办结",
                "销号",
                "驳回",
                "领导批示",
                "人工认定",
                "取消认定",
                name="actkind_word",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("old_due_on", sa.Date(), nullable=True),
        sa.Column(
            "old_status",
            sa.Enum(
                "未启动",
                "推进中",
                "申请办结",
                "已销号",
                "中止",
                name="status_word",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column("old_finished_on", sa.Date(), nullable=True),
        sa.CheckConstraint("(task_id IS NULL) <> (decision_id IS NULL)", name="one_subject"),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"]),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.ForeignKeyConstraint(["milestone_id"], ["milestone.id"]),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("supervision_act", schema=None) as batch_op:
        batch_op.create_index(
            "supervision_act_decision", ["decision_id", "happened_on"], unique=False
        )
        batch_op.create_index("supervision_act_task", ["task_id", "happened_on"], unique=False)

    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.add_column(sa.Column("suspended_on", sa.Date(), nullable=True))
    op.create_index("progress_entry_history", "progress_entry", ["task_id", "starts_on", "id"])
    op.create_index("progress_entry_period", "progress_entry", ["ends_on"])
    turns = ", ".join(f"'{word}'" for word in ("记录", "撤销", "重做", "印发", "导入"))
    with op.batch_alter_table("action") as batch_op:
        batch_op.drop_constraint("turn_word", type_="check")
        batch_op.create_check_constraint("turn_word", f"turn IN ({turns})")
