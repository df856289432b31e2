"""All the charts of a kit in one archive: their pictures, or their data as CSV."""

from collections.abc import Callable, Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ctg_data.charts.description import Chart
from ctg_data.charts.words import scope
from ctg_data.exports.delimited import to_csv
from ctg_data.exports.extract import name_of, of_chart, stem
from ctg_data.exports.kit import Kit
from ctg_data.exports.pictures import Kind, NotDrawn, drawable, to_picture

WITHOUT_BROWSER = (
    "Les images sont dessinées par un navigateur installé sur le serveur (Chromium, Chrome ou Edge) : il n’y en a pas. "
    "Le diaporama, le classeur et les données s’en passent."
)
EARLIEST = 1980  # what the format of archives can date

Told = Callable[[int, int, str], None]
"""How many are done, of how many, and the name of the next."""


def zipped_pictures(kit: Kit, kind: Kind, told: Told = lambda done, whole, name: None) -> bytes:
    """The picture of each chart, in the order of the kit; raises `NotDrawn`, in French, if it cannot be drawn."""
    if not drawable():
        raise NotDrawn(WITHOUT_BROWSER)

    def each() -> Iterable[tuple[str, bytes]]:
        for place, shown in enumerate(kit.exhibits):
            told(place, len(kit.exhibits), name_of(shown.chart))
            yield _name(place, shown.chart, kind), to_picture(shown.chart, kind, kit.dated)
        told(len(kit.exhibits), len(kit.exhibits), "")

    return _zipped(kit, each(), ZIP_STORED if kind == "png" else ZIP_DEFLATED)


def zipped_tables(kit: Kit) -> bytes:
    """The data of each chart as a CSV that a French Excel opens right, in the order of the kit."""
    each = (
        (_name(place, shown.chart, "csv"), to_csv(of_chart(shown.chart, kit.dated, shown.definitions)))
        for place, shown in enumerate(kit.exhibits)
    )
    return _zipped(kit, each, ZIP_DEFLATED)


def _name(place: int, chart: Chart, extension: str) -> str:
    """« 01_presence-par-rencontre_2026_tous-les-territoires.png »: in their order, no two alike."""
    return f"{place + 1:02d}_{stem(name_of(chart), scope(chart))}.{extension}"


def _zipped(kit: Kit, files: Iterable[tuple[str, bytes]], how: int) -> bytes:
    """The same bytes for the same files: each is dated as the data are."""
    held = BytesIO()
    day = (max(EARLIEST, kit.dated.year), kit.dated.month, kit.dated.day, 0, 0, 0)
    with ZipFile(held, "w") as archive:
        for name, content in files:
            about = ZipInfo(name, day)
            about.compress_type = how
            about.external_attr = 0o644 << 16
            archive.writestr(about, content)
    return held.getvalue()
