"""From a figure to the rows that it counts, and from a row to its workbook, its sheet and its cell."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st
from pandas import DataFrame, Series

from ctg_data import store
from ctg_data.charts.numbers import MASKED, counts, written
from ctg_data.counted import COUNTED, Counted
from ctg_data.counts import Counts
from ctg_data.indicators.attendance import attendance_figures, meeting_figures
from ctg_data.indicators.codev import codev_figures
from ctg_data.indicators.declarations import Indicator
from ctg_data.indicators.figure import Figure, latest, listed
from ctg_data.indicators.own import OWN
from ctg_data.indicators.problems import problem_figures
from ctg_data.indicators.shape import within
from ctg_data.selection import Selection, day_label
from ctg_data.typography import spaced
from ctg_data.ui import frame
from ctg_data.ui.data import database, load, load_counts
from ctg_data.ui.importing import history
from ctg_data.ui.sources import counted_answers, own_sources
from ctg_data.ui.sources.counted_words import PARTS, Origin, label, origins, table

ASKED = "D’où vient ce chiffre ?"
WIDTHS = {
    "Marque": st.column_config.Column(width=130),
    "Dans le calcul": st.column_config.Column(width=230),
    "D’où": st.column_config.Column(width=420),
}
FIGURES: dict[str, Callable[[Counts, tuple[str, ...]], DataFrame]] = {
    "attendance": attendance_figures,
    "meeting": meeting_figures,
    "codev_topic": codev_figures,
    "problem": problem_figures,
}
OF_A_MEETING = ("attendance", "codev_topic")


@dataclass(frozen=True, slots=True)
class Asked:
    """The figure opened, what it counts, and which of its rows are looked at."""

    key: str
    rows: Counted
    selection: Selection
    narrowed: store.Narrowed

    def figure(self) -> Figure:
        """The figure of the selection, whatever the meeting."""
        return latest(self._figures(), self.key)

    def figure_of_meeting(self) -> Figure | None:
        """The figure of the meeting chosen, where it has one."""
        every = listed(self._figures("meeting"), self.key)
        return next((each for each in every if each.meeting == self.narrowed.meeting), None)

    def by_territory(self) -> tuple[Figure, ...]:
        """The figure of each territory."""
        return listed(self._figures("territory"), self.key)

    def _figures(self, *by: str) -> DataFrame:
        return FIGURES[self.rows.table](load_counts(self.selection), by)


def offer(indicator: Indicator, selection: Selection | None = None, *, place: str = "", asked: str = ASKED) -> None:
    """The button that opens the rows counted, for those entitled to names; nothing is read before it is pressed.

    The rows are those of the selection, that of the page unless told; `place` tells apart the buttons of one page.
    """
    view = frame.current()
    if view.names and st.button(spaced(asked), type="tertiary", key=f"rows-{place}-{indicator.key}"):
        st.dialog(indicator.label, width="large")(_open)(indicator, selection or view.selection)


def shown(figure: Figure, rows: Counted) -> tuple[str, ...]:
    """The parts that may be listed beside a figure: what is masked is not given back by its rows."""
    if figure.masked:
        return ()
    return ("counted",) if rows.expected and figure.denominator is None else tuple(PARTS)


def hide_places(found: DataFrame, by_territory: tuple[Figure, ...], rows: Counted) -> DataFrame:
    """The rows, without the territory of those that the figure of this territory would not list."""
    parts = {figure.territory: shown(figure, rows) for figure in by_territory}
    told = [part in parts.get(int(own), ()) for own, part in zip(found["territory_id"], found["part"], strict=True)]
    return found.assign(territory=found["territory"].where(Series(told, index=found.index, dtype=bool), MASKED))


def _open(indicator: Indicator, selection: Selection) -> None:
    if indicator.heading == OWN:
        own_sources.show(indicator, selection)
        return
    st.caption(" ÷ ".join(filter(None, (indicator.numerator, indicator.denominator))))
    rows = COUNTED.get(indicator.key)
    if rows is None:
        counted_answers.show(selection)
        return
    asked = _asked(indicator.key, selection, rows)
    figure = asked.figure()
    told = shown(figure, rows)
    if not told:
        st.info(spaced(f"Ce chiffre est {MASKED} pour ce choix : ses lignes ne sont pas montrées."))
        return
    _said(figure if asked.narrowed.meeting is None else asked.figure_of_meeting())
    _list(asked, told)


def _asked(key: str, selection: Selection, rows: Counted) -> Asked:
    meeting, search = None, ""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if rows.table in OF_A_MEETING:
            meeting = _meeting(selection, rows)
        if rows.table != "meeting":
            selection = _territory(selection)
            search = st.text_input("Chercher", placeholder="Un nom, un intitulé", width=220)
    return Asked(key, rows, selection, store.Narrowed(meeting, search=search))


def _meeting(selection: Selection, rows: Counted) -> int | None:
    (meetings,) = load(selection, store.meetings)
    held = within(meetings, rows.meetings)[::-1]
    days = {int(number): day_label(day) for number, day in zip(held["meeting_id"], held["date"], strict=True)}
    return st.selectbox(
        "Rencontre", list(days), index=None, format_func=days.__getitem__, placeholder="Toutes", width=260
    )


def _territory(selection: Selection) -> Selection:
    names = load_counts(selection).names
    if len(names) < 2:
        return selection
    chosen = st.selectbox(
        "Territoire", list(names), index=None, format_func=names.__getitem__, placeholder="Tous", width=300
    )
    return replace(selection, territories=(chosen,)) if chosen else selection


def _said(figure: Figure | None) -> None:
    """« 76,6 % – 107 / 141 », or « 8 / 9 » where the figure is what it counts."""
    if figure is not None:
        told = (written(figure) if figure.value != figure.numerator else "", counts(figure))
        st.markdown(f"**{' – '.join(filter(None, told)) or written(figure)}**")


def _list(asked: Asked, told: tuple[str, ...]) -> None:
    rows = asked.rows
    with database().reading() as tx:
        numbers = store.parts(tx, asked.selection, rows, asked.narrowed)
        parts = _parts({part: numbers[part] for part in told})
        found = store.counted_rows(tx, asked.selection, rows, replace(asked.narrowed, parts=parts))
        read = origins(store.sources(tx, rows.table, found["row_id"].tolist()), rows)
    if "territory_id" in found:
        found = hide_places(found, asked.by_territory(), rows)
    told_rows = table(found, rows, read)
    st.dataframe(
        told_rows, hide_index=True, column_config=WIDTHS, alt="Lignes comptées et cellules d’où elles viennent"
    )
    total = sum(numbers[part] for part in parts)
    if total > len(found):
        st.caption(spaced(f"{len(found)} lignes montrées sur {total} : précisez votre choix."))
    _one(found, rows, read)


def _parts(numbers: dict[str, int]) -> tuple[str, ...]:
    """Those to list: the one chosen, or all that may be."""
    chosen = st.segmented_control(
        "Dans le calcul",
        [part for part, number in numbers.items() if number],
        format_func=lambda part: f"{PARTS[part]} ({numbers[part]})",
        label_visibility="collapsed",
    )
    return (chosen,) if chosen else tuple(numbers)


def _one(found: DataFrame, rows: Counted, read: dict[int, tuple[Origin, ...]]) -> None:
    """A row opened: what set its value, the latest first, and the way to the import."""
    labels = {int(row["row_id"]): label(row, rows) for row in found.to_dict("records")}
    chosen = st.selectbox(
        "Ouvrir une ligne",
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        placeholder="Choisir une ligne pour voir sa cellule et son classeur",
    )
    if chosen is None:
        return
    latest_, *earlier = read.get(chosen, ()) or (None,)
    if latest_ is None:
        st.caption("Aucun import en vigueur ne dit d’où vient cette ligne.")
        return
    _told(latest_)
    if earlier:
        with st.expander(f"Ce qui était dit avant ({len(earlier)})"):
            for each in earlier:
                _told(each)


def _told(origin: Origin) -> None:
    # As text: a file is named by whoever typed it, and markdown would read its signs.
    st.text(spaced(f"{origin.value} – {origin.words}"))
    history.link(origin.import_id, origin.at)
