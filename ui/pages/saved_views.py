"""视图: the filters of a page kept under a name, chosen again from a menu."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton

from ui.parts.buttons import put_icon_behind
from ui.parts.chips import FilterChip
from ui.parts.fields import Field
from ui.parts.form import Form
from workbench.records import checked
from workbench.views import ViewDraft, ViewRow, delete_view, list_views, save_view

if TYPE_CHECKING:
    from ui.pages.list_page import ListPage

WORDS = "words"
"""The key of 本页查找 beside those of the chips."""


class SavedViews(QPushButton):
    """The button 视图 of a page, its menu, and the form that names a new view."""

    def __init__(self, page: "ListPage[Any]") -> None:
        super().__init__("视图")
        self.setToolTip("保存的筛选条件")
        put_icon_behind(self, "down")
        self._page = page
        self._form = Form("保存当前筛选", (Field(name="name", label="名称(&N)"),))
        self._form.submitted.connect(self._save)
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Offer the page's views, keeping the present one, and forgetting one."""
        views = self._page.desk.store.read(list_views, self._page.key)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The button has its icon behind its words by running from right to left.
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for view in views:
            menu.addAction(_plain(view.name), partial(self.apply, view))
        if not views:
            menu.addAction("还没有保存的视图").setEnabled(False)
        menu.addSeparator()
        keep = menu.addAction("保存当前筛选……", self._begin)
        keep.setEnabled(self._page.filters.is_set())
        if views:
            forget = menu.addMenu("删除视图")
            forget.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            for view in views:
                forget.addAction(_plain(view.name), partial(self._delete, view))
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def apply(self, view: ViewRow) -> None:
        """Set the filters as they were kept; say quietly which of them are gone."""
        page = self._page
        page.show_all()
        page.filter_text(view.filters.get(WORDS, ""))
        gone = [
            chip.label
            for name, chip in self._chips().items()
            if name in view.filters and not chip.pick_key(view.filters[name])
        ]
        if gone:
            page.desk.bus.say(
                f"视图“{view.name}”中{'、'.join(gone)}的条件已不存在，没有采用；其余条件已设好。"
            )

    def filters(self) -> dict[str, str]:
        """What the page is narrowed to, as texts."""
        kept = {name: chip.key() for name, chip in self._chips().items()}
        kept[WORDS] = self._page.filters.typed()
        return {name: key for name, key in kept.items() if key}

    def _chips(self) -> Mapping[str, FilterChip]:
        """The page's chips by the names that wishes use, too."""
        named = vars(self._page).items()
        return {name: chip for name, chip in named if isinstance(chip, FilterChip)}

    def _begin(self) -> None:
        if self._page.is_side_free():
            self._form.fill({})
            self._page.open_form(self._form)

    def _save(self, values: dict[str, object]) -> None:
        from ui.pages.list_page import RefusalsIn

        page, name = self._page, values["name"]
        with RefusalsIn(self._form):
            draft = checked(ViewDraft, {"page": page.key, "name": name, "filters": self.filters()})
            if page.save(self._form, f"已保存视图“{draft.name}”", save_view, draft):
                page.close_form()

    def _delete(self, view: ViewRow) -> None:
        self._page.act(f"已删除视图“{view.name}”", delete_view, view.id)


def _plain(name: str) -> str:
    """A name as menus show it: "&" is no mnemonic."""
    return name.replace("&", "&&")
