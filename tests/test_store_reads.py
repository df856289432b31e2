"""The lists that pages show, the memory of imports, drafts, and what each role may read."""

import inspect
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from pandas import DataFrame, isna
from sqlalchemy import update
from stores import NETWORK, SEVEN_VALLEYS, TWO_BAYS, Filling, commit_changes, content, territory

from ctg_data import store
from ctg_data.access import OPERATIONS, RIGHTS, AccountRole, Denied, Right, Viewer
from ctg_data.counts import Counts
from ctg_data.meeting_content import Expected, PostponedTopic, ProblemInProgress
from ctg_data.plan import Change, Needs, Source
from ctg_data.selection import Selection
from ctg_data.store import Database
from ctg_data.vocabulary import MeetingKind, ProblemStatus, Role

MARCH, JUNE, SEPTEMBER = date(2025, 3, 18), date(2025, 6, 17), date(2025, 9, 16)
ALL = Selection(NETWORK)
READER = Viewer("copil", AccountRole.READER)
PUBLIC = {name: operation for name, operation in vars(store).items() if inspect.isfunction(operation)}


@pytest.fixture
def filled(db: Database) -> Database:
    """Two meetings held and one planned; Zoé serves two territories, Max only in spring, Inès for the Caf."""
    valleys, bays = territory(db, SEVEN_VALLEYS), territory(db, TWO_BAYS)
    ours = Filling(db)
    zoe, max_, ines = ours.person("Un", "Zoé", "CC7V"), ours.person("Deux", "Max"), ours.person("Trois", "Inès")
    guest = ours.person("Visite", "Léa")
    ours.member(zoe, valleys)
    ours.member(zoe, bays, role="operator")
    ours.member(max_, bays, start_on=date(2025, 3, 1), end_on=date(2025, 5, 31))
    ours.member(ines, None, role="facilitator")
    march = ours.meeting(MARCH, next_theme="Les aides aux vacances", place="Arras", facilitator_caf="Inès Trois")
    june = ours.meeting(JUNE, next_theme="Le logement")
    ours.meeting(SEPTEMBER, status="planned", starts_at=time(9, 30))
    ours.attendance(march, zoe, "present", valleys, bays)
    ours.attendance(march, max_, "unknown", bays)
    ours.attendance(march, guest, "present", role="guest")
    ours.attendance(june, zoe, "excused", valleys, bays)
    shared = ours.topic(march, valleys, "Mobilité", "postponed", shareable=True, recommendations="Voir Max")
    ours.topic(march, bays, "Secret", "postponed", presenter_id=max_)
    ours.topic(june, valleys, "Mobilité, suite", presenter_id=zoe, resumes_id=shared)
    ours.problem(1, valleys, "Trouver un local", MARCH, "overcome", overcome_on=JUNE, shareable=True, lever="Max")
    ours.problem(2, bays, "Convaincre", JUNE, "open", topic_id=shared)
    ours.add("committee", network_id=NETWORK, date=JUNE, start_on=MARCH, end_on=JUNE)
    ours.commit()
    return db


def only_committee(db: Database) -> int:
    return int(str(content(db, "committee")["committee"][0][0]))


def meeting_on(db: Database, day: date) -> int:
    with db.reading() as tx:
        meetings = store.meetings(tx, Selection(NETWORK, day, day))
    return int(meetings["meeting_id"].iloc[0])


# Rights


def test_every_public_operation_declares_the_right_it_asks() -> None:
    assert set(PUBLIC) - {"open_database"} == {name for name in OPERATIONS if name in PUBLIC}


@pytest.mark.parametrize("name", sorted(set(PUBLIC) - {"open_database"}))
@pytest.mark.parametrize("role", list(AccountRole))
def test_an_operation_is_refused_to_whom_lacks_its_right(db: Database, name: str, role: AccountRole) -> None:
    # Without its arguments an operation that is allowed fails on them; one that is denied never looks at them.
    with db.seen_by(Viewer("quelqu’un", role)).reading() as tx:
        expected = () if OPERATIONS[name] in RIGHTS[role] else (Denied,)
        assert _raised(PUBLIC[name], tx) == expected


