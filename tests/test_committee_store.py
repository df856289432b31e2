"""Sittings and decisions in the store: kept, read back, compared, undone; another network is no part of them."""

from datetime import date

import pytest
from stores import NETWORK, SEVEN_VALLEYS, TWO_BAYS, Filling, commit_changes, content, territory

from ctg_data import store
from ctg_data.access import AccountRole, Denied, Viewer
from ctg_data.committee.figures import shown_to_readers
from ctg_data.committee.planning import Decided, Sitting, decision_plan, sitting_plan, state_plan
from ctg_data.committee.writing import record, write
from ctg_data.plan import Change, Plan
from ctg_data.selection import Selection
from ctg_data.store import Database, PlanOutdated
from ctg_data.store.rows import TABLES, rows
from ctg_data.vocabulary import DecisionState

MARCH, JUNE, SEPTEMBER, SAT = date(2025, 3, 18), date(2025, 6, 17), date(2025, 9, 16), date(2025, 7, 1)
ALL = Selection(NETWORK)
SITTING = Sitting(NETWORK, SAT, date(2025, 1, 1), date(2025, 12, 31))
READER = Viewer("copil", AccountRole.READER)
TABLES_OF_COMMITTEE = ("committee", "committee_figure", "decision")


def fill(db: Database, network: int = NETWORK) -> None:
    """Six CCT at the meeting of March, one of them absent; a topic and a difficulty; nobody yet in June."""
    valleys, bays = territory(db, SEVEN_VALLEYS), territory(db, TWO_BAYS)
    ours = Filling(db, network)
    march = ours.meeting(MARCH)
    ours.meeting(JUNE)
    for number in range(6):
        place, status = (valleys, bays)[number % 2], "present" if number else "absent"
        person = ours.person(f"Personne {network} {number}")
        ours.member(person, place)
        ours.attendance(march, person, status, place)
    ours.topic(march, valleys, "Mobilité")
    ours.problem(1, bays, "Convaincre", MARCH)
    ours.commit()


@pytest.fixture
def filled(db: Database) -> Database:
    """Our network, and another one with the same rows."""
    with db.writing() as tx:
        tx.connection.execute(TABLES["network"].insert().values(id=2, name="Autre réseau"))
    fill(db)
    fill(db, 2)
    return db


def shown(db: Database, sitting: Sitting = SITTING):
    with db.reading() as tx:
        return shown_to_readers(
            store.counts_for_readers(tx, sitting.selection), store.own_values(tx, sitting.selection)
        )


def sat(db: Database, sitting: Sitting = SITTING) -> int:
    """Record the sitting and return its number."""
    record(db, sitting, sitting_plan(sitting, shown(db, sitting)))
    with db.reading() as tx:
        found = store.committees(tx, Selection(sitting.network_id))
    return int(found["committee_id"].iloc[0])


def since(db: Database, committee: int) -> dict[tuple[str, int | None], int]:
    """What has changed since, without what has not."""
    with db.seen_by(READER).reading() as tx:
        found = store.changes_since(tx, committee).to_dict("records")
    told = ((row["reason"], row["territory_id"], row["rows"]) for row in found)
    return {(reason, place if isinstance(place, int) else None): number for reason, place, number in told if number}


def row(db: Database, table: str, network: int = NETWORK, **values: object) -> dict[str, object]:
    """The first row of our network with these values."""
    with db.reading() as tx:
        every = rows(tx, TABLES[table].select().order_by(TABLES[table].c.id))
    ours = [each for each in every if values.items() <= each.items()]
    return ours[0] if network == NETWORK else ours[-1]


def mark(db: Database, status: str, after: str, network: int = NETWORK) -> Change:
    return Change(
        "attendance",
        int(str(row(db, "attendance", network, status=status)["id"])),
        {"status": status},
        {"status": after},
    )


