from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from ui.parts.buttons import button
from ui.parts.detail import Detail, Entry, Fact, Item, Paragraph, Part, Section, Title
from ui.parts.marks import Chip, ChipLabel
from ui.parts.words import ShortLabel, restyle, words

WORDING = "建设市级知识产权保护中心，结合国家知识产权保护中心规划布局。" * 5
PARTS: list[Part] = [
    Title("知识产权保护中心"),
    Paragraph(WORDING),
    Fact("牵头", "市场监管局（知识产权局）　云铎"),
    Fact("为何逾期", "节点“挂牌并申报”应于11月18日完成，未见完成记录", "red"),
    Section("节点"),
    Item("ring", "grey", "保护中心建设完成", "2020-12-31"),
    Section("进展记录"),
    Entry("10-25　70%", "编制方案已报编委会审议。"),
]


def make_detail(qtbot: QtBot) -> tuple[Detail, list[str]]:
    done: list[str] = []
    acts = [button("填报进展", lambda: done.append("填报"), "primary"), button("催办", list)]
    detail = Detail(acts, "选一项任务，这里显示它的全文和进展。")
    qtbot.addWidget(detail)
    detail.resize(386, 400)
    detail.show()
    return detail, done


def texts(detail: Detail) -> list[str]:
    return [label.text() for label in detail.findChildren(QLabel) if label.isVisible()]


def test_while_nothing_is_chosen_it_says_what_will_be_here(qtbot: QtBot) -> None:
    detail, _ = make_detail(qtbot)
    assert texts(detail) == ["选一项任务，这里显示它的全文和进展。"]


def test_a_record_is_shown_whole_and_in_order(qtbot: QtBot) -> None:
    detail, _ = make_detail(qtbot)
    detail.show_record("第 11 项", Chip("逾期 12天", "red"), PARTS)
    shown = texts(detail)
    assert shown[0] == "第 11 项"
    order = ["知识产权保护中心", WORDING, "牵头", "为何逾期"]
    assert [text for text in shown if text in order] == order
    assert shown[-2:] == ["10-25　70%", "编制方案已报编委会审议。"]
    chip = detail.findChild(ChipLabel)
    assert chip is not None
    assert chip.isVisible()


def test_another_record_takes_the_place_of_the_first_from_its_top(qtbot: QtBot) -> None:
    detail, _ = make_detail(qtbot)
    detail.show_record("第 11 项", Chip("逾期", "red"), PARTS * 3)
    area = detail.findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    area.verticalScrollBar().setValue(50)
    detail.show_record("第 12 项", None, [Paragraph("推进设立知识产权法庭。")])
    qtbot.waitUntil(lambda: texts(detail) == ["第 12 项", "推进设立知识产权法庭。"])
    assert area.verticalScrollBar().value() == 0
    assert detail.accessibleName() == "第 12 项"
    detail.clear()
    assert texts(detail) == ["选一项任务，这里显示它的全文和进展。"]


def test_what_was_issued_can_be_marked_and_copied(qtbot: QtBot) -> None:
    detail, _ = make_detail(qtbot)
    detail.show_record("第 11 项", None, PARTS)
    flag = Qt.TextInteractionFlag.TextSelectableByMouse
    marked = [
        label.text() for label in detail.findChildren(QLabel) if label.textInteractionFlags() & flag
    ]
    assert "编制方案已报编委会审议。" in marked
    assert "牵头" not in marked


def test_typed_markup_is_shown_as_it_was_typed(qtbot: QtBot) -> None:
    label = words("<b>知识产权</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_the_acts_stay_at_the_bottom(qtbot: QtBot) -> None:
    detail, done = make_detail(qtbot)
    detail.show_record("第 11 项", None, PARTS)
    act = next(
        child for child in detail.findChildren(type(button("", list))) if child.text() == "填报进展"
    )
    QTest.mouseClick(act, Qt.MouseButton.LeftButton)
    assert done == ["填报"]


def test_a_short_label_gives_way_and_shows_the_whole_on_hover(qtbot: QtBot) -> None:
    label = ShortLabel("建设市级知识产权保护中心")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.toolTip() == label.accessibleName() == "建设市级知识产权保护中心"
    wanted = label.sizeHint().width()
    label.resize(wanted, 20)
    assert label.text() == "建设市级知识产权保护中心"
    assert label.toolTip() == ""
    assert label.minimumSizeHint().width() == 0
    label.set_text("推进")
    assert label.sizeHint().width() < wanted


def test_a_widget_can_change_what_it_is(qtbot: QtBot) -> None:
    label = words("9", "count", "yellow")
    qtbot.addWidget(label)
    before = label.palette().color(label.foregroundRole())
    restyle(label, tone="red")
    assert label.palette().color(label.foregroundRole()) != before
