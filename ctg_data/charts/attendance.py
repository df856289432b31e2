"""Who came, as charts: rates with their counts, people where rates would mislead."""

from collections.abc import Iterable, Sequence
from datetime import date

from pandas import DataFrame

from ctg_data.charts.description import SIGN, Chart, Form, Series
from ctg_data.charts.numbers import counted, day, decimal, mark, out_of, share, short_day
from ctg_data.charts.territories import Names, drawn
from ctg_data.completeness import Lack
from ctg_data.indicators.figure import Figure, listed
from ctg_data.indicators.masking import FEWEST_TO_FOLLOW
from ctg_data.indicators.shape import FEWEST
from ctg_data.indicators.targets import Aim
from ctg_data.vocabulary import AttendanceStatus

BLUE, PALE = "#1F4E79", "#7D95B0"
MEASURE = "Chargés de coopération présents parmi les attendus"
FEW = f"Moins de {FEWEST} personnes attendues : les effectifs, sans pourcentage."


def by_meeting(figures: DataFrame, scope: str, aim: Aim | None = None) -> Chart:
    """The rate of each meeting with what was aimed at, or people alone where no meeting has five people expected."""
    every = listed(figures, "attendance_rate")
    met, unseen = [figure for figure in every if figure.n], any(figure.masked for figure in every)
    subtitle = f"{MEASURE}, par rencontre – {scope}"
    if not met:
        why = POOLED if unseen else NO_SHEET
        return Chart("attendance_by_meeting", Form.BARS, "Présence par rencontre", subtitle, empty=why)
    days = tuple(short_day(figure.day) for figure in met if figure.day)
    if all(figure.too_small for figure in met):
        return _people("attendance_by_meeting", _latest_title(met), subtitle, days, met, unseen)
    rate = Series(
        "Présence",
        tuple(f.value for f in met),
        tuple(map(mark, met)),
        BLUE,
        lows=tuple(f.low for f in met),
        highs=tuple(f.high for f in met),
    )
    notes = (*hints(met, unseen), *map(_bounded, filter(_doubtful, met)))
    return Chart(
        "attendance_by_meeting",
        Form.BARS,
        _latest_title(met),
        subtitle,
        days,
        (rate,),
        "%",
        0,
        100,
        _aims(met, aim),
        notes=notes,
        provisional=tuple(f.provisional for f in met),
    )


def by_territory(figures: DataFrame, names: Names, scope: str, aim: Aim | None = None) -> Chart:
    """The pooled rate of each territory over the period, with what is aimed at there."""
    every = [f for f in listed(figures, "attendance_rate") if f.territory and (f.n or f.masked)]
    names, others = drawn(names, every, THOSE)
    known = [figure for figure in every if figure.territory in names]
    subtitle = f"{MEASURE}, rencontres de la période réunies – {scope}"
    if not known:
        return Chart("attendance_by_territory", Form.HORIZONTAL_BARS, "Présence", subtitle, empty=NO_SHEET)
    rate = Series("Présence", tuple(f.value for f in known), tuple(map(_beside, known)), BLUE)
    return Chart(
        "attendance_by_territory",
        Form.HORIZONTAL_BARS,
        _spread_title(every),
        subtitle,
        tuple(names[f.territory] for f in known if f.territory),
        (rate,),
        "%",
        0,
        100,
        _aims(known, aim),
        notes=(*hints(known, any(f.masked for f in known)), *others),
        provisional=tuple(f.provisional for f in known),
    )


