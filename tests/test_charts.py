from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, strategies

from ctg_data.charts import attendance, codev, overview, problems, self_efficacy
from ctg_data.charts import template as chart_template
from ctg_data.charts.axes import under
from ctg_data.charts.description import Chart, Form, Series
from ctg_data.charts.draw import to_plotly
from ctg_data.charts.numbers import out_of
from ctg_data.charts.words import NOTHING as NOTHING_SAID
from ctg_data.charts.words import alternative, table
from ctg_data.indicators.attendance import attendance_figures, composition
from ctg_data.indicators.change import latest_change
from ctg_data.indicators.codev import by_meeting_and_kind, by_theme, codev_figures
from ctg_data.indicators.figure import Figure, listed
from ctg_data.indicators.figures import figures
from ctg_data.indicators.problems import by_cohort, by_status, open_since, problem_figures
from ctg_data.indicators.self_efficacy import self_efficacy_figures
from ctg_data.vocabulary import Domain
from tests.counted import CAMPAIGNS, DAYS, DEPART, JUNE, LATER, MARCH, answers, counts, marks, people, problem, topic

SCOPE, SCALE = "tous les territoires, 2025", (0.0, 10.0)
TODAY = date(2025, 12, 31)
WAVES = [name for _, name, *_ in CAMPAIGNS]


def network(*sizes):
    """A network with so many CCT per territory: meetings, topics, difficulties, and two campaigns."""
    told = range(1, len(sizes) + 1)
    return counts(
        attendance=[
            row
            for territory, size in zip(told, sizes, strict=True)
            for meeting in (MARCH, JUNE)
            for row in marks(meeting, territory, "present", size - 1) + marks(meeting, territory, "unknown", 1)
        ],
        members=people(*sizes),
        topics=[topic(MARCH, 1), topic(JUNE, 2, kind="need", theme="Parentalité")],
        problems=[
            problem(1, "overcome", overcome_on=date(2025, 2, 10)),
            problem(2, "open", problems=2),
            problem(3, "no_follow_up", identified_on=date(2025, 5, 2)),
        ],
        campaigns=CAMPAIGNS,
        scores=[
            row
            for territory, size in zip(told, sizes, strict=True)
            for campaign in (DEPART, LATER)
            for domain in ("", *Domain)
            for row in answers(campaign, territory, [(n * campaign) % 9 for n in range(size)], domain=str(domain))
        ],
    )


def drawn(counted):
    """Every chart of the pages, from one network."""
    names = counted.names
    by_meeting, by_territory = (attendance_figures(counted, (grain,)) for grain in ("meeting", "territory"))
    told = self_efficacy_figures(counted)
    charts = [
        attendance.by_meeting(by_meeting, SCOPE, lambda figure: 80.0),
        attendance.by_territory(by_territory, names, SCOPE),
        attendance.heat_map(attendance_figures(counted, ("meeting", "territory")), names, SCOPE),
        attendance.composition(composition(counted), SCOPE),
        codev.per_meeting(by_meeting_and_kind(counted), SCOPE),
        codev.cumulative(by_meeting_and_kind(counted), SCOPE),
        codev.themes(by_theme(counted), SCOPE),
        codev.by_territory(codev_figures(counted, ("territory",)), names, SCOPE),
        problems.flow(by_status(counted), SCOPE),
        problems.cohorts(by_cohort(counted), SCOPE),
        problems.ages(open_since(counted, TODAY), SCOPE),
        problems.by_territory(problem_figures(counted, ("territory",)), names, SCOPE),
        self_efficacy.campaigns(told, WAVES if len(counted.campaigns) else [], SCALE, SCOPE),
        self_efficacy.domains({d: self_efficacy_figures(counted, domain=d) for d in Domain}, WAVES, SCALE, SCOPE),
        self_efficacy.territories(self_efficacy_figures(counted, ("territory",)), WAVES, names, SCALE, SCOPE),
        self_efficacy.change(latest_change(counted), SCOPE),
        *overview.territory_charts(attendance_figures(counted, ("territory", "period")), names, SCOPE),
    ]
    return {chart.key: chart for chart in charts}