def _raised(operation: Callable[..., Any], tx: store.Transaction) -> tuple[type[Exception], ...]:
    try:
        operation(tx)
    except Denied:
        return (Denied,)
    except TypeError:
        return ()
    return ()


def test_a_reader_is_denied_the_names(filled: Database) -> None:
    denied = {name for name, right in OPERATIONS.items() if name in PUBLIC and right is not Right.FIGURES}

    assert denied >= {
        "people",
        "known",
        "sources",
        "import_content",
        "import_changes",
        "meeting_content",
        "commit",
        "undo",
    }


def test_a_reader_gets_only_the_topics_shared_and_no_presenter(filled: Database) -> None:
    with filled.seen_by(READER).reading() as tx:
        topics = store.topic_list(tx, ALL)

    assert (list(topics["title"]), {"presenter", "recommendations", "subgroup"} & set(topics)) == (["Mobilité"], set())


def test_a_reader_gets_only_the_difficulties_shared_and_no_lever(filled: Database) -> None:
    with filled.seen_by(READER).reading() as tx:
        problems = store.problem_list(tx, ALL)

    assert (list(problems["title"]), {"lever", "topic"} & set(problems)) == (["Trouver un local"], set())


@pytest.mark.parametrize("name", sorted(name for name in PUBLIC if OPERATIONS.get(name) is Right.FIGURES))
def test_nothing_that_a_reader_may_read_holds_a_name(filled: Database, name: str) -> None:
    given = {"selection": ALL, "network_id": NETWORK, "committee_id": only_committee(filled)}
    given["questionnaire_id"] = content(filled, "questionnaire")["questionnaire"][0][0]
    arguments = [given[parameter] for parameter in list(inspect.signature(PUBLIC[name]).parameters)[1:]]

    with filled.seen_by(READER).reading() as tx:
        shown = _written(PUBLIC[name](tx, *arguments))

    assert [word for word in ("Zoé", "Max", "Inès", "Léa", "Visite", "Secret") if word in shown] == []


def _written(read: Any) -> str:
    """All that a read gave: a frame shown as it stands leaves columns out."""
    if isinstance(read, DataFrame):
        return read.to_csv()
    if isinstance(read, Counts):
        return "".join(map(_written, vars(read).values()))
    return "".join(map(_written, read)) if isinstance(read, tuple) else str(read)


# Lists


def test_the_networks_are_given_by_name(db: Database) -> None:
    with db.reading() as tx:
        assert store.networks(tx).to_dict("records") == [{"network_id": NETWORK, "name": "Expérimentation"}]


def test_people_are_one_line_per_membership_then_the_guests(filled: Database) -> None:
    with filled.reading() as tx:
        people = store.people(tx, ALL)

    assert people[["last_name", "role", "territory"]].fillna("").to_numpy().tolist() == [
        ["Deux", "cct", "CA des 2 Baies en Montreuillois"],
        ["Trois", "facilitator", ""],
        ["Un", "cct", "CC des 7 Vallées"],
        ["Un", "operator", "CA des 2 Baies en Montreuillois"],
        ["Visite", "guest", ""],
    ]


def test_people_of_a_period_and_a_territory_leave_the_others_out(filled: Database) -> None:
    bays = territory(filled, TWO_BAYS)

    with filled.reading() as tx:
        people = store.people(tx, Selection(NETWORK, start=JUNE, territories=(bays,)))

    assert people[["last_name", "role"]].to_numpy().tolist() == [["Un", "operator"]]


def test_the_plan_counts_the_cct_marked_and_the_workbooks_received(filled: Database) -> None:
    with filled.reading() as tx:
        plan = store.plan_of_meetings(tx, ALL)

    assert plan[["date", "status", "imports", "present", "expected", "unknown"]].to_numpy().tolist() == [
        [MARCH, "held", 1, 1, 1, 1],
        [JUNE, "held", 1, 0, 1, 0],
        [SEPTEMBER, "planned", 0, 0, 0, 0],
    ]


