"""Which names may be one person's: letters apart, initials, a first name cut short, words left out or joined."""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, takewhile

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from ctg_data.folding import fold
from ctg_data.plan import Row

Words = tuple[str, ...]
LONGEST = 40
"""Letters of the longest word compared by its letters."""


def spellings(last_name: str, first_name: str = "") -> tuple[Words, ...]:
    """The folded words of a name, then its parts joined where that differs: « de la Fontaine », « delafontaine »."""
    parts = [fold(part) for part in (last_name, first_name)]
    words = tuple(sorted({*" ".join(parts).split()}))
    joined = tuple(sorted(part.replace(" ", "") for part in parts if part))
    return (words,) if words == joined else (words, joined)


def known_spellings(person: Row) -> tuple[Words, ...]:
    """The spellings of a person known, whose folded words are kept; only more than two may have been joined."""
    words = tuple(sorted({*str(person["folded"]).split()}))
    return (words,) if len(words) < 3 else spellings(str(person["last_name"]), str(person["first_name"]))


class Names:
    """The names of people, found by a name that resembles them; the cost follows the words that they share."""

    def __init__(self, names: Iterable[tuple[int, tuple[Words, ...]]] = ()) -> None:
        self._spelt: dict[int, tuple[Words, ...]] = {}
        self._lengths: dict[int, tuple[int, int]] = {}
        self._bearers: dict[str, set[int]] = defaultdict(set)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        self._sorted: list[str] = []
        self._alike: dict[str, list[str]] = {}
        for person, spelt in names:
            self._put(person, spelt)
        self._sorted.sort()

    def add(self, person: int, spelt: tuple[Words, ...]) -> None:
        """Add somebody, who is found from then on."""
        before = len(self._sorted)
        self._put(person, spelt)
        added, self._sorted = self._sorted[before:], self._sorted[:before]
        for word in added:
            insort(self._sorted, word)
        self._alike.clear()

    def near(self, spelt: tuple[Words, ...]) -> list[int]:
        """The people whose name resembles this one, the nearest first."""
        words = {word for form in spelt for word in form if len(word) > 1}
        shared = Counter(person for word in words for person in self._bearing(word))
        near = [person for person in self._sharing_enough(spelt, shared) if resemble(spelt, self._spelt[person])]
        return sorted(near, key=lambda person: (-likeness(spelt, self._spelt[person]), person))

    def _sharing_enough(self, spelt: tuple[Words, ...], shared: Mapping[int, int]) -> Iterator[int]:
        """Those with whom a name shares enough: two that resemble each other share what no short word abbreviates."""
        whole, short = _lengths(spelt)
        for person, count in shared.items():
            other_whole, other_short = self._lengths[person]
            if count >= whole - other_short or count >= other_whole - short:
                yield person

    def _put(self, person: int, spelt: tuple[Words, ...]) -> None:
        self._spelt[person], self._lengths[person] = spelt, _lengths(spelt)
        for form in spelt:
            for word in form:
                if word not in self._bearers:
                    self._by_length[len(word)].append(word)
                    self._sorted.append(word)
                self._bearers[word].add(person)

    def _bearing(self, word: str) -> set[int]:
        if word not in self._alike:
            self._alike[word] = [*dict.fromkeys(self._words_like(word))]
        return set().union(*(self._bearers[like] for like in self._alike[word]))

    def _words_like(self, word: str) -> Iterator[str]:
        if word in self._bearers:
            yield word
        yield from (word[:size] for size in range(1, min(len(word), LONGEST)) if word[:size] in self._bearers)
        if len(word) > 2:
            following = islice(self._sorted, bisect_left(self._sorted, word), None)
            yield from takewhile(lambda other: other.startswith(word), following)
        if slips := _slips(len(word)):
            near_length = range(len(word) - slips, min(len(word) + slips, LONGEST) + 1)
            others = [other for length in near_length for other in self._by_length.get(length, ())]
            yield from (
                other
                for other, *_ in process.extract(word, others, scorer=OSA.distance, score_cutoff=slips, limit=None)
            )


def resemble(one: tuple[Words, ...], other: tuple[Words, ...]) -> bool:
    """Whether two names may be one person's, in any of their spellings."""
    return any(_abbreviates(form, spelt) for form in one for spelt in other)


def likeness(one: tuple[Words, ...], other: tuple[Words, ...]) -> float:
    """How alike two names are, out of 100."""
    return max(fuzz.ratio(" ".join(form), " ".join(spelt)) for form in one for spelt in other)


def difference(one: tuple[Words, ...], other: tuple[Words, ...]) -> str:
    """In what two names that resemble each other differ, in words."""
    (first, *_), (second, *_) = one, other
    if set(one) & set(other):
        return "même nom"
    if any(len(word) == 1 for word in (*first, *second)):
        return "initiale"
    if len(first) != len(second):
        return "nom plus complet d’un côté"
    return "orthographe voisine"


def _abbreviates(one: Words, other: Words) -> bool:
    """Whether each word of the shorter name is one of the longer, or abbreviates some; one at least in full."""
    shorter, longer = sorted((one, other), key=len)
    left = list(longer)
    full = False
    for word in sorted(shorter, key=len, reverse=True):
        meant = _meant(word, left)
        if not meant:
            return False
        full = full or min(len(word), len(meant[0])) > 2
        for found in meant:
            left.remove(found)
    return full


def _meant(word: str, left: list[str]) -> list[str]:
    """The words that one word stands for: itself first, else one like it, else those of which it has the initials."""
    if word in left:
        return [word]
    if like := next((other for other in left if _same_word(word, other)), None):
        return [like]
    if len(word) not in (2, 3):
        return []
    initials: list[str] = []
    for letter in word:
        initials += [other for other in left if other[0] == letter and other not in initials][:1]
    return initials if len(initials) == len(word) else []


def _same_word(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return short == long[0]
    cut = len(short) > 2 and long.startswith(short) and len(long) - len(short) > 2
    return cut or OSA.distance(one, other, score_cutoff=_slips(len(short))) <= _slips(len(short))


def _slips(letters: int) -> int:
    """How many letters may differ in a word: none in a short one, where another name is a letter away."""
    return 0 if letters < 4 else 1 if letters < 8 else 2


def _lengths(spelt: tuple[Words, ...]) -> tuple[int, int]:
    """The fewest words that cannot be initials, and the most that can, in any spelling of a name."""
    whole = [sum(len(word) > 3 for word in form) for form in spelt]
    return min(whole), max(len(form) - count for form, count in zip(spelt, whole, strict=True))