def test_a_sitting_keeps_what_a_reader_was_shown(filled: Database) -> None:
    before = shown(filled)
    committee = sat(filled)

    with filled.seen_by(READER).reading() as tx:
        kept = store.committee_figures(tx, ALL)

    places = [(row["indicator"], row["territory_id"]) for row in kept.to_dict("records")]
    assert (set(kept["committee_id"]), len(places)) == ({committee}, len(before))


def test_the_rate_kept_stays_when_a_presence_is_corrected(filled: Database) -> None:
    sat(filled)
    commit_changes(filled, mark(filled, "absent", "present"))

    with filled.reading() as tx:
        kept = store.committee_figures(tx, ALL)

    network = kept[(kept["indicator"] == "attendance_rate") & kept["territory_id"].isna()]
    assert (network["numerator"].item(), network["denominator"].item()) == (5, 6)


def test_a_sitting_of_another_network_is_not_read(filled: Database) -> None:
    sat(filled, Sitting(2, SAT, SITTING.start, SITTING.end))

    with filled.reading() as tx:
        read = [len(each(tx, ALL)) for each in (store.committees, store.committee_figures, store.decisions)]

    assert read == [0, 0, 0]


def test_figures_that_moved_since_they_were_shown_are_not_kept(filled: Database) -> None:
    plan = sitting_plan(SITTING, shown(filled))
    commit_changes(filled, mark(filled, "absent", "present"))

    with pytest.raises(PlanOutdated):
        record(filled, SITTING, plan)


def test_a_day_has_one_sitting(filled: Database) -> None:
    sat(filled)

    with pytest.raises(PlanOutdated):
        record(filled, SITTING, sitting_plan(SITTING, shown(filled)))


def test_a_reader_records_no_sitting(filled: Database) -> None:
    with pytest.raises(Denied):
        record(filled.seen_by(READER), SITTING, sitting_plan(SITTING, shown(filled)))


def test_a_sitting_undone_leaves_nothing(filled: Database) -> None:
    before = content(filled)
    number = record(filled, SITTING, sitting_plan(SITTING, shown(filled)))

    with filled.writing() as tx:
        store.undo(tx, number)

    assert content(filled) == before


def test_a_sitting_with_a_decision_is_not_undone_under_it(filled: Database) -> None:
    number = record(filled, SITTING, sitting_plan(SITTING, shown(filled)))
    committee = int(str(row(filled, "committee")["id"]))
    write(filled, decision_plan(NETWORK, committee, Decided("Relancer")), label="Décision")

    with filled.writing() as tx:
        undone = store.undo(tx, number)

    assert any("d’autres données s’y rapportent" in each for each in undone.left)


def test_a_decision_done_then_undone_is_under_way_again(filled: Database) -> None:
    write(filled, decision_plan(NETWORK, sat(filled), Decided("Relancer", due_on=SEPTEMBER)), label="Décision")
    decision = int(str(row(filled, "decision")["id"]))
    before = content(filled, *TABLES_OF_COMMITTEE)
    number = write(filled, state_plan(NETWORK, decision, DecisionState.OPEN, DecisionState.DONE), label="Faite")

    with filled.writing() as tx:
        store.undo(tx, number)

    assert content(filled, *TABLES_OF_COMMITTEE) == before


def test_a_decision_changed_meanwhile_is_not_written_over(filled: Database) -> None:
    write(filled, decision_plan(NETWORK, sat(filled), Decided("Relancer")), label="Décision")
    plan = state_plan(NETWORK, int(str(row(filled, "decision")["id"])), DecisionState.OPEN, DecisionState.DONE)
    write(filled, plan, label="Faite")

    with pytest.raises(PlanOutdated):
        write(filled, plan, label="Faite")


def test_decisions_are_read_with_the_day_of_their_sitting_the_latest_first(filled: Database) -> None:
    first, second = sat(filled), sat(filled, Sitting(NETWORK, SEPTEMBER, SITTING.start, SITTING.end))
    for committee, text in ((first, "Ancienne"), (second, "Récente")):
        write(filled, decision_plan(NETWORK, committee, Decided(text)), label="Décision")

    with filled.seen_by(READER).reading() as tx:
        found = store.decisions(tx, ALL)

    assert list(zip(found["text"], found["date"], strict=True)) == [("Récente", SEPTEMBER), ("Ancienne", SAT)]