LARGE, SMALL, NOTHING = drawn(network(8, 9, 10)), drawn(network(2, 3, 4)), drawn(counts())
EVERY = [
    pytest.param(chart, id=f"{size}-{key}")
    for size, charts in (("large", LARGE), ("small", SMALL), ("empty", NOTHING))
    for key, chart in charts.items()
]
FULL = [chart for chart in EVERY if not chart.values[0].empty]
BARS = Chart(
    "bars",
    Form.BARS,
    "Le constat",
    "La mesure",
    ("T1 2025", "T2 2025"),
    (Series("Présence", (75.0, None), ("75 %\n6 / 8", "3 / 4"), "#1F4E79"),),
    "%",
    0,
    100,
    targets=(80.0, 80.0),
    notes=("Une note.",),
)


def words_of(figure):
    """All that is written on a drawing."""
    return " ".join(str(annotation.text) for annotation in figure.layout.annotations)


@pytest.mark.parametrize("chart", EVERY)
def test_a_title_is_a_finding_in_ten_words_at_most(chart):
    assert 1 <= len(chart.title.split(" ")) <= 10


TYPED = strategies.lists(
    strategies.sampled_from(["Départ", "de", "la", "région", "d’Audruicq", "2026", "CC"]), min_size=1
)
HELD = network(8, 9, 10)
BY_QUARTER = attendance_figures(HELD, ("territory", "period"))
FELT = self_efficacy_figures(HELD)


@given(TYPED.map(" ".join), TYPED.map(" ".join))
def test_however_long_what_people_typed_a_title_is_short_and_the_words_name_every_cell_of_the_table(name, other):
    charts = [
        *overview.territory_charts(BY_QUARTER, dict.fromkeys(HELD.names, name), SCOPE),
        codev.themes(pd.Series({name: 3, f"{other} autre": 1}), SCOPE),
        self_efficacy.campaigns(FELT, [name, f"{other} puis"], SCALE, SCOPE),
    ]

    long = [chart.title for chart in charts if len(chart.title.split(" ")) > 10]
    unsaid = [cell for chart in charts for cell in cells(chart) if cell not in alternative(chart)]
    assert (long, unsaid) == ([], [])


@pytest.mark.parametrize("chart", FULL)
def test_the_words_name_every_cell_of_the_table(chart):
    assert [cell for cell in cells(chart) if cell not in alternative(chart)] == []


def cells(chart):
    """What the table of a chart says, blank cells aside."""
    return [cell for row in table(chart).values.tolist() for cell in row[1:] if cell != NOTHING_SAID]


@pytest.mark.parametrize("chart", EVERY)
def test_a_subtitle_says_the_scope_and_the_period(chart):
    assert chart.subtitle.endswith(SCOPE)


@pytest.mark.parametrize("chart", EVERY)
def test_every_chart_can_be_drawn(chart):
    assert to_plotly(chart).layout.template.layout.font.family


@pytest.mark.parametrize("chart", EVERY)
def test_a_rate_is_drawn_on_its_full_scale(chart):
    assert chart.unit != "%" or (chart.low, chart.high) == (0, 100)


@pytest.mark.parametrize("chart", FULL)
def test_each_series_has_a_value_and_a_label_per_category(chart):
    assert {len(run) for s in chart.series for run in (s.values, s.labels)} == {len(chart.categories)}


@pytest.mark.parametrize("chart", FULL)
def test_the_words_tell_every_number_of_the_marks(chart):
    told = alternative(chart)

    assert [label for s in chart.series for label in s.labels if label.replace("\n", ", ") not in told] == []


@pytest.mark.parametrize("chart", FULL)
def test_up_to_four_series_are_named_on_the_marks_without_a_legend(chart):
    assert bool(to_plotly(chart).layout.showlegend) == (len(chart.series) > 4 and chart.form is not Form.HEAT_MAP)


@pytest.mark.parametrize("chart", NOTHING.values(), ids=NOTHING)
def test_without_data_a_chart_says_so(chart):
    assert chart.empty.endswith(".")


