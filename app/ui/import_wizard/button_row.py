"""The buttons below the import's steps: back, taking back, behind the main window, cancel, and what leads on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.widgets.buttons import ghost_button, primary_button, secondary_button

_MAPPING, _PREVIEW, _RESULT = 1, 2, 3


class ButtonRow(QWidget):
    """`show_state` decides what is there and what may be pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.back = ghost_button(self.tr("上一步"), "arrow-left", parent=self)
        self.undo = secondary_button(self.tr("撤销这次导入"), "undo-2", parent=self)
        self.behind = secondary_button(
            self.tr("转到后台"), tip=self.tr("收起这个窗口，先做别的；进度在主窗口上方"), parent=self
        )
        self.cancel = secondary_button(self.tr("取消"), key="Esc", parent=self)
        self.next = primary_button(self.tr("下一步"), parent=self)
        self.next.setDefault(True)
        row.addWidget(self.back)
        row.addWidget(self.undo)
        row.addStretch(1)
        for button in (self.behind, self.cancel, self.next):
            row.addWidget(button)

    def show_state(
        self, step: int, *, ready: bool, writing: bool, long: bool, nothing: bool, more: bool, undoable: bool
    ) -> None:
        """`ready` to go on; `long`: something runs that may go on behind; `nothing` is left to import; `more` files."""
        self.back.setVisible(step in (_MAPPING, _PREVIEW))
        self.undo.setVisible(step == _RESULT and undoable)
        self.cancel.setVisible(step != _RESULT)
        self.behind.setVisible(long)
        self.next.setVisible(step > 0)
        close = self.tr("导入下一个文件") if more else self.tr("完成")
        words = {_MAPPING: self.tr("预览结果"), _PREVIEW: close if nothing else self.tr("导入"), _RESULT: close}
        self.next.setText(words.get(step, ""))
        self.next.setEnabled(ready and not writing)
        self.back.setEnabled(not writing)
        self.cancel.setEnabled(not writing)
