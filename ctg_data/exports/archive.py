"""Every chart of a kit as a file of its own, in one zip where there are several."""

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ctg_data.charts.description import Chart
from ctg_data.charts.words import scope
from ctg_data.exports.delimited import to_csv
from ctg_data.exports.extract import name_of, of_chart, stem
from ctg_data.exports.kit import Exhibit, Kit
from ctg_data.exports.pictures import Kind, NotDrawn, drawable, to_picture

Named = tuple[str, bytes]
OLDEST = 1980  # the first year that a zip can date a file from
WITHOUT_BROWSER = (
    "Les images sont dessinées par un navigateur installé sur le serveur (Chromium, Chrome ou Edge) : il n’y en a pas. "
    "Le diaporama, le classeur et les données s’en passent."
)

Told = Callable[[int, int, str], None]
"""How many are done, of how many, and the name of the next."""


def silent(done: int, whole: int, name: str) -> None:
    """Tell nobody."""


def tables(kit: Kit) -> list[Named]:
    """The CSV of each chart that holds something, under the number that it has in the kit."""
    return list(_each(kit, "csv", lambda shown: to_csv(of_chart(shown.chart, kit.dated, shown.definitions)), silent))


def pictures(kit: Kit, kind: Kind, told: Told = silent) -> list[Named]:
    """The picture of each chart that holds something; raises `NotDrawn`, in French, without a browser or in vain."""
    if not drawable():
        raise NotDrawn(WITHOUT_BROWSER)
    return list(_each(kit, kind, lambda shown: to_picture(shown.chart, kind, kit.dated), told))


def zipped(files: list[Named], dated: date) -> bytes:
    """The files in one zip, the same bytes for the same files."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            about = ZipInfo(name, (max(dated.year, OLDEST), dated.month, dated.day, 0, 0, 0))
            about.compress_type = ZIP_DEFLATED
            archive.writestr(about, content)
    return held.getvalue()


def _each(kit: Kit, extension: str, made: Callable[[Exhibit], bytes], told: Told) -> Iterator[Named]:
    drawn = [shown for shown in kit.exhibits if not shown.chart.empty]
    for place, shown in enumerate(drawn):
        told(place, len(drawn), name_of(shown.chart))
        yield f"{place + 1:02}_{_stem(shown.chart)}.{extension}", made(shown)
    told(len(drawn), len(drawn), "")


def _stem(chart: Chart) -> str:
    return stem(name_of(chart), scope(chart))