@pytest.mark.parametrize("key", ["self_efficacy_territories"])
def test_a_chart_of_masked_cells_says_that_they_are_masked(key):
    assert SMALL[key].empty.startswith("Masqué")


def test_the_heat_map_is_titled_by_the_last_meeting_and_without_rates_by_what_it_counts():
    titles = [network["attendance_heat_map"].title.replace("\xa0", " ") for network in (LARGE, SMALL)]

    assert titles == [
        "Dernière rencontre : de 100,0\u202f% à 100,0\u202f% selon le territoire",
        "Présents sur attendus, rencontre par rencontre",
    ]


def test_a_small_network_has_counts_in_its_heat_map_and_no_shade():
    rows = SMALL["attendance_heat_map"].series

    assert {value for row in rows for value in row.values} == {None}


def test_a_small_network_reads_counts_rather_than_percentages():
    first, *_ = SMALL["attendance_by_meeting"].series

    assert [label.replace("\u202f", "").replace("\u00a0", "") for label in first.labels] == ["6/6", "6/6"]


def test_the_small_multiples_share_their_axis():
    panels = [chart for key, chart in LARGE.items() if key.startswith("panel_")]

    assert {(chart.low, chart.high) for chart in panels} == {(0, panels[0].high)}


def test_a_long_theme_does_not_make_a_long_title():
    topics = by_theme(
        counts(topics=[topic(MARCH, 1, theme="Une thématique dite en beaucoup trop de mots pour un titre")])
    )

    assert len(codev.themes(topics, SCOPE).title.split(" ")) <= 10


def test_a_target_is_a_line_with_its_words():
    figure = to_plotly(BARS)

    assert (figure.layout.shapes[0].y0, words_of(figure)) == (80, "Cible<br>80\u202f%")


def test_a_target_that_changes_is_told_for_each_category():
    chart = replace(BARS, targets=(None, 80.0))

    (line,) = to_plotly(chart).layout.shapes
    assert ((line.x0, line.x1, line.y0), "Cible : T2 2025 80\u202f%." in alternative(chart)) == ((0.5, 1.5, 80), True)


def test_the_targets_of_bars_across_stand_each_along_its_own_and_over_its_bar():
    shapes = to_plotly(replace(BARS, form=Form.HORIZONTAL_BARS, targets=(70.0, 80.0))).layout.shapes
    lines = [(line.x0, line.x1, line.y0, line.y1) for line in shapes if line.line.dash and line.layer == "above"]

    assert lines == [(70, 70, -0.5, 0.5), (80, 80, 0.5, 1.5)]


def test_the_words_of_the_targets_of_bars_across_stand_beside_their_bars_never_on_them():
    words = to_plotly(replace(BARS, form=Form.HORIZONTAL_BARS, targets=(70.0, 80.0))).layout.annotations

    assert [(said.x, said.xref, said.y, said.text) for said in words] == [
        (1, "paper", 0, "Cible<br>70\u202f%"),
        (1, "paper", 1, "Cible<br>80\u202f%"),
    ]


def test_a_segment_too_low_for_its_number_says_it_in_the_table_only():
    people = Series("Présents", (60.0,), ("60",), "#000000"), Series("Absents", (2.0,), ("2",), "#000000")
    chart = Chart("attendance_composition", Form.STACKED_BARS, "t", "s", ("17/11/26",), people, "personnes")

    assert ([list(bar.text) for bar in to_plotly(chart).data], "2" in str(table(chart))) == ([["60"], [""]], True)


def test_many_days_under_an_axis_stand_on_one_line_each_so_that_turned_they_do_not_overlap():
    days = tuple(f"{day:02}/03/26" for day in range(1, 13))
    many = replace(BARS, categories=days, series=(Series("A", (1.0,) * 12, ("1",) * 12, "#000000"),), targets=())

    assert under(many) == list(days)


@pytest.mark.parametrize(("columns", "angle"), [(8, 0), (12, None)])
def test_up_to_ten_days_stand_upright_under_their_marks(columns, angle):
    days = tuple(f"{day:02}/03/26" for day in range(1, columns + 1))
    chart = replace(BARS, categories=days, series=(replace(BARS.series[0], values=(1.0,) * columns),), targets=())

    assert to_plotly(chart).layout.xaxis.tickangle == angle