def test_a_workbook_undone_is_no_longer_received(filled: Database) -> None:
    marks = [row for row in content(filled, "attendance")["attendance"] if row[4] == "unknown"]
    fixed = Change("attendance", int(str(marks[0][0])), {"status": "unknown"}, {"status": "present"})
    import_id = commit_changes(filled, fixed, origin="workbook")
    with filled.writing() as tx:
        store.undo(tx, import_id)

    with filled.reading() as tx:
        assert store.plan_of_meetings(tx, ALL)["imports"].tolist() == [1, 1, 0]


def test_hours_are_hours_and_none_when_nobody_said(filled: Database) -> None:
    with filled.reading() as tx:
        assert store.plan_of_meetings(tx, ALL)["starts_at"].tolist() == [None, None, time(9, 30)]


def test_the_next_meeting_is_the_first_one_planned_from_today(filled: Database) -> None:
    today = date.today()
    filling = Filling(filled)
    filling.meeting(today + timedelta(days=200), status="planned")
    filling.meeting(today + timedelta(days=100), status="planned")
    filling.meeting(today + timedelta(days=50), status="cancelled")
    filling.commit()

    with filled.reading() as tx:
        chosen = store.next_meeting(tx, NETWORK)

    assert chosen == meeting_on(filled, today + timedelta(days=100))


def test_without_any_ahead_the_next_meeting_is_the_last_one_planned(filled: Database) -> None:
    with filled.reading() as tx:
        assert store.next_meeting(tx, NETWORK) == meeting_on(filled, SEPTEMBER)


def test_no_meeting_planned_is_none(db: Database) -> None:
    with db.reading() as tx:
        assert store.next_meeting(tx, NETWORK) is None


def test_topics_are_told_with_their_presenter_to_those_entitled(filled: Database) -> None:
    with filled.reading() as tx:
        topics = store.topic_list(tx, ALL)

    assert topics[["title", "presenter", "retreatment"]].to_numpy().tolist() == [
        ["Mobilité", "", False],
        ["Secret", "Max Deux", False],
        ["Mobilité, suite", "Zoé Un", False],
    ]


def test_difficulties_are_told_with_the_topic_they_were_born_of(filled: Database) -> None:
    with filled.reading() as tx:
        problems = store.problem_list(tx, ALL)

    assert problems[["number", "topic", "overcome_on"]].to_numpy().tolist() == [[1, "", JUNE], [2, "Mobilité", None]]


def test_the_questionnaire_is_the_newest_version_of_the_last_campaign(db: Database) -> None:
    filling = Filling(db)
    other = {"title": "Autre", "scale_min": 1, "scale_max": 4}
    filling.add("questionnaire", code="autre", version=2, **other)
    first = filling.add("questionnaire", code="autre", version=1, **other)
    filling.add("campaign", network_id=NETWORK, questionnaire_id=first, name="départ", held_on=MARCH)
    filling.commit()

    with db.reading() as tx:
        scale, items = store.questionnaire(tx, NETWORK)

    assert (scale["code"], scale["version"], len(items)) == ("autre", 2, 0)


def test_scores_are_means_by_domain_and_whole_whatever_is_selected(db: Database) -> None:
    filling = Filling(db)
    with db.reading() as tx:
        scale, items = store.questionnaire(tx, NETWORK)
    campaign = filling.add("campaign", network_id=NETWORK, questionnaire_id=scale["id"], name="départ", held_on=MARCH)
    response = filling.add("response", campaign_id=campaign, code="AB12")
    for item, value in zip(items["item_id"][:4], (2, 4, 6, 10), strict=True):
        filling.add("answer", response_id=response, item_id=int(item), value=value)
    filling.commit()

    with db.reading() as tx:
        scores = store.scores(tx, Selection(NETWORK, SEPTEMBER, SEPTEMBER, territories=(territory(db),)))

    assert scores[["respondent", "domain", "score", "items"]].sort_values("domain").to_numpy().tolist() == [
        ["AB12", "", 5.5, 4],
        ["AB12", "knowledge", 4.0, 3],
        ["AB12", "skills", 10.0, 1],
    ]


