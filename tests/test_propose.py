from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_data.intake.planning.propose import needs_of, propose, remembered_answers
from ctg_data.intake.tables import TableKind
from ctg_data.plan import Choice, Question, Source
from ctg_data.vocabulary import AttendanceStatus, MeetingKind
from tests.builders import (
    BAIES,
    JUNE,
    MARCH,
    NETWORK,
    OTHER_NETWORK,
    VALLEES,
    apply,
    created,
    entries,
    known,
    matrix,
    meeting,
    member,
    person,
    read_meeting,
    reading,
    sign_in,
    updated,
    with_rows,
)

CLAIRE, PAUL, ANNE = person(100, "Martin", "Claire"), person(101, "Durand", "Paul"), person(102, "Petit", "Anne")
EMPTY = known()
BEFORE = known(
    person=(CLAIRE, PAUL, ANNE),
    membership=(member(200, 100), member(201, 101, BAIES), member(202, 102, None, role="facilitator")),
    meeting=(meeting(300),),
)
SHEET = sign_in(("MARTIN", "Claire", "present"), ("Durand", "Paul", "absent"), ("Petit", "Anne", "present"))
SHEET_WITHOUT_PAUL = sign_in(("Martin", "Claire", "present"), ("Petit", "Anne", "present"))


def outcome(*tables, before=BEFORE, kind=None, **answers):
    return propose(reading(*tables), before, answers, kind)


def plan(*tables, before=BEFORE, **answers):
    return outcome(*tables, before=before, **answers).plan


def codes(result):
    return [finding.code for finding in result.findings]


def marks(result):
    return {row["person_id"]: row["status"] for row in created(result, "attendance")}


# Attendance


def test_each_mark_is_an_attendance_at_the_meeting():
    assert marks(plan(SHEET)) == {100: "present", 101: "absent", 102: "present"}


def test_a_blank_mark_is_unknown_never_absent():
    assert marks(plan(sign_in(("Martin", "Claire", "present"), ("Durand", "Paul", "unknown"))))[101] == "unknown"


def test_an_attendance_knows_the_cell_of_its_mark():
    change = next(change for change in plan(SHEET).changes if change.table == "attendance")
    assert change.source == Source("Émargement", 7, {"status": "G7"})


def test_the_territory_of_the_day_is_frozen_with_the_attendance():
    result = plan(SHEET)
    served = {row["attendance_id"]: row["territory_id"] for row in created(result, "attendance_territory")}
    by_person = {c.after["person_id"]: served.get(c.id) for c in result.changes if c.table == "attendance"}
    assert by_person == {100: VALLEES, 101: BAIES, 102: None}


def test_somebody_serving_two_territories_has_both():
    before = with_rows(BEFORE, membership=(member(203, 100, BAIES),))
    rows = created(plan(sign_in(("Martin", "Claire", "present")), before=before), "attendance_territory")
    assert {row["territory_id"] for row in rows if row["attendance_id"] == -1} == {VALLEES, BAIES}


def test_the_role_of_a_cct_wins_over_the_one_of_an_operator():
    before = with_rows(BEFORE, membership=(member(203, 100, BAIES, role="operator"),))
    assert {row["role"] for row in created(plan(SHEET, before=before), "attendance") if row["person_id"] == 100} == {
        "cct"
    }


def test_a_membership_that_ended_the_day_before_gives_no_role():
    ended = member(200, 100, end_on=date(2025, 3, 17))
    before = known(**{**BEFORE.tables, "membership": (ended, *BEFORE["membership"][1:])})
    assert created(plan(SHEET, before=before), "attendance")[0]["role"] == "guest"


def test_a_membership_that_ends_that_day_still_gives_its_role():
    ending = member(200, 100, end_on=MARCH)
    before = known(**{**BEFORE.tables, "membership": (ending, *BEFORE["membership"][1:])})
    assert created(plan(SHEET, before=before), "attendance")[0]["role"] == "cct"


def test_somebody_unknown_becomes_a_guest_never_a_member():
    result = outcome(sign_in(("Leroy", "Zoé", "present")), before=EMPTY)
    tables = [change.table for change in result.plan.changes]
    assert (tables, created(result.plan, "attendance")[0]["role"]) == (["meeting", "person", "attendance"], "guest")


