"""The saved views of one list: read, kept, renamed, shared, forgotten; one of them opens with the list."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app import services
from app.errors import AppError
from app.models.nouns import ListName, Noun
from app.ui import texts

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


def _now() -> datetime:
    return datetime.now(UTC)
