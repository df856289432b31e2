"""The charts and the card of the committee's own indicators: what was typed, and nothing added up."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas import DataFrame

from ctg_data.boards.own_indicators import card
from ctg_data.charts.description import Form
from ctg_data.charts.draw import to_plotly
from ctg_data.charts.own_indicators import over_time
from ctg_data.charts.words import alternative
from ctg_data.indicators.declarations import Indicator
from ctg_data.indicators.figure import listed
from ctg_data.indicators.own import OWN, own_declarations, own_figures
from ctg_data.indicators.targets import Target, aim_of
from ctg_data.selection import Selection

NAMES = {11: "CC du Haut-Pays du Montreuillois", 13: "CC des 7 Vallées"}
MAYORS = Indicator("own_mayors", "Élus mobilisés", "Élus venus.", "", "", "élus", "up", OWN)
QUARTERS = ((None, "2025-T1", 31), (None, "2025-T2", 36), (11, "2025-T1", 8), (11, "2025-T2", 9), (13, "2025-T2", 17))
DECOY = (None, "2025-T2", 99)


def values(*rows, decoy=True):
    told = [("own_mayors", *row) for row in rows] + [("own_other", *DECOY)] * decoy
    types = {"territory_id": "Int64", "value": "float64"}
    return DataFrame(told, columns=["key", "territory_id", "period", "value"]).astype(types)


def figures(*rows):
    found = values(*rows)
    return [*listed(own_figures(found), "own_mayors"), *listed(own_figures(found, ("territory",)), "own_mayors")]


def charts(*rows, indicator=MAYORS):
    return over_time(indicator, figures(*rows), NAMES, "tous les territoires")


def plain(text):
    return text.replace("\xa0", " ").replace("\u202f", " ")


AIMED = Selection(1)
YEARS = ((None, "2024", 31), (None, "2025", 36))


def aims(chart_rows, *targets, indicator=MAYORS):
    """The values aimed at on each chart of what was typed."""
    aim = aim_of([Target(1, "own_mayors", *target) for target in targets], indicator, AIMED)
    return [chart.targets for chart in over_time(indicator, figures(*chart_rows), NAMES, "", aim)]


def test_a_bar_is_held_to_the_target_of_its_very_period():
    year = (None, date(2025, 1, 1), date(2025, 12, 31), 40.0)
    quarter = (None, date(2025, 10, 1), date(2025, 12, 31), 11.0)

    assert aims(YEARS, year, quarter) == [(None, 40.0)]


def test_each_territory_is_held_to_its_own_target_on_the_chart_of_one_period():
    one = ((11, "2025", 8), (13, "2025", 17))

    assert aims(one, (13, date(2025, 1, 1), date(2025, 12, 31), 20.0)) == [(None, 20.0)]


def test_a_percentage_is_held_to_a_target_that_lasts():
    share = replace(MAYORS, unit="%")

    assert aims(YEARS, (None, date(2025, 1, 1), None, 60.0), indicator=share) == [(None, 60.0)]


def test_the_line_of_a_target_beyond_every_value_is_within_the_axis():
    aim = aim_of([Target(1, "own_mayors", None, date(2025, 1, 1), date(2025, 12, 31), 90.0)], MAYORS, AIMED)
    (chart,) = over_time(MAYORS, figures(*YEARS), NAMES, "", aim)

    assert chart.high > 90


def test_a_value_of_all_territories_is_no_sum_of_those_of_each():
    assert [figure.value for figure in listed(own_figures(values(*QUARTERS)), "own_mayors")] == [31, 36]


def test_each_territory_has_what_was_typed_for_it():
    found = listed(own_figures(values(*QUARTERS), ("territory",)), "own_mayors")
    assert [(figure.territory, figure.period, figure.value) for figure in found] == [
        *((11, "2025-T1", 8), (11, "2025-T2", 9), (13, "2025-T2", 17))
    ]


def test_no_value_makes_a_table_without_rows():
    assert own_figures(values(decoy=False)).empty


def test_an_indicator_without_a_definition_says_that_it_is_to_be_written():
    row = {"key": "own_x", "name": "X", "definition": "", "unit": "", "direction": "none"}
    assert "à écrire" in own_declarations(DataFrame([row]))["own_x"].definition


def test_all_territories_then_each_have_their_chart():
    assert [chart.form for chart in charts(*QUARTERS)] == [Form.BARS, Form.HEAT_MAP]


def test_a_year_never_stands_among_quarters():
    assert [chart.categories for chart in charts((None, "2025-T4", 42), (None, "2025", 131), (None, "2024", 104))] == [
        ("Tous les territoires",),
        ("Année\xa02024", "Année\xa02025"),
    ]


def test_a_quarter_that_nobody_typed_is_seen_missing():
    (chart,) = charts((None, "2024-T4", 30), (None, "2025-T2", 36))
    assert (chart.categories, chart.series[0].values) == (("T4 2024", "T1 2025", "T2 2025"), (30, None, 36))


def test_the_title_tells_the_last_value_and_the_one_before():
    assert plain(charts(*QUARTERS)[0].title) == "T2 2025 : 36 élus, contre 31 au T1 2025"


def test_the_quarter_before_is_not_told_where_nobody_typed_it():
    assert plain(charts((None, "2024-T4", 30), (None, "2025-T2", 36))[0].title) == "T2 2025 : 36 élus"


def test_the_title_of_the_territories_goes_from_the_lowest_to_the_highest():
    assert plain(charts(*QUARTERS)[1].title) == "T2 2025 : de 9 élus à 17 élus selon le territoire"


def test_without_a_value_the_chart_says_so():
    (chart,) = charts()
    assert "Aucune valeur" in chart.empty


@pytest.mark.parametrize(("number", "high"), [(62, 100), (140, 168)])
def test_a_percentage_goes_up_to_a_hundred_at_least(number, high):
    rate = Indicator("own_mayors", "Part", "Part.", "", "", "%", "up", OWN)
    assert charts((None, "2025-T1", number), indicator=rate)[0].high == high


TYPED = st.tuples(st.sampled_from([None, 11, 13]), st.sampled_from(["2020", "2022", "2023"]))


@given(st.dictionaries(TYPED, st.integers(-900, 900).map(lambda number: number / 4), min_size=1))
def test_whatever_is_typed_is_told_once_within_its_axis(typed):
    found = charts(*((place, period, number) for (place, period), number in typed.items()))
    told = [
        (chart, value) for chart in found for series in chart.series for value in series.values if value is not None
    ]
    assert sorted(value for _, value in told) == sorted(typed.values())
    assert all(chart.low <= value <= chart.high for chart, value in told)
    assert all(alternative(chart) and to_plotly(chart) for chart in found)


def test_the_card_tells_the_latest_quarter_and_how_it_moved():
    said = card(MAYORS, figures(*QUARTERS), NAMES)
    assert (plain(said.value), plain(said.change), said.since, said.direction) == (
        *("36 élus", "+5 élus"),
        *("depuis T1 2025", "better"),
    )


def test_less_of_what_is_hoped_to_fall_is_better():
    hoped = Indicator("own_mayors", "Délai", "Jours.", "", "", "jours", "down", OWN)
    said = card(hoped, figures((None, "2025-T1", 30), (None, "2025-T2", 21)), NAMES)
    assert (plain(said.change), said.direction) == ("−9 jours", "better")


def test_the_card_of_the_only_territory_told_names_it():
    assert "7 Vallées" in card(MAYORS, figures((13, "2025-T1", 5)), NAMES).counts


def test_the_card_of_several_territories_says_why_nothing_is_added_up():
    said = card(MAYORS, figures((11, "2025-T1", 5), (13, "2025-T1", 6)), NAMES)
    assert (said.value, "rien ne dit comment elles s’additionnent" in said.counts) == ("—", True)
