"""What the store counts, with decoys that a filter that filters nothing would count."""

from datetime import date

import pytest
from pandas import DataFrame
from sqlalchemy import event
from stores import HIGH_COUNTRY, NETWORK, SEVEN_VALLEYS, TWO_BAYS, Filling, territory

from ctg_data import store
from ctg_data.counts import Counts
from ctg_data.selection import Selection
from ctg_data.store import Database
from ctg_data.vocabulary import MeetingKind

MARCH, JUNE = date(2025, 3, 18), date(2025, 6, 17)


@pytest.fixture
def places(db: Database) -> tuple[int, int, int]:
    return territory(db, SEVEN_VALLEYS), territory(db, TWO_BAYS), territory(db, HIGH_COUNTRY)


@pytest.fixture
def filled(db: Database, places: tuple[int, int, int]) -> Database:
    """Two meetings, a training and another network; Zoé serves two territories; Max left in May."""
    valleys, bays, _ = places
    ours = Filling(db)
    zoe, max_, ines = ours.person("Un", "Zoé"), ours.person("Deux", "Max"), ours.person("Trois", "Inès")
    ours.member(zoe, valleys)
    ours.member(zoe, bays)
    ours.member(max_, bays, end_on=date(2025, 5, 31))
    ours.member(ines, None, role="facilitator")
    march, june = ours.meeting(MARCH), ours.meeting(JUNE)
    training = ours.meeting(JUNE, kind="training")
    ours.attendance(march, zoe, "present", valleys, bays)
    ours.attendance(march, max_, "excused", bays)
    ours.attendance(march, ines, "present", role="facilitator")
    ours.attendance(june, zoe, "absent", valleys, bays)
    ours.attendance(training, max_, "present", bays)
    first = ours.topic(march, valleys, "Mobilité", "postponed", presenter_id=zoe, theme="Transport")
    second = ours.topic(june, valleys, "Mobilité, suite", presenter_id=zoe, theme="Transport", resumes_id=first)
    ours.topic(training, valleys, "Mobilité, encore", resumes_id=second)
    ours.topic(march, bays, "Accueil du jeune enfant", presenter_id=max_)
    ours.problem(1, valleys, "Trouver un local", MARCH)
    ours.problem(2, bays, "Convaincre un élu", date(2024, 12, 1), "overcome", overcome_on=MARCH)
    ours.commit()
    _decoys(db, valleys)
    return db


def _decoys(db: Database, valleys: int) -> None:
    """The same day and the same territory in another network."""
    first = Filling(db)
    other = first.add("network", name="Départemental")
    first.add("network_territory", network_id=other, territory_id=valleys, start_on=date(2025, 1, 1))
    first.network_id = other
    someone = first.person("Quatre", "Léo")
    first.member(someone, valleys)
    meeting = first.meeting(MARCH)
    first.attendance(meeting, someone, "present", valleys)
    first.topic(meeting, valleys, "Leurre", presenter_id=someone)
    first.problem(1, valleys, "Leurre", MARCH)
    first.network_id = NETWORK
    first.commit("leurres.xlsx")


def read(db: Database, selection: Selection) -> Counts:
    with db.reading() as tx:
        return store.counts(tx, selection)


ALL = Selection(NETWORK)
SUBJECTS = [name for name in Counts.__dataclass_fields__ if name not in {"today", "guard"}]
IN_2025 = Selection(NETWORK, date(2025, 1, 1), date(2025, 12, 31))


def test_an_empty_store_has_its_three_territories_and_counts_nothing(db: Database) -> None:
    counts = read(db, ALL)

    assert {name: len(getattr(counts, name)) for name in SUBJECTS} == {
        "territories": 3,
        "meetings": 0,
        "attendance": 0,
        "members": 3,
        "topics": 0,
        "gaps": 0,
        "presenters": 1,
        "problems": 0,
        "campaigns": 0,
        "items": 10,
        "scores": 0,
    }


