"""What 人员调整 asks for: twice of the document, the rest of each post that changes hands."""

from ui.parts.fields import Choice, Day, Field
from workbench.members import Role
from workbench.post_drafts import Succession

FIELDS = (
    Day(name="day", label="调整日期(&D)", half=True),
    Field(name="document_number", label="依据文号(&F)", hint="例如 呼政任〔2020〕12号", half=True),
    Choice(name="appointment_id", label="调整的职务(&A)", hint="姓名或单位；新增职务不选"),
    Choice(
        name="succession",
        label="由谁接任(&S)",
        options=[(each, str(each)) for each in Succession],
        half=True,
    ),
    Choice(name="role", label="职务(&R)", options=[(role, str(role)) for role in Role], half=True),
    Field(name="name", label="新任姓名(&N)", hint="姓名写全，间隔号用“·”"),
    Choice(name="member_id", label="接任人(&M)", hint="输入几个字查找"),
    Field(name="post", label="单位及职务(&P)", hint="例如 市统计局局长"),
    Choice(name="unit_id", label="成员单位(&U)", hint="输入几个字查找；没有就不选"),
    Field(name="liaison", label="新联络员(&L)", hint="不换就不填", half=True),
    Field(name="liaison_phone", label="联络员电话(&T)", half=True),
)
SHARED = ("day", "document_number")
"""What the document says of all its changes."""
STAYS = ("role", "post", "unit_id", "liaison", "liaison_phone")
"""What a post that is no more needs no longer."""
