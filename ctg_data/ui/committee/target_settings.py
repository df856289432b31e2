"""The « Cibles » section of the settings: those set, and the forms that set, change or end one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st
from pandas import DataFrame

from ctg_data import store
from ctg_data.boards import targets
from ctg_data.boards.view import View
from ctg_data.charts.targets import amount, period, status
from ctg_data.committee.targeting import NEW, range_of, withdraw_target, write_target
from ctg_data.indicators.declarations import Indicator
from ctg_data.indicators.own import OWN
from ctg_data.indicators.targets import Judged, Target, adds_up, can_be_aimed
from ctg_data.selection import FIRST_DAY, LAST_DAY
from ctg_data.typography import spaced
from ctg_data.ui.data import database, indicators
from ctg_data.ui.markdown import plain
from ctg_data.vocabulary import Scoring

WHOLE = "Tout le réseau"
HEADINGS = ("Indicateur", "Territoire", "Cible", "Période", "Aujourd’hui", "Statut")
NOT_YET = "–"
NONE = (
    "Aucune cible n’est encore fixée : les chiffres se lisent sans couleur ni jugement. "
    "Fixez-en une ci-dessous quand le comité de pilotage l’a décidée."
)
ADDS_UP = "Ce nombre s’additionne : sa cible vaut pour le lieu choisi et pour toute la période, à donner en entier."
TYPED = "Sa cible vaut pour le lieu choisi et pour la période exacte, trimestre ou année, dont la valeur est saisie."
COMPARES = "Une cible du réseau vaut aussi pour chaque territoire qui n’a pas la sienne."
UNDO = "L’historique de la page Importer permet de l’annuler."
UNENDING = "Laissez vide tant que la cible reste valable."


def show(view: View) -> None:
    """The targets of the network, and what changes them."""
    st.header("Cibles", anchor=False)
    st.caption("Ce que le comité de pilotage vise, par indicateur, territoire et période. Sans cible, rien n’est jugé.")
    network = replace(view, selection=view.whole)
    known = targets.known(network)
    names = dict(zip(view.territories["territory_id"].tolist(), view.territories["name"].tolist(), strict=True))
    if known:
        declared, today = indicators(view.whole), date.today()
        judged = targets.standing(network, known, today)
        st.dataframe(as_table(known, names, declared, today, judged), hide_index=True, alt="Cibles fixées")
    else:
        st.info(NONE)
    with st.expander("Fixer une cible", expanded=not known, key="aiming"):
        _set_form(view, names)
    if known:
        with st.expander("Changer ou retirer une cible, ou y mettre fin", key="re-aiming"):
            _change_form(view, known, names)


def as_table(
    known: tuple[Target, ...],
    names: Mapping[int, str],
    declared: Mapping[str, Indicator],
    today: date,
    judged: Mapping[int, Judged],
) -> DataFrame:
    """The targets in French words with what has become of them, those of an indicator together, the latest first."""
    latest = sorted(known, key=lambda target: target.start, reverse=True)
    ordered = [(each, target) for key, each in declared.items() for target in latest if target.indicator == key]
    rows = [_row(target, names, each, today, judged.get(target.id)) for each, target in ordered]
    return DataFrame(rows, columns=HEADINGS)


def label(target: Target, names: Mapping[int, str], indicator: Indicator) -> str:
    """« Taux de présence aux séances – Tout le réseau : 80 %, 2026 »."""
    where = WHOLE if target.territory is None else names.get(target.territory, "ancien territoire")
    return spaced(f"{indicator.label} – {where} : {amount(indicator, target.value)}, {period(target)}")


def _set_form(view: View, names: Mapping[int, str]) -> None:
    turn = st.session_state.setdefault("aimed", 0)
    indicator = st.selectbox(
        "Indicateur",
        [each for each in indicators(view.whole).values() if can_be_aimed(each)],
        format_func=lambda each: each.label,
        key=f"aimed-at-{turn}",
    )
    with st.form(f"aim-{turn}-{indicator.key}", border=False):
        where = st.selectbox("Territoire", [None, *names], format_func=lambda each: names.get(each, WHOLE))
        adding = TYPED if indicator.heading == OWN else ADDS_UP
        st.caption(adding if adds_up(indicator) else COMPARES)
        year = date.today().year
        blank = Target(NEW, indicator.key, where, date(year, 1, 1), None, 0)
        said = _fields(view, indicator, blank, None)
        if st.form_submit_button("Fixer cette cible", type="primary"):
            _save(view, indicator, said, names)


def _change_form(view: View, known: tuple[Target, ...], names: Mapping[int, str]) -> None:
    declared = indicators(view.whole)
    chosen = st.selectbox(
        "Cible à changer",
        [target for target in known if target.indicator in declared],
        index=None,
        format_func=lambda target: label(target, names, declared[target.indicator]),
        placeholder="Choisir une cible",
    )
    if chosen is None:
        return
    indicator = declared[chosen.indicator]
    with st.form(f"re-aim-{chosen.id}", border=False):
        said = _fields(view, indicator, chosen, chosen.value)
        st.caption("Un dernier jour y met fin : elle reste dans l’histoire des chiffres de sa période.")
        if st.form_submit_button("Enregistrer", type="primary"):
            _save(view, indicator, said, names, chosen)
    st.caption("Une cible fixée par erreur se retire : c’est comme si elle n’avait jamais été.")
    if st.button("Retirer cette cible"):
        _withdraw(view, chosen, f"Cible retirée : {label(chosen, names, indicator)}")


def _withdraw(view: View, chosen: Target, said: str) -> None:
    try:
        withdraw_target(database(), view.selection.network_id, chosen, label=said)
    except store.PlanOutdated as outdated:
        st.error(str(outdated))
        return
    _done(f"Enregistré – {said}. {UNDO}")


def _done(said: str) -> None:
    st.session_state["aimed"] += 1
    st.session_state["said"] = said
    st.rerun()


def _fields(view: View, indicator: Indicator, target: Target, value: float | None) -> Target | None:
    """The target with the value and the days typed; None while the value or the first day is blank."""
    low, high = range_of(indicator, _scale_max(view))
    unit = indicator.unit if high is None or indicator.unit == "%" else f"de {low:g} à {high:g}"
    with st.container(horizontal=True):
        typed = st.number_input(f"Valeur visée ({unit})", low, high, value, step=1.0, format="%g", width=220)
        start, end = _day("À partir du", target.start), _day("Dernier jour", target.end, UNENDING)
    return None if typed is None or start is None else replace(target, value=typed, start=start, end=end)


def _day(words: str, day: date | None, help_: str | None = None) -> date | None:
    chosen: date | None = st.date_input(words, day, FIRST_DAY, LAST_DAY, format="DD/MM/YYYY", width=180, help=help_)
    return chosen


def _save(
    view: View, indicator: Indicator, wanted: Target | None, names: Mapping[int, str], seen: Target | None = None
) -> None:
    if wanted is None:
        st.error(spaced("Cible : valeur ou premier jour vide ; attendu : les deux."))
        return
    said = f"Cible : {label(wanted, names, indicator)}"
    allowed = range_of(indicator, _scale_max(view))
    try:
        written = write_target(database(), view.selection.network_id, indicator, wanted, allowed, seen, label=said)
    except (ValueError, store.PlanOutdated) as refused:
        st.error(plain(str(refused)))
        return
    _done(f"Enregistré – {said}. {UNDO}" if written else "Rien à changer : la cible dit déjà cela.")


def _scale_max(view: View) -> float:
    with database().reading() as tx:
        questionnaire, items = store.questionnaire(tx, view.selection.network_id)
    return float(questionnaire["scale_max"]) * (len(items) if questionnaire["scoring"] == Scoring.SUM else 1)


def _row(
    target: Target, names: Mapping[int, str], indicator: Indicator, today: date, judged: Judged | None
) -> tuple[str, ...]:
    where = WHOLE if target.territory is None else names.get(target.territory, "ancien territoire")
    state = "À venir" if target.start > today else "Terminée" if target.until < today else "En vigueur"
    became = status(judged) if judged else NOT_YET
    return indicator.label, where, amount(indicator, target.value), period(target), state, became
