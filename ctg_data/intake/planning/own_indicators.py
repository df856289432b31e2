"""The values of the committee's own indicators, by territory (or for all) and period; unknown ones are asked."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from ctg_data.folding import fold
from ctg_data.intake.cells import written
from ctg_data.intake.planning.proposal import IGNORE, NEW, Proposal
from ctg_data.intake.planning.territories import Territories
from ctg_data.intake.planning.validate import Record, validate
from ctg_data.intake.planning.withdrawal import withdraw
from ctg_data.intake.tables import Table
from ctg_data.plan import Choice, Question, Row

ALL = frozenset(
    fold(words) for words in ("", "Tous", "Tous les territoires", "Ensemble", "Réseau", "Réseau entier", "Le réseau")
)
"""How people write that a value is that of all territories together."""


def lay_own_indicators(proposal: Proposal, table: Table, territories: Territories) -> None:
    """Lay the values of one sheet; a row prepared and not filled in says nothing."""
    records, findings = validate(table)
    proposal.findings += findings
    for record in records:
        if "value" not in record.values:
            proposal.leave(record.sheet, record.row)
    filled = [record for record in records if "value" in record.values]
    read = [(record, own) for record in filled if (own := _indicator(proposal, record)) is not None]
    by_territory = any(record.text("territory") for record in filled)
    for indicator in dict.fromkeys(own for _, own in read):
        of_it = [record for record, own in read if own == indicator]
        if (factor := _factor(proposal, table, indicator, of_it)) is not None:
            for record in of_it:
                _lay(proposal, record, indicator, territories, factor, by_territory)


def key_of(name: str, taken: Iterable[str]) -> str:
    """The key of a new indicator, for ever: a target names it so, whatever it is called later."""
    taken, key = set(taken), f"own_{fold(name).replace(' ', '_')}"
    return next(each for each in (key, *(f"{key}_{n}" for n in range(2, len(taken) + 3))) if each not in taken)


def _lay(
    proposal: Proposal, record: Record, indicator: int, territories: Territories, factor: int, by_territory: bool
) -> None:
    written_place = record.text("territory")
    of_all = fold(written_place) in ALL
    territory = None if of_all else territories.where(record)
    if territory is None and not of_all:
        return
    if by_territory and not written_place:
        proposal.say("value_for_all", record.sheet, record.cell("territory"))
    where: Row = {"custom_indicator_id": indicator, "territory_id": territory, "period": record.text("period")}
    if not proposal.once(("custom_value", *where.values()), record, "indicator"):
        return
    known = proposal.rows.find("custom_value", where)
    if record.withdrawn and known is not None:
        withdraw(proposal, "custom_value", known, record)
    elif not record.withdrawn:
        value = round(factor * _number(record), 9)  # 100 × 0,57 is not quite 57
        proposal.rows.lay("custom_value", {**where, "value": value}, record.source)


def _indicator(proposal: Proposal, record: Record) -> int | None:
    """The indicator of that name, asked where it is not known; None while the question is open, or if left aside."""
    folded = fold(record.text("indicator"))
    known = {indicator: str(row["name"]) for indicator, row in proposal.rows.all("custom_indicator")}
    found = next((indicator for indicator, name in known.items() if fold(name) == folded), None)
    if found is not None:
        return found
    answer = proposal.ask(_question(record, known), "indicator")
    if answer == NEW:
        return _created(proposal, record)
    if answer == IGNORE:
        proposal.leave(record.sheet, record.row)
    return int(answer) if answer and answer != IGNORE else None


def _created(proposal: Proposal, record: Record) -> int:
    name = record.text("indicator")
    taken = (str(row["key"]) for _, row in proposal.rows.all("custom_indicator"))
    values: Row = {"network_id": proposal.network_id, "key": key_of(name, taken), "name": name, "definition": ""}
    proposal.say("indicator_new", record.sheet, record.cell("indicator"), value=name)
    return proposal.rows.lay("custom_indicator", {**values, "unit": "", "direction": "none"}, record.source)


def _question(record: Record, known: dict[int, str]) -> Question:
    name = record.text("indicator")
    saved = [indicator for indicator in known if indicator > 0]
    nearest = sorted(saved, key=lambda indicator: -fuzz.ratio(fold(name), fold(known[indicator])))
    return Question(
        f"indicator:{fold(name)}",
        "indicator_unknown",
        f"Quel est l’indicateur écrit « {name} » ?",
        (
            *(Choice(str(indicator), f"« {known[indicator]} »") for indicator in nearest),
            Choice(NEW, "Un nouvel indicateur : le créer"),
            Choice(IGNORE, "Laisser ces lignes de côté"),
        ),
        "Aucun indicateur du comité de pilotage ne porte ce nom.",
        sheet=record.sheet,
        cell=record.cell("indicator"),
    )


def _factor(proposal: Proposal, table: Table, indicator: int, records: Sequence[Record]) -> int | None:
    """100 where a sheet keeps « 71 % » as 0,71, as Excel does; None while that is asked."""
    row = proposal.rows.row("custom_indicator", indicator) or {}
    small = [record for record in records if 0 < abs(_number(record)) <= 1]
    if not table.sheet or row["unit"] != "%" or not small:
        return 1
    value = written(_number(small[0]))
    question = Question(
        f"share:{table.sheet}:{fold(str(row['name']))}",
        "share",
        f"Feuille « {table.sheet} », « {row['name']} » est en % : que veut dire {value} ?",
        (
            Choice("100", f"Une part : {written(round(100 * _number(small[0]), 9))} %"),
            Choice("1", f"Un pourcentage : {value} %"),
        ),
        "Excel garde « 71 % » comme 0,71. La réponse vaut pour toutes les valeurs de cet indicateur sur la feuille.",
        sheet=table.sheet,
        cell=small[0].cell("value"),
    )
    answer = proposal.ask(question)
    return int(answer) if answer else None


def _number(record: Record) -> float:
    value = record.values["value"]
    return value if isinstance(value, int | float) else 0.0
