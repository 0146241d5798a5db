import pytest
from pytestqt.qtbot import QtBot

from tests.ui.hands import all_problems, problems_in, read_all, save, show, write
from ui.forms.handout import HandoutForm
from ui.pages.list_page import RefusalsIn
from workbench.handouts import HandoutDraft, HandoutFormat
from workbench.rules.masking import Mask
from workbench.rules.ordering import Order

PACKED = "每人一张名片，装进一个压缩包。"
HIDDEN = "隐去的号码打不出去，不写进名片。"


@pytest.fixture
def taken() -> list[HandoutDraft]:
    return []


@pytest.fixture
def form(qtbot: QtBot, taken: list[HandoutDraft]) -> HandoutForm:
    made = HandoutForm()
    show(qtbot, made)

    def take(values: dict[str, object]) -> None:
        with RefusalsIn(made):
            taken.append(made.draft(values))
            made.saved()

    made.submitted.connect(take)
    made.open_usual()
    return made


def test_the_internal_pdf_is_what_is_handed_out_most(
    form: HandoutForm, taken: list[HandoutDraft]
) -> None:
    save(form)
    assert taken == [HandoutDraft()]


def test_whole_numbers_ask_for_recipient_and_purpose_at_their_fields(
    form: HandoutForm, taken: list[HandoutDraft]
) -> None:
    write(form, "mask", "完整：含全部号码，要登记")
    save(form)
    assert problems_in(form, "recipient") == ["完整版含全部号码，请填写接收人。"]
    assert problems_in(form, "purpose") == ["完整版含全部号码，请填写用途。"]
    write(form, "recipient", "市政府办公室")
    write(form, "purpose", "发会议通知")
    write(form, "format", "vCard 4.0")
    save(form)
    assert all_problems(form) == []
    (draft,) = taken
    assert draft == HandoutDraft(
        mask=Mask.FULL,
        format=HandoutFormat.VCARD4,
        recipient="市政府办公室",
        purpose="发会议通知",
    )


@pytest.mark.parametrize(
    ("words", "order"),
    [
        (None, Order.RANK),
        ("姓氏笔画", Order.STROKE),
        ("姓名拼音", Order.PINYIN),
        ("单位", Order.UNIT),
    ],
)
def test_the_order_is_picked_in_the_form(
    form: HandoutForm, qtbot: QtBot, words: str | None, order: Order
) -> None:
    if words:
        write(form, "order", words)
    with qtbot.waitSignal(form.submitted) as submitted:
        save(form)
    assert submitted.args is not None
    assert form.order(submitted.args[0]) is order


@pytest.mark.parametrize(
    ("words", "mask", "said"),
    [
        ("Outlook 名片", "内部：手机隐去中间四位", PACKED + HIDDEN),
        ("Outlook 名片", "公开：只有姓名和职务", PACKED),
        ("二维码名片", "内部：手机隐去中间四位", HIDDEN),
        ("CSV 表格", "内部：手机隐去中间四位", ""),
        ("vCard 3.0 名片", "完整：含全部号码，要登记", ""),
    ],
)
def test_the_form_says_what_becomes_of_the_numbers(
    form: HandoutForm, words: str, mask: str, said: str
) -> None:
    write(form, "mask", mask)
    write(form, "format", words)
    shown = read_all(form)
    assert [hint in shown for hint in (PACKED, HIDDEN)] == [
        hint in said for hint in (PACKED, HIDDEN)
    ]


def test_a_format_that_is_not_offered_is_refused_at_its_field(
    form: HandoutForm, taken: list[HandoutDraft]
) -> None:
    write(form, "format", "传真")
    save(form)
    assert problems_in(form, "format") == ["列表里没有“传真”，请从列表里选一个。"]
    assert taken == []


@pytest.mark.parametrize(("typed", "order"), [("", Order.RANK), ("姓名拼音", Order.PINYIN)])
def test_without_another_order_the_list_goes_by_rank(
    form: HandoutForm, typed: str, order: Order
) -> None:
    wanted: list[Order] = []
    form.submitted.connect(lambda values: wanted.append(form.order(values)))
    write(form, "order", typed)
    save(form)
    assert wanted == [order]
