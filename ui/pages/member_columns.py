"""The columns of 成员通讯, and what can be searched in a member."""

from ui.parts.rows_model import Column
from workbench.members import MemberRow
from workbench.rules.masking import Mask, mask_mobile, mask_phone

# Whoever looks over the shoulder sees no list of mobile numbers; the chosen member's are whole.
COLUMNS: tuple[Column[MemberRow], ...] = (
    Column(title="序号", text=lambda m: str(m.rank), key=lambda m: m.rank, width=52),
    Column(title="职务", text=lambda m: m.role, key=lambda m: m.rank, width=88, quiet=True),
    Column(title="姓名", text=lambda m: m.name, tip=lambda m: m.name, width=84, weight=2),
    Column(title="单位及职务", text=lambda m: m.post, tip=lambda m: m.post, width=160, weight=5),
    Column(
        title="办公电话",
        text=lambda m: mask_phone(m.phone, Mask.INTERNAL) or "—",
        key=lambda m: m.phone or None,
        width=112,
    ),
    Column(
        title="手机",
        text=lambda m: mask_mobile(m.mobile, Mask.INTERNAL) or "—",
        key=lambda m: m.mobile or None,
        width=106,
    ),
    Column(
        title="联络员",
        text=lambda m: m.liaison.name if m.liaison else "—",
        key=lambda m: m.liaison.name if m.liaison else None,
        width=84,
        quiet=True,
    ),
)


def searched(row: MemberRow) -> str:
    """Everything that is known of a member; numbers are also found without their hyphens."""
    liaison = row.liaison
    parts = [row.role, row.name, row.post, row.unit, row.phone, row.mobile, row.fax]
    parts += [liaison.name, liaison.phone, liaison.mobile] if liaison else []
    numbers = [part.replace("-", "").replace(" ", "") for part in parts]
    return " ".join((*parts, *numbers))
