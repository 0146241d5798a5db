"""Meetings and their papers."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_table(
        "agenda_item",
        sa.Column(
            "kind",
            sa.Enum(
                "未办结议定事项",
                "逾期任务",
                "改期申请",
                "滞后指标",
                "其他议题",
                name="agendakind_word",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.String(length=5000), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_item_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agenda_item_subject_id"), ["subject_id"], unique=False)

    op.create_table(
        "attendance",
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("post", sa.String(length=200), nullable=False),
        sa.Column(
            "presence",
            sa.Enum(
                "出席",
                "请假",
                "代会",
                "列席",
                name="presence_word",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("stand_in", sa.String(length=60), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("(presence = '代会') = (stand_in <> '')", name="stand_in_named"),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["member.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("meeting_id", "member_id", name="one_line_a_member"),
    )
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendance_meeting_id"), ["meeting_id"], unique=False)

    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "kind",
                sa.Enum(
                    "新增工作",
                    "调整任务",
                    "仅告知",
                    name="decisionkind_word",
                    native_enum=False,
                    create_constraint=True,
                    length=20,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column("cooperating", sa.JSON(), nullable=False, server_default="[]")
        )
        batch_op.add_column(
            sa.Column(
                "field",
                sa.Enum(
                    "完成时限",
                    "牵头单位",
                    "推进计划",
                    "任务内容",
                    name="taskfield_word",
                    native_enum=False,
                    create_constraint=True,
                    length=20,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("new_due_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("new_unit_id", sa.Uuid(), nullable=True))
        batch_op.add_column(
            sa.Column("new_text", sa.String(length=5000), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("is_public", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        batch_op.add_column(sa.Column("applied_on", sa.Date(), nullable=True))
        batch_op.alter_column("unit_id", existing_type=sa.CHAR(length=32), nullable=True)
        batch_op.alter_column("due_on", existing_type=sa.DATE(), nullable=True)
        batch_op.create_foreign_key("decision_new_unit", "unit", ["new_unit_id"], ["id"])

    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("hour", sa.String(length=40), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("recorder", sa.String(length=60), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("next_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("opinion", sa.String(length=5000), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column(
                "state",
                sa.Enum(
                    "筹备",
                    "进行中",
                    "已结束",
                    name="meetingstate_word",
                    native_enum=False,
                    create_constraint=True,
                    length=20,
                ),
                nullable=False,
                server_default="进行中",
            )
        )
        batch_op.add_column(sa.Column("minutes_year", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("minutes_number", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("minutes_on", sa.Date(), nullable=True))
        batch_op.create_unique_constraint(
            "one_minutes_a_number", ["minutes_year", "minutes_number"]
        )

    with op.batch_alter_table("progress_entry", schema=None) as batch_op:
        batch_op.add_column(sa.Column("decision_id", sa.Uuid(), nullable=True))
        batch_op.alter_column("task_id", existing_type=sa.CHAR(length=32), nullable=True)
        batch_op.create_unique_constraint(
            "one_report_on_a_decision", ["decision_id", "unit_id", "period"]
        )
        batch_op.create_index(
            "progress_entry_decision", ["decision_id", "unit_id", "starts_on"], unique=False
        )
        batch_op.create_foreign_key("entry_decision", "decision", ["decision_id"], ["id"])
        batch_op.create_check_constraint(
            "one_subject", "(task_id IS NULL) <> (decision_id IS NULL)"
        )
    op.execute("UPDATE decision SET kind = '新增工作'")
    words = (
        "催办",
        "申请改期",
        "改期",
        "任务调整",
        "中止",
        "恢复",
        "申请办结",
        "销号",
        "驳回",
        "领导批示",
        "人工认定",
        "取消认定",
    )
    listed = ", ".join(f"'{word}'" for word in words)
    with op.batch_alter_table("supervision_act") as batch_op:
        batch_op.drop_constraint("actkind_word", type_="check")
        batch_op.create_check_constraint("actkind_word", f"kind IN ({listed})")
    _rosters()


def _rosters() -> None:
    """Posts held one after the other, liaisons from a day to a day, and who was given a roster."""
    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("founding_rank", sa.Integer(), nullable=True))
        for name in ("basis", "end_basis"):
            batch_op.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        batch_op.alter_column("member_id", existing_type=sa.CHAR(length=32), nullable=True)

    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("fax", sa.String(), nullable=False, server_default=""))

    with op.batch_alter_table("liaison", schema=None) as batch_op:
        batch_op.add_column(sa.Column("fax", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("room", sa.String(length=60), nullable=False, server_default="")
        )
        for name in ("verified_on", "since", "until"):
            batch_op.add_column(sa.Column(name, sa.Date(), nullable=True))
        batch_op.drop_constraint("one_liaison_a_unit", type_="unique")
        batch_op.create_unique_constraint("one_liaison_from_a_day", ["unit_id", "since"])
    op.execute("UPDATE appointment SET founding_rank = rank")

    op.create_table(
        "handout",
        sa.Column(
            "mask",
            sa.Enum(
                "public",
                "internal",
                "full",
                name="mask_word",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "format",
            sa.Enum(
                "PDF 通讯录",
                "二维码名片",
                "Excel 工作簿",
                "CSV 表格",
                "vCard 3.0 名片",
                "vCard 4.0 名片",
                "Outlook 名片",
                "JSON 数据",
                name="handoutformat_word",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("recipient", sa.String(length=40), nullable=False),
        sa.Column("purpose", sa.String(length=100), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("handed_at", UTCDateTime(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
