"""Who is looking, and what each role may do or see; pure, asked by the store at every operation."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar, cast

from ctg_data.vocabulary import Word


class AccountRole(Word):
    """The three roles of an account."""

    READER = "reader", "Lecteur", "Lecteurs"
    CO_ANIMATOR = "co_animator", "Co-animateur", "Co-animateurs"
    ADMINISTRATOR = "administrator", "Administrateur", "Administrateurs"


class Right(StrEnum):
    """What an operation of the store asks of the person."""

    FIGURES = "figures"
    NAMES = "names"
    WRITE = "write"
    ADMINISTER = "administer"


RIGHTS: dict[AccountRole, frozenset[Right]] = {
    AccountRole.READER: frozenset({Right.FIGURES}),
    AccountRole.CO_ANIMATOR: frozenset({Right.FIGURES, Right.NAMES, Right.WRITE}),
    AccountRole.ADMINISTRATOR: frozenset(Right),
}


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person in front of the screen; part of every cache key."""

    name: str
    role: AccountRole

    def may(self, right: Right) -> bool:
        """Whether the role carries the right."""
        return right in RIGHTS[self.role]


LOCAL = Viewer("utilisateur local", AccountRole.ADMINISTRATOR)


class Denied(PermissionError):
    """The viewer's role does not carry the right that the operation asks."""


class Seen(Protocol):
    """A transaction opened for somebody."""

    @property
    def viewer(self) -> Viewer: ...


T = TypeVar("T", bound=Seen)
P = ParamSpec("P")
R = TypeVar("R")
Operation = Callable[Concatenate[T, P], R]

OPERATIONS: dict[str, Right] = {}


def needs(right: Right) -> Callable[[Operation[T, P, R]], Operation[T, P, R]]:
    """Declare the right that an operation of the store asks; a viewer without it meets `Denied`."""

    def declare(operation: Operation[T, P, R]) -> Operation[T, P, R]:
        name = operation.__qualname__
        OPERATIONS[name] = right

        @wraps(operation)
        def guarded(transaction: T, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if not transaction.viewer.may(right):
                raise Denied(f"{name} : le rôle {transaction.viewer.role.label} ne le permet pas.")
            return operation(transaction, *args, **kwargs)

        return cast(Operation[T, P, R], guarded)

    return declare
