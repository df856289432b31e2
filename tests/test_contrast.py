"""What is drawn is seen: words at 4.5:1, marks at 3:1, as WCAG 2.1 asks (1.4.3 and 1.4.11)."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_data import vocabulary
from ctg_data.charts.contrast import BLACK, WHITE, contrast, ink_on
from ctg_data.charts.marks import DARK, NO_RATE, SHADES
from ctg_data.charts.template import FAINT, GRID, INK, PAPER
from ctg_data.ui.importing import sheet

HOME = Path(__file__).parents[1]
THEME = tomllib.loads((HOME / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
COLOUR = r"#[0-9A-Fa-f]{6}"
WORDS, MARKS = 4.5, 3.0
BEHIND = {GRID, PAPER, NO_RATE, *(shade for _, shade in SHADES)}
"""Lines and cells that bear what is to be read: they are no marks."""


def colours(folder, pattern):
    sources = (HOME / folder).glob(pattern)
    return {colour for source in sources for colour in re.findall(COLOUR, source.read_text("utf-8"))}


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21), ("#FFFFFF", "#000000", 21), ("#767676", "#FFFFFF", 4.54), ("#FF0000", "#FFFFFF", 4.0)],
)
def test_the_ratio_is_the_one_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_the_words_on_a_mark_are_read_whatever_its_colour(parts):
    colour = "#{:02X}{:02X}{:02X}".format(*parts)
    assert contrast(ink_on(colour), colour) >= WORDS


def test_every_mark_is_seen_on_the_card_that_it_stands_on():
    marks = colours("ctg_data", "vocabulary.py") | colours("ctg_data/charts", "*.py") - BEHIND - {WHITE}
    assert {mark for mark in marks if contrast(mark, THEME["backgroundColor"]) < MARKS} == set()


def test_a_chart_is_drawn_on_the_colour_of_its_card():
    assert THEME["backgroundColor"] == PAPER


@pytest.mark.parametrize("under", ["backgroundColor", "secondaryBackgroundColor"])
def test_every_colour_of_words_is_read_on_the_page_and_on_the_menu(under):
    words = {colour for name, colour in THEME.items() if re.fullmatch(r"\w*[tT]extColor|linkColor|primaryColor", name)}
    words |= colours("ctg_data/ui", "style.css") | {INK, FAINT}
    assert {colour for colour in words if contrast(colour, THEME[under]) < WORDS} == set()


@pytest.mark.parametrize("hundredth", range(101))
def test_the_number_of_a_cell_is_read_on_its_shade(hundredth):
    value = hundredth / 100
    ink = PAPER if value > DARK else BLACK
    assert contrast(ink, shade(value)) >= WORDS


def shade(value):
    """The colour that plotly gives a value: between the two shades around it."""
    (low, start), (high, end) = SHADES[:2] if value <= SHADES[1][0] else SHADES[1:]
    share = (value - low) / (high - low)
    parts = [(int(start[place : place + 2], 16), int(end[place : place + 2], 16)) for place in (1, 3, 5)]
    return "#" + "".join(f"{round(first + (last - first) * share):02X}" for first, last in parts)


@pytest.mark.parametrize("meaning", sheet.COLOURS)
def test_a_cell_of_a_sheet_is_read_on_what_it_was_recognised_as(meaning):
    fill, *own = re.findall(COLOUR, sheet.COLOURS[meaning])
    assert contrast(own[0] if own else THEME["textColor"], fill) >= WORDS


def test_every_word_of_a_closed_list_has_a_colour_and_a_marker():
    lists = [each for each in vars(vocabulary).values() if isinstance(each, type) and issubclass(each, vocabulary.Word)]
    assert [word for each in lists for word in each if not (re.fullmatch(COLOUR, word.colour) and word.marker)] == []
