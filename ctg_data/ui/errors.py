"""What failed: said in French on screen, traced in the log without the values that a message may hold."""

import logging
import traceback

import streamlit as st

from ctg_data.store import DatabaseFailed

LOG = logging.getLogger("ctg_data")


def trace(error: Exception) -> None:
    """Log where an error was raised and its kind, never its message: it may hold names."""
    LOG.error("%s\n%s", type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))


def explain(error: Exception) -> bool:
    """Say that something failed and what to do next; True tells Streamlit that it is said."""
    trace(error)
    if isinstance(error, PermissionError):
        st.error("Votre rôle ne permet pas cette action.")
    elif isinstance(error, DatabaseFailed):
        st.error("La base de données ne répond pas. Rien n’a été écrit ; rechargez la page dans un instant.")
    else:
        st.error(
            "Cette page a rencontré une erreur. Rien n’a été écrit ; rechargez la page, puis prévenez qui l’héberge."
        )
    return True
