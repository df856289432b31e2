"""Real files made wrong, as disks, mails, other software and ill will make them; the same seed, the same file."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

HOME = Path(__file__).parent.parent
SEEDS = [*(HOME / "sample_data").glob("*/*.*"), *(HOME / "tests" / "files").glob("*.[xo]*")]

PLACES = ("", "A", "0", "A0", "A1", "B2:A1", "XFD1048576", "A1:XFD1048576", "ZZZ9", "A99999999999", "É1")
NUMBERS = ("-1", "0", "1", "7", "65536", "1048577", "4294967296", "99999999999999999999", "1e400", "NaN", "é", "")
WORDS = ("s", "str", "inlineStr", "e", "b", "d", "n", "x", "", "hidden", "true", "2025-99-99", "P1000000000D")
VALUES = (
    *("NaN", "inf", "-inf", "1e308", "-1", "0", "60", "2958466", "1e15", "45000.5", "999999999", "#REF!", "TRUE", ""),
    *("=1+1", "32/13/2025", "18/03/2125", "29/02/2025", "X", "Σ" * 300, "\u202e\u200b", "a\ufffeb", "&#0;", "&x;"),
    *("&amp;" * 50, "<b>", "]]>", "_x0000_", "_x0041_", "é\u0301", "\U0001f600" * 40, "nom " * 4000),
)
ATTRIBUTE = re.compile(rb'([\w:-]+)="([^"<]*)"')
TEXT = re.compile(rb">([^<>]+)<")
DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'

Parts = list[tuple[str, bytes]]


def mutants(seed: int, files: Sequence[Path] = SEEDS) -> Iterator[tuple[str, bytes]]:
    """Without end: a name that tells the file and what was done to it, and the bytes."""
    number = 0
    while True:
        random = Random(f"{seed}-{number}")
        file = random.choice(files)
        yield mutant(random, file, number)
        number += 1


def mutant(random: Random, file: Path, number: int) -> tuple[str, bytes]:
    """One file made wrong once or a few times."""
    content, done = file.read_bytes(), []
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        packed = content.startswith(b"PK") and zipfile.is_zipfile(io.BytesIO(content))
        change = random.choice(PACKED if packed and random.random() < 0.85 else BARE)
        content = _unpacked(random, content, change) if change in PACKED else change(random, content)
        done.append(change.__name__)
    return f"{number:05} {'+'.join(done)} {file.stem[:24]}{file.suffix}", content


def flip(random: Random, content: bytes) -> bytes:
    """Some bytes are others."""
    changed = bytearray(content)
    for _ in range(random.choice((1, 3, 20)) if changed else 0):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def truncate(random: Random, content: bytes) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def repeat(random: Random, content: bytes) -> bytes:
    start = random.randrange(len(content) + 1)
    return content[:start] + content[start : start + 4096] * random.choice((2, 50)) + content[start:]


def forget(random: Random, content: bytes) -> bytes:
    start = random.randrange(len(content) + 1)
    return content[:start] + content[start + random.choice((1, 40, 2000)) :]


def _unpacked(random: Random, content: bytes, change: Callable[[Random, Parts], Parts]) -> bytes:
    """The package with its parts changed, its sums right again: the parser goes further than with a flipped byte."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [(name, package.read(name)) for name in package.namelist()]
    except Exception:  # an earlier change broke it: zipfile has ten ways to say so
        return flip(random, content)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # that a name is written twice
        for name, part in change(random, parts) if parts else ():
            package.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def attributes(random: Random, parts: Parts) -> Parts:
    """Some attributes of one part hold what they never should."""
    return _one(random, parts, lambda part: _substituted(random, part, ATTRIBUTE, _attribute))


def values(random: Random, parts: Parts) -> Parts:
    """Some texts of one part are odd ones."""
    return _one(random, parts, lambda part: _substituted(random, part, TEXT, _value))


def inner_flip(random: Random, parts: Parts) -> Parts:
    return _one(random, parts, lambda part: flip(random, part))


def inner_truncate(random: Random, parts: Parts) -> Parts:
    return _one(random, parts, lambda part: truncate(random, part))


def swap(random: Random, parts: Parts) -> Parts:
    """Two parts stand for each other."""
    one, other = random.choice(parts), random.choice(parts)
    names = {one[0]: other[0], other[0]: one[0]}
    return [(names.get(name, name), part) for name, part in parts]


def drop(random: Random, parts: Parts) -> Parts:
    left = random.randrange(len(parts))
    return [each for number, each in enumerate(parts) if number != left]


def twice(random: Random, parts: Parts) -> Parts:
    """The same name for two parts."""
    name, _ = random.choice(parts)
    return [*parts, (name, random.choice(parts)[1])]


def entity(random: Random, parts: Parts) -> Parts:
    return _one(random, parts, lambda part: part.replace(b"?>", b"?>" + DOCTYPE, 1).replace(b"<v>", b"<v>&b;", 1))


def nest(random: Random, parts: Parts) -> Parts:
    """A part whose elements stand in one another, thousands deep."""
    depth = random.choice((200, 100_000))
    return _one(random, parts, lambda part: part.replace(b"<row", b"<row>" * depth + b"<row", 1))


def crowd(random: Random, parts: Parts) -> Parts:
    """The same element thousands of times."""

    def crowded(part: bytes) -> bytes:
        elements = re.findall(rb"<[a-z][^<>]*/>", part)
        return part.replace(chosen := random.choice(elements), chosen * 20_000, 1) if elements else part

    return _one(random, parts, crowded)


BARE = (flip, truncate, repeat, forget)
PACKED = (
    *(attributes, attributes, attributes, attributes, values, values, values, inner_flip, inner_truncate),
    *(swap, drop, twice, entity, nest, crowd),
)


def _one(random: Random, parts: Parts, change: Callable[[bytes], bytes]) -> Parts:
    """One part changed, a sheet more often than another."""
    sheets = [number for number, (name, _) in enumerate(parts) if "sheet" in name or name == "content.xml"]
    chosen = random.choice(sheets) if sheets and random.random() < 0.6 else random.randrange(len(parts))
    return [(name, change(part) if number == chosen else part) for number, (name, part) in enumerate(parts)]


def _substituted(
    random: Random, part: bytes, pattern: re.Pattern[bytes], instead: Callable[[Random, re.Match[bytes]], bytes]
) -> bytes:
    found = list(pattern.finditer(part))
    chosen = random.sample(found, min(len(found), random.choice((1, 3, 30))))
    for match in sorted(chosen, key=lambda each: -each.start()):
        part = part[: match.start()] + instead(random, match) + part[match.end() :]
    return part


def _attribute(random: Random, match: re.Match[bytes]) -> bytes:
    value = random.choice(random.choice((PLACES, NUMBERS, WORDS)))
    return match[1] + b'="' + value.encode() + b'"'


def _value(random: Random, _: re.Match[bytes]) -> bytes:
    return b">" + random.choice(VALUES).encode() + b"<"
