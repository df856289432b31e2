"""The files of a kit, made on the click, with the eyes of those who will read them."""

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from ctg_data.access import AccountRole, Viewer
from ctg_data.boards.view import View
from ctg_data.exports.archive import WITHOUT_BROWSER
from ctg_data.kits.assembling import over
from ctg_data.kits.choice import READY
from ctg_data.kits.files import FORMATS, named
from ctg_data.kits.making import Asked, make
from ctg_data.selection import FIRST_DAY, LAST_DAY
from ctg_data.store import Database
from ctg_data.ui.data import database
from ctg_data.ui.french import spaced

COMMITTEE = Viewer("comité de pilotage", AccountRole.READER)
"""Whoever prepares a kit, those who read it are readers."""
EYES = "Montrer aussi ce que seule la co-animation voit à l’écran"
WHY = (
    "Un kit ne montre que ce qu’un membre du comité verrait à l’écran : la présence d’une ou deux personnes n’y est "
    "pas suivie rencontre par rencontre. Cochez pour un usage interne à la co-animation. Aucun nom n’y figure jamais."
)
SINCE = "copil"  # the kit that tells what came since the last committee, whatever period is chosen


def eyes(view: View) -> Viewer:
    """For whom the files are made: a reader, unless somebody who may see more asks for it."""
    if view.names and st.toggle(EYES, key="kit-eyes", help=spaced(WHY)):
        return view.viewer
    return COMMITTEE


def ready(view: View, viewer: Viewer) -> None:
    """The kits that are ready, side by side, each with its days and a button for each format."""
    for column, (name, kit) in zip(st.columns(len(READY)), READY.items(), strict=True):
        whole = replace(view.selection, start=FIRST_DAY, end=LAST_DAY)
        chosen = replace(view, selection=whole) if name == SINCE else view
        told = over(chosen, kit.days(chosen, date.today()))
        with column, st.container(border=True, key=f"kit-{name}", height="stretch"):
            st.subheader(kit.choice.name, anchor=False)
            st.markdown(spaced(kit.purpose))
            st.caption(spaced(f"Période : {told.period} – {told.scope}"))
            buttons(told, Asked(told.selection, ready=name, scope=view.scope), viewer, kit.choice.name)


def buttons(told: View, asked: Asked, viewer: Viewer, title: str) -> None:
    """One button for each format; the bytes are made on the click, in one snapshot of the store."""
    db, place = database().seen_by(viewer), asked.ready or "composed"
    with st.container(horizontal=True, key=f"files-{place}"):
        for kind, each in FORMATS.items():
            st.download_button(
                each.label,
                partial(_made, db, asked, kind),
                named(title, told.scope, told.period, kind),
                each.mime,
                key=f"{place}-{kind}",
                type="primary" if kind == "pptx" else "secondary",
                on_click="ignore",
                disabled=not each.offered,
            )
    if not all(each.offered for each in FORMATS.values()):
        st.caption(spaced(WITHOUT_BROWSER))


def _made(db: Database, asked: Asked, kind: str) -> bytes:
    return make(db, asked, kind, date.today()).content
