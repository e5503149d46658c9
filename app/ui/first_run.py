"""First run: alone or a team, your name, how to begin; three screens, each can be skipped (5-interface, States)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.widgets.brand_head import BrandHead
from app.ui.widgets.buttons import ghost_button, primary_button
from app.ui.widgets.option_card import OptionCard

NAME_LIMIT = 50


@dataclass(frozen=True)
class Choice:
    """What was chosen. `mode`: single or team; `then`: import, sample or empty; `starter`: with starter articles."""

    mode: str
    name: str
    then: str
    starter: bool = True


def ask(name: str = "", mode: str = "") -> Choice | None:
    """Show the screens with what was chosen earlier; None when the window was closed: then nothing may be written."""
    dialog = FirstRun(name, mode=mode)
    dialog.exec()
    return dialog.choice


class FirstRun(QDialog):
    """单机 or 团队 → 姓名 → 导入 / 示例 / 空白."""

    def __init__(self, name: str = "", parent: QWidget | None = None, *, mode: str = "") -> None:
        super().__init__(parent)
        self.choice: Choice | None = None
        self._mode = mode or "single"
        self.setWindowTitle(self.tr("欢迎使用客伴"))
        self.setFixedSize(640, 420)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(36, 28, 36, 20)
        layout.setSpacing(12)
        head = BrandHead(self)
        self._title = head.title
        layout.addLayout(head)
        self._hint = QLabel(self)
        self._hint.setProperty("role", "secondary")
        self._hint.setWordWrap(True)
        layout.addWidget(self._hint)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._mode_screen())
        self._stack.addWidget(self._name_screen(name))
        self._stack.addWidget(self._begin_screen())
        layout.addWidget(self._stack, 1)
        row = QHBoxLayout()
        self._dots = QLabel(self)
        self._dots.setProperty("role", "caption")
        self.back = ghost_button(self.tr("上一步"), "arrow-left", parent=self)
        self.back.clicked.connect(lambda: self._go(self._stack.currentIndex() - 1))
        self.skip = ghost_button(self.tr("跳过"), parent=self)
        self.skip.clicked.connect(self._on_skip)
        self.next = primary_button(self.tr("下一步"), parent=self)
        self.next.clicked.connect(self._on_next)
        row.addWidget(self._dots)
        row.addStretch(1)
        for button in (self.back, self.skip, self.next):
            row.addWidget(button)
        layout.addLayout(row)
        self._go(0)

    # --- the screens ----------------------------------------------------------------

    def _mode_screen(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(10)
        self.single = OptionCard(
            "user-round", self.tr("单机：我一个人用"), self.tr("不用登录，所有客户都是我的，数据只在这台电脑上。"), page
        )
        self.team = OptionCard(
            "users-round",
            self.tr("团队：几位业务员和主管"),
            self.tr("每位业务员只看到自己的客户，主管看到全部。"),
            page,
        )
        for card, mode in ((self.single, "single"), (self.team, "team")):
            card.clicked.connect(lambda _checked=False, one=mode: self._on_mode(one))
            column.addWidget(card)
        column.addStretch(1)
        return page

    def _name_screen(self, name: str) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        label = QLabel(self.tr("您的姓名"), page)
        self.name = QLineEdit(name, page)
        self.name.setMaxLength(NAME_LIMIT)
        self.name.setPlaceholderText(self.tr("例如 李文静"))
        self.name.setMaximumWidth(320)
        label.setBuddy(self.name)
        column.addWidget(label)
        column.addWidget(self.name)
        column.addStretch(1)
        return page

    def _begin_screen(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(10)
        self.begin: dict[str, QPushButton | OptionCard] = {}
        for key, icon_name, title, text in (
            (
                "import",
                "file-spreadsheet",
                self.tr("从 Excel 导入"),
                self.tr("公司现有的表格，什么格式都行；写入之前先给您看结果。"),
            ),
            (
                "sample",
                "sparkles",
                self.tr("载入示例数据"),
                self.tr("先逛一逛。示例单独存放，不会和真实资料混在一起。"),
            ),
            ("empty", "plus", self.tr("空白开始"), self.tr("从新建第一位客户开始。")),
        ):
            card = OptionCard(icon_name, title, text, page)
            card.clicked.connect(lambda _checked=False, one=key: self._finish(one))
            self.begin[key] = card
            column.addWidget(card)
        self.starter = QCheckBox(self.tr("知识库里放好入门文章：话术、流程、模板，随时可以删"), page)
        self.starter.setChecked(True)
        column.addWidget(self.starter)
        column.addStretch(1)
        return page

    # --- going through -----------------------------------------------------------------

    def _go(self, at: int) -> None:
        titles = (
            (self.tr("欢迎使用客伴"), self.tr("先选一下怎么用，以后可以在设置里改。")),
            (self.tr("怎么称呼您？"), self.tr("联系记录和操作记录会写上这个名字。")),
            (self.tr("从哪里开始？"), self.tr("三种方式都可以，以后随时能再导入。")),
        )
        self._stack.setCurrentIndex(at)
        self._title.setText(titles[at][0])
        self._hint.setText(titles[at][1])
        self._dots.setText(self.tr("{0} / {1}").format(at + 1, len(titles)))
        self.back.setVisible(at > 0)
        last = at == len(titles) - 1
        self.next.setVisible(not last)
        self.skip.setText(self.tr("跳过，空白开始") if last else self.tr("跳过"))
        if at == 0:
            self._on_mode(self._mode)
            (self.team if self._mode == "team" else self.single).setFocus()
        elif at == 1:
            self.name.setFocus()
            self.name.selectAll()
        else:
            self.begin["import"].setFocus()

    def _on_mode(self, mode: str) -> None:
        self._mode = mode
        self.single.setChecked(mode == "single")
        self.team.setChecked(mode == "team")

    def _on_next(self) -> None:
        self._go(self._stack.currentIndex() + 1)

    def _on_skip(self) -> None:
        at = self._stack.currentIndex()
        if at == self._stack.count() - 1:
            self._finish("empty")
        else:
            self._go(at + 1)

    def _finish(self, then: str) -> None:
        self.choice = Choice(self._mode, self.name.text().strip() or self.tr("我"), then, self.starter.isChecked())
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc closes without a choice."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, OptionCard):
                focused.click()
            if self.next.isVisible():
                self._on_next()
            return
        super().keyPressEvent(event)