def test_somebody_unknown_is_told_with_the_cell():
    findings = outcome(sign_in(("Leroy", "Zoé", "present")), before=EMPTY).findings
    assert [(f.code, f.cell) for f in findings if f.code == "person_new"] == [("person_new", "G7")]


def test_somebody_unknown_who_leads_for_caf_is_a_facilitator():
    sheet = sign_in(("Leroy", "Zoé", "present"), functions={"Leroy": "Co-animatrice"}, structures={"Leroy": "Caf 62"})
    assert created(plan(sheet, before=EMPTY), "attendance")[0]["role"] == "facilitator"


def test_somebody_who_leads_a_town_hall_is_a_guest():
    sheet = sign_in(("Leroy", "Zoé", "present"), functions={"Leroy": "Animatrice jeunesse"})
    assert created(plan(sheet, before=EMPTY), "attendance")[0]["role"] == "guest"


def test_a_meeting_with_a_known_mark_becomes_held():
    assert updated(plan(SHEET), "meeting") == [({"status": "planned"}, {"status": "held"})]


def test_a_meeting_without_any_known_mark_stays_planned_and_freezes_nobody():
    result = outcome(sign_in(("Martin", "Claire", "unknown"), ("Durand", "Paul", "unknown")))
    assert (result.plan.changes, codes(result), result.plan.attendance["unknown"]) == ((), ["no_mark"], 2)


def test_the_marks_are_counted_as_read_with_the_expected_who_are_missing():
    counts = plan(SHEET_WITHOUT_PAUL).attendance
    assert counts == {"present": 2, "excused": 0, "absent": 0, "represented": 0, "remote": 0, "unknown": 1}


def test_somebody_expected_and_on_no_sheet_is_unknown():
    assert marks(plan(SHEET_WITHOUT_PAUL))[101] == "unknown"


def test_somebody_expected_and_on_no_sheet_is_named():
    (finding,) = [f for f in outcome(SHEET_WITHOUT_PAUL).findings if f.code == "expected_missing"]
    assert "Paul Durand" in finding.message


def test_what_became_of_the_missing_is_asked_once_and_may_stay_open():
    result = outcome(SHEET_WITHOUT_PAUL)
    assert ([(q.id, q.required) for q in result.questions], result.ready) == ([("expected_missing", False)], True)


def test_somebody_an_open_question_may_mean_is_not_told_missing():
    sheet = sign_in(("Martin", "Claire", "present"), ("Durant", "Paul", "absent"), ("Petit", "Anne", "present"))
    result = outcome(sheet)
    assert ([q.id for q in result.questions], codes(result)) == (["person:durant paul"], [])


def test_the_missing_are_absent_where_the_answer_says_so():
    assert marks(plan(SHEET_WITHOUT_PAUL, expected_missing="absent"))[101] == "absent"


def test_a_facilitator_who_is_missing_is_never_absent():
    sheet = sign_in(("Martin", "Claire", "present"))
    assert marks(plan(sheet, expected_missing="absent")) == {100: "present", 101: "absent", 102: "unknown"}


def test_the_missing_who_were_not_invited_are_not_counted():
    result = plan(SHEET_WITHOUT_PAUL, expected_missing="not_invited")
    invited = {row["person_id"]: row.get("invited", True) for row in created(result, "attendance")}
    assert (invited[101], result.attendance["unknown"]) == (False, 0)


def test_nothing_is_asked_when_everybody_expected_is_on_the_sheet():
    assert outcome(SHEET).questions == ()


def test_somebody_on_another_sheet_of_the_same_meeting_is_not_missing():
    rest = sign_in(("Durand", "Paul", "excused"), sheet="Suite")
    assert marks(plan(SHEET_WITHOUT_PAUL, rest))[101] == "excused"


def test_the_same_marks_again_change_nothing():
    assert plan(SHEET, before=apply(BEFORE, plan(SHEET))).changes == ()


def test_a_corrected_mark_changes_that_mark_only():
    after = apply(BEFORE, plan(SHEET))
    corrected = sign_in(("Martin", "Claire", "excused"), ("Durand", "Paul", "absent"), ("Petit", "Anne", "present"))
    assert [(c.before, c.after) for c in plan(corrected, before=after).changes] == [
        ({"status": "present"}, {"status": "excused"})
    ]


