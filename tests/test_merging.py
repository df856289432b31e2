"""Two records made one, and back: nobody is counted twice, nothing is lost, nothing is guessed."""

import tempfile
from collections import Counter
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import NETWORK, TWO_BAYS, Filling, content, new_store, territory

from ctg_data import store
from ctg_data.intake.planning.propose import Outcome, propose
from ctg_data.people.likely import Likely, likely_duplicates
from ctg_data.people.merging import Merge, merge
from ctg_data.people.rectifying import rectify
from ctg_data.people.writing import write
from ctg_data.plan import Needs, Plan
from ctg_data.selection import Selection
from ctg_data.store import Database, PlanOutdated
from ctg_data.store.rows import TABLES, rows
from ctg_data.ui.importing import changes
from ctg_data.ui.people.merging import summary
from ctg_data.vocabulary import AttendanceStatus, Role
from tests.builders import created, read_meeting, reading, sign_in

MARCH, JUNE, OCTOBER = date(2025, 3, 18), date(2025, 6, 17), date(2025, 10, 14)
FEBRUARY = date(2026, 2, 17)
STATUSES = [status.value for status in AttendanceStatus]


def table(db: Database, name: str, **values: object) -> list[dict[str, object]]:
    """The rows of a table that hold these values."""
    with db.reading() as tx:
        found = rows(tx, TABLES[name].select().order_by(TABLES[name].c.id))
    return [row for row in found if values.items() <= row.items()]


def who(db: Database, last_name: str) -> int:
    return int(str(table(db, "person", last_name=last_name)[0]["id"]))


def merged(db: Database, **choices: str) -> Merge:
    """Claire Leroy, the duplicate, into Claire Leroy-Martin."""
    kept, duplicate = who(db, "Leroy-Martin"), who(db, "Leroy")
    with db.reading() as tx:
        return merge(store.known_people(tx, NETWORK, (kept, duplicate)), kept, duplicate, choices)


def confirmed(db: Database, **choices: str) -> int:
    kept, duplicate = who(db, "Leroy-Martin"), who(db, "Leroy")
    plan = partial(lambda known: merge(known, kept, duplicate, choices).plan)
    return write(db, (kept, duplicate), plan, merged(db, **choices).plan, label="Fiches réunies")


def undo(db: Database, import_id: int) -> store.Undone:
    with db.writing() as tx:
        return store.undo(tx, import_id)


def imported(db: Database, last_name: str, first_name: str, **answers: str) -> Outcome:
    """What the sheet of another meeting, with one name, would do."""
    sheet = reading(sign_in((last_name, first_name, "present"), meeting=read_meeting(FEBRUARY)))
    with db.reading() as tx:
        known = store.known(tx, NETWORK, Needs(dates=frozenset({FEBRUARY})))
    return propose(sheet, known, answers)


def take(db: Database, last_name: str, first_name: str, **answers: str) -> int:
    plan = imported(db, last_name, first_name, **answers).plan
    with db.writing() as tx:
        return store.commit(tx, plan, name="feuille.xlsx", origin="workbook")


def marks(outcome: Outcome) -> list[object]:
    """Who is marked present, those expected and on no sheet aside."""
    return [row["person_id"] for row in created(outcome.plan, "attendance") if row["status"] == "present"]


@pytest.fixture
def twins(db: Database) -> Database:
    """Claire Leroy-Martin and Claire Leroy, who are one person, and Zoé, who is somebody else."""
    filling = Filling(db)
    valleys, bays = territory(db), territory(db, TWO_BAYS)
    claire = filling.person("Leroy-Martin", "Claire")
    twin = filling.person("Leroy", "Claire", "CC7V")
    zoe = filling.person("Un", "Zoé")
    filling.member(claire, valleys, start_on=date(2025, 3, 1), end_on=date(2025, 12, 31))
    filling.member(twin, valleys, start_on=date(2025, 1, 1), end_on=date(2025, 6, 30))
    filling.member(twin, bays, role="operator")
    march, june, october = (filling.meeting(day) for day in (MARCH, JUNE, OCTOBER))
    filling.attendance(march, claire, "unknown", valleys, invited=False)
    filling.attendance(march, twin, "present", role="guest", late=True)
    filling.attendance(june, claire, "excused", valleys)
    filling.attendance(june, twin, "present", bays, role="operator")
    filling.attendance(october, twin, "present", bays, role="operator")
    filling.attendance(october, zoe, "absent", valleys)
    filling.topic(march, valleys, "Mobilité", presenter_id=twin)
    filling.topic(march, valleys, "Santé", presenter_id=zoe)
    filling.commit()
    return db


