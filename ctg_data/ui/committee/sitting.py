"""A sitting of the committee: recorded with its figures, then read beside those of today."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st
from pandas import DataFrame, isna

from ctg_data import store
from ctg_data.boards.view import Derived
from ctg_data.committee import words
from ctg_data.committee.comparing import Compared, Since, compare
from ctg_data.committee.figures import Kept, shown_to_readers
from ctg_data.committee.planning import Sitting, sitting_plan, why_not
from ctg_data.committee.writing import record
from ctg_data.counts import Counts
from ctg_data.selection import FIRST_DAY, Selection, day_label, period_label
from ctg_data.store import PlanOutdated
from ctg_data.ui import frame
from ctg_data.ui.data import database, indicators, load
from ctg_data.ui.french import spaced
from ctg_data.ui.markdown import plain

NETWORK = "Réseau entier"
SAFE = (
    "« masqué » : trop peu de personnes pour que le chiffre n’en désigne aucune, ce jour-là ou aujourd’hui. Un "
    "territoire d’un ou deux chargés de coopération n’est pas suivi d’un comité à l’autre."
)


def _shown(_: Selection, counts: Counts, typed: DataFrame) -> tuple[Kept, ...]:
    return shown_to_readers(counts, typed)


SHOWN = Derived(_shown, store.counts_for_readers, store.own_values)
"""The headline figures of a selection as readers are shown them."""


@dataclass(frozen=True)
class Sat:
    """A sitting recorded."""

    number: int
    day: date
    selection: Selection

    @property
    def period(self) -> str:
        """The period of its figures, in words."""
        start, end = self.selection.start, self.selection.end
        return f"jusqu’au {end:%d/%m/%Y}" if start == FIRST_DAY else period_label(start, end)


def sittings(network_id: int, found: DataFrame) -> list[Sat]:
    """The sittings recorded, the latest first."""
    columns = (found[name] for name in ("committee_id", "date", "start_on", "end_on"))
    rows = zip(*columns, strict=True)
    return [Sat(int(number), day, Selection(network_id, start, end)) for number, day, start, end in rows]


def choose(every: Sequence[Sat]) -> Sat:
    """One sitting, the latest unless told."""
    by_number = {sat.number: sat for sat in every}
    number = st.selectbox(
        "Comité",
        list(by_number),
        format_func=lambda each: day_label(by_number[each].day),
        key=f"sitting-{every[0].number}",
        width=320,
    )
    return by_number[number]


def show(sat: Sat, kept: DataFrame, names: Mapping[int, str]) -> None:
    """Each figure as it was shown and as it is today: sentences for the network, a table for the territories."""
    declared = indicators(sat.selection)
    compared = _compared(sat, kept, declared)
    st.caption(spaced(f"Période : {sat.period}. Chaque chiffre tel qu’il a été montré, puis recalculé aujourd’hui."))
    network = [each for each in compared if each.then.territory is None]
    told = ((words.label(each.then.indicator, declared), words.sentence(each, sat.day, declared)) for each in network)
    st.markdown("\n".join(f"- **{plain(name)}**\u00a0: {plain(sentence)}" for name, sentence in told))
    with st.expander("Territoire par territoire", key=f"places-{sat.number}"):
        of_places = [each for each in compared if each.then.territory in names]
        st.dataframe(
            table(of_places, names, declared), hide_index=True, alt="Chiffres du comité, territoire par territoire"
        )
        st.caption(spaced(SAFE))


def table(compared: Iterable[Compared], names: Mapping[int, str], declared: words.Declared) -> DataFrame:
    """One line per territory and indicator: then, now, and why it changed."""
    rows = [
        (
            names[each.then.territory or 0],
            words.label(each.then.indicator, declared),
            words.then(each, declared),
            words.amount(each.now, declared),
            words.why(each, declared),
        )
        for each in compared
    ]
    return DataFrame(rows, columns=("Territoire", "Indicateur", "Au copil", "Aujourd’hui", "Ce qui a changé"))


def record_form(network_id: int, every: Sequence[Sat], names: Mapping[int, str]) -> None:
    """Choose the day and the period, see the figures to be kept, confirm."""
    (meetings,) = load(Selection(network_id), store.meetings)
    with st.container(horizontal=True):
        day = _day({sat.day for sat in every})
        if day is None:
            return
        periods = frame.periods(each for each in meetings["date"] if each <= day)
        period = st.selectbox("Période des chiffres montrés", list(periods), min(1, len(periods) - 1), width=220)
    sitting = Sitting(network_id, day, *periods[period])
    if refused := why_not(sitting, [sat.day for sat in every], date.today()):
        st.warning(spaced(refused))
        return
    (kept,) = load(sitting.selection, SHOWN)
    st.dataframe(
        _preview(kept, names, indicators(sitting.selection)), hide_index=True, alt="Chiffres qui seront gardés"
    )
    st.caption(
        "Ces chiffres sont gardés tels que le comité les voit, pour toujours ; rien de ce qui suit le comité n’y entre."
    )
    if st.button("Enregistrer ce comité", type="primary"):
        _record(sitting, kept)


def _day(recorded: Collection[date]) -> date | None:
    """The day of the sitting, today unless it is recorded: a form just saved is not refused for what it has said."""
    proposed = None if date.today() in recorded else date.today()
    key = f"sat-on-{len(recorded)}"
    day: date | None = st.date_input("Date du comité", proposed, format="DD/MM/YYYY", width=180, key=key)
    return day


def _record(sitting: Sitting, kept: Iterable[Kept]) -> None:
    try:
        record(database(), sitting, sitting_plan(sitting, kept))
    except PlanOutdated as outdated:
        st.error(str(outdated))
        return
    st.session_state["said"] = (
        f"Enregistré – comité du {day_label(sitting.day)}. L’historique de la page Importer permet de l’annuler."
    )
    st.rerun()


def _compared(sat: Sat, kept: DataFrame, declared: words.Declared) -> tuple[Compared, ...]:
    with database().reading() as tx:
        found = store.changes_since(tx, sat.number)
    past = _kept(kept[kept["committee_id"] == sat.number], declared)
    (now,) = load(sat.selection, SHOWN)
    return compare(past, now, _since(found))


def _since(found: DataFrame) -> Since:
    columns = (found[name].tolist() for name in ("reason", "territory_id", "rows"))
    return {(reason, _whole(place)): int(rows) for reason, place, rows in zip(*columns, strict=True)}


def _kept(rows: DataFrame, declared: words.Declared) -> list[Kept]:
    return [
        Kept(
            row["indicator"],
            _whole(row["territory_id"]),
            _real(row["value"]),
            _real(row["numerator"]),
            _real(row["denominator"]),
            masked=bool(row["masked"]),
            provisional=bool(row["provisional"]),
        )
        for row in rows.to_dict("records")
        if row["indicator"] in declared
    ]


def _whole(number: Any) -> int | None:
    return None if isna(number) else int(number)


def _real(number: Any) -> float | None:
    return None if isna(number) else float(number)


def _preview(kept: Iterable[Kept], names: Mapping[int, str], declared: words.Declared) -> DataFrame:
    """One line per place, one column per indicator."""
    lines: dict[str, dict[str, str]] = {}
    for figure in kept:
        place = NETWORK if figure.territory is None else names.get(figure.territory, "")
        lines.setdefault(place, {})[words.label(figure.indicator, declared)] = words.amount(figure, declared)
    return DataFrame([{"Territoire": place, **line} for place, line in lines.items()]).fillna("–")