def test_a_known_mark_that_a_file_says_otherwise_is_named_with_both():
    after = apply(BEFORE, plan(SHEET))
    again = sign_in(("Martin", "Claire", "remote"), ("Durand", "Paul", "absent"), ("Petit", "Anne", "unknown"))
    (finding,) = [f for f in outcome(again, before=after).findings if f.code == "marks_change"]
    assert "(1) : Claire Martin (Présent → À distance)." in finding.message


def test_a_mark_blank_in_a_correction_leaves_the_known_one():
    after = apply(BEFORE, plan(SHEET))
    blank = sign_in(("Martin", "Claire", "unknown"), ("Durand", "Paul", "absent"), ("Petit", "Anne", "present"))
    assert plan(blank, before=after).changes == ()


def test_somebody_left_out_of_a_correction_is_kept_and_named():
    result = outcome(SHEET_WITHOUT_PAUL, before=apply(BEFORE, plan(SHEET)))
    (finding,) = [f for f in result.findings if f.code == "kept_though_missing"]
    assert (result.plan.changes, result.questions, "Paul Durand" in finding.message) == ((), (), True)


def test_a_sheet_without_any_mark_corrects_nothing_and_names_nobody():
    after = apply(BEFORE, plan(SHEET))
    assert codes(outcome(sign_in(("Martin", "Claire", "unknown")), before=after)) == []


def test_a_facilitator_left_out_of_a_correction_is_not_named():
    sheet = sign_in(("Martin", "Claire", "present"), ("Durand", "Paul", "absent"))
    assert codes(outcome(sheet, before=apply(BEFORE, plan(SHEET)))) == []


def test_a_sheet_again_keeps_the_role_and_territories_of_the_day():
    after = apply(BEFORE, plan(SHEET))
    moved = member(200, 100, BAIES, role="operator")
    later = known(**{**after.tables, "membership": (moved, *after["membership"][1:])})
    assert plan(SHEET, before=later).changes == ()


def test_a_mark_not_yet_settled_keeps_the_question_of_the_sheet_open():
    question = Question("mark:X", "mark_ambiguous", "Que veut dire « X » ?", (Choice("present", "Présent"),), "")
    sheet = replace(sign_in(("Martin", "Claire", None)), questions=(question,))
    assert (outcome(sheet).questions, outcome(sheet).ready) == ((question,), False)


def test_what_was_learnt_of_a_table_is_remembered_for_its_layout():
    sheet = sign_in(("Martin", "Claire", "present"), learnt={"mark:X": "present", "unsigned": "absent"})
    assert plan(sheet).remembered == (("layout", "mark:X", "present"), ("layout", "unsigned", "absent"))


def test_what_is_remembered_already_is_not_remembered_again():
    row = {"id": 900, "scope": "layout", "question": "mark:X", "answer": "present"}
    sheet = sign_in(("Martin", "Claire", "present"), learnt={"mark:X": "present"})
    assert plan(sheet, before=with_rows(BEFORE, remembered_answer=(row,))).remembered == ()


def test_an_answer_about_a_layout_is_given_back_for_the_same_layout_only():
    rows = tuple(
        {"id": 900 + i, "scope": scope, "question": "mark:X", "answer": "present"}
        for i, scope in enumerate(("layout", "another", "name"))
    )
    given = remembered_answers(reading(SHEET), known(remembered_answer=rows))
    assert given == {"layout:layout:mark:X": "present"}


def test_the_answers_of_a_header_that_somebody_pointed_at_are_given_back_for_any_file():
    rows = tuple(
        {"id": 900 + i, "scope": "another", "question": question, "answer": answer}
        for i, (question, answer) in enumerate((("header", "1"), ("field:D", "status")))
    )
    given = remembered_answers(reading(SHEET), known(remembered_answer=rows))
    assert given == {"layout:another:header": "1", "layout:another:field:D": "status"}


def test_somebody_on_two_rows_with_the_same_mark_counts_once():
    result = outcome(sign_in(("Martin", "Claire", "present"), ("MARTIN", "claire", "present")))
    assert ("person_twice" in codes(result), result.ready, result.plan.attendance["present"]) == (True, True, 1)


