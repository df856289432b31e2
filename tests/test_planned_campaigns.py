"""Campaigns planned, changed and removed on screen."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from ctg_data import store
from ctg_data.entries import typed
from ctg_data.imports import Refused, enter
from ctg_data.indicators.figure import latest
from ctg_data.indicators.self_efficacy import self_efficacy_figures
from ctg_data.intake.tables import TableKind
from ctg_data.plan import Change
from ctg_data.selection import Selection
from ctg_data.self_assessments.campaigns import (
    Planned,
    change_campaign,
    expected_on,
    plan_campaign,
    remove_campaign,
)
from ctg_data.self_assessments.writing import known_of, write
from tests.stores import NETWORK, Filling, commit_changes, content, territory

MARCH = date(2026, 3, 12)
LABELS = {"code": "Code", "wave": "Campagne"}


@pytest.fixture
def default(db):
    """The number of the questionnaire that a new store holds."""
    return content(db, "questionnaire")["questionnaire"][0][0]


def done(db, planned, reason=None):
    known = known_of(db, NETWORK)
    return write(db, planned, planned(known), label="campagne", reason=reason)


def planned(db, questionnaire, name="Mars 2026", day=MARCH, expected=17):
    said = Planned(name, day, questionnaire, expected)
    done(db, partial(plan_campaign, said=said))
    return said


def listed(db):
    with db.reading() as tx:
        return store.campaign_list(tx, Selection(NETWORK)).to_dict("records")


def number(db, name="Mars 2026"):
    return next(row["campaign_id"] for row in listed(db) if row["name"] == name)


def answer(db, *codes, name="Mars 2026", **answers):
    rows = [{"code": code, "wave": name, **(answers or {"Q1": 7})} for code in codes]
    enter(db, NETWORK, "saisie", typed(TableKind.SELF_ASSESSMENT, rows, LABELS))


def test_a_campaign_is_planned_before_anybody_answers(db, default):
    planned(db, default)

    (row,) = listed(db)

    assert (row["name"], row["held_on"], row["expected"], row["responses"]) == ("Mars 2026", MARCH, 17, 0)


def test_a_campaign_that_nobody_answered_yet_hides_no_figure_of_the_last(db, default):
    planned(db, default)
    answer(db, *"ABCDE")
    planned(db, default, "Mars 2027", date(2027, 3, 12))

    with db.reading() as tx:
        figures = self_efficacy_figures(store.counts(tx, Selection(NETWORK)))

    assert latest(figures, "self_efficacy_median").day == MARCH


def test_the_number_proposed_is_that_of_the_cct_of_the_day(db):
    filling = Filling(db)
    place = territory(db)
    filling.member(filling.person("Un"), place)
    filling.member(filling.person("Deux"), place, end_on=date(2026, 1, 31))
    filling.member(filling.person("Trois"), place, "operator")
    filling.commit()

    known = known_of(db, NETWORK)

    assert [expected_on(known, day) for day in (date(2026, 1, 31), MARCH)] == [2, 1]


def test_an_expected_number_nobody_said_stays_unsaid(db, default):
    planned(db, default, expected=None)

    assert content(db, "campaign")["campaign"][0][-1] is None


@pytest.mark.parametrize("name", ["", "  ", "MARS 2026", " mars  2026"])
def test_a_campaign_has_a_name_of_its_own(db, default, name):
    planned(db, default)

    with pytest.raises(ValueError, match="attendu"):
        planned(db, default, name=name)


def test_answers_typed_go_to_the_campaign_planned(db, default):
    planned(db, default)
    planned(db, default, "Mars 2027", date(2027, 3, 12))

    answer(db, "AB12", "CD34")

    assert {row["name"]: row["responses"] for row in listed(db)} == {"Mars 2026": 2, "Mars 2027": 0}


def test_a_campaign_answered_keeps_its_answers_under_another_name_and_day(db, default):
    said = planned(db, default)
    answer(db, "AB12")
    change = replace(said, name="Printemps 2026", day=date(2026, 3, 13), expected=None)

    done(db, partial(change_campaign, campaign=number(db), said=change), "jour corrigé")

    (row,) = listed(db)
    assert (row["name"], row["held_on"].day, row["responses"]) == ("Printemps 2026", 13, 1)


def test_an_unsigned_response_is_found_again_once_its_campaign_is_renamed(db, default):
    said = planned(db, default)
    response = {"campaign_id": number(db), "code": "mars 2026/3", "territory_id": None}
    commit_changes(
        db, Change("response", -1, None, response), Change("response", -2, None, {**response, "code": "AB12"})
    )

    done(db, partial(change_campaign, campaign=number(db), said=replace(said, name="Printemps")))

    assert [row[2] for row in content(db, "response")["response"]] == ["printemps/3", "AB12"]


def test_a_campaign_answered_keeps_the_questionnaire_that_was_asked(db, default):
    said = planned(db, default)
    answer(db, "AB12")

    with pytest.raises(ValueError, match="1 formulaire :"):
        done(db, partial(change_campaign, campaign=number(db), said=replace(said, questionnaire=default + 1)))


def test_a_campaign_answered_is_not_removed(db, default):
    planned(db, default)
    answer(db, "AB12", "CD34")

    with pytest.raises(ValueError, match="2 formulaires"):
        done(db, partial(remove_campaign, campaign=number(db)))


def test_a_campaign_that_nobody_answered_is_removed(db, default):
    planned(db, default)
    planned(db, default, "Mars 2027", date(2027, 3, 12))

    done(db, partial(remove_campaign, campaign=number(db)))

    assert [row["name"] for row in listed(db)] == ["Mars 2027"]


def test_each_act_is_taken_back_as_it_was_done(db, default):
    before = content(db)
    said = planned(db, default)
    done(db, partial(change_campaign, campaign=number(db), said=replace(said, expected=16)))
    done(db, partial(remove_campaign, campaign=number(db)))

    with db.reading() as tx:
        acts = list(map(int, store.history(tx, NETWORK)["import_id"]))
    for act in acts:
        with db.writing() as tx:
            store.undo(tx, act)

    assert content(db) == before


def test_what_was_shown_is_written_or_nothing(db, default):
    said = planned(db, default)
    fewer = partial(change_campaign, campaign=number(db), said=replace(said, expected=16))
    shown = fewer(known_of(db, NETWORK))
    done(db, partial(change_campaign, campaign=number(db), said=replace(said, expected=15)))

    with pytest.raises(store.PlanOutdated):
        write(db, fewer, shown, label="campagne")


def test_the_same_campaign_said_again_writes_nothing(db, default):
    said = planned(db, default)

    assert done(db, partial(change_campaign, campaign=number(db), said=said)) is None


def another_version(db, default, *codes):
    """A second version of the questionnaire, with these items."""
    filling = Filling(db)
    row = dict(zip(("code", "version", "title", "scale_min", "scale_max"), ("ctg", 2, "Deux", 0, 10), strict=True))
    version = filling.add("questionnaire", **row)
    for position, code in enumerate(codes, start=1):
        filling.add(
            "item", questionnaire_id=version, position=position, code=code, domain="skills", text=f"Faire {code}"
        )
    filling.commit()
    return max(row[0] for row in content(db, "questionnaire")["questionnaire"])


def test_answers_to_another_version_than_the_campaign_asks_are_refused_by_name(db, default):
    another_version(db, default, "Q1", "Q11")
    planned(db, default)

    with pytest.raises(Refused) as refused:
        answer(db, "AB12", Q1=7, Q11=5)

    assert tuple(word for word in ("Q11", "Mars 2026") if word in str(refused.value)) == ("Q11", "Mars 2026")


def test_answers_follow_the_version_that_the_campaign_asks(db, default):
    planned(db, another_version(db, default, "Q1", "Q11"))

    answer(db, "AB12", Q1=7, Q11=5)

    assert len(content(db, "answer")["answer"]) == 2


def test_a_campaign_made_by_a_file_asks_the_version_that_has_its_items(db, default):
    planned(db, another_version(db, default, "Q1", "Q11"))
    table = typed(TableKind.SELF_ASSESSMENT, [{"code": "AB12", "wave": "Été", "Q2": 5}], LABELS, date(2026, 7, 1))

    enter(db, NETWORK, "saisie", table)

    assert next(row["questionnaire_id"] for row in listed(db) if row["name"] == "Été") == default


def test_the_workbook_of_a_meeting_asks_what_the_campaign_of_its_day_asks(db, default):
    other = another_version(db, default, "Q1", "Q11")
    planned(db, other)
    planned(db, default, "Mars 2027", date(2027, 3, 12))
    filling = Filling(db)
    filling.meeting(MARCH, status="planned")
    filling.commit()

    with db.reading() as tx:
        meeting = store.plan_of_meetings(tx, Selection(NETWORK))["meeting_id"].tolist()[0]
        asked = store.meeting_content(tx, int(meeting)).questionnaire

    assert [code for code, _ in asked.items] == ["Q1", "Q11"]