def heat_map(figures: DataFrame, names: Names, scope: str, lacking: DataFrame | None = None) -> Chart:
    """Meeting × territory: counts in every cell, a shade only from five people expected.

    `lacking` are the gaps of attendance: sheets not received, territories missing in them.
    """
    known = [figure for figure in listed(figures, "attendance_rate") if figure.day]
    gone = _missing(lacking)
    days = sorted({figure.day for figure in known if figure.day} | {day for _, day in gone})
    subtitle = f"Présents / attendus, par rencontre et territoire – {scope}"
    title = _last_spread(known)
    if not any(figure.n or figure.masked for figure in known):
        return Chart("attendance_heat_map", Form.HEAT_MAP, title, subtitle, empty=NO_SHEET)
    names, others = drawn(names, known, THOSE)
    at = {(figure.territory, figure.day): figure for figure in known}
    rows = tuple(
        heat_row(
            name,
            [at.get((place, day)) for day in days],
            [gone.get((None, day)) or gone.get((place, day)) for day in days],
        )
        for place, name in names.items()
    )
    few, unseen = any(figure.too_small for figure in known), any(figure.masked for figure in known)
    return Chart(
        "attendance_heat_map",
        Form.HEAT_MAP,
        title,
        subtitle,
        tuple(map(short_day, days)),
        rows,
        "%",
        0,
        100,
        notes=(*((UNSHADED,) if few else ()), *((TO_RECEIVE,) if gone else ()), *hints((), unseen), *others),
    )


def composition(table: DataFrame, scope: str) -> Chart:
    """The people invited to each meeting, by status, unknown marks included."""
    unseen = bool(table["masked"].any())
    table = table[~table["masked"]]
    days = tuple(map(short_day, table["date"]))
    shown = [status for status in AttendanceStatus if table[str(status)].sum()]
    series = tuple(_status(status, [float(number) for number in table[str(status)]]) for status in shown)
    unknown = table[str(AttendanceStatus.UNKNOWN)]
    empty = table[list(map(str, AttendanceStatus))].sum(axis=1) == 0
    subtitle = f"Chargés de coopération invités, par rencontre et statut – {scope}"
    if not series:
        why = POOLED if unseen else NO_SHEET
        return Chart("attendance_composition", Form.STACKED_BARS, "Présences par statut", subtitle, empty=why)
    notes = hints((), unseen)
    return Chart(
        "attendance_composition",
        Form.STACKED_BARS,
        _to_fill_in(float(unknown.sum()), int(empty.sum())),
        subtitle,
        days,
        series,
        "personnes",
        notes=notes,
        provisional=tuple(((unknown > 0) | empty).tolist()),
    )


UNSHADED = f"Case sans teinte : moins de {FEWEST} personnes attendues, l’effectif suffit."
THOSE = "ceux où le plus de personnes sont attendues"
NOT_RECEIVED, NOT_IN_IT = "à recevoir", "à compléter"
TO_RECEIVE = "Case en tirets : feuille non reçue (« à recevoir »), ou reçue sans ce territoire (« à compléter »)."
NO_SHEET = "Aucune feuille d’émargement reçue pour ce choix."
UNSEEN = "masqué"
POOLED = (
    f"Masqué : moins de {FEWEST_TO_FOLLOW} personnes à une rencontre, ou ce qui les ferait deviner. Leur présence se "
    "lit par année civile terminée, une fois toutes les présences reçues."
)


def _to_fill_in(unknown: float, sheets: int) -> str:
    if unknown:
        return f"{counted(unknown, 'présence', 'présences')} à renseigner"
    return f"{counted(sheets, 'feuille', 'feuilles')} à recevoir" if sheets else "Toutes les présences renseignées"


def _people(key: str, title: str, subtitle: str, days: tuple[str, ...], met: Sequence[Figure], unseen: bool) -> Chart:
    top = max(figure.denominator or 0 for figure in met)
    return Chart(
        key,
        Form.STACKED_BARS,
        title,
        subtitle,
        days,
        people_series(met),
        "personnes",
        0,
        top * 1.15,
        notes=hints(met, unseen),
        provisional=tuple(figure.provisional for figure in met),
    )


def hints(met: Iterable[Figure], unseen: bool) -> tuple[str, ...]:
    """What is said under a chart of few people, and of those whom the viewer is not shown."""
    return (*((FEW,) if any(f.too_small for f in met) else ()), *((POOLED,) if unseen else ()))


