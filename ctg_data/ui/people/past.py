"""The past meetings that a change of membership bears on: left as they are unless one says otherwise."""

from collections.abc import Mapping, Sequence

import streamlit as st
from pandas import DataFrame

from ctg_data import store
from ctg_data.charts.numbers import written
from ctg_data.counts import Counts
from ctg_data.indicators.attendance import attendance_figures
from ctg_data.indicators.declarations import INDICATORS
from ctg_data.indicators.figure import Figure, listed
from ctg_data.people.in_line import Line
from ctg_data.plan import Plan
from ctg_data.selection import Selection
from ctg_data.store import Transaction
from ctg_data.typography import spaced
from ctg_data.ui.data import database
from ctg_data.vocabulary import AttendanceStatus, Role

FROZEN = (
    "Une présence garde le rôle et le territoire du jour où elle a été enregistrée. Celles-ci ne disent pas ce que "
    "dirait le rattachement : elles restent telles quelles, sauf celles que vous choisissez."
)
NO_MARK, TAKEN_AWAY = "Aucune présence", "Retirée (elle disait seulement que la personne était attendue)"
HEADINGS = ("Rencontre", "Présence enregistrée", "Mise en accord")
KEYS = ("attendance_rate", "operator_attendance_rate", "training_attendance_rate", "unknown_marks")
GRAINS: tuple[tuple[str, ...], ...] = ((), ("territory",), ("meeting",))
Words = dict[tuple[str, str], str]


def ask(lines: Sequence[Line], territories: Mapping[int, str], key: str) -> tuple[int, ...]:
    """The meetings to bring in line, none unless chosen; each with what it says now and what it would say."""
    if not lines:
        return ()
    st.markdown(spaced(FROZEN))
    rows = [(f"{line.day:%d/%m/%Y}", before(line, territories), after(line, territories)) for line in lines]
    st.dataframe(DataFrame(rows, columns=HEADINGS), hide_index=True, alt="Présences passées, avant et après")
    days = {line.meeting: f"{line.day:%d/%m/%Y}" for line in lines}
    chosen = st.multiselect(
        "Rencontres à mettre en accord",
        list(days),
        format_func=days.__getitem__,
        placeholder="Aucune : elles restent telles quelles",
        key=f"in-line-{key}",
    )
    return tuple(chosen)


def before(line: Line, territories: Mapping[int, str]) -> str:
    """The mark as it is recorded: « Présent, Invité·e »."""
    if line.mark is None:
        return NO_MARK
    return _said(str(line.mark["status"]), Role(str(line.mark["role"])), line.territories, territories)


def after(line: Line, territories: Mapping[int, str]) -> str:
    """The mark once in line: « Non renseigné, Chargé·e de coopération, CC des 7 Vallées »."""
    if line.needless:
        return TAKEN_AWAY
    status = str(line.mark["status"]) if line.mark else AttendanceStatus.UNKNOWN.value
    return _said(status, line.standing.role, line.standing.territories, territories)


def figures(selection: Selection, plan: Plan, territories: Mapping[int, str]) -> None:
    """The figures that the plan would move, as they are and as they would be."""
    with database().writing() as tx:
        now = store.counts(tx, selection)
        then = store.would_give(tx, plan, lambda trial: _counts(trial, selection))
    told = moved(now, then, territories)
    if told.empty:
        st.caption("Aucun chiffre ne bouge.")
    else:
        st.dataframe(told, hide_index=True, alt="Chiffres qui bougent")


def moved(now: Counts, then: Counts, territories: Mapping[int, str]) -> DataFrame:
    """The rates of presence and the unknown marks that differ: of the network, of a territory, of a meeting."""
    before_, after_ = _words(now, territories), _words(then, territories)
    rows = [
        (where, key, before_.get((where, key), "–"), words)
        for (where, key), words in after_.items()
        if before_.get((where, key)) != words
    ]
    return DataFrame(rows, columns=("Où", "Chiffre", "Aujourd’hui", "Ensuite"))


def _counts(tx: Transaction, selection: Selection) -> Counts:
    return store.counts(tx, selection)


def _words(counts: Counts, territories: Mapping[int, str]) -> Words:
    return {
        (_where(figure, territories), INDICATORS[key].label): _value(figure)
        for by in GRAINS
        for table in (attendance_figures(counts, by),)
        for key in KEYS
        for figure in listed(table, key)
    }


def _where(figure: Figure, territories: Mapping[int, str]) -> str:
    if figure.day:
        return f"Rencontre du {figure.day:%d/%m/%Y}"
    return territories.get(figure.territory, "Un territoire") if figure.territory else "Tout le réseau"


def _value(figure: Figure) -> str:
    if figure.numerator is None or not figure.denominator:
        return "–"
    counted = f"{figure.numerator:g} / {figure.denominator:g}"
    rate = f"{written(figure)}, " if figure.value is not None and INDICATORS[figure.key].unit == "%" else ""
    return rate + counted


def _said(status: str, role: Role, served: Sequence[int], territories: Mapping[int, str]) -> str:
    places = [territories.get(place, "un autre territoire") for place in served]
    return ", ".join([AttendanceStatus(status).label, role.label, *places])
