"""Imports one file and prints the most memory that it and its reader ever held together, in megabytes."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import psutil


class Watch(threading.Thread):
    """Looks every few milliseconds at this process and its children."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self.over = False

    def run(self) -> None:
        own = psutil.Process()
        while not self.over:
            held = 0
            for one in (own, *own.children(recursive=True)):
                try:
                    memory = one.memory_info()
                except psutil.NoSuchProcess:
                    continue
                held += memory.rss - getattr(memory, "shared", 0)
            self.most = max(self.most, held)
            time.sleep(0.02)


def main(database: Path, source: Path) -> None:
    # Here and not above: a process that is started loads this file again, as it does the program's small `main.py`.
    from app.db import Database
    from app.services import importing, users
    from app.services.import_plan import ImportOptions
    from tests.benchmarks.measure import NOW, TODAY

    watch = Watch()
    watch.start()
    opened = Database(database)
    with opened.reading() as session:
        boss = users.actor_named(session, None)
        remembered, names = importing.known(session)
    prepared = importing.prepare(importing.open_file(source), remembered=remembered, known_users=names)
    with opened.writing() as session:
        importing.commit_prepared(session, boss, prepared, options=ImportOptions(), now=NOW, today=TODAY)
    watch.over = True
    watch.join()
    opened.close()
    print(watch.most // 2**20)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
