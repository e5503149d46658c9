"""The 48 px header: logo, name, search, 记联系, 新建客户, bell, help, user."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.access import Actor, Role
from app.ui.icons import icon, paint_icon
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.widgets.avatar import Avatar
from app.ui.widgets.buttons import icon_button, primary_button, secondary_button
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.search_field import SearchField

HEADER_HEIGHT: Final = 48


class Header(QFrame):
    """Emits what the user asked for; the window decides what to do."""

    log_contact_requested = Signal()
    new_customer_requested = Signal()
    search_requested = Signal(str)
    reminders_requested = Signal()
    help_requested = Signal()
    settings_requested = Signal()

    def __init__(self, actor: Actor, parent: QWidget | None = None, *, single: bool = False) -> None:
        super().__init__(parent)
        self._single = single
        self.setProperty("kind", "header")
        self.setFixedHeight(HEADER_HEIGHT)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(10)
        name = QLabel(self.tr("客伴"), self)
        name.setProperty("role", "section")
        self.search = SearchField(
            self.tr("搜索客户、电话、联系记录、售后、出货、知识库…"), key_hint="Ctrl+K", parent=self
        )
        self.search.setProperty("kind", "global-search")
        self.search.setMaximumWidth(520)
        self.search.setMinimumWidth(240)
        self.search.searched.connect(self.search_requested)
        self.log_button = primary_button(self.tr("记联系"), "pencil", key="Ctrl+L", parent=self)
        self.new_button = secondary_button(self.tr("新建客户"), "plus", key="Ctrl+N", parent=self)
        self.bell = BellButton(self)
        help_button = icon_button("circle-help", self.tr("帮助与按键"), key="F1", size=18, parent=self)
        self.log_button.clicked.connect(self.log_contact_requested)
        self.new_button.clicked.connect(self.new_customer_requested)
        self.bell.clicked.connect(self.reminders_requested)
        help_button.clicked.connect(self.help_requested)
        layout.addWidget(_Logo(self))
        layout.addWidget(name)
        layout.addSpacing(18)
        layout.addWidget(self.search, 5)
        layout.addStretch(2)
        layout.addWidget(self.log_button)
        layout.addWidget(self.new_button)
        layout.addSpacing(4)
        layout.addWidget(self.bell)
        layout.addWidget(help_button)
        layout.addSpacing(2)
        self.user_menu = QMenu(self)
        self.user_menu.addAction(icon("settings"), self.tr("设置"), self.settings_requested.emit)
        self._user = _UserButton(self.user_menu, self)
        self.show_actor(actor)
        layout.addWidget(self._user)

    def show_actor(self, actor: Actor) -> None:
        """Who works here, also after they renamed themselves."""
        self._user.show_person(actor.name, self._role_text(actor))

    def _role_text(self, actor: Actor) -> str:
        if self._single:
            return self.tr("单机")
        return self.tr("主管") if actor.role is Role.SUPERVISOR else self.tr("业务员")


class BellButton(QToolButton):
    """The bell with the number of reminders."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "icon")
        self.setIcon(icon("bell", "text2", 18))
        self.setIconSize(QSize(18, 18))
        self.setFixedSize(32, 32)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._count = 0
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show that many reminders; 0 shows no number."""
        self._count = count
        words = self.tr("提醒：{0} 条").format(count) if count else self.tr("提醒：没有新的")
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bell, then the red number."""
        super().paintEvent(event)
        if not self._count:
            return
        text = str(self._count) if self._count < 100 else "99+"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = text_font(bold=True)
        font.setPixelSize(10)
        painter.setFont(font)
        width = max(15, painter.fontMetrics().horizontalAdvance(text) + 7)
        badge = QRectF(min(self.width() - width, 16), 1, width, 15)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(current_tokens().badge))
        painter.drawRoundedRect(badge, 7.5, 7.5)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)


class _Logo(QWidget):
    """Two hands on the primary colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(28, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Rounded square and handshake."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(current_tokens().primary))
        painter.drawRoundedRect(QRectF(0, 0, 28, 28), 6, 6)
        paint_icon(painter, "handshake", "on_primary", 5, 5, 18)


class _UserButton(QPushButton):
    """Avatar, name and role; opens the user menu."""

    def __init__(self, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "user")
        self.setMenu(menu)
        self.setFixedHeight(44)
        layout = self._row = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(9)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.name = ElidedLabel("", self)
        self.name.setMaximumWidth(110)
        self.role = QLabel(self)
        self.role.setProperty("role", "caption")
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.role)
        words.addStretch(1)
        self.avatar = Avatar("", 28, self)
        layout.addWidget(self.avatar)
        layout.addLayout(words)
        layout.addWidget(IconLabel("chevron-down", "text2", 14, self))
        for widget in self.findChildren(QWidget):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_person(self, name: str, role: str) -> None:
        """Whose button this is."""
        self.setAccessibleName(f"{name} {role}")
        self.name.setText(name)
        self.role.setText(role)
        self.avatar.set_name(name)

    def event(self, event: QEvent) -> bool:
        """Another text size inside needs another width outside."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """As wide as what is inside."""
        return QSize(self._row.sizeHint().width(), 44)

    def minimumSizeHint(self) -> QSize:
        """Not narrower."""
        return self.sizeHint()