# Why a figure changed


def test_nothing_has_changed_on_the_day_of_the_sitting(filled: Database) -> None:
    assert since(filled, sat(filled)) == {}


def test_a_presence_corrected_is_counted_once_in_the_network_and_in_its_territory(filled: Database) -> None:
    committee = sat(filled)
    commit_changes(filled, mark(filled, "absent", "present"))
    commit_changes(filled, mark(filled, "present", "excused"))

    assert since(filled, committee) == {("marks", None): 1, ("marks", territory(filled, SEVEN_VALLEYS)): 1}


def test_a_remark_corrected_moves_nothing(filled: Database) -> None:
    committee = sat(filled)
    attendance = int(str(row(filled, "attendance")["id"]))
    commit_changes(filled, Change("attendance", attendance, {"remark": ""}, {"remark": "train"}))

    assert since(filled, committee) == {}


def test_a_correction_undone_no_longer_counts(filled: Database) -> None:
    committee = sat(filled)
    number = commit_changes(filled, mark(filled, "absent", "present"))

    with filled.writing() as tx:
        store.undo(tx, number)

    assert since(filled, committee) == {}


def test_a_correction_made_before_and_undone_since_counts(filled: Database) -> None:
    number = commit_changes(filled, mark(filled, "absent", "present"))
    committee = sat(filled)

    with filled.writing() as tx:
        store.undo(tx, number)

    assert since(filled, committee)["marks", None] == 1


def test_a_presence_withdrawn_is_counted_in_the_network(filled: Database) -> None:
    committee = sat(filled)
    gone = row(filled, "attendance", status="absent")
    served = row(filled, "attendance_territory", attendance_id=gone["id"])
    commit_changes(
        filled,
        *(
            Change(table, int(str(each["id"])), {name: each[name] for name in each if name != "id"}, None)  # type: ignore[misc]
            for table, each in (("attendance_territory", served), ("attendance", gone))
        ),
    )

    assert since(filled, committee) == {("marks", None): 1}


def test_a_sheet_received_since_is_one_sheet_not_as_many_corrections(filled: Database) -> None:
    committee = sat(filled)
    june = int(str(row(filled, "meeting", date=JUNE)["id"]))
    ours, valleys = Filling(filled), territory(filled, SEVEN_VALLEYS)
    for number in range(3):
        ours.attendance(june, ours.person(f"Nouvelle {number}"), "present", valleys)
    ours.commit()

    assert since(filled, committee) == {("sheets", None): 1, ("sheets", valleys): 1}


def test_a_meeting_moved_out_of_the_period_is_counted(filled: Database) -> None:
    committee = sat(filled)
    march = int(str(row(filled, "meeting", date=MARCH)["id"]))
    commit_changes(filled, Change("meeting", march, {"date": MARCH}, {"date": SEPTEMBER}))

    assert since(filled, committee) == {("meetings", None): 1}


def test_a_topic_and_a_difficulty_brought_since_are_counted_in_their_territory(filled: Database) -> None:
    committee = sat(filled)
    ours, valleys = Filling(filled), territory(filled, SEVEN_VALLEYS)
    ours.topic(int(str(row(filled, "meeting", date=MARCH)["id"])), valleys, "Logement")
    ours.problem(2, valleys, "Trouver un local", MARCH)
    ours.problem(3, valleys, "Après le comité", SEPTEMBER)
    ours.commit()

    assert since(filled, committee) == {
        (what, place): 1 for what in ("topics", "problems") for place in (None, valleys)
    }


def test_what_another_network_corrects_is_no_reason(filled: Database) -> None:
    committee = sat(filled)
    with filled.writing() as tx:
        store.commit(tx, Plan(2, (mark(filled, "absent", "present", 2),)), name="Ailleurs", origin="screen")

    assert since(filled, committee) == {}