# Known


def test_what_is_known_follows_the_needs(filled: Database) -> None:
    with filled.reading() as tx:
        known = store.known(tx, NETWORK, Needs())

    assert set(known.tables) == {
        "territory",
        "territory_alias",
        "person",
        "network_territory",
        "membership",
        "remembered_answer",
    }


def test_a_date_brings_its_meeting_with_its_attendance_only(filled: Database) -> None:
    with filled.reading() as tx:
        known = store.known(tx, NETWORK, Needs(dates=frozenset({JUNE})))

    assert [len(known[table]) for table in ("meeting", "attendance", "attendance_territory", "codev_topic")] == [
        1,
        1,
        2,
        1,
    ]


def test_a_number_brings_a_meeting_of_the_network_only(filled: Database) -> None:
    other = Filling(filled)
    other.network_id = other.add("network", name="Départemental")
    other.meeting(MARCH)
    other.network_id = NETWORK
    other.commit()
    numbers = frozenset(int(str(row[0])) for row in content(filled, "meeting")["meeting"])

    with filled.reading() as tx:
        known = store.known(tx, NETWORK, Needs(meeting_ids=numbers))

    assert len(known["meeting"]) == len(numbers) - 1


def test_topics_bring_those_postponed_before_and_their_meetings(filled: Database) -> None:
    with filled.reading() as tx:
        known = store.known(tx, NETWORK, Needs(dates=frozenset({JUNE}), topics=True))

    assert ({row["title"] for row in known["codev_topic"]}, {row["date"] for row in known["meeting"]}) == (
        {"Mobilité", "Secret", "Mobilité, suite"},
        {MARCH, JUNE},
    )


def test_difficulties_bring_every_topic_they_may_name(filled: Database) -> None:
    with filled.reading() as tx:
        known = store.known(tx, NETWORK, Needs(problems=True))

    assert (len(known["problem"]), len(known["codev_topic"])) == (2, 3)


def two_campaigns(db: Database) -> None:
    """One answer under one code in each."""
    filling = Filling(db)
    with db.reading() as tx:
        scale, items = store.questionnaire(tx, NETWORK)
    for name in ("Départ", "Fin"):
        campaign = filling.add("campaign", network_id=NETWORK, questionnaire_id=scale["id"], name=name, held_on=MARCH)
        response = filling.add("response", campaign_id=campaign, code="AB12")
        filling.add("answer", response_id=response, item_id=int(items["item_id"].iloc[0]), value=7)
    filling.commit()


@pytest.mark.parametrize(
    ("needs", "answers"), [(Needs(campaigns=frozenset({"DEPART"})), 1), (Needs(any_campaign=True), 2)]
)
def test_the_answers_known_are_those_of_the_campaigns_named_if_any_is(db: Database, needs: Needs, answers: int) -> None:
    two_campaigns(db)
    with db.reading() as tx:
        known = store.known(tx, NETWORK, needs)
    assert len(known["answer"]) == answers


def test_the_codes_known_are_those_of_every_campaign(db: Database) -> None:
    two_campaigns(db)
    with db.reading() as tx:
        known = store.known(tx, NETWORK, Needs(campaigns=frozenset({"DEPART"})))
    assert (len(known["campaign"]), len(known["response"]), len(known["item"])) == (2, 2, 10)


# The workbook of a meeting


def test_two_periods_know_the_same_territories_so_that_they_hide_the_same(filled: Database) -> None:
    ours = Filling(filled)
    gone = ours.add("territory", siren="200000008", name="CC partie")
    ours.add("network_territory", network_id=NETWORK, territory_id=gone, start_on=date(2023, 1, 1), end_on=MARCH)
    ours.commit()

    with filled.reading() as tx:
        spring, autumn = (store.members(tx, Selection(NETWORK, day, day)) for day in (MARCH, SEPTEMBER))
    assert set(spring["territory_id"].dropna()) == set(autumn["territory_id"].dropna())