def test_somebody_on_two_rows_with_two_marks_stops_the_import():
    result = outcome(sign_in(("Martin", "Claire", "present"), ("MARTIN", "claire", "absent")))
    (finding,) = [f for f in result.findings if f.code == "person_twice_otherwise"]
    assert (finding.cell, result.ready) == ("G8", False)


def test_somebody_left_aside_is_neither_written_nor_counted():
    result = propose(reading(sign_in(("Martim", "Claire", "present"))), BEFORE, {"person:claire martim": "ignore"}).plan
    assert (result.ignored, result.attendance["present"], created(result, "person")) == (1, 0, [])


def test_another_territory_than_the_membership_is_told_and_the_membership_kept():
    result = outcome(sign_in(("Martin", "Claire", "present"), territories={"Martin": "HPM"}))
    rows = created(result.plan, "attendance_territory")
    assert ("territory_differs" in codes(result), rows[0]["territory_id"]) == (True, VALLEES)


def test_marks_at_a_cancelled_meeting_are_told():
    before = known(**{**BEFORE.tables, "meeting": (meeting(300, status="cancelled"),)})
    assert "meeting_was_cancelled" in codes(outcome(SHEET, before=before))


# Matrices


def test_a_matrix_holds_one_meeting_per_date():
    result = plan(matrix((MARCH, JUNE), ("Martin", "Claire", ("present", "absent"))))
    assert result.meetings == ((MARCH, "quarterly"), (JUNE, "quarterly"))


def test_a_blank_of_a_matrix_before_somebody_arrived_is_no_attendance():
    late = member(200, 100, start_on=date(2025, 5, 1))
    before = known(**{**BEFORE.tables, "membership": (late, *BEFORE["membership"][1:])})
    table = matrix(
        (MARCH, JUNE), ("Martin", "Claire", ("unknown", "present")), ("Durand", "Paul", ("present", "present"))
    )
    rows = created(plan(table, before=before), "attendance")
    assert [row["status"] for row in rows if row["person_id"] == 100] == ["present"]


@pytest.mark.parametrize(
    ("halves", "kept"), [(("absent", "present"), ("present", True)), (("present", "present"), ("present", False))]
)
def test_present_at_one_half_of_a_day_is_present_in_part(halves, kept):
    (row,) = [
        r for r in created(plan(matrix((MARCH, MARCH), ("Martin", "Claire", halves))), "attendance") if "invited" in r
    ]
    assert (row["status"], row.get("partial", False)) == kept


def test_a_column_of_a_matrix_still_blank_makes_a_planned_meeting():
    table = matrix((MARCH, JUNE), ("Martin", "Claire", ("present", "unknown")))
    assert [row["status"] for row in created(plan(table), "meeting")] == ["planned"]


# Meetings


def test_a_known_meeting_gives_its_kind_to_a_sheet_that_says_none():
    before = known(**{**BEFORE.tables, "meeting": (meeting(300, kind="training"),)})
    result = outcome(sign_in(("Martin", "Claire", "present"), meeting=read_meeting(kind=None)), before=before)
    assert (result.plan.meetings, "kind_assumed" in codes(result)) == (((MARCH, "training"),), False)


def test_a_title_that_says_formation_makes_a_training():
    read = replace(read_meeting(kind=None), label="Formation mutualisée du 18 mars")
    assert plan(sign_in(("Martin", "Claire", "present"), meeting=read), before=EMPTY).meetings == ((MARCH, "training"),)


def test_a_kind_that_nothing_says_is_quarterly_and_told():
    result = outcome(sign_in(("Martin", "Claire", "present"), meeting=read_meeting(kind=None)), before=EMPTY)
    assert (result.plan.meetings, "kind_assumed" in codes(result)) == (((MARCH, "quarterly"),), True)


def test_a_date_is_told_day_first():
    (finding, *_) = outcome(
        sign_in(("Leroy", "Zoé", "present"), meeting=read_meeting(kind=None)), before=EMPTY
    ).findings
    assert "rencontre du 18/03/2025" in finding.message


def test_the_kind_given_beside_the_file_settles_what_it_does_not_say():
    sheet = sign_in(("Martin", "Claire", "present"), meeting=read_meeting(kind=None))
    assert outcome(sheet, before=EMPTY, kind=MeetingKind.TRAINING).plan.meetings == ((MARCH, "training"),)


