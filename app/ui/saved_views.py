"""The saved views of one list: read, kept, renamed, shared, forgotten; one of them opens with the list."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app import services
from app.access import Permission
from app.errors import AppError
from app.models.nouns import ListName, Noun
from app.ui import texts
from app.ui.dialogs.base import FormDialog, Work
from app.ui.dialogs.form_grid import FormGrid

if TYPE_CHECKING:
    from app.services.saved_views import SavedViewInfo
    from app.ui.context import WindowContext


class SavedViews(QObject):
    """What the panel lists under 我的视图 and 团队视图."""

    changed = Signal(list)
    """The views, own ones first."""
    saved = Signal(int)
    """A new view was kept."""
    failed = Signal(str)

    def __init__(self, name: ListName, context: WindowContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._context = context
        self.views: list[SavedViewInfo] = []
        context.tasks.written.connect(self._on_written)

    def reload(self) -> None:
        """Read them again."""
        actor, name = self._context.actor, self._name
        self._context.tasks.read(
            lambda session, _job: services.saved_views.of_list(session, actor, name),
            self._on_views,
            owner=self,
            key=(id(self), "views"),
        )

    def _on_views(self, views: list[SavedViewInfo]) -> None:
        self.views = views
        default = self.default_id()
        found = self.find(default) if default is not None else None
        if default is not None and found is None:
            self.set_default(None)
        elif found is not None:
            self.set_default(found)  # somebody may have changed what it shows
        self.changed.emit(views)

    def _on_written(self, written: Any) -> None:
        if Noun.SAVED_VIEW in written.nouns:
            self.reload()

    def find(self, view_id: int | None) -> SavedViewInfo | None:
        """The view of that id."""
        return next((one for one in self.views if one.id == view_id), None)

    # --- which one opens with the list ----------------------------------------------------

    def default_id(self) -> int | None:
        """The view that opens with the list; None for the list's own first one."""
        found = self._stored().get(self._name.value)
        number = found.get("id") if isinstance(found, dict) else None
        return number if isinstance(number, int) else None

    def default_body(self) -> dict[str, Any] | None:
        """What it shows, kept on this computer so that the list opens on it at once."""
        found = self._stored().get(self._name.value)
        body = found.get("body") if isinstance(found, dict) else None
        return body if isinstance(body, dict) else None

    def set_default(self, view: SavedViewInfo | None) -> None:
        """The view that opens with the list from now on."""
        stored = self._stored()
        stored.pop(self._name.value, None)
        if view is not None:
            stored[self._name.value] = {"id": view.id, "body": view.body}
        self._context.remember(views=json.dumps(stored, ensure_ascii=False, separators=(",", ":")) if stored else "")

    def _stored(self) -> dict[str, Any]:
        try:
            found = json.loads(self._context.settings.views or "{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    # --- changing -------------------------------------------------------------------------

    def keep_body(self, view_id: int, body: Mapping[str, Any]) -> None:
        """更新视图: what is shown now is what the view shows from now on."""
        self._write(lambda session, actor: services.saved_views.update(session, actor, view_id, body=body, now=_now()))

    def share(self, view_id: int, shared: bool) -> None:
        """Let the team see it, or no longer."""
        self._write(
            lambda session, actor: services.saved_views.update(session, actor, view_id, shared=shared, now=_now())
        )

    def move(self, view_id: int, step: int) -> None:
        """Up or down among one's own."""
        self._write(lambda session, actor: services.saved_views.move(session, actor, view_id, step, now=_now()))

    def delete(self, view_id: int) -> None:
        """Forget it; the toast offers 撤销."""
        self._write(lambda session, actor: services.saved_views.delete(session, actor, view_id, now=_now()))

    def _write(self, work: Callable[[Any, Any], Any]) -> None:
        actor = self._context.actor

        def failed(error: AppError) -> None:
            self.failed.emit(texts.error_text(error).line)

        self._context.tasks.write(lambda session, _job: work(session, actor), failed=failed, owner=self)


class SaveViewDialog(FormDialog):
    """A name for what is shown now, or another name for a view."""

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