def test_counts_stand_on_two_lines_where_many_bars_leave_each_little_width():
    days = tuple(f"{day:02}/03/26" for day in range(1, 9))
    many = replace(
        BARS, categories=days, series=(Series("A", (50.0,) * 8, (out_of(14, 18),) * 8, "#000000"),), targets=()
    )

    assert set(to_plotly(many).data[0].text) == {"14<br>/ 18"}


def test_what_a_bar_says_stands_in_it_where_the_line_of_its_target_would_cross_the_words():
    near = replace(BARS, series=(replace(BARS.series[0], values=(75.0, 10.0)),))

    assert list(to_plotly(near).data[0].textposition) == ["inside", "outside"]


def test_without_a_target_nothing_of_it_is_drawn_told_or_listed():
    bare = replace(BARS, targets=(None, None))

    assert (to_plotly(bare).layout.shapes, "Cible" in alternative(bare), "Cible" in table(bare)) == ((), False, False)


def test_a_value_too_small_to_show_keeps_its_label():
    (bars,) = to_plotly(BARS).data

    assert list(bars.text) == ["75 %<br>6 / 8", "3 / 4"]


def test_the_drawing_of_nothing_says_why():
    assert "Rien encore" in words_of(to_plotly(Chart("none", Form.BARS, "Le titre", "Ici", empty="Rien encore.")))


def test_two_stacked_series_are_named_beside_the_last_bar():
    pair = tuple(Series(name, (3.0, 1.0), ("3", "1"), "#1F4E79") for name in ("Présents", "Autres"))

    said = words_of(to_plotly(Chart("pair", Form.STACKED_BARS, "Un", "Deux", ("T1", "T2"), pair)))

    assert [name for name in ("Présents", "Autres") if name not in said] == []


def test_the_words_of_a_chart_hold_title_numbers_target_and_notes():
    assert alternative(BARS) == (
        "Le constat. La mesure. Présence : T1 2025 75 %, 6 / 8 ; T2 2025 3 / 4. Cible 80\u202f%. Une note."
    )


def test_the_table_has_a_row_per_category_and_says_what_the_marks_say():
    assert table(BARS).values.tolist() == [
        ["T1 2025", "75 %, 6 / 8", "80\u202f%"],
        ["T2 2025", "3 / 4", "80\u202f%"],
    ]


def test_an_interval_tells_its_bounds():
    spread = Series("Médiane", (5.4,), ("5,4",), "#1F4E79", lows=(4.2,), highs=(6.0,))

    told = alternative(Chart("spread", Form.INTERVALS, "Un", "Deux", ("Départ",), (spread,)))

    assert "5,4 (de 4,2 à 6)" in told


def told(*given, **more):
    return overview.news(*given, **more).replace("\u202f", " ").replace("\xa0", " ")


def test_the_news_tells_who_came_what_was_treated_and_what_was_overcome():
    said = told(figures(network(8, 9, 10)), "2025")

    assert [part for part in ("sujets traités", "difficulté surmontée", "attendues") if part not in said] == []


def test_the_news_of_a_period_is_what_moved_since_the_one_before():
    before = overview.Before("2024", figures(network(12, 9, 10)))

    assert "48 présences sur 48 attendues (100,0 %, entre 88,9 % et 100,0 %), stable par rapport à 2024" in told(
        figures(network(8, 9, 10)), "2025", before=before
    )


def test_without_a_period_before_the_news_is_the_last_meeting():
    met = listed(attendance_figures(network(8, 9, 10), ("meeting",)), "attendance_rate")

    assert told(figures(network(8, 9, 10)), "toute la période", met).startswith(
        "24 présents sur 24 à la dernière rencontre, le 17 juin 2025, chiffre provisoire "
        "(24 sur 24 à la précédente). Toute la période : 2 sujets traités en CODEV"
    )


