"""What asks for somebody's attention, each with the page where it is mended."""

from collections.abc import Mapping
from dataclasses import dataclass

from pandas import DataFrame

from ctg_data.charts.numbers import counted, day, out_of, share
from ctg_data.charts.provisional import listed
from ctg_data.completeness import Lack
from ctg_data.indicators.figure import Figure
from ctg_data.indicators.shape import FEWEST
from ctg_data.vocabulary import Role

MEETINGS, PROBLEMS = "meetings.py", "problems.py"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to mend, and the page that mends it."""

    words: str
    page: str


def notices(gaps: DataFrame, names: Mapping[int, str], without_follow_up: Figure) -> list[Notice]:
    """What is not received, meeting by meeting, and the difficulties without follow-up unless they are masked.

    The gaps are those that may be told to the viewer.
    """
    meetings = gaps["meeting_id"].unique()
    said = [words for meeting in meetings for words in _of_meeting(gaps[gaps["meeting_id"] == meeting], names)]
    found = [Notice(words, MEETINGS) for words in said]
    if without_follow_up.value:
        number = counted(without_follow_up.value, "difficulté", "difficultés")
        found.append(Notice(f"{number} sans suivi renseigné", PROBLEMS))
    return found


def _of_meeting(gaps: DataFrame, names: Mapping[int, str]) -> list[str]:
    when, said = gaps["date"].iloc[0], []
    if Lack.PAST in set(gaps["lack"]):
        said.append(f"Rencontre prévue le {day(when)} : date passée, aucune feuille reçue")
    if Lack.SHEET in set(gaps["lack"]):
        said.append(f"Rencontre tenue le {day(when)} : feuille d’émargement non reçue")
    missing = gaps[gaps["lack"] == Lack.TERRITORY]["territory_id"].tolist()
    if missing:
        places = listed([names.get(place, "un territoire") for place in missing])
        said.append(
            f"Rencontre du {day(when)} : {places} {'manque' if len(missing) < 2 else 'manquent'} dans la feuille"
        )
    whole = gaps[gaps["territory_id"].isna()]
    for number, out in _counted(whole[(whole["lack"] == Lack.UNKNOWN) & (whole["role"] == Role.CCT)]):
        part = f" ({share(100 * number / out)})" if out >= FEWEST else ""
        told = counted(number, "présence", "présences")
        said.append(f"Rencontre du {day(when)} : {told} à renseigner sur {out_of(out, None)}{part}")
    for number, _ in _counted(whole[whole["lack"] == Lack.PROPOSED]):
        topics = counted(number, "sujet resté", "sujets restés")
        said.append(f"Rencontre du {day(when)} : {topics} « proposé{'s' * (number > 1)} »")
    return said


def _counted(rows: DataFrame) -> list[tuple[float, float]]:
    return list(zip(rows["number"].astype(float), rows["out_of"].astype(float), strict=True))