@pytest.mark.parametrize("selection", [ALL, Selection(99)], ids=["full", "empty"])
def test_the_columns_have_their_types_whether_rows_were_found_or_not(filled: Database, selection: Selection) -> None:
    attendance = read(filled, selection).attendance

    assert attendance.dtypes.astype(str).to_dict() == {
        "meeting_id": "Int64",
        "date": "object",
        "kind": "str",
        "territory_id": "Int64",
        "role": "str",
        "status": "str",
        "invited": "bool",
        "people": "Int64",
    }


def test_the_territories_are_those_of_the_network_by_name(filled: Database) -> None:
    assert list(read(filled, ALL).territories["siren"]) == [TWO_BAYS, SEVEN_VALLEYS, HIGH_COUNTRY]


def test_only_the_territories_chosen_are_given(filled: Database, places: tuple[int, int, int]) -> None:
    chosen = Selection(NETWORK, territories=places[:1])

    assert list(read(filled, chosen).territories["siren"]) == [SEVEN_VALLEYS]


def test_meetings_follow_the_period_and_the_kinds(filled: Database) -> None:
    chosen = Selection(NETWORK, date(2025, 4, 1), date(2025, 6, 17), kinds=(MeetingKind.QUARTERLY,))

    assert read(filled, chosen).meetings[["date", "kind"]].to_numpy().tolist() == [[JUNE, "quarterly"]]


def plain(frame: DataFrame) -> list[list[object]]:
    """The rows as lists, what is missing being None."""
    return frame.astype(object).where(frame.notna(), None).to_numpy().tolist()


def people(counts: Counts, day: date) -> dict[tuple[int | None, str, str], int]:
    """How many at the quarterly meeting of a day, by territory (None: the whole), role and status."""
    rows = counts.attendance[(counts.attendance["date"] == day) & (counts.attendance["kind"] == "quarterly")]
    return {
        (place, role, status): n for place, role, status, n in plain(rows[["territory_id", "role", "status", "people"]])
    }


def test_somebody_serving_two_territories_counts_once_in_each_and_once_in_the_whole(
    filled: Database, places: tuple[int, int, int]
) -> None:
    valleys, bays, _ = places

    assert people(read(filled, ALL), MARCH) == {
        (valleys, "cct", "present"): 1,
        (bays, "cct", "present"): 1,
        (bays, "cct", "excused"): 1,
        (None, "cct", "present"): 1,
        (None, "cct", "excused"): 1,
        (None, "facilitator", "present"): 1,
    }


def test_the_whole_of_the_territories_chosen_counts_only_those_who_serve_one_of_them(
    filled: Database, places: tuple[int, int, int]
) -> None:
    valleys = places[0]
    chosen = Selection(NETWORK, territories=(valleys,))

    assert people(read(filled, chosen), MARCH) == {(valleys, "cct", "present"): 1, (None, "cct", "present"): 1}


def test_the_whole_counts_once_somebody_who_serves_two_of_the_territories_chosen(
    filled: Database, places: tuple[int, int, int]
) -> None:
    chosen = Selection(NETWORK, territories=places[:2])

    assert people(read(filled, chosen), JUNE)[None, "cct", "absent"] == 1


def test_members_are_those_of_today(filled: Database, places: tuple[int, int, int]) -> None:
    valleys, bays, vacant = places
    members = read(filled, ALL).members

    assert plain(members) == [
        [valleys, "cct", 1],
        [bays, "cct", 1],
        [vacant, "", 0],
        [None, "cct", 1],
        [None, "facilitator", 1],
    ]


def test_two_periods_hide_the_same_territories(filled: Database) -> None:
    assert read(filled, Selection(NETWORK, end=date(2025, 6, 30))).members.equals(read(filled, ALL).members)


def test_a_topic_processed_after_another_of_its_family_is_a_retreatment(filled: Database) -> None:
    topics = read(filled, ALL).topics.sort_values(["date", "kind", "meeting_id"])

    assert topics.loc[topics["retreatment"], "date"].tolist() == [JUNE]


