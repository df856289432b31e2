"""What the tables refuse."""

from datetime import date

import pytest
from sqlalchemy import Column, Enum, Table, UniqueConstraint, insert
from sqlalchemy.exc import IntegrityError
from stores import NETWORK, Filling, territory

from ctg_data import vocabulary
from ctg_data.models import DOMAIN_TABLES, METADATA
from ctg_data.store import Database, PlanOutdated

MARCH = date(2025, 3, 18)
MEETING = {"network_id": NETWORK, "date": MARCH, "kind": "quarterly"}
CAMPAIGN = {"network_id": NETWORK, "questionnaire_id": 1, "name": "départ", "held_on": MARCH}
QUESTIONNAIRE = {"code": "autre", "version": 1, "title": "Autre", "scale_min": 0, "scale_max": 10}
ITEM = {"questionnaire_id": 1, "position": 1, "code": "Q1", "domain": "skills", "text": "…"}
THEME = {"meeting_id": 1, "theme": "Mobilité", "folded": "mobilite", "choices": 3}
PROBLEM = {"network_id": NETWORK, "number": 1, "territory_id": 5, "title": "Un", "folded": "un", "identified_on": MARCH}


@pytest.mark.parametrize(
    ("table", "values", "constraint"),
    [
        ("meeting", MEETING | {"kind": "picnic"}, "ck_meeting_kind"),
        ("meeting", MEETING | {"status": "?"}, "ck_meeting_status"),
        ("meeting", MEETING | {"date": date(1999, 12, 31)}, "ck_meeting_date"),
        ("meeting", MEETING | {"date": None}, "NOT NULL"),
        ("territory", {"siren": "123", "name": "Trop court"}, "ck_territory_siren"),
        ("problem", PROBLEM | {"number": 0}, "ck_problem_number"),
        ("problem", PROBLEM | {"status": "solved"}, "ck_problem_status"),
        ("problem", PROBLEM | {"overcome_on": date(2025, 3, 17)}, "ck_problem_overcome_on"),
        ("campaign", CAMPAIGN | {"expected": -1}, "ck_campaign_expected"),
        ("person", {"last_name": "", "folded": ""}, "ck_person_name"),
        ("problem", PROBLEM | {"title": ""}, "ck_problem_title"),
        ("codev_topic", {"meeting_id": 1, "territory_id": 5, "title": "", "folded": ""}, "ck_codev_topic_title"),
        ("theme_choice", THEME | {"theme": ""}, "ck_theme_choice_theme"),
        ("theme_choice", THEME | {"choices": -1}, "ck_theme_choice_choices"),
        ("response", {"campaign_id": 1, "code": ""}, "ck_response_code"),
        ("questionnaire", QUESTIONNAIRE | {"version": 0}, "ck_questionnaire_version"),
        ("questionnaire", QUESTIONNAIRE | {"scale_max": 0}, "ck_questionnaire_scale"),
        ("item", ITEM | {"position": 0}, "ck_item_position"),
        ("item", ITEM | {"domain": "?"}, "ck_item_domain"),
    ],
)
def test_a_value_outside_its_bounds_is_refused(db: Database, table: str, values: dict, constraint: str) -> None:
    filling = Filling(db)
    filling.add(table, **values)

    with pytest.raises(IntegrityError, match=constraint):
        filling.commit()


def test_a_membership_does_not_end_before_it_starts(db: Database) -> None:
    filling = Filling(db)
    filling.member(filling.person("Un"), territory(db), start_on=MARCH, end_on=date(2025, 3, 17))

    with pytest.raises(IntegrityError, match="ck_membership_start_on_end_on"):
        filling.commit()


@pytest.mark.parametrize("place", [True, False], ids=["of a territory", "of none"])
def test_the_same_membership_is_there_once_even_without_a_territory(db: Database, place: bool) -> None:
    filling = Filling(db)
    person = filling.person("Un")
    for _ in range(2):
        filling.member(person, territory(db) if place else None)

    with pytest.raises(PlanOutdated):
        filling.commit()


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("target", {"network_id": NETWORK, "indicator": "attendance_rate", "start_on": MARCH, "value": 80.0}),
        ("committee_figure", {"committee_id": -1, "indicator": "attendance_rate"}),
        ("custom_value", {"custom_indicator_id": -2, "period": "2025-T1", "value": 1.0}),
    ],
)
def test_a_value_of_the_whole_network_is_there_once(db: Database, table: str, values: dict) -> None:
    filling = Filling(db)
    filling.add("committee", network_id=NETWORK, date=MARCH, start_on=MARCH, end_on=MARCH)
    filling.add("custom_indicator", network_id=NETWORK, key="visites", name="Visites", definition="…")
    for _ in range(2):
        filling.add(table, **values)

    with pytest.raises(PlanOutdated):
        filling.commit()


def test_the_state_is_one_row(db: Database) -> None:
    with db.writing() as tx, pytest.raises(IntegrityError, match="ck_state_single"):
        tx.connection.execute(insert(METADATA.tables["state"]).values(id=2, version=1, next_id=1))


def leads_an_index(table: Table, column: Column[object]) -> bool:
    keys = [constraint for constraint in table.constraints if isinstance(constraint, UniqueConstraint)]
    return any(next(iter(index.columns), None) is column for index in [*table.indexes, *keys])


def test_every_reference_leads_an_index() -> None:
    tables = [METADATA.tables[name] for name in DOMAIN_TABLES]
    references = [(table, key.parent) for table in tables for key in table.foreign_keys]

    assert [str(column) for table, column in references if not leads_an_index(table, column)] == []


def test_closed_lists_are_checks_not_types_of_one_database() -> None:
    columns = [column for table in METADATA.tables.values() for column in table.columns]

    assert [column for column in columns if isinstance(column.type, Enum)] == []


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("attendance", "status", vocabulary.AttendanceStatus),
        ("attendance", "role", vocabulary.Role),
        ("meeting", "status", vocabulary.MeetingStatus),
        ("codev_topic", "status", vocabulary.TopicStatus),
        ("problem", "status", vocabulary.ProblemStatus),
        ("decision", "state", vocabulary.DecisionState),
    ],
)
def test_the_check_of_a_closed_list_holds_all_its_words(table: str, column: str, words: type[vocabulary.Word]) -> None:
    (check,) = [c for c in METADATA.tables[table].constraints if c.name == f"ck_{table}_{column}"]

    assert [word for word in words if f"'{word.value}'" not in str(check.sqltext)] == []  # type: ignore[attr-defined]
