"""The smallest OpenDocument sheet, written by hand: one more library would serve only here."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ctg_data.workbooks.sheets import EPOCH

NAMES = "urn:oasis:names:tc:opendocument:xmlns"
KIND = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<manifest:manifest manifest:version="1.2" xmlns:manifest="{NAMES}:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def open_document(sheet: str, lines: Iterable[Sequence[object]]) -> bytes:
    """The bytes of an .ods of one sheet, the same for the same lines."""
    rows = "".join(f"<table:table-row>{''.join(map(_cell, line))}</table:table-row>" for line in lines)
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="{escape(sheet)}">{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        archive.writestr(ZipInfo("mimetype", EPOCH), KIND, ZIP_STORED)
        archive.writestr(ZipInfo("content.xml", EPOCH), content, ZIP_DEFLATED)
        archive.writestr(ZipInfo("META-INF/manifest.xml", EPOCH), MANIFEST, ZIP_DEFLATED)
    return written.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        shown = f"<text:p>{value:%d/%m/%Y}</text:p>"
        return f'<table:table-cell office:value-type="date" office:date-value="{value}">{shown}</table:table-cell>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'