def attendance(db: Database, day: date, last_name: str = "Leroy-Martin") -> dict[str, object]:
    meeting = table(db, "meeting", date=day)[0]["id"]
    (row,) = table(db, "attendance", meeting_id=meeting, person_id=who(db, last_name))
    return row


def question(db: Database, day: date) -> str:
    return f"meeting:{table(db, 'meeting', date=day)[0]['id']}"


def test_the_duplicate_is_no_longer_there_and_the_others_are(twins: Database) -> None:
    confirmed(twins)
    assert [row["last_name"] for row in table(twins, "person")] == ["Leroy-Martin", "Un"]


def test_the_person_kept_is_given_the_structure_that_was_missing(twins: Database) -> None:
    confirmed(twins)
    assert table(twins, "person")[0]["structure"] == "CC7V"


def test_the_attendance_of_the_duplicate_becomes_that_of_the_person_kept(twins: Database) -> None:
    confirmed(twins)
    assert attendance(twins, OCTOBER)["status"] == "present"


def test_a_known_mark_stands_above_an_unknown_one_with_its_flags(twins: Database) -> None:
    confirmed(twins)
    row = attendance(twins, MARCH)
    assert (row["status"], row["late"], row["invited"]) == ("present", True, True)


def test_who_came_as_a_guest_under_one_name_was_expected_under_the_other(twins: Database) -> None:
    confirmed(twins)
    assert attendance(twins, MARCH)["role"] == "cct"


def test_two_known_marks_that_differ_are_asked(twins: Database) -> None:
    (asked,) = merged(twins).questions
    assert (asked.id, [choice.value for choice in asked.choices]) == (question(twins, JUNE), ["excused", "present"])


@pytest.mark.parametrize("status", ["excused", "present"])
def test_the_mark_chosen_is_the_one_kept(twins: Database, status: str) -> None:
    confirmed(twins, **{question(twins, JUNE): status})
    assert attendance(twins, JUNE)["status"] == status


@pytest.mark.parametrize(("status", "ready"), [("present", True), ("absent", False), ("", False)])
def test_a_merge_is_ready_once_every_mark_is_chosen_among_the_two(twins: Database, status: str, ready: bool) -> None:
    assert merged(twins, **{question(twins, JUNE): status}).ready is ready


def test_the_territory_of_the_day_is_that_of_the_role_kept(twins: Database) -> None:
    confirmed(twins)
    served = table(twins, "attendance_territory", attendance_id=attendance(twins, JUNE)["id"])
    assert [row["territory_id"] for row in served] == [territory(twins)]


def test_two_memberships_that_overlap_become_one_of_both_periods(twins: Database) -> None:
    confirmed(twins)
    (row,) = table(twins, "membership", role="cct")
    assert (row["start_on"], row["end_on"]) == (date(2025, 1, 1), date(2025, 12, 31))


def test_a_membership_in_another_role_is_given_as_it_is(twins: Database) -> None:
    confirmed(twins)
    assert [row["person_id"] for row in table(twins, "membership", role="operator")] == [who(twins, "Leroy-Martin")]


def test_the_topics_of_the_duplicate_are_those_of_the_person_kept(twins: Database) -> None:
    confirmed(twins)
    presenters = [row["presenter_id"] for row in table(twins, "codev_topic")]
    assert presenters == [who(twins, "Leroy-Martin"), who(twins, "Un")]


def test_the_network_counts_the_person_once(twins: Database) -> None:
    confirmed(twins)
    with twins.reading() as tx:
        counted = store.attendance(tx, Selection(NETWORK, MARCH, MARCH))
    assert counted[counted["territory_id"].isna()]["people"].sum() == 1


def test_a_merge_is_an_act_on_screen_of_the_history(twins: Database) -> None:
    confirmed(twins)
    with twins.reading() as tx:
        assert store.history(tx, NETWORK).iloc[0][["origin", "name"]].tolist() == ["screen", "Fiches réunies"]


def test_a_merge_undone_gives_the_tables_back(twins: Database) -> None:
    before = content(twins)
    undo(twins, confirmed(twins))
    assert content(twins) == before


def test_a_merge_is_not_written_when_the_records_have_changed_since(twins: Database) -> None:
    shown = merged(twins).plan
    kept, duplicate = who(twins, "Leroy-Martin"), who(twins, "Leroy")
    later = Filling(twins)
    later.attendance(later.meeting(date(2026, 3, 17)), duplicate, "present")
    later.commit()
    with pytest.raises(PlanOutdated):
        write(twins, (kept, duplicate), lambda known: merge(known, kept, duplicate, {}).plan, shown, label="")


def test_a_merge_done_elsewhere_is_not_done_again(twins: Database) -> None:
    shown, people = merged(twins).plan, (who(twins, "Leroy-Martin"), who(twins, "Leroy"))
    confirmed(twins)
    with pytest.raises(PlanOutdated):
        write(twins, people, lambda known: merge(known, *people, {}).plan, shown, label="")