def test_two_meetings_of_a_day_are_asked_apart():
    before = known(**{**BEFORE.tables, "meeting": (meeting(300), meeting(301, kind="training"))})
    result = outcome(sign_in(("Martin", "Claire", "present"), meeting=read_meeting(kind=None)), before=before)
    assert ([q.id for q in result.questions], result.plan.changes) == (["kind:2025-03-18"], ())


def test_a_meeting_of_another_network_is_another_meeting():
    before = known(**{**BEFORE.tables, "meeting": ({**meeting(300), "network_id": OTHER_NETWORK},)})
    assert created(plan(SHEET, before=before), "meeting")[0]["network_id"] == NETWORK


def test_the_reference_of_the_template_finds_the_meeting_whose_date_changed():
    sheet = sign_in(("Martin", "Claire", "present"), meeting=read_meeting(JUNE, id=300))
    assert updated(plan(sheet), "meeting")[0][1] == {"date": JUNE, "status": "held"}


def test_a_reference_to_nothing_known_is_told_and_the_date_taken():
    result = outcome(sign_in(("Martin", "Claire", "present"), meeting=read_meeting(id=777)))
    assert ("reference_unknown" in codes(result), result.plan.meetings) == (True, ((MARCH, "quarterly"),))


def test_the_details_of_the_template_fill_the_meeting():
    read = read_meeting(details={"place": "Maison des services", "starts_at": "9h30", "theme": ""})
    sheet = replace(entries(TableKind.MEETING, sheet="Rencontre"), meetings=(read,))
    assert updated(plan(sheet), "meeting") == [
        ({"place": "", "starts_at": None}, {"place": "Maison des services", "starts_at": time(9, 30)})
    ]


def test_a_sheet_whose_date_is_asked_changes_nothing():
    question = Question("date:Émargement", "date_period", "Quel jour du T1 2025 ?", (), "")
    sheet = replace(sign_in(("Martin", "Claire", "present"), meeting=read_meeting(None)), questions=(question,))
    result = outcome(sheet)
    assert (result.plan.changes, result.questions, codes(result)) == ((), (question,), [])


def test_a_sheet_without_any_date_stops_the_import():
    result = outcome(sign_in(("Martin", "Claire", "present"), meeting=read_meeting(None)))
    assert (codes(result), result.ready) == (["meeting_date_missing"], False)


def test_a_sheet_without_a_date_belongs_to_the_only_meeting_of_its_file():
    sheet = sign_in(("Martin", "Claire", "present"), meeting=read_meeting(None))
    details = replace(entries(TableKind.MEETING, sheet="Rencontre"), meetings=(read_meeting(),))
    assert marks(plan(sheet, details))[100] == "present"


def test_a_plan_of_meetings_makes_them_planned():
    rows = ({"date": "18/03/2025", "kind": "Rencontre trimestrielle"}, {"date": JUNE, "kind": "Formation mutualisée"})
    made = created(plan(entries(TableKind.PLANNING, *rows), before=EMPTY), "meeting")
    assert [(row["date"], row["kind"], row["status"]) for row in made] == [
        (MARCH, "quarterly", "planned"),
        (JUNE, "training", "planned"),
    ]


def test_a_meeting_moved_on_screen_is_the_same_meeting():
    result = plan(entries(TableKind.PLANNING, {"reference": 300, "date": JUNE}))
    assert updated(result, "meeting") == [({"date": MARCH}, {"date": JUNE})]


def test_a_workbook_that_moves_its_meeting_says_so():
    result = outcome(entries(TableKind.PLANNING, {"reference": 300, "date": JUNE}))
    (moved,) = [finding for finding in result.findings if finding.code == "meeting_moved"]
    assert ("18/03/2025" in moved.message, "17/06/2025" in moved.message) == (True, True)


def test_a_meeting_at_its_date_is_not_said_to_move():
    result = outcome(entries(TableKind.PLANNING, {"reference": 300, "date": MARCH}, {"date": JUNE}))
    assert "meeting_moved" not in codes(result)


def test_a_meeting_is_not_moved_onto_another():
    before = with_rows(BEFORE, meeting=(meeting(301, JUNE),))
    result = outcome(entries(TableKind.PLANNING, {"reference": 300, "date": JUNE}), before=before)
    assert (codes(result), result.ready) == (["meeting_twice"], False)


