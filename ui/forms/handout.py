"""导出通讯录: as what, with how much of the numbers, to whom and what for."""

from ui.parts.fields import Choice, Field
from ui.parts.form import Form
from workbench.errors import InvalidInput
from workbench.handouts import HandoutDraft, HandoutFormat, check_handout
from workbench.records import checked
from workbench.rules.masking import Mask
from workbench.rules.ordering import Order

MASKS = [
    (Mask.INTERNAL, "内部：手机隐去中间四位"),
    (Mask.PUBLIC, "公开：只有姓名和职务"),
    (Mask.FULL, "完整：含全部号码，要登记"),
]
ORDERS = [
    (Order.RANK, "职务"),
    (Order.STROKE, "姓氏笔画"),
    (Order.PINYIN, "姓名拼音"),
    (Order.UNIT, "单位"),
]
FORMATS = [(form, str(form)) for form in HandoutFormat if form is not HandoutFormat.JSON]
CARDS = {
    HandoutFormat.QR,
    HandoutFormat.VCARD3,
    HandoutFormat.VCARD4,
    HandoutFormat.OUTLOOK,
}
FIELDS = (
    Choice(name="format", label="格式(&F)", options=FORMATS),
    Choice(name="order", label="次序(&O)", options=ORDERS),
    Choice(name="mask", label="密级(&M)", options=MASKS),
    Field(name="recipient", label="接收人(&R)", hint="完整版必填，例如 市政府办公室"),
    Field(name="purpose", label="用途(&U)", hint="完整版必填，例如 发会议通知"),
)


class HandoutForm(Form):
    """Opens on the internal roster as a PDF, which is the usual one."""

    def __init__(self) -> None:
        super().__init__("导出通讯录", FIELDS, "选择位置并导出")
        self.edited.connect(self._explain)

    def open_usual(self) -> None:
        """Begin with what is handed out most."""
        usual = {"format": HandoutFormat.PDF, "order": Order.RANK, "mask": Mask.INTERNAL}
        self.fill(usual, "导出通讯录")

    def draft(self, values: dict[str, object]) -> HandoutDraft:
        """The checked draft.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        draft = checked(HandoutDraft, {k: v for k, v in values.items() if k != "order"})
        check_handout(draft)
        return draft

    def order(self, values: dict[str, object]) -> Order:
        """In which order the list is wanted: the register does not ask."""
        order = values["order"]
        return order if isinstance(order, Order) else Order.RANK

    def _explain(self, name: str) -> None:
        """What becomes of the numbers in this format, as soon as both are chosen."""
        if name not in {"format", "mask"}:
            return
        try:
            form, mask = self.editor("format").value(), self.editor("mask").value()
        except InvalidInput:
            return
        packed = "每人一张名片，装进一个压缩包。" if form is HandoutFormat.OUTLOOK else ""
        hidden = (
            "隐去的号码打不出去，不写进名片。" if form in CARDS and mask is Mask.INTERNAL else ""
        )
        self.tell("format", packed + hidden)
