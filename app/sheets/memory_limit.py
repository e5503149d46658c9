"""Bounds the memory of this process, so that a hostile file exhausts the reader and never the computer."""

from __future__ import annotations

import sys
from typing import Final

# Mapped code of the interpreter and its libraries, which the limit on address space counts too.
_OWN_MEMORY_MB: Final = 300
_JOB_EXTENDED_LIMITS: Final = 9
_JOB_LIMIT_PROCESS_MEMORY: Final = 0x100


def limit_memory(megabytes: int) -> None:
    """From now on this process gets no more memory than that; where the system refuses, the limit is left away."""
    if sys.platform == "win32":
        _limit_by_job(megabytes)
        return
    import resource

    size = (megabytes + _OWN_MEMORY_MB) * 1024 * 1024
    try:
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return


def _limit_by_job(megabytes: int) -> None:
    """Windows bounds the memory of processes by a job object; the process joins one of its own."""
    import ctypes
    from ctypes import wintypes

    class BasicLimits(ctypes.Structure):
        _fields_ = (
            ("per_process_user_time", ctypes.c_int64),
            ("per_job_user_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("minimum_working_set", ctypes.c_size_t),
            ("maximum_working_set", ctypes.c_size_t),
            ("active_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("basic", BasicLimits),
            ("io_counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    limits = ExtendedLimits()
    limits.basic.flags = _JOB_LIMIT_PROCESS_MEMORY
    limits.process_memory = megabytes * 1024 * 1024
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 -- other systems' type stubs do not know it
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
    kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD)
    kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    job = kernel.CreateJobObjectW(None, None)
    if job and kernel.SetInformationJobObject(job, _JOB_EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)):
        # The handle stays open until the process ends, and with it the limit.
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
