"""The frame around every page: the menu, the shared filters, the title and what the page is for."""

from dataclasses import dataclass

import streamlit as st

from ctg_data.access import Right
from ctg_data.ui import frame
from ctg_data.ui.data import viewer
from ctg_data.ui.french import SCRIPT, STYLE


@dataclass(frozen=True)
class Entry:
    """A page of the menu: its file, its address, its title, what it is for, and the right that it asks."""

    file: str
    address: str
    title: str
    purpose: str
    right: Right = Right.FIGURES
    filtered: bool = True


MENU = {
    "Indicateurs": (
        Entry("overview.py", "vue-d-ensemble", "Vue d’ensemble", "Où en est l’expérimentation, en quatre chiffres."),
        Entry("attendance.py", "presence", "Présence", "Qui vient aux rencontres, par rencontre et par territoire."),
        Entry("codev.py", "codev", "CODEV", "Les sujets apportés à l’atelier, et ceux qui y ont été traités."),
        Entry(
            "problems.py",
            "difficultes",
            "Difficultés surmontées",
            "Ce que les chargé·e·s de coopération ont eu à surmonter, et ce qui reste en cours.",
        ),
        Entry(
            "self_efficacy.py",
            "sentiment-d-efficacite",
            "Sentiment d’efficacité",
            "Comment les chargé·e·s de coopération se sentent capables d’agir, d’une campagne à l’autre.",
        ),
        Entry("territories.py", "territoires", "Territoires", "Une fiche par EPCI, à imprimer pour en parler."),
    ),
    "Rencontres": (
        Entry(
            "meetings.py",
            "rencontres",
            "Rencontres",
            "Le plan de l’année : ce qui est prévu, ce qui est reçu, ce qui manque.",
            filtered=False,
        ),
        Entry(
            "import_workbooks.py",
            "importer",
            "Importer",
            "Déposez les classeurs d’une rencontre, vérifiez ce qui a été lu, confirmez. Tout import s’annule.",
            Right.WRITE,
            filtered=False,
        ),
        Entry(
            "self_assessments.py",
            "auto-evaluations",
            "Auto-évaluations",
            "Imprimez les formulaires d’une campagne, puis saisissez les réponses reçues sur papier.",
            Right.WRITE,
            filtered=False,
        ),
        Entry(
            "people.py",
            "personnes",
            "Personnes",
            "Qui est attendu aux rencontres, à quel titre, pour quel territoire et depuis quand.",
            Right.NAMES,
            filtered=False,
        ),
    ),
    "Réglages": (
        Entry("method.py", "methode", "Méthode", "La définition de chaque chiffre et ses limites.", filtered=False),
    ),
}


def opened() -> tuple[st.Page, Entry]:
    """The page asked for, among those that the viewer may open."""
    allowed = {heading: [entry for entry in entries if viewer().may(entry.right)] for heading, entries in MENU.items()}
    entries = {entry.address: entry for group in allowed.values() for entry in group}
    first = next(iter(entries))
    menu = {
        heading: [
            st.Page(entry.file, title=entry.title, url_path=entry.address, default=entry.address == first)
            for entry in group
        ]
        for heading, group in allowed.items()
    }
    page = st.navigation(menu, expanded=True)
    return page, entries[page.url_path or first]


def main() -> None:
    """Draw the frame, then the page."""
    st.set_page_config(layout="wide")
    st.html(STYLE)
    st.html(SCRIPT, unsafe_allow_javascript=True)
    page, entry = opened()
    st.title(entry.title)
    st.caption(entry.purpose)
    frame.settle(filtered=entry.filtered)
    page.run()


if __name__ == "__main__":  # the process that reads workbooks imports this file too, under another name
    main()
