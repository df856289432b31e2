"""The statements of a questionnaire, found again in the headers that survey tools write."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from ctg_data.folding import fold

NEAR = 75
"""Alike enough, out of 100, to ask whether a header is a statement of the questionnaire."""
STATEMENT = 20  # characters; a shorter header is told by its very words only
SAME_INSTRUCTION = 3  # statements after the same words: an instruction, not another question
FORGIVEN_FROM = 4  # letters of a word from which one slip of the keyboard is forgiven

_CODED = re.compile(r"([A-Za-z]\w*)(?:\[(\w+)\])?(?:\.\s+(.+))?", re.DOTALL)  # « G01Q02. … », « Q01[SQ003]. … »
_LAST_BRACKET = re.compile(r"\[([^\[\]]+)\]\s*$")
_NEGATIVE = {"ne", "n", "pas", "non", "jamais", "peu", "incapable", "sans", "pourquoi", "commentaire", "commentaires"}
_NUMBERED = re.compile(r"^q?\d+ ")
_AROUND = re.compile(r"q?\d+|de|a|sur|echelle|item|question|affirmation")


@dataclass(frozen=True, slots=True)
class Match:
    """The field that a header names, how sure that is and why, in French."""

    field: str
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Wordings:
    """The items of a questionnaire: the statement of each code, and the code of each folded statement."""

    items: Mapping[str, str]
    codes: Mapping[str, str]

    @classmethod
    def of(cls, wordings: Mapping[str, str]) -> "Wordings":
        """The items of a mapping from statement to code."""
        return cls({code: text for text, code in wordings.items()}, {fold(t): code for t, code in wordings.items()})

    def item_of(self, header: str) -> Match | None:
        """The item that a header names without doubt: by its very words, but for a number or a slip, or by its code."""
        for said in parts_of(header):
            if code := self.codes.get(fold(said)):
                return Match(code, 1.0, "les mots mêmes du questionnaire")
        return next(self._almost(header), None) or self._by_code(header)

    def near(self, header: str) -> list[str]:
        """The codes of the items that a header resembles, the nearest first; last, the one whose code it bears."""
        said = [fold(part) for part in parts_of(header)]
        alike = {code: max(_likeness(each, words) for each in said) for words, code in self.codes.items()}
        nearest = sorted((code for code, likeness in alike.items() if likeness >= NEAR), key=lambda code: -alike[code])
        coded = self._coded(header)
        return nearest if coded is None or coded in nearest else [*nearest, coded]

    def after_an_instruction(self, headers: Mapping[int, str]) -> dict[int, Match]:
        """The items of the headers (by column) that say the same words before statements, as survey tools do."""
        begun: dict[str, dict[int, str]] = defaultdict(dict)
        for column, header in headers.items():
            said = _NUMBERED.sub("", fold(header))
            code = next((code for words, code in self.codes.items() if said.endswith(f" {words}")), None)
            if code:
                begun[said.removesuffix(fold(self.items[code]))][column] = code
        reason = "les mots du questionnaire, après la même consigne que d’autres colonnes"
        return {
            column: Match(code, 0.85, reason)
            for instruction, codes in begun.items()
            if len(set(codes.values())) >= SAME_INSTRUCTION and not _NEGATIVE & set(instruction.split())
            for column, code in codes.items()
        }

    def numbered_alike(self, headers: Mapping[int, str]) -> dict[int, str]:
        """The items by column, in order, where as many parts of one question are told by their codes alone."""
        parts: dict[str, list[int]] = defaultdict(list)
        for column, header in headers.items():
            coded = _CODED.fullmatch(header.strip())
            if coded and coded[2] and not coded[3]:
                parts[coded[1]].append(column)
        alike = [columns for columns in parts.values() if len(columns) == len(self.items)]
        return dict(zip(alike[0], self.items, strict=True)) if len(alike) == 1 else {}

    def stated_by(self, header: str) -> str | None:
        """The code of the item whose statement a header says or most resembles; None where it is none."""
        return self.codes.get(fold(header)) or next(iter(self.near(header) if len(header) >= STATEMENT else ()), None)

    def _almost(self, header: str) -> Iterator[Match]:
        for said in map(fold, parts_of(header)):
            for words, code in self.codes.items():
                if _only_numbered(said, words):
                    yield Match(code, 0.95, "les mots du questionnaire, à un numéro ou une échelle près")
                elif _mistyped(said, words):
                    yield Match(code, 0.9, "les mots du questionnaire, à une faute de frappe près")

    def _by_code(self, header: str) -> Match | None:
        code = self._coded(header) if len(parts_of(header)) == 1 else None
        return Match(code, 0.8, f"le code « {code} » de l’item") if code else None

    def _coded(self, header: str) -> str | None:
        """The item whose code a header of LimeSurvey bears, whatever the words that follow."""
        coded = _CODED.fullmatch(header.strip())
        wanted = _bare(coded[2] or coded[1]) if coded else None
        return next((code for code in self.items if _bare(code) == wanted), None)


def parts_of(header: str) -> list[str]:
    """What a header says: whole, without the code of LimeSurvey, and the statement in brackets at its end."""
    text = header.strip()
    coded = _CODED.fullmatch(text)
    if coded and not coded[3]:
        return [text]
    parts = [text, coded[3] if coded else "", *_LAST_BRACKET.findall(text)]
    return [part for part in parts if part]


def _likeness(said: str, words: str) -> float:
    """A header may say more than the statement (its instruction, its number); a much shorter one is none."""
    return max(fuzz.ratio(said, words), fuzz.partial_ratio(said, words) if len(said) >= len(words) else 0.0)


def _only_numbered(said: str, words: str) -> bool:
    before, found, after = f" {said} ".partition(f" {words} ")
    return bool(found) and all(_AROUND.fullmatch(word) for word in f"{before} {after}".split())


def _mistyped(said: str, words: str) -> bool:
    """As many words, all the same but for one letter of one: a « ne … pas » more would be another statement."""
    if len(said.split()) != len(words.split()):
        return False
    slips = [pair for pair in zip(said.split(), words.split(), strict=True) if pair[0] != pair[1]]
    return len(slips) == 1 and min(map(len, slips[0])) >= FORGIVEN_FROM and OSA.distance(*slips[0]) == 1


def _bare(code: str) -> str:
    """« Q03 » and « q3 » are one code."""
    return re.sub(r"(?<=\D)0+(?=\d)", "", code).casefold()
