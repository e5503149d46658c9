"""A name for what a list shows now, or another name for a saved view."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app import services
from app.access import Permission
from app.models.nouns import ListName
from app.ui.dialogs.base import FormDialog, Work
from app.ui.dialogs.form_grid import FormGrid

if TYPE_CHECKING:
    from app.services.saved_views import SavedViewInfo
    from app.ui.context import WindowContext


class SaveViewDialog(FormDialog):
    """Enter saves; a taken or missing name is refused under its field."""

    def __init__(
        self,
        context: WindowContext,
        name: ListName,
        body: Mapping[str, Any],
        parent: QWidget | None = None,
        *,
        view: SavedViewInfo | None = None,
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("存为视图") if view is None else self.tr("视图改名")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._list, self._body, self._view = name, dict(body), view
        self.grid = FormGrid(self)
        self.grids.append(self.grid)
        self.name = QLineEdit(view.name if view is not None else "", self)
        self.name.setPlaceholderText(self.tr("如：本周要跟进的 A 级客户"))
        self.name.setMaxLength(60)
        self.grid.add("name", self.tr("名称"), self.name)
        self.body.addWidget(self.grid)
        self.default = QCheckBox(self.tr("打开这个列表时先显示它"), self)
        self.shared = QCheckBox(self.tr("共享给团队（别人只能查看）"), self)
        self.default.setVisible(view is None)
        self.shared.setVisible(view is None and context.actor.may(Permission.VIEW_SHARE))
        self.body.addWidget(self.default)
        self.body.addWidget(self.shared)
        self.hint.setText(self.tr("回车 保存 · Esc 取消"))
        self.enter_saves = True
        self.fit(420, 180)
        self.name.setFocus()

    def work(self) -> Work | None:
        """Keep it."""
        name, actor, view = self.name.text(), self.context.actor, self._view
        if not name.strip():
            self.refuse(self.grid, "name", "required", self.tr("名称"))
            return None
        if view is not None:
            return lambda session, _job: services.saved_views.update(session, actor, view.id, name=name, now=_now())
        shared = self.shared.isChecked()
        return lambda session, _job: services.saved_views.create(
            session, actor, self._list, name, self._body, shared=shared, now=_now()
        )


def _now() -> datetime:
    return datetime.now(UTC)