def test_a_meeting_is_cancelled_on_screen():
    result = plan(entries(TableKind.PLANNING, {"reference": 300, "date": MARCH, "status": "Annulée"}))
    assert updated(result, "meeting") == [({"status": "planned"}, {"status": "cancelled"})]


def test_a_plan_that_still_says_planned_leaves_a_meeting_held():
    before = known(**{**BEFORE.tables, "meeting": (meeting(300, status="held"),)})
    row = {"date": MARCH, "kind": "Rencontre trimestrielle", "status": "Prévue"}
    assert plan(entries(TableKind.PLANNING, row), before=before).changes == ()


def test_a_meeting_planned_twice_in_a_file_stops_the_import():
    row = {"date": MARCH, "kind": "Rencontre trimestrielle"}
    assert codes(outcome(entries(TableKind.PLANNING, row, row))) == ["row_twice"]


# Needs


def test_a_file_needs_its_meetings_and_nothing_else():
    needs = needs_of(reading(sign_in(("Martin", "Claire", "present"), meeting=read_meeting(id=300))))
    assert (needs.dates, needs.meeting_ids, needs.topics, needs.self_assessments) == ({MARCH}, {300}, False, False)


def test_a_plan_of_meetings_needs_its_dates_and_references():
    needs = needs_of(reading(entries(TableKind.PLANNING, {"reference": 300, "date": "17/06/2025"})))
    assert (needs.dates, needs.meeting_ids) == ({JUNE}, {300})


def test_answers_need_their_campaigns():
    table = entries(TableKind.SELF_ASSESSMENT, {"code": "AB", "wave": " départ "}, {"code": "CD", "wave": None})
    assert (needs_of(reading(table)).campaigns, needs_of(reading(table)).self_assessments) == ({"départ"}, True)


# Laws

NAMES = (("Martin", "Claire"), ("Durand", "Paul"), ("Petit", "Anne"), ("Leroy", "Zoé"), ("Fontaine", "Hugo"))
STATUSES = st.sampled_from([status.value for status in AttendanceStatus])
LINES = st.lists(st.tuples(st.sampled_from(NAMES), STATUSES), max_size=5, unique_by=lambda line: line[0]).map(
    lambda lines: [(*name, status) for name, status in lines]
)
ANSWERS = st.sampled_from([{}, {"expected_missing": "absent"}, {"expected_missing": "not_invited"}])


def flat(result):
    """What a plan creates, each reference to a new row replaced by that row, in no order."""
    rows = {change.id: (change.table, change.after) for change in result.changes}

    def told(value):
        return (
            tuple(sorted((k, str(told(v))) for k, v in rows[value][1].items()))
            if isinstance(value, int) and value in rows and value < 0
            else value
        )

    return sorted(str((table, sorted((k, str(told(v))) for k, v in after.items()))) for table, after in rows.values())


@given(LINES, ANSWERS)
def test_what_was_written_is_proposed_no_more(lines, answers):
    read = reading(sign_in(*lines))
    after = apply(BEFORE, propose(read, BEFORE, answers).plan)
    assert propose(read, after, answers).plan.changes == ()


@given(LINES, LINES)
def test_an_unknown_mark_never_erases_a_known_one(first, second):
    after = apply(BEFORE, plan(sign_in(*first)))
    result = plan(sign_in(*second), before=after)
    assert all(row.get("status") != "unknown" for _, row in updated(result, "attendance"))


@given(LINES)
def test_created_rows_are_numbered_without_holes(lines):
    made = [change.id for change in plan(sign_in(*lines)).changes if change.before is None]
    assert made == [-1 - i for i in range(len(made))]


@given(LINES, st.randoms())
def test_the_order_of_the_rows_changes_nothing_of_what_is_created(lines, random):
    shuffled = random.sample(lines, len(lines))
    assert flat(plan(sign_in(*lines))) == flat(plan(sign_in(*shuffled)))


@given(LINES)
def test_what_a_row_refers_to_stands_before_it(lines):
    seen: set[int] = set()
    for change in plan(sign_in(*lines)).changes:
        refers = {v for k, v in change.after.items() if k.endswith("_id") and isinstance(v, int) and v < 0}
        assert refers <= seen
        seen.add(change.id)