def test_a_reader_is_guarded_by_who_serves_no_territory_and_by_whose_mark_is_not_known(filled: Database) -> None:
    ours = Filling(filled)
    ours.attendance(meeting_on(filled, JUNE), ours.person("Quatre", "Ali"), "present")
    ours.commit()

    with filled.seen_by(READER).reading() as tx:
        guard = store.counts(tx, ALL).guard
    assert guard is not None
    columns = (guard.marked[name].tolist() for name in ("date", "territory_id", "people", "unknown"))
    told = {(day, isna(place), people, unknown) for day, place, people, unknown in zip(*columns, strict=True)}
    assert {(JUNE, True, 1, 0), (MARCH, False, 1, 1)} <= told


def test_the_people_expected_are_the_members_of_that_day(filled: Database) -> None:
    with filled.reading() as tx:
        expected = store.meeting_content(tx, meeting_on(filled, SEPTEMBER)).expected

    assert expected == (
        Expected("Un", "Zoé", "CC7V", "CA des 2 Baies en Montreuillois ; CC des 7 Vallées", Role.CCT),
        Expected("Trois", "Inès", "", "", Role.FACILITATOR),
    )


def test_the_workbook_carries_over_what_is_not_over(filled: Database) -> None:
    with filled.reading() as tx:
        carried = store.meeting_content(tx, meeting_on(filled, SEPTEMBER))
    secret = next(int(str(row[0])) for row in content(filled, "codev_topic")["codev_topic"] if row[3] == "Secret")

    assert (carried.problems, carried.topics) == (
        (ProblemInProgress(2, "Convaincre", "CA des 2 Baies en Montreuillois", "Mobilité", JUNE, ProblemStatus.OPEN),),
        (PostponedTopic(secret, "Secret", "CA des 2 Baies en Montreuillois"),),
    )


def test_the_workbook_tells_the_meeting_and_the_theme_chosen_last_time(filled: Database) -> None:
    with filled.reading() as tx:
        told = store.meeting_content(tx, meeting_on(filled, SEPTEMBER))

    assert (told.date, told.kind, told.starts_at, told.previous_theme, len(told.territories)) == (
        *(SEPTEMBER, MeetingKind.QUARTERLY, time(9, 30)),
        *("Le logement", 3),
    )


def test_the_workbook_names_the_items_of_the_questionnaire(filled: Database) -> None:
    with filled.reading() as tx:
        items = store.meeting_content(tx, meeting_on(filled, SEPTEMBER)).questionnaire.items

    assert [code for code, _ in items] == [f"Q{number}" for number in range(1, 11)]


def test_an_unknown_meeting_is_refused_by_its_number(db: Database) -> None:
    with db.reading() as tx, pytest.raises(LookupError, match="999"):
        store.meeting_content(tx, 999)


# Imports


def test_the_history_is_told_latest_first_and_for_one_network(filled: Database) -> None:
    other = Filling(filled)
    other.network_id = other.add("network", name="Départemental")
    other.network_id = NETWORK
    other.commit("deuxième.xlsx")

    with filled.reading() as tx:
        told = store.history(tx, NETWORK)["name"].tolist(), len(store.history(tx, 99))

    assert told == (["deuxième.xlsx", "classeur.xlsx"], 0)


def test_a_row_leads_to_the_workbook_and_the_cells_it_was_read_from(db: Database) -> None:
    values = {"last_name": "Un", "folded": "un"}
    source = Source("Émargement", 7, {"last_name": "B7"})
    commit_changes(db, Change("person", -1, None, values, source), Change("person", -2, None, values))
    number = int(str(content(db, "person")["person"][0][0]))

    with db.reading() as tx:
        (told,) = store.sources(tx, "person", [number]).drop(columns=["import_id", "at", "after"]).to_dict("records")

    assert told == {
        "row_id": number,
        "name": "correction",
        "origin": "screen",
        "author": "utilisateur local",
        "reason": "",
        "before": None,
        "sheet": "Émargement",
        "row": 7,
        "cells": {"last_name": "B7"},
    }


