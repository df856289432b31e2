"""What a committee is handed, whatever the file: one frozen value that the deck, the workbook and the report take."""

from dataclasses import dataclass
from datetime import date

from ctg_data.charts.description import Chart
from ctg_data.exports.extract import Definition


@dataclass(frozen=True, slots=True)
class Headline:
    """One headline figure, all of it in words: « 71,3 % », « 62 / 87 », « +2,1 pts », « Cible : 80 % – Atteint »."""

    label: str
    value: str
    counts: str = ""
    change: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A chart chosen, with the definitions of its indicators, where it comes from, and what the person says of it."""

    chart: Chart
    definitions: tuple[Definition, ...] = ()
    source: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """A decision of the last committee: its owner is a function, never a name; `state` is in words."""

    text: str
    owner: str = ""
    due: date | None = None
    state: str = ""
    late: bool = False
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class Kit:
    """All that a meeting is handed, in reading order; `dated` is the day of the data.

    `sitting` names the last committee (« copil du 12 mars 2026 ») and may be empty; `notes` say what is provisional or
    masked in the whole; `decisions_first` puts what was decided before the news.
    """

    title: str
    network: str
    scope: str
    period: str
    dated: date
    news: str
    headlines: tuple[Headline, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    sitting: str = ""
    decisions: tuple[Followed, ...] = ()
    next_steps: tuple[str, ...] = ()
    definitions: tuple[Definition, ...] = ()
    notes: tuple[str, ...] = ()
    decisions_first: bool = False
