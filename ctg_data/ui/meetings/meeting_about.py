"""One meeting of the plan as a readable record: hours, place, themes, who facilitated, what called for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import streamlit as st
from pandas import DataFrame

from ctg_data.charts.attendance import POOLED, UNSEEN
from ctg_data.entries import planned
from ctg_data.selection import day_label
from ctg_data.ui.importing.entering import save
from ctg_data.ui.markdown import plain
from ctg_data.ui.meetings.meeting_fields import known_of
from ctg_data.ui.meetings.meeting_plan import Meeting, came, label, state
from ctg_data.vocabulary import MeetingKind, MeetingStatus

HOUSES = {"caf": "Caf", "msa": "MSA"}
CANCELLED = (
    "Aucune feuille n’est attendue. Si elle a eu lieu malgré tout, importez sa feuille : ses présences la feront "
    "passer à « tenue », et c’est dit avant que vous ne confirmiez."
)


@dataclass(frozen=True)
class Choice:
    """The theme that the group chose at a meeting for the next one."""

    theme: str
    day: date


def show(meeting: Meeting, plan: DataFrame, choices: DataFrame, needs: DataFrame, today: date) -> None:
    """The record of a meeting."""
    st.subheader(plain(label(meeting)), anchor=False)
    told = dict(lines(meeting, choices, needs, today))
    if offered := offered_theme(plan, meeting):
        told["Thème proposé"] = f"« {offered.theme} », choisi par le collectif le {day_label(offered.day)}"
    rows = DataFrame({"": [plain(words) for words in told.values()]}, index=[f"**{name}**" for name in told])
    st.table(rows, hide_header=True, border="horizontal", alt=label(meeting))


def retain(network_id: int, meeting: Meeting, plan: DataFrame) -> None:
    """Give the next meeting the theme that the group chose for it."""
    offered = offered_theme(plan, meeting)
    if offered and st.button("Retenir le thème choisi par le collectif", key=f"retain-{meeting['meeting_id']}"):
        row = {"reference": meeting["meeting_id"], "date": meeting["date"], "theme": offered.theme}
        save(network_id, f"Thème retenu pour la rencontre du {day_label(meeting['date'])}", *planned(row, {}))


def lines(meeting: Meeting, choices: DataFrame, needs: DataFrame, today: date) -> Iterator[tuple[str, str]]:
    """What is known of a meeting, by label; what nobody said is left out."""
    cancelled = meeting["status"] == MeetingStatus.CANCELLED
    yield "État", f"{state(meeting, today)}. {CANCELLED}" if cancelled else state(meeting, today)
    every = {
        "Présents": _came(meeting),
        "Intitulé": meeting["title"],
        "Horaires": hours(meeting),
        "Lieu": ", ".join(words for words in (meeting["place"], _host(meeting)) if words),
        "Animation": facilitated(meeting),
        "Information thématique": meeting["theme"],
        "Choix du collectif": chosen(meeting, choices[choices["meeting_id"] == meeting["meeting_id"]]),
        "À l’origine": " ; ".join(called_for(needs[needs["meeting_id"] == meeting["meeting_id"]])),
    }
    yield from ((name, words) for name, words in every.items() if words)


def _came(meeting: Meeting) -> str:
    told = came(meeting)
    if told in {"–", UNSEEN}:
        return POOLED if told == UNSEEN else ""
    return f"{told} chargé·e·s de coopération invité·e·s"


def hours(meeting: Meeting) -> str:
    """« de 9 h 30 à 12 h »."""
    clocks = ((word, known_of(meeting, name)) for word, name in (("de", "starts_at"), ("à", "ends_at")))
    return " ".join(f"{word} {clock:%-H} h{f' {clock:%M}' if clock.minute else ''}" for word, clock in clocks if clock)


def facilitated(meeting: Meeting) -> str:
    """« Coanimée Caf + MSA : Luc HERMANT (Caf), Anne PETIT (MSA) », without a name for whoever may read none."""
    houses = [house for house in HOUSES if meeting[house]]
    if not houses:
        return ""
    who = "Coanimée Caf + MSA" if len(houses) > 1 else f"Animée par la {HOUSES[houses[0]]}"
    names = [f"{name} ({HOUSES[house]})" for house in houses if (name := meeting[f"facilitator_{house}"])]
    return f"{who} : {', '.join(names)}" if names else who


def chosen(meeting: Meeting, choices: DataFrame) -> str:
    """« L’inclusion numérique, pour la suite (L’inclusion numérique : 9 ; Le logement : 6) »."""
    counts = " ; ".join(f"{row['theme']} : {row['choices']}" for row in choices.to_dict("records"))
    theme = f"« {meeting['next_theme']} », pour la rencontre suivante" if meeting["next_theme"] else ""
    return f"{theme} (nombre de choix – {counts})" if theme and counts else theme or counts


def called_for(needs: DataFrame) -> Iterator[str]:
    """The needs behind a training, as much of each as the store let through."""
    for need in needs.to_dict("records"):
        place = f" ({need['territory']})" if need["territory"] else ""
        if need["title"]:
            yield f"le besoin « {need['title']} »{place}"
        else:
            yield f"un besoin du territoire {need['territory']}" if place else "un besoin apporté au CODEV"


def offered_theme(plan: DataFrame, meeting: Meeting) -> Choice | None:
    """The theme chosen at the quarterly meeting just before, for one planned that has none."""
    if meeting["theme"] or meeting["status"] != MeetingStatus.PLANNED or meeting["kind"] != MeetingKind.QUARTERLY:
        return None
    standing = plan[(plan["kind"] == MeetingKind.QUARTERLY) & (plan["status"] != MeetingStatus.CANCELLED)]
    earlier = [each for each in standing.to_dict("records") if each["date"] < meeting["date"]]
    last = max(earlier, key=lambda each: each["date"], default=None)
    return Choice(last["next_theme"], last["date"]) if last and last["next_theme"] else None


def _host(meeting: Meeting) -> str:
    return f"accueil : {meeting['host']}" if meeting["host"] else ""