# Drafts


def test_a_draft_is_given_back_as_it_was(db: Database) -> None:
    with db.writing() as tx:
        number = store.save_draft(tx, NETWORK, "mars.xlsx", b"PK", {"X": "present"})

    with db.reading() as tx:
        draft = store.draft(tx, number)

    assert draft is not None
    assert (draft.name, draft.content, draft.answers, draft.at.tzinfo) == ("mars.xlsx", b"PK", {"X": "present"}, UTC)


def test_the_same_bytes_again_replace_the_draft(db: Database) -> None:
    for name in ("mars.xlsx", "mars (1).xlsx"):
        with db.writing() as tx:
            store.save_draft(tx, NETWORK, name, b"PK", {})

    with db.reading() as tx:
        assert store.drafts(tx, NETWORK)["name"].tolist() == ["mars (1).xlsx"]


def test_a_draft_is_its_authors_only(db: Database) -> None:
    with db.writing() as tx:
        number = store.save_draft(tx, NETWORK, "mars.xlsx", b"PK", {})

    with db.seen_by(Viewer("Ada", AccountRole.CO_ANIMATOR)).reading() as tx:
        assert (store.draft(tx, number), len(store.drafts(tx, NETWORK))) == (None, 0)


def test_a_draft_expires_after_a_day(db: Database) -> None:
    with db.writing() as tx:
        number = store.save_draft(tx, NETWORK, "mars.xlsx", b"PK", {})
        yesterday = datetime.now(UTC) - timedelta(hours=25)
        tx.connection.execute(update(store.rows.TABLES["draft"]).values(at=yesterday))

    with db.reading() as tx:
        assert store.draft(tx, number) is None


def test_a_draft_dropped_is_gone(db: Database) -> None:
    with db.writing() as tx:
        number = store.save_draft(tx, NETWORK, "mars.xlsx", b"PK", {})
        store.drop_draft(tx, number)

    assert content(db, "draft")["draft"] == []


def test_a_draft_leaves_the_version_of_the_data_alone(db: Database) -> None:
    with db.writing() as tx:
        before = tx.version
        store.save_draft(tx, NETWORK, "mars.xlsx", b"PK", {})

    with db.reading() as tx:
        assert tx.version == before


# The whole


def test_a_store_that_is_whole_has_no_fault(filled: Database) -> None:
    with filled.reading() as tx:
        assert store.faults(tx) == ()


def test_a_row_that_refers_to_nothing_is_a_fault(filled: Database) -> None:
    with filled.engine.connect() as connection:
        connection.connection.driver_connection.execute("pragma foreign_keys = off")  # type: ignore[union-attr]
        connection.exec_driver_sql("delete from person where last_name = 'Visite'")
        connection.commit()
        connection.invalidate()

    with filled.reading() as tx:
        (fault,) = store.faults(tx)

    assert fault.startswith("Table « attendance », ligne")


def test_imports_are_numbered_in_the_history_of_their_own_network(db: Database) -> None:
    first, elsewhere = Filling(db).commit(), Filling(db)
    elsewhere.add("network", name="Réseau départemental")
    elsewhere.commit()
    (_, other) = content(db, "network")["network"]
    Filling(db, int(str(other[0]))).commit()
    last = Filling(db).commit()

    with db.reading() as tx:
        assert [store.import_number(tx, number) for number in (first, last)] == [1, 3]


def test_the_history_shows_the_same_numbers(db: Database) -> None:
    numbers = [Filling(db).commit() for _ in range(3)]

    with db.reading() as tx:
        told = store.history(tx, NETWORK)

    assert dict(zip(told["import_id"], told["number"], strict=True)) == {
        number: place for place, number in enumerate(numbers, start=1)
    }