def test_a_last_meeting_that_is_masked_is_not_told_in_the_place_of_the_one_before():
    earlier, last = (Figure("attendance_rate", day=DAYS[met], numerator=3, n=4) for met in (MARCH, JUNE))
    hidden = Figure("attendance_rate", day=date(2025, 9, 1), masked=True)

    assert "dernière rencontre" not in told(figures(counts()), "2025", (earlier, last, hidden))


def test_the_news_tells_how_people_feel_one_by_one():
    moved = latest_change(network(8, 9, 10))

    assert told(figures(counts()), "2025", moved=moved) == (
        f"2025 : sentiment d’efficacité : {self_efficacy.directions(moved)}."
    )


def test_the_news_of_nothing_says_so():
    assert told(figures(counts(meetings=())), "2025") == (
        "2025 : aucune présence, aucun sujet et aucune difficulté enregistrés pour ce choix."
    )


PLACES = tuple((place, f"2000000{place:02d}", f"CC du pays {place:02d}") for place in range(1, 31))


def many(places):
    """As many territories, each with more people than the one before."""
    here = PLACES[:places]
    came = [row for place, *_ in here for row in marks(MARCH, place, "present", 4 + place)]
    return counts(territories=here, attendance=came, members=[(place, "cct", 4 + place) for place, *_ in here])


def test_many_territories_are_one_map_rather_than_small_charts():
    charts = overview.territory_charts(attendance_figures(many(10), ("territory", "period")), many(10).names, SCOPE)

    assert [chart.form for chart in charts] == [Form.HEAT_MAP]


def test_a_chart_draws_the_twenty_largest_territories_and_says_where_the_others_are():
    held = many(30)

    chart = attendance.by_territory(attendance_figures(held, ("territory",)), held.names, SCOPE)

    assert (chart.categories[0], len(chart.categories), chart.notes[-1].replace("\xa0", " ")) == (
        "CC du pays 11",
        20,
        "20 territoires dessinés sur 30, ceux où le plus de personnes sont attendues ; "
        "choisissez les 10 autres dans le filtre « Territoires ».",
    )


def test_a_long_tail_of_themes_is_told_together():
    topics = by_theme(counts(topics=[topic(MARCH, 1, theme=f"Thème {n}") for n in range(13)]))

    chart = codev.themes(topics, SCOPE)

    assert (len(chart.categories), chart.categories[-1], chart.series[0].values[-1]) == (10, "4 autres thématiques", 4)


def test_charts_side_by_side_are_drawn_at_one_height():
    assert to_plotly(BARS, 500).layout.height == 500


def test_the_screen_hides_just_what_an_exported_image_says_above_the_marks():
    style = (Path(chart_template.__file__).parents[1] / "ui" / "style.css").read_text("utf-8")

    assert f"margin-top: -{chart_template.HEADING}px;" in style


def test_no_chart_claims_a_cause():
    said = " ".join(alternative(chart.values[0]) for chart in EVERY)

    assert "grâce à" not in said


def test_names_beside_marks_close_to_each_other_do_not_touch():
    close = tuple(Series(name, (1.0, 5.0), ("1", "5"), "#1F4E79") for name in ("Connaissances", "Réseau de pairs"))

    figure = to_plotly(Chart("close", Form.LINES, "Un", "Deux", ("T1", "T2"), close, low=0, high=10))

    low, high = sorted(annotation.y for annotation in figure.layout.annotations)
    assert high - low >= 10 / 13


def test_names_beside_marks_at_the_top_stay_in_the_drawing():
    top = tuple(Series(name, (10.0,), ("10",), "#1F4E79") for name in ("Besoins", "Problématiques", "Autres"))

    figure = to_plotly(Chart("top", Form.LINES, "Un", "Deux", ("T1",), top, low=0, high=10))

    assert max(annotation.y for annotation in figure.layout.annotations) <= 10


def test_a_category_whose_figures_are_provisional_says_so_in_the_table_and_in_the_words():
    chart = Chart(
        "k", Form.BARS, "Titre", "", ("T1", "T2"), (Series("", (1, 2), ("1", "2"), "#000"),), provisional=(False, True)
    )

    assert (list(table(chart)["Libellé"]), "T2 (p) 2" in alternative(chart)) == (["T1", "T2 (p)"], True)
