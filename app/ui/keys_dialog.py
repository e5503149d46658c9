"""F1: every key of the window, by place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.widgets.buttons import primary_button


class KeysDialog(QDialog):
    """Two columns; Esc closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("按键一览"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(14)
        title = QLabel(self.tr("按键一览"), self)
        title.setProperty("role", "section")
        layout.addWidget(title)
        columns = QHBoxLayout()
        columns.setSpacing(36)
        groups = self._groups()
        for part in ((0,), (2, 3), (4, 6), (1, 5)):
            grid = QGridLayout()
            grid.setHorizontalSpacing(14)
            grid.setVerticalSpacing(7)
            row = 0
            for heading, keys in (groups[at] for at in part):
                label = QLabel(heading, self)
                label.setProperty("role", "heading")
                grid.addWidget(label, row, 0, 1, 2)
                row += 1
                for key, what in keys:
                    cap = QLabel(key, self)
                    cap.setProperty("role", "keycap")
                    grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeft)
                    grid.addWidget(QLabel(what, self), row, 1)
                    row += 1
            grid.setRowStretch(row, 1)
            columns.addLayout(grid)
        layout.addLayout(columns)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        close = primary_button(self.tr("知道了"), parent=self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons.addWidget(close)
        layout.addLayout(buttons)
        close.setFocus()

    def _groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        return [
            (
                self.tr("随处可用"),
                [
                    ("Ctrl+K", self.tr("搜索客户")),
                    ("Ctrl+L", self.tr("记联系")),
                    ("Ctrl+Shift+L", self.tr("逐个联系")),
                    ("Ctrl+N", self.tr("新建客户")),
                    ("Ctrl+P", self.tr("打印")),
                    ("Ctrl+I", self.tr("导入")),
                    ("Ctrl+E", self.tr("导出")),
                    ("Ctrl+Z", self.tr("撤销")),
                    ("Ctrl+Y", self.tr("重做")),
                    ("F5", self.tr("刷新")),
                    ("F1", self.tr("按键一览")),
                ],
            ),
            (
                self.tr("逐个联系"),
                [
                    ("1 … 9", self.tr("联系结果")),
                    (self.tr("回车"), self.tr("写内容")),
                    ("Ctrl+1 … 4", self.tr("下次跟进")),
                    (self.tr("Ctrl+回车"), self.tr("保存，下一位")),
                    ("Alt+← Alt+→", self.tr("上一位，跳过")),
                    ("Alt+P", self.tr("复制电话")),
                ],
            ),
            (
                self.tr("切换标签"),
                [("Ctrl+1 … 9", self.tr("第一到第九个标签")), ("Ctrl+0", self.tr("统计分析"))],
            ),
            (
                self.tr("表格"),
                [
                    ("↑ ↓", self.tr("上一行，下一行")),
                    ("Alt+↑ Alt+↓", self.tr("在详情里换上一位，下一位")),
                    (self.tr("回车"), self.tr("打开")),
                    (self.tr("空格"), self.tr("显示或隐藏详情")),
                    ("Ctrl+F", self.tr("在表内筛选")),
                    ("Ctrl+\\", self.tr("视图与筛选")),
                    ("Ctrl+A", self.tr("全选")),
                    ("Ctrl+Shift+F", self.tr("筛选这一列")),
                    ("Ctrl+Delete", self.tr("删除记录（可撤销）")),
                ],
            ),
            (
                self.tr("单元格"),
                [
                    (self.tr("F2 或打字"), self.tr("修改")),
                    (self.tr("回车，Tab"), self.tr("保存并向下，向右")),
                    ("Ctrl+;", self.tr("填今天")),
                    ("Ctrl+C", self.tr("复制到 Excel")),
                    ("Ctrl+Shift+C", self.tr("连同表头复制")),
                    ("Ctrl+V", self.tr("粘贴，先看预览")),
                    ("Ctrl+D", self.tr("向下填充")),
                    ("Delete", self.tr("清空")),
                ],
            ),
            (
                self.tr("对话框"),
                [
                    (self.tr("Ctrl+回车"), self.tr("保存")),
                    ("Esc", self.tr("关闭，草稿保留")),
                    ("Alt+1 … 6", self.tr("记联系：选择结果")),
                    ("Ctrl+1 … 4", self.tr("记联系：下次跟进")),
                ],
            ),
            (
                self.tr("今日工作"),
                [
                    ("L", self.tr("给选中的客户记联系")),
                    ("C", self.tr("从选中的客户开始逐个联系")),
                    ("X", self.tr("完成，不再约")),
                    ("Z", self.tr("推迟到明天")),
                ],
            ),
        ]
