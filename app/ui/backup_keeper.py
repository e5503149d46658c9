"""Backs the data up while the program runs: once a day and after every half hour of use (6-trust, R10–12)."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer

from app import services
from app.errors import AppError
from app.ui import texts

if TYPE_CHECKING:
    from pathlib import Path

    from app.paths import DataFolder
    from app.ui.context import WindowContext
    from app.ui.main_window import MainWindow
    from app.ui.widgets.banner import Banner

log = logging.getLogger(__name__)

EVERY: Final = timedelta(minutes=30)
ALARM_AFTER: Final = timedelta(days=3)


class BackupKeeper(QObject):
    """Owned by the window. Copies are verified and rotated by `services.backup`; unchanged data is not copied again."""

    def __init__(self, context: WindowContext, folder: DataFolder, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._folder, self._window = context, folder, window
        self._latest: datetime | None = None
        self._changed = False
        self._running = False
        self._banner: Banner | None = None
        context.tasks.written.connect(self._on_written)
        self._timer = QTimer(self)
        self._timer.setInterval(int(EVERY.total_seconds() * 1000))
        self._timer.timeout.connect(self._on_time)
        self._timer.start()
        context.tasks.run(self._find_latest, self._on_first, owner=self)

    def back_up(self) -> None:
        """Copy now, in the background; a failed backup stops no work."""
        if self._context.sample or self._running:
            return
        self._running = True
        source, folder, today = self._folder.database, self._folder.backups, self._context.today()

        def work(_job: object) -> datetime:
            now = datetime.now(UTC)
            services.backup.keep(source, folder=folder, now=now, today=today)
            return now

        self._context.tasks.run(work, self._on_done, failed=self._on_failed, owner=self)

    def _find_latest(self, _job: object) -> datetime | None:
        folder: Path = self._folder.backups
        found = services.backup.latest(folder)
        at: datetime | None = found.at if found is not None else None
        return at

    def _on_first(self, at: datetime | None) -> None:
        self._on_latest(at)
        if at is None or datetime.now(UTC) - at > timedelta(days=1):
            # The first backup of a day waits until the window has settled.
            QTimer.singleShot(60_000, self, self.back_up)

    def _on_latest(self, at: datetime | None) -> None:
        self._latest = at
        self._show()

    def _on_written(self, _written: Any) -> None:
        self._changed = True
        # An import made a copy of its own before it wrote.
        self._context.tasks.run(self._find_latest, self._on_latest, owner=self, key=(id(self), "latest"))

    def _on_time(self) -> None:
        if self._changed:
            self.back_up()

    def _on_done(self, at: datetime) -> None:
        self._running, self._changed, self._latest = False, False, at
        self._take_banner_away()
        self._show()

    def _on_failed(self, error: AppError) -> None:
        self._running = False
        log.warning("backup failed: %s", type(error).__name__)
        if self._latest is not None and datetime.now(UTC) - self._latest <= ALARM_AFTER:
            return
        words = self.tr("还没有一次成功备份：{0}") if self._latest is None else self.tr("已经三天没有成功备份：{0}")
        self._take_banner_away()  # one is enough, and the newest reason counts
        self._banner = self._window.show_banner(
            words.format(texts.error_text(error).sentence), [(self.tr("再试一次"), self.back_up)]
        )
        self._banner.destroyed.connect(self._on_banner_gone)

    def _take_banner_away(self) -> None:
        banner, self._banner = self._banner, None
        if banner is not None:
            banner.destroyed.disconnect(self._on_banner_gone)
            banner.deleteLater()

    def _on_banner_gone(self) -> None:
        self._banner = None  # the user closed it

    def _show(self) -> None:
        if self._context.sample:
            return
        if self._latest is None:
            self._window.set_backup_text(self.tr("还没有备份"))
            return
        local = self._latest.astimezone()
        day = texts.relative_day(local.date(), self._context.today())
        self._window.set_backup_text(self.tr("上次备份 {0} {1}").format(day, local.strftime("%H:%M")))
