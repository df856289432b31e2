from datetime import date

from ctg_data.charts import problems as charts
from ctg_data.indicators.figure import latest
from ctg_data.indicators.problems import by_cohort, by_status, open_since, problem_figures
from tests.counted import DEUX_BAIES, HAUT_PAYS, SEPT_VALLEES, counts, people, problem

TODAY = date(2025, 12, 31)
ROWS = [
    problem(HAUT_PAYS, "overcome", overcome_on=date(2025, 1, 20), problems=3),
    problem(HAUT_PAYS, "not_overcome", problems=2),
    problem(DEUX_BAIES, "open", identified_on=date(2025, 4, 20)),
    problem(DEUX_BAIES, "open", identified_on=date(2025, 11, 20), problems=2),
    problem(SEPT_VALLEES, "no_follow_up", identified_on=date(2025, 4, 20), problems=4),
]
LARGE, SMALL = counts(problems=ROWS, members=people(6, 7, 8)), counts(problems=ROWS, members=people(2, 3, 4))
FIGURES = problem_figures(LARGE)


def plain(words):
    return words.replace("\u202f", " ").replace("\xa0", " ")


def test_the_flow_goes_stage_after_stage_from_what_was_identified_to_what_was_overcome():
    chart = charts.flow(by_status(LARGE), "réseau")

    assert (list(chart.categories), {series.name: series.values for series in chart.series}) == (
        ["Repérées\n12", "Suivies\n8", "Suivi terminé\n5", "Surmontées\n3"],
        {
            "Surmontées": (3, 3, 3, 3),
            "Non surmontées": (2, 2, 2, None),
            "En cours": (3, 3, None, None),
            "Sans suivi renseigné": (4, None, None, None),
        },
    )


def test_the_cohorts_stack_and_colour_what_became_of_them_as_the_flow_does():
    flow, cohorts = charts.flow(by_status(LARGE), "réseau"), charts.cohorts(by_cohort(LARGE), "réseau")

    assert [(row.name, row.colour) for row in cohorts.series] == [(row.name, row.colour) for row in flow.series]


def test_a_flow_that_would_point_at_somebody_is_said_masked():
    assert charts.flow(by_status(SMALL), "réseau", masked=True).empty.startswith("Masqué")


def test_a_cohort_is_the_quarter_of_identification():
    chart = charts.cohorts(by_cohort(LARGE), "réseau")

    assert (chart.categories, plain(chart.title)) == (
        ("T1 2025", "T2 2025", "T3 2025", "T4 2025"),
        "2 difficultés repérées au T4 2025",
    )


def test_ages_tell_since_when_difficulties_stay_open():
    chart = charts.ages(open_since(LARGE, TODAY), "réseau")

    assert chart.series[0].values == (2, 0, 1, 0)


def test_the_oldest_difficulty_still_open_gives_its_day():
    assert plain(charts.oldest(open_since(LARGE, TODAY))) == "La plus ancienne depuis le 20 avril 2025"


def test_without_an_open_difficulty_nothing_is_the_oldest():
    assert charts.oldest(open_since(counts(problems=ROWS[:2]), TODAY)) == ""


def test_a_large_territory_shows_what_it_overcame_out_of_what_it_identified():
    chart = charts.by_territory(problem_figures(LARGE, ("territory",)), LARGE.names, "réseau")

    assert list(map(plain, chart.series[0].labels)) == ["3 / 5", "0 / 3", "0 / 4"]


def test_a_small_territory_shows_what_it_overcame_alone_and_says_why():
    chart = charts.by_territory(problem_figures(SMALL, ("territory",)), SMALL.names, "réseau")

    assert (chart.series[0].labels, chart.notes) == (("3", "0", "0"), (charts.FEW,))


def test_those_without_follow_up_stand_beside_the_rate():
    told = (
        charts.among_followed(latest(FIGURES, "problem_resolution_rate")),
        charts.beside(latest(FIGURES, "problems_without_follow_up")),
    )

    assert tuple(map(plain, told)) == (
        "3 surmontées sur 8 dont le suivi est renseigné",
        "4 sans suivi renseigné, à part",
    )


def test_a_delay_says_on_how_many_difficulties():
    assert plain(charts.delayed(latest(FIGURES, "problem_median_delay"))) == "sur 3 difficultés datées"


def test_nothing_overcome_anywhere_is_said_so():
    none = counts(problems=ROWS[1:], members=people(6, 7, 8))

    assert (
        charts.by_territory(problem_figures(none, ("territory",)), none.names, "réseau").empty == charts.NONE_OVERCOME
    )
