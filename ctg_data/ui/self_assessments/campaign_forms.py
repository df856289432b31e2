"""The campaigns of a network: their table, and the forms that plan, change or remove one."""

from collections.abc import Callable, Hashable, Mapping
from functools import partial
from typing import Any

import streamlit as st
from pandas import DataFrame, isna

from ctg_data import store
from ctg_data.charts.numbers import counted
from ctg_data.plan import Known, Plan
from ctg_data.selection import FIRST_DAY, LAST_DAY
from ctg_data.self_assessments.campaigns import (
    Planned,
    change_campaign,
    expected_on,
    plan_campaign,
    remove_campaign,
)
from ctg_data.self_assessments.writing import write
from ctg_data.typography import spaced
from ctg_data.ui.data import database
from ctg_data.ui.importing import changes
from ctg_data.ui.markdown import plain

Campaign = Mapping[Hashable, Any]
HEADINGS = ("Campagne", "Date", "Questionnaire", "Formulaires reçus")
UNDO = "L’historique de la page Importer permet de l’annuler."


def as_table(campaigns: DataFrame) -> DataFrame:
    """The campaigns, with the forms received out of those expected."""
    rows = [(one["name"], f"{one['held_on']:%d/%m/%Y}", _asked(one), received(one)) for one in _each(campaigns)]
    return DataFrame(rows, columns=HEADINGS)


def received(campaign: Campaign) -> str:
    """« 16 réponses sur 17 attendues », or that nobody said how many are expected."""
    told = counted(campaign["responses"], "réponse", "réponses")
    if isna(campaign["expected"]):
        return f"{told}, nombre attendu non renseigné"
    return f"{told} sur {counted(campaign['expected'], 'attendue', 'attendues')}"


def choose(campaigns: DataFrame, words: str, key: str) -> Campaign | None:
    """One of the campaigns, none chosen beforehand but the one just planned."""
    each = {int(one["campaign_id"]): one for one in _each(campaigns)}
    planned = st.session_state.pop(f"{key}-planned", None)
    if found := [number for number, one in each.items() if one["name"] == planned]:
        st.session_state[key] = found[0]
    number: int | None = st.selectbox(
        words,
        list(each),
        index=None,
        format_func=lambda number: str(each[number]["name"]),
        placeholder="Choisir une campagne",
        key=key,
    )
    return each.get(number) if number is not None else None


def plan_form(known: Known, questionnaires: DataFrame, default: int) -> None:
    """Plan a campaign: its name, its day, what it asks and how many answers it expects."""
    turn = st.session_state.setdefault("campaigned", 0)
    said = _fields(known, questionnaires, {"questionnaire_id": default}, f"new-{turn}")
    if said and st.button("Prévoir cette campagne", type="primary"):
        label = f"« {said.name} » : campagne prévue"
        _save(known, partial(plan_campaign, said=said), label, chosen=str(said.row()["name"]))


def change_form(known: Known, campaigns: DataFrame, questionnaires: DataFrame) -> None:
    """Change a campaign, its changes seen before they are written; or remove one that nobody answered."""
    turn = st.session_state.setdefault("campaigned", 0)
    campaign = choose(campaigns, "Campagne à changer", f"change-{turn}")
    if campaign is None:
        return
    number = int(campaign["campaign_id"])
    said = _fields(known, questionnaires, campaign, f"{number}-{turn}")
    if said:
        _change(known, number, said, answered=bool(campaign["responses"]))
    if not campaign["responses"] and st.button("Retirer cette campagne"):
        _save(known, partial(remove_campaign, campaign=number), f"« {campaign['name']} » : campagne retirée")


def _change(known: Known, number: int, said: Planned, *, answered: bool) -> None:
    planned = partial(change_campaign, campaign=number, said=said)
    try:
        plan = planned(known)
    except (ValueError, store.PlanOutdated) as refused:
        st.error(plain(str(refused)))
        return
    if not plan.changes:
        st.caption("Changez ce qui doit l’être : l’avant et l’après s’affichent ici, avant d’enregistrer.")
        return
    shown = changes.table(plan.changes, known).drop(columns="Cellule")
    st.dataframe(shown, hide_index=True, alt="Ce qui va changer dans la campagne")
    reason = st.text_input("Motif", key=f"why-{number}", placeholder="Nombre attendu corrigé") if answered else None
    if answered:
        st.caption("Des réponses y sont enregistrées : des chiffres déjà montrés peuvent bouger, d’où le motif.")
    if st.button("Enregistrer la campagne", type="primary", disabled=answered and not (reason or "").strip()):
        _save(known, planned, f"« {said.name} » : campagne modifiée", reason)


def _fields(known: Known, questionnaires: DataFrame, campaign: Campaign, key: str) -> Planned | None:
    """What is said of a campaign; None while its day is blank."""
    name = st.text_input("Nom", str(campaign.get("name", "")), placeholder="Mars 2026", key=f"name-{key}")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        day = st.date_input(
            "Jour",
            campaign.get("held_on", "today"),
            FIRST_DAY,
            LAST_DAY,
            format="DD/MM/YYYY",
            key=f"day-{key}",
            width=180,
        )
        if day is None:
            return None
        expected = _expected(known, day, campaign, key)
    asked = {int(row["questionnaire_id"]): _asked(row) for row in _each(questionnaires)}
    chosen = int(campaign["questionnaire_id"])
    questionnaire = st.selectbox(
        "Questionnaire", list(asked), list(asked).index(chosen), asked.__getitem__, key=f"asked-{key}"
    )
    return Planned(name, day, questionnaire, expected)


def _expected(known: Known, day: Any, campaign: Campaign, key: str) -> int | None:
    """The number said before, else the CCT of that day: a proposal that another day renews."""
    new = "campaign_id" not in campaign
    before = campaign.get("expected")
    proposed = expected_on(known, day)
    told = f"{proposed} chargé·e·s de coopération sont membres du réseau ce jour-là. Vide : non renseigné."
    start = (proposed or None) if new else None if isna(before) else int(before)
    number = st.number_input(
        "Réponses attendues",
        0,
        None,
        start,
        1,
        key=f"expected-{key}-{day if new else ''}",
        help=spaced(told),
        width=180,
    )
    return None if number is None else int(number)


def _save(
    known: Known, planned: Callable[[Known], Plan], label: str, reason: str | None = None, chosen: str | None = None
) -> None:
    try:
        write(database(), planned, planned(known), label=label, reason=(reason or "").strip() or None)
    except (ValueError, store.PlanOutdated) as refused:
        st.error(plain(str(refused)))
        return
    st.session_state["campaigned"] += 1
    st.session_state["campaign-planned"] = chosen
    st.session_state["said"] = f"Enregistré – {label}. {UNDO}"
    st.rerun()


def _asked(row: Campaign) -> str:
    return f"Version {row['version']} – {row['title']}"


def _each(rows: DataFrame) -> list[dict[Hashable, Any]]:
    return rows.to_dict("records")
