"""Work that fails in the kept process; it imports nothing, since the process does so under its cap."""

import os
import signal


class Panic(BaseException):
    """As Rust's: no `Exception`, and no process can send it back."""


def panic() -> None:
    raise Panic(lambda: "DUPONT")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def confused(*_: object) -> None:
    raise KeyError("DUPONT")
