"""How the cost of an import grows with its rows: `python benchmarks/import_curve.py`.

A directory of 60, 600 and 6 000 people, then the sign-in sheet of all of them, previewed and confirmed; the cost of
a person should stay the same, or fall.
"""

import itertools
import tempfile
from pathlib import Path

from import_floor import seconds
from stores import new_store

from ctg_data.imports import confirm, preview
from ctg_data.store import Database

SIZES = (60, 600, 6_000)
SYLLABLES = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "ti", "vo"]
FIRST_NAMES = ["Amandine", "Bruno", "Céline", "Damien", "Élise", "Fanny", "Gaspard", "Hugo", "Inès", "Julien"]


def names(count: int) -> list[tuple[str, str]]:
    """Last names of five syllables, several of which resemble each other, as in any large network."""
    spelt = ("".join(syllables).upper() for syllables in itertools.product(SYLLABLES, repeat=5))
    return list(zip(itertools.islice(spelt, 0, 37 * count, 37), itertools.cycle(FIRST_NAMES), strict=False))


def directory(count: int) -> bytes:
    rows = (f"{last};{first};Chargé de coopération;CC des 7 Vallées;01/01/2025" for last, first in names(count))
    return "\n".join(("Nom;Prénom;Rôle;Territoire;Depuis le", *rows)).encode()


def sign_in(count: int) -> bytes:
    rows = (f"{last};{first};P" for last, first in names(count))
    return "\n".join(("Nom;Prénom;18/03/2025", *rows)).encode()


def take(db: Database, name: str, content: bytes) -> None:
    """Import a file, each name that resembles another being somebody else's."""
    seen = preview(db, name, content)
    while seen.status == "needs_answers":
        answers = {question.id: "new" for question in seen.questions}
        seen = preview(db, name, content, answers={**seen.answers, **answers})
    confirm(db, seen)


if __name__ == "__main__":
    for count in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            db = new_store(Path(folder))
            spent = [seconds(take, db, f"{kind.__name__}.csv", kind(count)) for kind in (directory, sign_in)]
            db.close()
        each = " · ".join(f"{time:6.2f} s ({1000 * time / count:.2f} ms each)" for time in spent)
        print(f"{count:>5} people: directory and sheet {each}")
