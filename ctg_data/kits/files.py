"""A kit as a file: the formats that there are, and what makes the bytes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ctg_data.exports.archive import zipped_pictures, zipped_tables
from ctg_data.exports.book import book
from ctg_data.exports.deck import deck
from ctg_data.exports.extract import stem
from ctg_data.exports.kit import Kit
from ctg_data.exports.pictures import drawable
from ctg_data.exports.report import report

ZIP, ZIPPED = "zip", "application/zip"
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


FORMATS = {
    "pptx": Format("PowerPoint", "pptx", f"{OFFICE}.presentationml.presentation", deck),
    "xlsx": Format("Excel", "xlsx", f"{OFFICE}.spreadsheetml.sheet", book),
    "pdf": Format("PDF", "pdf", "application/pdf", report),
    "png": Format("Images PNG", ZIP, ZIPPED, partial(zipped_pictures, kind="png"), drawn=True),
    "svg": Format("Images SVG", ZIP, ZIPPED, partial(zipped_pictures, kind="svg"), drawn=True),
    "csv": Format("Données CSV", ZIP, ZIPPED, zipped_tables),
}
"""Under the name that the command line takes."""


def written(kit: Kit, kind: str) -> File:
    """The file of a kit; a zip where the format holds one chart.

    Raises `NothingToWrite` where a zip would hold no figure, and `NotDrawn` where the browser does not answer.
    """
    chosen = FORMATS[kind]
    if chosen.extension == ZIP and all(exhibit.chart.empty for exhibit in kit.exhibits):
        raise NothingToWrite("Aucun graphique de ce kit ne porte de chiffre : élargissez la période ou le choix.")
    return File(name_of(kit, chosen.extension), chosen.mime, chosen.write(kit))


def name_of(kit: Kit, extension: str) -> str:
    """« kit-copil_2026_tous-les-territoires.pptx »."""
    return f"{stem(kit.title, f'{kit.scope}, {kit.period}')}.{extension}"
