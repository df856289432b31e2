"""What calamine does not show of an .xlsx: one pass over its XML, no entity ever resolved.

Also the limits held before anything is unpacked, on the sizes that the archive announces.
"""

import posixpath
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from ctg_data.findings import Finding, found

Attributes = dict[str, str]
MEMBER_LIMIT = 20_000
RATIO_LIMIT = 300  # real sheets shrink some twenty times, rarely a hundred
RATIO_FROM = 10 * 1024**2  # bytes: a small part may shrink as it likes

SIGNS = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/", b"hidden", b't="e"', b"t='e'", b"<!", b"\0")


class Hostile(Exception):
    """The package is refused; `finding` says why."""

    def __init__(self, finding: Finding):
        super().__init__(finding.code)
        self.finding = finding


@dataclass(slots=True)
class SheetNotes:
    """What a sheet holds beside its values; places as Excel names them."""

    hidden_rows: set[int] = field(default_factory=set)
    uncalculated: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    last_row: int = 0


def check_sizes(package: zipfile.ZipFile, limit: int) -> None:
    """Refuse what would unpack beyond `limit` bytes, or shrinks as no workbook does."""
    members = package.infolist()
    unpacked = sum(member.file_size for member in members)
    crushed = any(m.file_size > RATIO_FROM and m.file_size > RATIO_LIMIT * m.compress_size for m in members)
    if unpacked > limit or crushed or len(members) > MEMBER_LIMIT:
        raise Hostile(found("unpacked_too_large", size=_megabytes(unpacked), limit=_megabytes(limit)))


def refuse_entities(package: zipfile.ZipFile, member: str) -> None:
    """Refuse a part whose XML declares a document type, the door of entities; the body itself is not read."""
    if member not in package.NameToInfo:
        return
    with package.open(member) as part:
        if b"<!DOCTYPE" in part.read(4096).replace(b"\0", b"").upper():
            raise Hostile(found("xml_entities"))


def notes_of(package: zipfile.ZipFile) -> dict[str, SheetNotes]:
    """The notes of each sheet of an .xlsx by its name."""
    sheets = targets(package, "xl/workbook.xml")
    names = {
        attributes["name"]: sheets.get(_related(attributes), "")
        for tag, attributes in _elements(package, "xl/workbook.xml")
        if tag == "sheet"
    }
    return {name: _sheet_notes(package, member) for name, member in names.items() if member in package.NameToInfo}


def _sheet_notes(package: zipfile.ZipFile, member: str) -> SheetNotes:
    notes = SheetNotes()
    content = package.read(member)
    if any(sign in content for sign in SIGNS):  # ten times cheaper than the walk, and most sheets have none
        _SheetWalk(notes).walk(content)
    for target in targets(package, member).values():
        if "comment" in target.lower() and target.endswith(".xml"):
            notes.comments += [a.get("ref", "") for tag, a in _elements(package, target) if tag == "comment"]
    return notes


class _SheetWalk:
    """Follows the cells of one sheet: a formula whose value is missing was never calculated."""

    def __init__(self, notes: SheetNotes):
        self.notes = notes
        self.cell = ""
        self.in_value = self.text = self.valued = False

    def walk(self, content: bytes) -> None:
        self.parser = parser_of(self.start)
        self.parser.Parse(content, True)

    def start(self, name: str, attributes: Attributes) -> None:
        tag = name.rpartition(":")[2]
        if tag == "c":
            self.cell = attributes.get("r", "")
            if attributes.get("t") == "e":
                self.notes.errors.append(self.cell)
            self.text = attributes.get("t") == "str"
        elif tag == "f":
            self.valued, self.in_value = self.text, False
            self.parser.EndElementHandler = self.end
            self.parser.CharacterDataHandler = self.data
        elif tag == "v":
            self.in_value = True
        elif tag == "row":
            self._row(attributes)

    def _row(self, attributes: Attributes) -> None:
        self.notes.last_row = int(attributes.get("r", self.notes.last_row + 1))
        if attributes.get("hidden") in ("1", "true"):
            self.notes.hidden_rows.add(self.notes.last_row)

    def data(self, text: str) -> None:
        if self.in_value and text.strip():
            self.valued = True

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "v":
            self.in_value = False
        elif tag == "c":
            if not self.valued:
                self.notes.uncalculated.append(self.cell)
            self.parser.EndElementHandler = None
            self.parser.CharacterDataHandler = None


def _elements(package: zipfile.ZipFile, member: str) -> Iterator[tuple[str, Attributes]]:
    """The elements of a small part in order: name without prefix, attributes."""
    found_elements: list[tuple[str, Attributes]] = []
    parser = parser_of(lambda name, attributes: found_elements.append((name.rpartition(":")[2], attributes)))
    if member in package.NameToInfo:
        with package.open(member) as part:
            parser.ParseFile(part)
    return iter(found_elements)


def parser_of(start: Callable[[str, Attributes], None]) -> expat.XMLParserType:
    """A parser that calls `start` at each element; a document type is refused."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> None:
    raise Hostile(found("xml_entities"))


def targets(package: zipfile.ZipFile, member: str) -> dict[str, str]:
    """The parts that one part refers to, by relation id."""
    folder, name = posixpath.split(member)
    relations = _elements(package, f"{folder}/_rels/{name}.rels")
    return {
        attributes["Id"]: posixpath.normpath(posixpath.join("/" + folder, attributes["Target"])).lstrip("/")
        for tag, attributes in relations
        if tag == "Relationship" and "Id" in attributes and "Target" in attributes
    }


def _related(attributes: Attributes) -> str:
    return next((value for key, value in attributes.items() if key.endswith(":id")), "")


def _megabytes(size: int) -> str:
    return f"{size / 1024**2:.0f} Mo"
