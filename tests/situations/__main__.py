"""The table of the situations: how many are read exactly, after a question, refused, or wrongly — and which."""

import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from tests.situations import FAMILIES
from tests.situations.judge import How, Outcome, judged
from tests.situations.situation import Situation


def main() -> None:
    outcomes: dict[How, list[tuple[str, Situation, Outcome]]] = defaultdict(list)
    for family, situations in FAMILIES.items():
        for situation in situations:
            with tempfile.TemporaryDirectory() as folder:
                outcome = judged(situation, Path(folder))
            outcomes[outcome.how].append((family, situation, outcome))
    for how in How:
        _print(how, outcomes[how])
    total, read = sum(map(len, outcomes.values())), len(outcomes[How.EXACT])
    fair = total - len(outcomes[How.REFUSED])
    print(f"\n{total} feuilles : " + ", ".join(f"{len(outcomes[how])} {how}" for how in How))
    print(f"exactes sans question : {read} / {fair} = {100 * read / fair:.0f} % de celles qui peuvent être lues")
    sys.exit(bool(outcomes[How.WRONG]))


def _print(how: How, these: list[tuple[str, Situation, Outcome]]) -> None:
    print(f"\n— {how} ({len(these)})")
    for family, situation, outcome in these:
        told = ", ".join(sorted(outcome.asked | outcome.said))
        print(f"  {family}.{situation.name} : {situation.title}{f' [{told}]' if told else ''}")
        for difference in outcome.differs:
            print(f"      {difference}")


main()
