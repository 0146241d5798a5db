"""导出通讯录: three formats, three degrees of openness, one file."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QPushButton

from ui import dialogs
from ui.desk import Desk
from ui.parts.buttons import put_icon_behind
from workbench.errors import InvalidInput
from workbench.reporting.roster import read_roster
from workbench.rules.masking import Mask
from workbench.store import Store

FORMATS = {"pdf": "PDF 文件", "xlsx": "Excel 工作簿", "vcf": "vCard 名片"}
CONTENTS = {
    Mask.INTERNAL: "手机隐去中间四位",
    Mask.PUBLIC: "只有姓名和职务",
    Mask.FULL: "含全部号码",
}


class RosterExport(QPushButton):
    """The button; its menu begins with the internal roster, which is the usual one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("导出通讯录 ")
        self.setAccessibleName("导出通讯录")
        put_icon_behind(self, "down")
        self._desk = desk
        self.choices = QMenu("导出通讯录", self)
        for mask, content in CONTENTS.items():
            self.choices.addAction(f"{mask.word}版：{content}").setEnabled(False)
            for form, kind in FORMATS.items():
                act = self.choices.addAction(f"{kind}（{mask.word}）")
                act.triggered.connect(lambda *_, f=form, m=mask: self._export(f, m))
            self.choices.addSeparator()
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.choices.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _export(self, form: str, mask: Mask) -> None:
        desk = self._desk
        name = f"成员通讯录（{mask.word}）{desk.as_of}.{form}"
        path = dialogs.ask_save_path(
            self.window(), "导出成员通讯录", dialogs.documents() / name, FORMATS[form]
        )
        if path:
            args = (desk.store, desk.as_of, mask, form, path)
            desk.jobs.run(export_roster, *args, done=desk.bus.say)


def export_roster(store: Store, as_of: date, mask: Mask, form: str, path: Path) -> str:
    """Write the roster as of a day; return the sentence that says where, and what no font has.

    Raises:
        InvalidInput: nobody holds a role on that day.
        StoreError: the file cannot be written.
    """
    # Typesetting and workbooks are heavy: not before the first export (SPEED.md).
    from ui.output import missing_sentence, write_roster

    roster = store.read(read_roster, as_of, mask)
    if not roster.members:
        raise InvalidInput("这一天还没有领导小组成员，请核对统计截止日。")
    lost = missing_sentence(write_roster(roster, form, path))
    said = f"已导出成员通讯录（{mask.word}），{len(roster.members)} 人：{path}"
    return f"{said}。{lost}" if lost else said
