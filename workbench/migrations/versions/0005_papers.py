"""Papers: how they are made up, what was reworded, what was issued."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_table(
        "issued_paper",
        sa.Column(
            "kind",
            sa.Enum(
                "阶段报告",
                "督查通报",
                "单位专报",
                "领导参阅",
                "年度总结",
                name="paperkind_word",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("number_word", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("pdf_sha256", sa.String(), nullable=False),
        sa.Column("docx_sha256", sa.String(), nullable=False),
        sa.Column("data_sha256", sa.String(), nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.CheckConstraint("number >= 1", name="issue_number_positive"),
        sa.CheckConstraint("as_of <= issued_on", name="counted_before_issued"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "year", "number", name="one_issue_a_number"),
        sa.UniqueConstraint("number_word", "year", "number", name="one_issue_a_document_number"),
    )
    op.create_table(
        "paper_rewrite",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "阶段报告",
                "督查通报",
                "单位专报",
                "领导参阅",
                "年度总结",
                name="paperkind_word",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("passage", sa.String(), nullable=False),
        sa.Column("paragraphs", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "subject", "edition", "passage", name="one_rewrite_a_passage"),
    )
    op.create_table(
        "paper_template",
        sa.Column(
            "kind",
            sa.Enum(
                "阶段报告",
                "督查通报",
                "单位专报",
                "领导参阅",
                "年度总结",
                name="paperkind_word",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("mark", sa.String(length=40), nullable=False),
        sa.Column("number_word", sa.String(length=16), nullable=False),
        sa.Column("addressee", sa.String(length=120), nullable=False),
        sa.Column("signatory", sa.String(length=60), nullable=False),
        sa.Column("is_sealed", sa.Boolean(), nullable=False),
        sa.Column("opening", sa.String(length=2000), nullable=False),
        sa.Column("closing", sa.String(length=2000), nullable=False),
        sa.Column("copies_to", sa.String(length=300), nullable=False),
        sa.Column("printer", sa.String(length=60), nullable=False),
        sa.Column("named_from", sa.Integer(), nullable=False),
        sa.Column("annexes", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", name="one_template_a_kind"),
    )
