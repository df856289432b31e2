"""Counts as the store would give them, from the few rows a test speaks of."""

from dataclasses import replace
from datetime import date

import pandas as pd

from ctg_data.completeness import gaps
from ctg_data.counts import Counts, Guard
from ctg_data.selection import LAST_DAY

HAUT_PAYS, DEUX_BAIES, SEPT_VALLEES = 1, 2, 3
MARCH, JUNE, TRAINING, PLANNED = 11, 12, 13, 14
DEPART, LATER, LAST = 21, 22, 23
TODAY = date(2025, 9, 30)
DAYS = {MARCH: date(2025, 3, 18), JUNE: date(2025, 6, 17), TRAINING: date(2025, 4, 1), PLANNED: date(2025, 12, 9)}
INTEGERS = {
    "territory_id", "meeting_id", "people", "topics", "problems", "campaign_id", "questionnaire_id", "expected",
    "items", "shared", "unknown",
}  # fmt: skip

COLUMNS = {
    "territories": ("territory_id", "siren", "name"),
    "meetings": ("meeting_id", "date", "kind", "status", "sheet"),
    "attendance": ("meeting_id", "date", "kind", "territory_id", "role", "status", "invited", "people"),
    "members": ("territory_id", "role", "people"),
    "expecting": ("territory_id", "start_on", "end_on"),
    "topics": ("meeting_id", "date", "territory_id", "kind", "theme", "status", "retreatment", "topics"),
    "presenters": ("territory_id", "people"),
    "problems": ("territory_id", "status", "identified_on", "overcome_on", "problems"),
    "campaigns": ("campaign_id", "name", "held_on", "questionnaire_id", "scale_min", "scale_max", "expected"),
    "marked": ("meeting_id", "date", "kind", "role", "territory_id", "people", "shared", "unknown"),
    "items": ("questionnaire_id", "code", "domain", "scale_min", "scale_max"),
    "scores": ("campaign_id", "territory_id", "respondent", "domain", "score", "items"),
}

TERRITORIES = (
    (HAUT_PAYS, "200069235", "CC du Haut-Pays du Montreuillois"),
    (DEUX_BAIES, "200069029", "CA des 2 Baies en Montreuillois"),
    (SEPT_VALLEES, "200044030", "CC des 7 Vallées"),
)
MEETINGS = (
    (MARCH, DAYS[MARCH], "quarterly", "held"),
    (TRAINING, DAYS[TRAINING], "training", "held"),
    (JUNE, DAYS[JUNE], "quarterly", "held"),
    (PLANNED, DAYS[PLANNED], "quarterly", "planned"),
)
CAMPAIGNS = (
    (DEPART, "Départ", date(2025, 1, 15), 1, 0, 10, 9),
    (LATER, "Vague 2", date(2025, 9, 15), 1, 0, 10, 9),
)


def counts(today=TODAY, end=LAST_DAY, **rows):
    """Counts where each subject not given is empty, save the three territories and the four meetings.

    A meeting held has its sheet unless told otherwise.
    """
    given = {"territories": TERRITORIES, "meetings": MEETINGS} | rows
    given["meetings"] = [(*row, row[3] == "held")[:5] for row in given["meetings"]]
    given.setdefault("items", [item for each in {row[3] for row in given.get("campaigns", ())} for item in asked(each)])
    tables = {subject: frame(subject, given.get(subject, ())) for subject in COLUMNS if subject != "marked"}
    subjects = ("meetings", "attendance", "topics")
    lacking = gaps(*(tables[subject] for subject in subjects), tables.pop("expecting"), today, end)
    return Counts(**tables, gaps=lacking, today=today)


def asked(questionnaire, codes=(), scale=(0, 10)):
    """The items of a questionnaire; those of another one have other codes unless told."""
    own = codes or [f"Q{questionnaire}{number}" for number in range(4)]
    domains = ("knowledge", "skills", "problem_solving", "peers")
    return [(questionnaire, code, domain, *scale) for code, domain in zip(own, domains, strict=True)]


def frame(subject, rows):
    """The frame of a subject with the types that the store gives."""
    table = pd.DataFrame(list(rows), columns=list(COLUMNS[subject]))
    return table.astype({column: "Int64" for column in table if column in INTEGERS})


def marks(meeting, territory, status, people, *, role="cct", invited=True):
    """The rows of some people at a meeting: their territory's, and the whole selection's."""
    kind = "training" if meeting == TRAINING else "quarterly"
    same = (role, status, invited, people)
    return [(meeting, DAYS[meeting], kind, territory, *same), (meeting, DAYS[meeting], kind, None, *same)]


def people(*by_territory):
    """The CCT of the three territories, operators as decoys, and the whole network."""
    own = [(territory, "cct", number) for territory, number in enumerate(by_territory, start=1)]
    decoys = [(territory, "operator", 9) for territory, _ in enumerate(by_territory, start=1)]
    return [*own, *decoys, (None, "cct", sum(by_territory))]


def answers(campaign, territory, scores, domain="", start=0):
    """One respondent per score, the same codes in every campaign."""
    return [(campaign, territory, f"{territory}-{start + n}", domain, score, 10) for n, score in enumerate(scores)]


def problem(territory, status, identified_on=date(2025, 1, 10), overcome_on=None, problems=1):
    """Some difficulties alike."""
    return (territory, status, identified_on, overcome_on, problems)


def topic(meeting, territory, *, status="processed", kind="issue", theme="Petite enfance", retreatment=False, topics=1):
    """Some topics alike."""
    return (meeting, DAYS[meeting], territory, kind, theme, status, retreatment, topics)


def figure(table, key, **where):
    """The one figure of this key at this place."""
    rows = table[table["key"] == key]
    for column, value in where.items():
        rows = rows[rows[column].isna()] if value is None else rows[rows[column] == value]
    (row,) = rows.to_dict("records")
    return row


def as_read(held, start=date(2025, 1, 1), end=date(2025, 12, 31), *, today=date(2025, 12, 31), shared=(), chosen=()):
    """The counts as a reader has them, guarded by all the marks given; `shared` says how many serve another place.

    `shared` is ((meeting, territory), people), …
    """
    invited = held.attendance[held.attendance["territory_id"].notna() & held.attendance["invited"].astype(bool)]
    unknown = invited["people"].where(invited["status"] == "unknown", 0)
    split = invited.assign(unknown=unknown, people=invited["people"] - unknown)
    marked = split.groupby(["meeting_id", "date", "kind", "role", "territory_id"], as_index=False)
    marked = marked[["people", "unknown"]].sum()
    places = zip(marked["meeting_id"], marked["territory_id"], strict=True)
    serving = marked.assign(shared=[dict(shared).get(place, 0) for place in places])
    return replace(held, guard=Guard(serving, start, end, today, frozenset(chosen)))