def test_a_topic_postponed_then_processed_is_processed_for_the_first_time(filled: Database) -> None:
    topics = read(filled, Selection(NETWORK, kinds=(MeetingKind.QUARTERLY,))).topics

    assert not topics["retreatment"].any()


def test_topics_follow_the_territories(filled: Database, places: tuple[int, int, int]) -> None:
    topics = read(filled, Selection(NETWORK, territories=places[1:2])).topics

    assert topics[["status", "topics"]].to_numpy().tolist() == [["processed", 1]]


def test_presenters_count_once_and_only_for_a_topic_processed(filled: Database, places: tuple[int, int, int]) -> None:
    presenters = read(filled, Selection(NETWORK, end=MARCH)).presenters

    assert plain(presenters) == [[places[1], 1], [None, 1]]


def test_problems_are_the_cohort_identified_in_the_period(filled: Database, places: tuple[int, int, int]) -> None:
    problems = read(filled, IN_2025).problems

    assert problems.to_numpy().tolist() == [[places[0], "open", MARCH, None, 1]]


def test_a_day_missing_is_none_not_a_number(filled: Database) -> None:
    assert set(read(filled, ALL).problems["overcome_on"]) == {None, MARCH}


def steps(db: Database, selection: Selection) -> list[str]:
    """How SQLite goes about the presences of a selection."""
    with db.reading() as tx:
        read: list[tuple[str, tuple[object, ...]]] = []
        event.listen(tx.connection, "before_cursor_execute", lambda *call: read.append((call[2], call[3])))
        store.attendance(tx, selection)
        statement, values = read[0]
        return [row[3] for row in tx.connection.exec_driver_sql(f"explain query plan {statement}", values)]


def test_presences_are_counted_from_the_indexes_alone(db: Database) -> None:
    on_presences = [step for step in steps(db, ALL) if "attendance" in step]

    assert ([step for step in on_presences if "COVERING INDEX" not in step], len(on_presences)) == ([], 3)


def test_the_territories_chosen_are_read_once_not_sought_at_each_presence(db: Database) -> None:
    on_territories = [step for step in steps(db, Selection(NETWORK, territories=(5, 7))) if "territory_id=?" in step]

    assert {step.partition(" USING ")[2] for step in on_territories} == {
        "COVERING INDEX ix_attendance_territory_served (territory_id=?)"
    }


# What the completeness of the selection stands on


def test_a_meeting_says_whether_its_sheet_is_there_whoever_is_chosen(
    filled: Database, places: tuple[int, int, int]
) -> None:
    filling = Filling(filled)
    filling.meeting(date(2025, 9, 16))
    filling.commit()
    *_, nobody = places

    meetings = read(filled, Selection(NETWORK, territories=(nobody,))).meetings

    assert meetings["sheet"].tolist() == [True, True, True, False]


def test_a_territory_expects_somebody_while_it_belongs_to_the_network_and_has_a_cct(
    filled: Database, places: tuple[int, int, int]
) -> None:
    valleys, bays, _ = places

    with filled.reading() as tx:
        expecting = store.expecting(tx, ALL)

    assert set(expecting["territory_id"]) == {valleys, bays}


def test_somebody_who_left_is_expected_until_the_day_they_left(filled: Database, places: tuple[int, int, int]) -> None:
    _, bays, _ = places

    with filled.reading() as tx:
        expecting = store.expecting(tx, Selection(NETWORK, territories=(bays,)))

    assert {None, date(2025, 5, 31)} == set(expecting["end_on"])


def test_what_a_full_network_lacks_is_told_from_the_store(filled: Database, places: tuple[int, int, int]) -> None:
    filling = Filling(filled)
    filling.meeting(date(2025, 9, 16), status="planned")
    filling.meeting(date(2025, 12, 16))
    filling.meeting(date(2025, 12, 17), status="cancelled")
    filling.commit()

    gaps = read(filled, ALL).gaps

    assert list(zip(gaps["lack"], gaps["date"], strict=True)) == [
        ("past", date(2025, 9, 16)),
        ("sheet", date(2025, 12, 16)),
    ]
