"""A kit composed: its charts in order, a comment on each, what comes next, and what the file will hold."""

from collections.abc import Iterator, Mapping, Sequence

import streamlit as st

from ctg_data.charts.words import one_line
from ctg_data.kits.assembling import HIDDEN, hides
from ctg_data.kits.catalogue import Offered
from ctg_data.kits.choice import Choice, Chosen
from ctg_data.ui.french import spaced
from ctg_data.ui.markdown import plain

LONGEST = 400  # characters of a comment: it stands under its chart
NO_NAME = "N’écrivez aucun nom de personne : tout le comité lit ce texte."
EMPTY = "rien à montrer pour cette période"


def compose(shelf: Sequence[Offered], steps: Sequence[str]) -> Choice | None:
    """What somebody puts in the kit; nothing while no chart is chosen."""
    by_key = {each.key: each for each in shelf}
    keys = st.multiselect(
        "Graphiques, dans l’ordre où ils seront montrés",
        list(by_key),
        format_func=lambda key: _named(by_key[key]),
        placeholder="Choisir des graphiques",
        key="kit-charts",
    )
    if not keys:
        st.caption("Choisissez un graphique pour commencer : ce que le kit contiendra s’affiche ensuite.")
        return None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        title = st.text_input("Titre", "Comité de pilotage", max_chars=120, key="kit-title", width=460)
        first = st.toggle("Les décisions du dernier comité d’abord", key="kit-first")
    comments = _comments(by_key, keys)
    said = st.text_area("Prochaines étapes, une par ligne", "\n".join(steps), max_chars=1500, key="kit-steps")
    st.caption(spaced(NO_NAME))
    lines = tuple(line.strip() for line in said.splitlines() if line.strip())
    return Choice(title.strip() or "Comité de pilotage", comments, lines, first)


def preview(choice: Choice, shelf: Sequence[Offered]) -> None:
    """What the slides will be, in order, with what is provisional or masked."""
    by_key = {each.key: each for each in shelf}
    decisions = ("Décisions du dernier comité et leur état",)
    charts = [line for one in choice.charts for line in _told(by_key[one.chart], one.comment)]
    opening, closing = (decisions, ()) if choice.decisions_first else ((), decisions)
    steps = ("Prochaines étapes",) if choice.next_steps else ()
    lines = [choice.name, *opening, "L’essentiel", *charts, *closing, *steps, "Annexe : définitions"]
    with st.container(border=True, key="kit-preview"):
        st.subheader("Ce que le kit contiendra", anchor=False)
        st.markdown("\n".join(f"1. {plain(line)}" for line in lines))


def _comments(by_key: Mapping[str, Offered], keys: Sequence[str]) -> tuple[Chosen, ...]:
    with st.expander("Commentaires, graphique par graphique", key="kit-comments"):
        asked = [
            (key, st.text_area(_named(by_key[key]), max_chars=LONGEST, height=80, key=f"comment-{key}")) for key in keys
        ]
    return tuple(Chosen(key, " ".join(said.split())) for key, said in asked)


def _named(each: Offered) -> str:
    return f"{each.name} ({EMPTY})" if each.chart.empty else each.name


def _told(each: Offered, comment: str) -> Iterator[str]:
    said = [
        f"« {comment} »" if comment else "",
        *each.chart.notes,
        *([HIDDEN] if hides(each.chart) else []),
        each.chart.empty,
    ]
    yield " – ".join(filter(None, (one_line(each.chart.title), *said)))