def test_what_goes_to_the_person_kept_is_counted_once(twins: Database) -> None:
    assert "3 présences, 2 rattachements, 1 sujet CODEV." in summary(merged(twins).plan)


def test_what_moves_and_what_goes_is_told_by_name(twins: Database) -> None:
    with twins.reading() as tx:
        known = store.known_people(tx, NETWORK, (who(twins, "Leroy-Martin"), who(twins, "Leroy")))
    told = changes.table(merged(twins).plan.changes, known)[["Quoi", "Donnée", "Avant", "Après"]].to_numpy().tolist()
    assert [line for line in told if "octobre" in line[0] or "Personne –" in line[0]] == [
        ["Personne – Leroy-Martin Claire", "Structure", "", "CC7V"],
        ["Présence – Leroy-Martin Claire, du mardi 14 octobre 2025", "Personne", "Leroy Claire", "Leroy-Martin Claire"],
        ["Personne – Leroy Claire", "Structure", "CC7V", ""],
    ]


# The next sheets


def test_the_former_name_means_the_person_kept_on_the_next_sheet(twins: Database) -> None:
    confirmed(twins)
    outcome = imported(twins, "LEROY", "Claire")
    assert (marks(outcome), outcome.questions) == ([who(twins, "Leroy-Martin")], ())


def test_an_answer_that_designated_the_duplicate_designates_the_person_kept(twins: Database) -> None:
    remember(twins, "person:claire roy", str(who(twins, "Leroy")))
    confirmed(twins)
    assert marks(imported(twins, "Roy", "Claire")) == [who(twins, "Leroy-Martin")]


def test_once_undone_each_name_and_each_answer_means_who_it_meant_before(twins: Database) -> None:
    remember(twins, "person:claire roy", str(who(twins, "Leroy")))
    undo(twins, confirmed(twins))
    meant = [marks(imported(twins, name, "Claire")) for name in ("Leroy", "Roy", "Leroy-Martin")]
    assert meant == [[who(twins, "Leroy")], [who(twins, "Leroy")], [who(twins, "Leroy-Martin")]]


def test_a_sheet_taken_in_again_after_a_merge_changes_nothing(twins: Database) -> None:
    take(twins, "Leroy", "Claire")
    confirmed(twins)
    assert imported(twins, "Leroy", "Claire").plan.changes == ()


def test_the_import_that_brought_the_duplicate_leaves_what_was_merged_when_it_is_undone(twins: Database) -> None:
    import_id = take(twins, "Leroy", "Claire")
    confirmed(twins)
    undone = undo(twins, import_id)
    held = [row["last_name"] for row in table(twins, "person")]
    assert (held, [left.split(" : ")[0] for left in undone.left]) == (
        ["Leroy-Martin", "Un"],
        ["Présence – Leroy-Martin Claire, du mardi 17 février 2026", "Rencontre du mardi 17 février 2026"],
    )


def test_a_former_name_that_somebody_else_bears_is_not_given_away(twins: Database) -> None:
    namesake = Filling(twins)
    namesake.person("Leroy", "Claire", "Caf")
    namesake.commit()
    assert [scope for scope, *_ in merged(twins).plan.remembered] == ["merged"]


def test_an_answer_about_somebody_whose_import_was_undone_is_asked_again(twins: Database) -> None:
    newcomer = Filling(twins)
    newcomer.person("Durand", "Paul")
    import_id = newcomer.commit()
    remember(twins, "person:durant paul", str(who(twins, "Durand")))
    undo(twins, import_id)
    outcome = imported(twins, "Durant", "Paul")
    assert (outcome.ready, [row["last_name"] for row in created(outcome.plan, "person")]) == (True, ["Durant"])


def test_somebody_new_told_from_a_near_name_is_remembered_by_the_number_given(twins: Database) -> None:
    take(twins, "Leroi", "Claire", **{"person:claire leroi": "new"})
    (row,) = table(twins, "remembered_answer", question="person:claire leroi")
    assert row["answer"] == str(who(twins, "Leroi"))


def remember(db: Database, asked: str, answer: str) -> None:
    with db.writing() as tx:
        store.commit(tx, Plan(NETWORK, remembered=(("name", asked, answer),)), name="feuille.xlsx", origin="workbook")


# A record corrected


def rectified(db: Database, name: str, **values: str) -> int:
    person = who(db, name)
    said = {"last_name": name, "first_name": "Claire", "structure": "", **values}
    with db.reading() as tx:
        plan = rectify(store.known_people(tx, NETWORK, (person,)), person, said)
    return write(db, (person,), lambda known: rectify(known, person, said), plan, label="Fiche corrigée")


