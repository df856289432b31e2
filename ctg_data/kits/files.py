"""A kit as a file: the formats that there are, and what makes the bytes."""

from collections.abc import Callable
from dataclasses import dataclass

from ctg_data.exports.archive import Named, pictures, tables, zipped
from ctg_data.exports.book import book
from ctg_data.exports.deck import deck
from ctg_data.exports.extract import stem
from ctg_data.exports.kit import Kit
from ctg_data.exports.pictures import drawable
from ctg_data.exports.report import report

OFFICE = "application/vnd.openxmlformats-officedocument"


class NothingToWrite(ValueError):
    """No chart of the kit holds anything to write."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: how it is called, its extension and type, what makes it, and whether a browser draws it."""

    label: str
    extension: str
    mime: str
    write: Callable[[Kit], bytes]
    drawn: bool = False

    @property
    def offered(self) -> bool:
        """Whether this server can make it."""
        return not self.drawn or drawable()


@dataclass(frozen=True, slots=True)
class File:
    """What is handed over: its name, its type, its bytes."""

    name: str
    mime: str
    content: bytes


def _each(label: str, made: Callable[[Kit], list[Named]], drawn: bool = False) -> Format:
    """A format that holds one chart, in a zip of all those that hold a figure."""

    def write(kit: Kit) -> bytes:
        files = made(kit)
        if not files:
            raise NothingToWrite("Aucun graphique de ce kit ne porte de chiffre : élargissez la période ou le choix.")
        return zipped(files, kit.dated)

    return Format(label, "zip", "application/zip", write, drawn)


FORMATS = {
    "pptx": Format("PowerPoint", "pptx", f"{OFFICE}.presentationml.presentation", deck),
    "xlsx": Format("Excel", "xlsx", f"{OFFICE}.spreadsheetml.sheet", book),
    "pdf": Format("PDF", "pdf", "application/pdf", report),
    "png": _each("Images PNG", lambda kit: pictures(kit, "png"), drawn=True),
    "svg": _each("Images SVG", lambda kit: pictures(kit, "svg"), drawn=True),
    "csv": _each("Données CSV", tables),
}
"""Under the name that the command line takes."""


def written(kit: Kit, kind: str) -> File:
    """The file of a kit; a zip where the format holds one chart.

    Raises `NothingToWrite` where a zip would hold no figure, and `NotDrawn` where the browser does not answer.
    """
    chosen = FORMATS[kind]
    return File(named(kit.title, kit.scope, kit.period, kind), chosen.mime, chosen.write(kit))


def named(title: str, scope: str, period: str, kind: str) -> str:
    """« kit-copil_2026_tous-les-territoires.pptx »."""
    return f"{stem(title, f'{scope}, {period}')}.{FORMATS[kind].extension}"
