"""The kept process where a file is parsed: it can be stopped, its memory is capped, and it starts again by itself."""

import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import TimeoutError as TooSlow
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Any, ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

P = ParamSpec("P")
T = TypeVar("T")

OUT_OF_MEMORY = 77  # exit code of a worker that met its cap in Python; in Rust the allocator aborts


_Plain: Any = type(multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver"))


class _Process(_Plain.Process):  # type: ignore[misc]
    """A process that never runs the main script again: it may be a page, or anybody's, without a guard."""

    @staticmethod
    def _Popen(process: BaseProcess) -> Any:  # noqa: N802 - the name that multiprocessing calls
        main, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
        try:
            return _Plain.Process._Popen(process)
        finally:
            sys.modules["__main__"] = main


class _WithoutMain(_Plain):  # type: ignore[misc]
    """The system's way to start a process, with ours."""

    Process = _Process


class Stopped(Exception):
    """The work was stopped: `reason` is « slow », « memory » or « died »."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


class Failed(Exception):
    """The work met an error of its own: its type and its place, never its message, which may hold a name."""

    def __init__(self, kind: str, place: str):
        super().__init__(kind, place)
        self.kind, self.place = kind, place


def here(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The result of a function run in this very process; raises `Failed`."""
    try:
        return work(*args, **kwargs)
    except Exception as error:
        raise _failed(error) from None


def apart(work: Callable[P, T], seconds: float, memory: int, *args: P.args, **kwargs: P.kwargs) -> T:
    """The result of a function run in the kept process, within `seconds` and `memory` bytes beyond the process's own.

    Raises `Stopped` when it took too long, asked for too much, or was killed; `Failed` when it met an error.
    """
    future = _working_pool(memory).schedule(_guarded, args=(work, args, kwargs), timeout=seconds)
    try:
        return future.result()  # type: ignore[no-any-return]
    except BrokenProcessPool as broken:
        raise Stopped("died") from broken
    except TooSlow as late:
        raise Stopped("slow") from late
    except ProcessExpired as expired:
        aborted = expired.exitcode in (OUT_OF_MEMORY, -signal.SIGABRT)
        raise Stopped("memory" if aborted else "died") from expired


def _working_pool(memory: int) -> ProcessPool:
    """The kept pool, or a new one where it broke: a process that could not start must not refuse every later file."""
    if not _pool(os.getpid(), memory).active:
        _pool.cache_clear()
    return _pool(os.getpid(), memory)


@lru_cache(maxsize=2)
def _pool(process: int, memory: int) -> ProcessPool:
    """One pool for each process that reads (a fork must not share its parent's pipes)."""
    return ProcessPool(max_workers=1, context=_WithoutMain(), initializer=_settle, initargs=(memory,))


def _guarded(work: Callable[..., T], args: tuple[object, ...], kwargs: dict[str, object]) -> T:
    """A worker that met its cap starts afresh: what it holds would count against the next file."""
    try:
        return work(*args, **kwargs)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except BaseException as error:  # Rust's PanicException is no Exception, and cannot be sent back
        raise _failed(error) from None


def _failed(error: BaseException) -> Failed:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return Failed(type(error).__name__, f"{frame.name}:{frame.lineno}")


def _settle(memory: int) -> None:
    """In the new process: die at once when told to, print nothing of a file, keep no core, cap the address space."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # openpyxl brings numpy, whose threads would take half of the cap
    try:
        import resource  # noqa: PLC0415 - absent from Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    own = _own_memory(resource.getpagesize())
    if own:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (own + memory, hard))


def _own_memory(page: int) -> int:
    """The address space that this process holds, in bytes; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as counts:
            return int(counts.read().split()[0]) * page
    except OSError:
        return 0
