"""The committee's own indicators: declared, read from a sheet, typed, changed, undone; pure and through the store."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_data.intake.planning.own_indicators import key_of
from ctg_data.intake.planning.propose import propose
from ctg_data.intake.planning.values import measure, period
from ctg_data.intake.tables import TableKind
from ctg_data.own_indicators import Declared, declare, redefine, remove
from ctg_data.selection import period_bounds, period_name
from ctg_data.store import PlanOutdated
from ctg_data.vocabulary import Direction
from tests.builders import NETWORK, VALLEES, apply, created, entries, known, reading, updated

HEADER = ("Indicateur", "Territoire", "Période", "Valeur")
MAYORS = Declared("Élus mobilisés", "Élus venus à une réunion de la Ctg.", "élus")
LISTED = {"indicator": "Élus mobilisés", "territory": "7 Vallées", "period": "T1 2025", "value": 12}


def own(row_id=70, name="Élus mobilisés", unit="élus", network=NETWORK):
    described = {"definition": "Élus venus.", "unit": unit, "direction": "up"}
    return {"id": row_id, "network_id": network, "key": key_of(name, ()), "name": name, **described}


def value(row_id, number, place=VALLEES, when="2025-T1", indicator=70):
    return {"id": row_id, "custom_indicator_id": indicator, "territory_id": place, "period": when, "value": number}


DECLARED = known(custom_indicator=(own(), own(71, "Heures d’appui", "heures")))
VALUED = known(custom_indicator=(own(),), custom_value=(value(80, 12.0), value(81, 7.0, None), value(82, 9.0, 11)))


def outcome(*rows, before=DECLARED, answers=None, sheet="Indicateurs"):
    return propose(reading(entries(TableKind.INDICATORS, *rows, sheet=sheet)), before, answers or {})


def laid(result):
    """Each value: its indicator, territory, period and number."""
    return [tuple(row.values()) for row in created(result.plan, "custom_value")]


def said(result):
    return [(finding.code, finding.cell) for finding in result.findings]


def asked(result):
    return [question.id for question in result.questions if question.required]


def test_a_row_is_the_value_of_an_indicator_for_a_territory_over_a_period():
    assert laid(outcome(LISTED)) == [(70, VALLEES, "2025-T1", 12)]


def test_a_value_knows_its_cell():
    (change,) = outcome(LISTED).plan.changes
    assert change.source.cells["value"] == "D2"


@pytest.mark.parametrize("words", [None, "Tous", "tous les territoires", "Réseau", "ENSEMBLE"])
def test_a_value_of_all_territories_has_none(words):
    assert laid(outcome(LISTED | {"territory": words})) == [(70, None, "2025-T1", 12)]


def test_a_blank_territory_beside_written_ones_is_said():
    assert said(outcome(LISTED, LISTED | {"territory": None})) == [("value_for_all", "B3")]


def test_a_row_prepared_and_not_filled_in_is_left_aside():
    assert (laid(outcome(LISTED | {"value": None})), outcome(LISTED | {"value": None}).plan.ignored) == ([], 1)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        *(("T1 2025", "2025-T1"), ("2025-T4", "2025-T4"), ("t2 2025", "2025-T2"), ("1er trimestre 2025", "2025-T1")),
        *((2025, "2025"), (2025.0, "2025"), ("Année 2025", "2025"), ("Trimestre 3 2025", "2025-T3")),
    ],
)
def test_a_period_is_a_quarter_or_a_year(written, read):
    assert period(written) == read


@pytest.mark.parametrize("written", ["T5 2025", "mars 2025", "S1 2025", "T1", "1825", date(2025, 3, 18), "18/03/2025"])
def test_any_other_period_blocks_at_its_cell(written):
    assert said(outcome(LISTED | {"period": written})) == [("period_invalid", "C2")]


@given(st.integers(2000, 2099), st.sampled_from(["", "-T1", "-T2", "-T3", "-T4"]))
def test_a_period_reads_back_as_it_is_said(year, quarter):
    assert period(period_name(f"{year}{quarter}")) == f"{year}{quarter}"


def test_a_year_holds_its_quarters():
    (first, last), quarters = period_bounds("2025"), [period_bounds(f"2025-T{n}") for n in range(1, 5)]
    assert (first, last) == (quarters[0][0], quarters[-1][1])


@pytest.mark.parametrize(
    ("written", "number"), [("71,3", 71.3), ("1 234,5", 1234.5), ("1\u202f234\u202f567", 1234567), ("−2", -2), (0, 0)]
)
def test_a_value_is_any_number(written, number):
    assert measure(written) == number


@pytest.mark.parametrize("written", ["douze", "71 %", "12 élus", True, "1 23"])
def test_a_value_that_is_no_number_blocks_at_its_cell(written):
    assert said(outcome(LISTED | {"value": written})) == [("value_invalid", "D2")]


def test_a_value_said_again_is_no_change():
    assert outcome(LISTED, before=VALUED).plan.changes == ()


def test_a_value_said_otherwise_changes_and_its_neighbours_stay():
    assert updated(outcome(LISTED | {"value": 13}, before=VALUED).plan, "custom_value") == [
        ({"value": 12.0}, {"value": 13})
    ]


def test_the_same_value_twice_in_a_file_blocks():
    assert said(outcome(LISTED, LISTED | {"value": 3})) == [("row_twice", "A3")]


def test_an_unknown_territory_asks_the_question_of_every_sheet():
    assert asked(outcome(LISTED | {"territory": "Pays de Saint-Omer"})) == ["territory:pays de saint omer"]


def test_an_unknown_indicator_offers_those_known_nearest_first_a_new_one_and_none():
    (question,) = outcome(LISTED | {"indicator": "Heures appui"}).questions
    assert [choice.value for choice in question.choices] == ["71", "70", "new", "ignore"]


def test_nothing_is_written_of_an_indicator_still_asked():
    assert outcome(LISTED | {"indicator": "Elus"}).plan.changes == ()


def test_an_indicator_answered_takes_its_values_and_is_remembered():
    result = outcome(LISTED | {"indicator": "Elus"}, answers={"indicator:elus": "70"})
    assert (laid(result), result.plan.remembered) == (
        [(70, VALLEES, "2025-T1", 12)],
        (("indicator", "indicator:elus", "70"),),
    )


def test_an_indicator_created_from_a_sheet_says_that_it_has_no_definition():
    result = outcome(
        LISTED | {"indicator": "Visites"},
        LISTED | {"indicator": "VISITES", "period": "T2 2025"},
        answers={"indicator:visites": "new"},
    )
    assert (len(created(result.plan, "custom_indicator")), len(laid(result)), said(result)) == (
        1,
        2,
        [("indicator_new", "A2")],
    )


def test_lines_left_aside_are_counted_and_not_laid():
    result = outcome(LISTED, LISTED | {"indicator": "Elus"}, answers={"indicator:elus": "ignore"})
    assert (len(laid(result)), result.plan.ignored, result.ready) == (1, 1, True)


RATE = known(custom_indicator=(own(unit="%"),))


def test_a_percentage_kept_as_a_share_by_excel_is_asked():
    result = outcome(LISTED | {"value": 0.57}, before=RATE)
    assert (asked(result), laid(result)) == (["share:Indicateurs:elus mobilises"], [])


@pytest.mark.parametrize(("answer", "number"), [("100", 57), ("1", 0.57)])
def test_a_share_answered_is_read_so(answer, number):
    result = outcome(LISTED | {"value": 0.57}, before=RATE, answers={"share:Indicateurs:elus mobilises": answer})
    assert laid(result) == [(70, VALLEES, "2025-T1", number)]


def test_what_is_typed_on_screen_is_no_share():
    assert laid(outcome(LISTED | {"value": "0,57"}, before=RATE, sheet="")) == [(70, VALLEES, "2025-T1", 0.57)]


@given(st.lists(st.text(max_size=20), max_size=8))
def test_no_two_indicators_ever_have_the_same_key(names):
    keys: list[str] = []
    for name in names:
        keys.append(key_of(name, keys))
    assert len(set(keys)) == len(keys)


def test_an_indicator_is_declared_with_a_key_that_is_none_of_the_software_s():
    (row,) = created(declare(known(), MAYORS), "custom_indicator")
    assert (row["key"], row["network_id"], row["direction"]) == ("own_elus_mobilises", NETWORK, "up")


@pytest.mark.parametrize(
    "name", ["", " … ", "ÉLUS  mobilisés", "Taux de présence aux séances"], ids=["none", "signs", "known", "built-in"]
)
def test_an_indicator_without_a_name_of_its_own_is_refused(name):
    with pytest.raises(ValueError, match="nom"):
        declare(DECLARED, replace(MAYORS, name=name))


def test_an_indicator_without_a_definition_is_refused():
    with pytest.raises(ValueError, match="définition"):
        declare(known(), replace(MAYORS, definition=" "))


def test_an_indicator_renamed_keeps_its_key():
    plan = redefine(DECLARED, 70, replace(MAYORS, name="Élus venus", direction=Direction.DOWN), own())
    (after,) = [after for _, after in updated(plan, "custom_indicator")]
    assert "key" not in after
    assert (after["name"], after["direction"]) == ("Élus venus", "down")


def test_a_unit_may_be_emptied():
    plan = redefine(DECLARED, 70, Declared("Élus mobilisés", "Élus venus.", ""), own())
    assert updated(plan, "custom_indicator") == [({"unit": "élus"}, {"unit": ""})]


def test_an_indicator_changed_since_it_was_shown_is_not_overwritten():
    with pytest.raises(PlanOutdated):
        redefine(DECLARED, 70, MAYORS, own() | {"definition": "Autre."})


def test_an_indicator_that_nothing_uses_is_removed():
    (change,) = remove(DECLARED, 71).changes
    assert (change.id, change.after) == (71, None)


def test_an_indicator_with_values_is_not_removed():
    with pytest.raises(ValueError, match="3 valeurs"):
        remove(VALUED, 70)


@pytest.mark.parametrize("table", ["target", "decision", "committee_figure"])
def test_an_indicator_cited_by_the_committee_is_not_removed(table):
    with pytest.raises(ValueError, match="s’y rapportent"):
        remove(known(custom_indicator=(own(),), **{table: ({"id": 90, "indicator": own()["key"]},)}), 70)


def test_what_cites_another_indicator_holds_nothing_back():
    cited = known(custom_indicator=(own(),), target=({"id": 90, "indicator": "attendance_rate"},))
    assert len(remove(cited, 70).changes) == 1


def test_a_plan_applied_leaves_nothing_to_write():
    plan = outcome(LISTED, LISTED | {"territory": "Tous"}).plan
    assert outcome(LISTED, LISTED | {"territory": "Tous"}, before=apply(DECLARED, plan)).plan.changes == ()
