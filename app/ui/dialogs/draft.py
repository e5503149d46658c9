"""Keeps what somebody types every second, offers it again, and throws it away after saving (6-trust, R16)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app import services
from app.ui.context import WindowContext

_EVERY_MS: Final = 1000


class DraftKeeper(QObject):
    """One form's draft. `body` says what the form holds now as plain JSON data; an untouched form keeps none."""

    restored = Signal(dict)
    """A draft of an earlier time was found; the form puts it back."""

    def __init__(
        self,
        context: WindowContext,
        form: str,
        record_key: str,
        body: Callable[[], dict[str, Any]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._form, self._key, self._body = context, form, record_key, body
        self._pristine: dict[str, Any] = body()
        self._kept: dict[str, Any] | None = None
        self._ended = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.keep)

    def start(self) -> None:
        """Look for an earlier draft, then keep the form from now on."""
        actor, form, key = self._context.actor, self._form, self._key
        self._context.tasks.read(
            lambda session, _job: services.drafts.load(session, actor, form, key), self._on_loaded, owner=self
        )
        self._timer.start()

    def rebase(self) -> None:
        """What the form holds now is its untouched state, e.g. after a record was loaded into it."""
        if self._kept is None:
            self._pristine = self._body()

    def _on_loaded(self, body: dict[str, Any] | None) -> None:
        if body and not self._ended and self._body() == self._pristine:
            self._kept = body
            self.restored.emit(body)

    def keep(self) -> None:
        """Write the draft when it differs from what is kept."""
        if self._ended:
            return
        body = self._body()
        if body == self._kept or (self._kept is None and body == self._pristine):
            return
        actor, form, key = self._context.actor, self._form, self._key
        if body == self._pristine:
            # Typed and taken out again: nothing is left that could be offered.
            self._kept = None
            self._context.tasks.write(lambda session, _job: services.drafts.discard(session, actor, form, key))
            return
        self._kept = body
        self._context.tasks.write(
            lambda session, _job: services.drafts.save(session, actor, form, key, body, now=datetime.now(UTC))
        )

    def discard(self) -> None:
        """Forget the draft: the form was saved, or the user threw it away."""
        self._timer.stop()
        self._ended = True
        if self._kept is None:
            return
        self._kept = None
        actor, form, key = self._context.actor, self._form, self._key
        self._context.tasks.write(
            lambda session, _job: services.drafts.discard(session, actor, form, key),
            lambda _none: self._context.draft_ended(form, key),
        )

    def restart(self) -> None:
        """Begin anew with what the form holds now as its untouched state."""
        self._ended, self._kept, self._pristine = False, None, self._body()
        self._timer.start()
