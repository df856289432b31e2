"""What Streamlit and plotly say by themselves, in French."""

from pathlib import Path
from types import MappingProxyType
from typing import Any

from ctg_data.typography import spaced

__all__ = ["KEYBOARD", "PLOTLY", "PRINTING", "SCRIPT", "STYLE", "spaced"]

_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_DAYS = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"]

PLOTLY: MappingProxyType[str, Any] = MappingProxyType(
    {
        "locale": "fr",
        "locales": {
            "fr": {
                "dictionary": {
                    "Download plot as a PNG": "Télécharger l’image (PNG)",
                    "Download plot": "Télécharger l’image",
                    "Fullscreen": "Plein écran",
                    "Reset": "Rétablir",
                    "Snapshot succeeded": "Image enregistrée",
                    "Sorry, there was a problem downloading your snapshot!": "L’image n’a pas pu être enregistrée.",
                    "Taking snapshot - this may take a few seconds": "Image en préparation…",
                },
                "format": {
                    "decimal": ",",
                    "thousands": "\u202f",
                    "grouping": [3],
                    "currency": ["", "\u00a0€"],
                    "days": _DAYS,
                    "shortDays": [day[:3] + "." for day in _DAYS],
                    "months": _MONTHS,
                    "shortMonths": [month if len(month) < 5 else month[:4] + "." for month in _MONTHS],
                    "date": "%d/%m/%Y",
                },
            }
        },
    }
)

# Streamlit has no language setting: the page says it is English, and so do its built-in widgets.
# The script is a constant: nothing of the data is ever written into it.
SCRIPT = Path(__file__).with_name("french.html")
STYLE = Path(__file__).with_name("style.css")
PRINTING = Path(__file__).with_name("printing.html")
KEYBOARD = Path(__file__).with_name("keyboard.html")
