from hypothesis import given
from hypothesis import strategies as st

from ctg_data.intake.planning.diff import KEYS, WorkingCopy
from ctg_data.plan import Change, Source
from tests.builders import MARCH, NETWORK, attendance, known, meeting, only

BEFORE = known(
    meeting=(meeting(300), meeting(301, kind="training")),
    attendance=(attendance(400, 300, 100, "present"), attendance(401, 301, 100, "absent")),
)
KEY = {"network_id": NETWORK, "date": MARCH, "kind": "quarterly"}


def test_a_row_of_an_unknown_key_is_created_with_a_negative_number():
    rows = WorkingCopy(BEFORE)
    rows.lay("codev_topic", {"meeting_id": 300, "folded": "mobilite"})
    assert rows.changes() == (Change("codev_topic", -1, None, {"meeting_id": 300, "folded": "mobilite"}),)


def test_a_row_of_a_known_key_is_changed_in_the_columns_that_differ_only():
    rows = WorkingCopy(BEFORE)
    rows.lay("meeting", {**KEY, "theme": "Mobilité"}, Source("Rencontre", 4))
    assert rows.changes() == (Change("meeting", 300, {"theme": ""}, {"theme": "Mobilité"}, Source("Rencontre", 4)),)


def test_a_row_read_as_it_is_known_is_unchanged():
    rows = WorkingCopy(BEFORE)
    rows.lay("attendance", {"meeting_id": 300, "person_id": 100, "status": "present"})
    assert (rows.changes(), rows.laid) == ((), 1)


def test_a_row_not_read_is_neither_changed_nor_counted():
    rows = WorkingCopy(BEFORE)
    rows.lay("meeting", KEY)
    assert rows.laid == 1


def test_two_values_laid_on_a_new_row_make_one_creation():
    rows = WorkingCopy(BEFORE)
    row = rows.lay("campaign", {"network_id": NETWORK, "name": "départ"})
    rows.lay("campaign", {"network_id": NETWORK, "name": "départ", "expected": 9}, row_id=row)
    assert only(rows.changes(), "campaign").after == {"network_id": NETWORK, "name": "départ", "expected": 9}


def test_a_meeting_moved_is_found_at_its_new_date_only():
    rows = WorkingCopy(BEFORE)
    rows.lay("meeting", {**KEY, "date": MARCH.replace(day=20)}, row_id=300)
    assert (rows.find("meeting", KEY), rows.find("meeting", {**KEY, "date": MARCH.replace(day=20)})) == (None, 300)


def test_a_role_is_written_once():
    rows = WorkingCopy(BEFORE)
    rows.lay("attendance", {"meeting_id": 300, "person_id": 100, "role": "guest", "status": "present"})
    assert rows.changes() == ()


def test_every_key_names_columns_of_its_table():
    from ctg_data.models import METADATA  # noqa: PLC0415 - only this test looks at the tables

    wrong = {
        f"{table}.{column}"
        for table, columns in KEYS.items()
        for column in columns
        if column not in METADATA.tables[table].columns
    }
    assert (len(KEYS), wrong) == (13, set())


@given(st.sampled_from(["present", "absent", "excused"]), st.sampled_from([None, "", "unknown"]))
def test_what_says_nothing_never_overwrites_what_is_known(status, silent):
    rows = WorkingCopy(known(attendance=(attendance(400, 300, 100, status),)))
    rows.lay("attendance", {"meeting_id": 300, "person_id": 100, "status": silent, "remark": silent and ""})
    assert rows.changes() == ()


@given(st.lists(st.tuples(st.sampled_from([300, 301, 302]), st.integers(100, 105)), max_size=12))
def test_new_rows_are_numbered_from_minus_one_without_holes(pairs):
    rows = WorkingCopy(BEFORE)
    for meeting_id, person_id in pairs:
        rows.lay("attendance", {"meeting_id": meeting_id, "person_id": person_id, "status": "present"})
    made = [change.id for change in rows.changes() if change.before is None]
    assert made == [-1 - i for i in range(len(set(pairs) - {(300, 100), (301, 100)}))]