def test_a_name_corrected_is_found_by_the_next_sheet_under_both_spellings(twins: Database) -> None:
    rectified(twins, "Leroy-Martin", last_name="Duval")
    person = who(twins, "Duval")
    assert [marks(imported(twins, name, "Claire")) for name in ("Duval", "Leroy-Martin")] == [[person], [person]]


def test_a_structure_corrected_may_be_emptied(twins: Database) -> None:
    rectified(twins, "Leroy")
    assert [row["structure"] for row in table(twins, "person", last_name="Leroy")] == [""]


def test_a_correction_undone_gives_the_tables_back(twins: Database) -> None:
    before = content(twins)
    undo(twins, rectified(twins, "Leroy", last_name="Le Roy", structure="Caf"))
    assert content(twins) == before


def test_a_record_that_is_right_changes_nothing(twins: Database) -> None:
    person = who(twins, "Un")
    with twins.reading() as tx:
        known = store.known_people(tx, NETWORK, (person,))
    assert rectify(known, person, {"last_name": " Un ", "first_name": "Zoé", "structure": ""}) == Plan(NETWORK)


def test_a_record_without_a_name_is_refused(twins: Database) -> None:
    with pytest.raises(ValueError, match="attendu"):
        rectified(twins, "Leroy", last_name=" ", first_name="—")


# Which to propose


def likely(db: Database) -> list[Likely]:
    with db.reading() as tx:
        known = store.known_people(tx, NETWORK, ())
    return [*likely_duplicates(known, frozenset(int(str(row["id"])) for row in known["person"]))]


def test_two_records_whose_names_resemble_each_other_are_proposed_with_what_differs(twins: Database) -> None:
    pair = Likely(who(twins, "Leroy-Martin"), who(twins, "Leroy"), "nom plus complet d’un côté")
    assert likely(twins) == [pair]


def test_somebody_whom_an_answer_has_told_apart_is_not_proposed_again(twins: Database) -> None:
    remember(twins, "person:claire leroy", str(who(twins, "Leroy")))
    assert likely(twins) == []


def test_an_answer_that_took_another_name_for_somebody_tells_nobody_apart(twins: Database) -> None:
    remember(twins, "person:claire roy", str(who(twins, "Leroy")))
    assert len(likely(twins)) == 1


def test_the_records_to_choose_from_say_what_tells_people_apart(twins: Database) -> None:
    with twins.reading() as tx:
        records = store.people_records(tx, Selection(NETWORK, MARCH, MARCH))
    told = records[["last_name", "structure", "territories", "meetings"]].to_numpy().tolist()
    assert told == [
        ["Leroy-Martin", "", "CC des 7 Vallées", 2],
        ["Leroy", "CC7V", "CA des 2 Baies en Montreuillois, CC des 7 Vallées", 3],
        ["Un", "", "", 1],
    ]


# The law

DAYS = [date(2025, month, 1) for month in (1, 4, 7, 10)]


def scene(db: Database, random: Random) -> None:
    """Two records at random, at the same meetings or not, in roles, territories and periods that may meet."""
    filling = Filling(db)
    places = [territory(db), territory(db, TWO_BAYS)]
    people = [filling.person("Leroy-Martin", "Claire"), filling.person("Leroy", "Claire", "Caf"), filling.person("Un")]
    meetings = [filling.meeting(day) for day in DAYS]
    for person in people:
        for start in random.sample(DAYS, 2):
            end = random.choice([None, date(start.year, start.month + 2, 1)])
            filling.member(person, random.choice(places), random.choice(["cct", "operator"]), start, end)
        for meeting in random.sample(meetings, 3):
            served = random.sample(places, random.randint(0, 2))
            flags = {"late": random.choice([True, False]), "invited": random.choice([True, False])}
            flags |= {"remark": random.choice(["", "a", "b"])}
            role = random.choice([role.value for role in Role])
            filling.attendance(meeting, person, random.choice(STATUSES), *served, role=role, **flags)
    filling.topic(meetings[0], places[0], "Mobilité", presenter_id=random.choice(people))
    filling.commit()


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_a_merge_counts_nobody_more_leaves_nothing_of_the_duplicate_and_is_undone_whole(random: Random) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(new_store(Path(folder))) as db:
        scene(db, random)
        before, duplicate = content(db), who(db, "Leroy")
        marked = Counter(row["status"] for row in table(db, "attendance"))
        choices = {asked.id: random.choice(asked.choices).value for asked in merged(db).questions}
        import_id = confirmed(db, **choices)
        after = Counter(row["status"] for row in table(db, "attendance"))
        left = [row for name in ("attendance", "membership") for row in table(db, name, person_id=duplicate)]
        undone = undo(db, import_id)
        assert (after <= marked, left, undone.left, content(db) == before) == (True, [], (), True)