def people_series(met: Iterable[Figure]) -> tuple[Series, ...]:
    """Two runs of people: those who were present, and the others expected."""
    came = [(figure.numerator or 0.0, figure.denominator or 0.0) for figure in met]
    present, others = tuple(a for a, _ in came), tuple(b - a for a, b in came)
    return (
        Series("Présents", present, tuple(decimal(a) if a else "" for a in present), BLUE),
        Series("Autres attendus", others, tuple(decimal(b) if b else "" for b in others), PALE),
    )


def _missing(lacking: DataFrame | None) -> dict[tuple[int | None, date], str]:
    """What stands in the cells of what is not received, by territory (None: all) and day."""
    if lacking is None:
        return {}
    wide = lacking[lacking["lack"].isin([Lack.PAST, Lack.SHEET])]
    own = lacking[lacking["lack"] == Lack.TERRITORY]
    cells: dict[tuple[int | None, date], str] = {(None, day): NOT_RECEIVED for day in wide["date"]}
    return cells | dict.fromkeys(zip(own["territory_id"], own["date"], strict=True), NOT_IN_IT)


def heat_row(name: str, cells: Sequence[Figure | None], missing: Sequence[str | None] = ()) -> Series:
    """The cells of one territory: counts, a value only where there is a rate, what is `missing` said in its place."""
    gone = missing or (None,) * len(cells)
    values = tuple(None if why or cell is None else cell.value for cell, why in zip(cells, gone, strict=True))
    labels = tuple(why or _cell(cell) for cell, why in zip(cells, gone, strict=True))
    return Series(name, values, labels, BLUE, missing=tuple(at for at, why in enumerate(gone) if why))


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return ""
    if figure.masked:
        return UNSEEN
    return out_of(figure.numerator or 0, figure.denominator) + SIGN * figure.provisional if figure.n else "–"


def _status(status: AttendanceStatus, people: list[float]) -> Series:
    labels = tuple(decimal(number) if number else "" for number in people)
    dash = "dot" if status is AttendanceStatus.UNKNOWN else "solid"
    return Series(status.plural, tuple(people), labels, status.colour, dash=dash)


def _latest_title(met: Sequence[Figure]) -> str:
    last = met[-1]
    if last.numerator is None or last.denominator is None:
        return "Présence par rencontre"
    return f"{counted(last.numerator, 'présent', 'présents')} sur {decimal(last.denominator)} à la dernière rencontre"


def _spread_title(known: Sequence[Figure]) -> str:
    rates = [figure.value for figure in known if figure.value is not None]
    if len(rates) < 2:
        return "Présence sur la période"
    return f"De {share(min(rates))} à {share(max(rates))} de présence selon le territoire"


def _last_spread(known: Sequence[Figure]) -> str:
    """« Dernière rencontre : de 71,4 % à 83,3 % selon le territoire », where the cells of that day show rates."""
    last = max((figure.day for figure in known if figure.day and (figure.n or figure.masked)), default=None)
    rates = [figure.value for figure in known if figure.day == last and figure.value is not None and not figure.masked]
    if len(rates) < 2:
        return "Présents sur attendus, rencontre par rencontre"
    return f"Dernière rencontre : de {share(min(rates))} à {share(max(rates))} selon le territoire"


def _beside(figure: Figure) -> str:
    if figure.masked:
        return UNSEEN
    return mark(figure) if figure.value is None or "\n" in mark(figure) else f"{mark(figure)}\n{share(figure.value)}"


def _doubtful(figure: Figure) -> bool:
    return figure.low is not None


def _bounded(figure: Figure) -> str:
    when = day(figure.day) if figure.day else ""
    return f"Rencontre du {when} : entre {_pct(figure.low)} et {_pct(figure.high)}, selon les présences à renseigner."


def _aims(known: Sequence[Figure], aim: Aim | None) -> tuple[float | None, ...]:
    return tuple(map(aim, known)) if aim else ()


def _pct(value: float | None) -> str:
    return "" if value is None else share(value)
