"""The picture of a chart, drawn by a browser of the server that is kept from one to the next."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import escape
from threading import Thread
from time import monotonic
from typing import Any, Literal

from choreographer.browsers.chromium import Chromium
from kaleido import Kaleido

from ctg_data.charts.description import Chart
from ctg_data.charts.printing import marks_alone, to_print
from ctg_data.charts.words import alternative

Kind = Literal["png", "svg"]

SECONDS = 20.0  # for one picture, the start of the browser included
ALTOGETHER = 60.0  # for those of a whole report
CLOSING = 5.0  # for a browser to go
SCALE = 3
NOWHERE = "127.0.0.1:9"  # where nobody answers: what draws has no business on the network
MISSING = (
    "Ces images sont dessinées par un navigateur installé sur le serveur (Chromium, Chrome ou Edge) : il n’y en a "
    "pas. Le bouton au coin du graphique en donne une, sans les notes."
)


NO_BROWSER = (
    "Les graphiques manquent : ils sont dessinés par un navigateur installé sur le serveur (Chromium, Chrome ou Edge), "
    "et il n’y en a pas. Leurs chiffres sont dans les tableaux."
)
TOO_LATE = (
    "Des graphiques manquent : le navigateur du serveur ne les a pas dessinés à temps. "
    "Leurs chiffres sont dans les tableaux."
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Charts drawn, in their order, each an SVG or "" where there is none; `missing` says why some are not."""

    pictures: tuple[str, ...]
    missing: str = ""


Draw = Callable[[Sequence[Chart], int, int | None], Drawn]
"""How charts are drawn, so many pixels wide, and so many high unless each has its own height."""


class NotDrawn(RuntimeError):
    """The picture could not be drawn in time; the next one starts another browser."""


@lru_cache(maxsize=1)
def drawable() -> bool:
    """Whether the server has a browser to draw with."""
    return Chromium.find_browser(skip_local=False) is not None


def to_picture(chart: Chart, kind: Kind, on: date) -> bytes:
    """A PNG of 3 000 pixels, or an SVG that says itself in words; raises `NotDrawn`."""
    figure = to_print(chart, on)
    size = {"width": figure.layout.width, "height": figure.layout.height}
    scale = SCALE if kind == "png" else 1
    drawn = _kept().draw(figure.to_dict(), {"format": kind, "scale": scale, **size}, SECONDS)
    return drawn if kind == "png" else _told(drawn, chart)


def without_words(charts: Sequence[Chart], width: int, height: int | None = None) -> Drawn:
    """The marks of the charts as SVG, for a page that writes their words: what could not be drawn is said."""
    if not drawable():
        return Drawn(("",) * len(charts), NO_BROWSER)
    pictures, until = [""] * len(charts), monotonic() + ALTOGETHER
    try:
        for place, chart in enumerate(charts):
            if chart.series and not chart.empty:
                figure = marks_alone(chart, width, height)
                size = {"width": figure.layout.width, "height": figure.layout.height}
                left = min(SECONDS, until - monotonic())
                drawn = _kept().draw(figure.to_dict(), {"format": "svg", "scale": 1, **size}, left)
                pictures[place] = drawn.decode("utf-8")
    except NotDrawn:
        return Drawn(tuple(pictures), TOO_LATE)
    return Drawn(tuple(pictures))


def _told(drawing: bytes, chart: Chart) -> bytes:
    """The drawing with its title and its numbers in words, which readers of the screen read."""
    title, words = escape(chart.title), escape(alternative(chart))
    opening, _, rest = drawing.decode("utf-8").partition(">")
    labelled = f'{opening} role="img" lang="fr"><title>{title}</title><desc>{words}</desc>'
    return f"{labelled}{rest}".encode()


class _Browser:
    """A browser on a loop of its own, so that any thread may ask it for a picture."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._opened: Kaleido | None = None
        Thread(target=self._loop.run_forever, daemon=True, name="pictures").start()

    def draw(self, figure: dict[str, Any], options: dict[str, Any], seconds: float) -> bytes:
        """The bytes of a figure, in so many seconds at most."""
        asked: Future[bytes] = asyncio.run_coroutine_threadsafe(self._draw(figure, options), self._loop)
        try:
            return asked.result(seconds)
        except Exception as error:
            asked.cancel()
            self.close()
            raise NotDrawn(f"L’image n’a pas pu être dessinée : {type(error).__name__}.") from None

    def close(self) -> None:
        """Let the browser go; the next picture opens another."""
        opened, self._opened = self._opened, None
        if opened is not None:
            wait([asyncio.run_coroutine_threadsafe(opened.close(), self._loop)], CLOSING)

    async def _draw(self, figure: dict[str, Any], options: dict[str, Any]) -> bytes:
        if self._opened is None:
            opened = Kaleido(timeout=SECONDS, mathjax=False, proxy_server=NOWHERE)
            await opened.open()
            self._opened = opened
        drawn: bytes = await self._opened.calc_fig(figure, opts=options)
        return drawn


@lru_cache(maxsize=1)
def _kept() -> _Browser:
    return _Browser()
