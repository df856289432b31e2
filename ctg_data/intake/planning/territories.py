"""Where: the territories of a file matched with those known, by every way of writing them."""

from dataclasses import replace

from rapidfuzz import fuzz

from ctg_data.folding import fold
from ctg_data.intake.planning.diff import identifier
from ctg_data.intake.planning.proposal import IGNORE, Proposal
from ctg_data.intake.planning.validate import Record
from ctg_data.plan import Choice, Question

LONGEST = 100  # letters of a text that may name a territory: a page in the wrong column is compared no further


class Territories:
    """The territories known, by their name, their aliases, their SIREN, and what was answered about the others."""

    def __init__(self, proposal: Proposal) -> None:
        self._proposal = proposal
        known = proposal.known
        self.names = {identifier(row): str(row["name"]) for row in known["territory"]}
        self._forms: dict[str, int] = {}
        for row in known["territory"]:
            self._forms |= dict.fromkeys((fold(str(row["name"])), str(row["siren"])), identifier(row))
        self._forms |= {str(row["folded"]): identifier(row, "territory_id") for row in known["territory_alias"]}
        ours = (row for row in known["network_territory"] if row["network_id"] == known.network_id)
        self._network = tuple(dict.fromkeys(identifier(row, "territory_id") for row in ours))

    def known(self, written: str) -> int | None:
        """The territory of that name, alias or SIREN, or that an answer tells, without asking."""
        question = f"territory:{fold(written)}"
        answer = _chosen(self._proposal.given(question) or self._proposal.recalled("territory", question))
        return self._found(written) or (answer if answer in self.names else None)

    def where(self, record: Record) -> int | None:
        """The territory of a row, asked where it is not known; None while the question is open, or if left aside."""
        written = record.text("territory")
        if (found := self._found(written)) is not None:
            return found
        place = record.sheet, record.cell("territory")
        answer = self._proposal.ask(self._question(written, *place, aside="Laisser ces lignes de côté"), "territory")
        if answer == IGNORE:
            self._proposal.leave(record.sheet, record.row)
        return _chosen(answer)

    def mention(self, written: str, sheet: str, cell: str) -> None:
        """Ask, without stopping the import, which territory is written beside somebody who has none of their own."""
        if fold(written) and self._found(written) is None:
            asked = self._question(written, sheet, cell, aside="Aucun de ceux-là : ne pas en tenir compte")
            self._proposal.ask(replace(asked, required=False), "territory")

    def _found(self, written: str) -> int | None:
        folded = fold(written)
        return self._forms.get(folded) or self._forms.get(folded.replace(" ", ""))

    def _question(self, written: str, sheet: str, cell: str, *, aside: str) -> Question:
        return Question(
            f"territory:{fold(written)}",
            "territory_unknown",
            f"Quel est le territoire écrit « {written} » ?",
            (
                *(Choice(str(territory), self.names[territory]) for territory in self._nearest_first(written)),
                Choice(IGNORE, aside),
            ),
            "Ce nom n’est ni celui d’un territoire connu, ni un de ses alias, ni un SIREN.",
            sheet=sheet,
            cell=cell,
        )

    def _nearest_first(self, written: str) -> list[int]:
        folded, alike = fold(written)[:LONGEST], dict.fromkeys(self._network, 0.0)
        for form, territory in self._forms.items():
            shared = max(fuzz.ratio(folded, form), 0.9 * fuzz.partial_ratio(folded, form))
            alike[territory] = max(alike.get(territory, 0.0), shared)
        return sorted(self._network, key=lambda territory: -alike[territory])


def _chosen(answer: str | None) -> int | None:
    return int(answer) if answer and answer.isdigit() else None
