"""Readings by quarter and unit."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables forward."""
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.add_column(sa.Column("quarter", sa.Integer(), nullable=False, server_default="4"))
        batch_op.add_column(sa.Column("unit_id", sa.Uuid(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "measure",
                sa.Enum(
                    "累计值",
                    "当年值",
                    "时点值",
                    name="measure_word",
                    native_enum=False,
                    create_constraint=True,
                    length=20,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("explained", sa.String(length=40), nullable=True))
        batch_op.drop_constraint(batch_op.f("one_reading_a_year"), type_="unique")
        batch_op.create_index(
            "one_city_reading_a_period",
            ["target_id", "year", "quarter"],
            unique=True,
            sqlite_where=sa.text("unit_id IS NULL"),
            postgresql_where=sa.text("unit_id IS NULL"),
        )
        batch_op.create_unique_constraint(
            "one_reading_a_unit_and_period", ["target_id", "year", "quarter", "unit_id"]
        )
        batch_op.create_foreign_key("reading_unit", "unit", ["unit_id"], ["id"])
        batch_op.create_check_constraint("quarter_range", "quarter BETWEEN 1 AND 4")
    op.execute("UPDATE reading SET explained = value WHERE note <> ''")

    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "frequency",
                sa.Enum(
                    "month",
                    "quarter",
                    "half-year",
                    "year",
                    name="frequency_word",
                    native_enum=False,
                    create_constraint=True,
                    length=20,
                ),
                nullable=False,
                server_default="year",
            )
        )
        batch_op.add_column(
            sa.Column("data_source", sa.String(length=500), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("parts_id", sa.Uuid(), nullable=True))
        batch_op.alter_column("measure", existing_type=sa.VARCHAR(), nullable=True)
        batch_op.create_foreign_key("target_parts", "unit", ["parts_id"], ["id"])
    op.execute("UPDATE target SET measure = NULL WHERE measure = ''")
    words = ", ".join(f"'{word}'" for word in ("累计值", "当年值", "时点值"))
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.create_check_constraint("measure_word", f"measure IN ({words})")
