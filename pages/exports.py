"""What a meeting is handed: a kit ready in one click, or one composed chart by chart."""

from datetime import date

import streamlit as st

from ctg_data.kits.assembling import coming
from ctg_data.kits.making import Asked, shelf
from ctg_data.ui import frame
from ctg_data.ui.committee import composing, kit_files
from ctg_data.ui.data import load
from ctg_data.ui.first_steps import stop_if_nothing_held

view = frame.current()
stop_if_nothing_held(view)
viewer = kit_files.eyes(view)

st.header("Prêts en un clic", anchor=False)
kit_files.ready(view, viewer)

st.header("Composer", anchor=False)
st.caption("La période et les territoires sont ceux choisis en haut de la page.")
(charts,) = load(view.selection, shelf, by=viewer)
if choice := composing.compose(charts, coming(view, date.today())):
    composing.preview(choice, charts)
    kit_files.buttons(view, Asked(view.selection, choice, scope=view.scope), viewer, choice.name)
