"""Starts the program: the window, or a command (import, export, list …)."""

from __future__ import annotations

import multiprocessing
import sys

from app import startup

if __name__ == "__main__":
    multiprocessing.freeze_support()  # workbooks are read in a child process, also in a frozen program
    sys.exit(startup.main(sys.argv[1:]))
