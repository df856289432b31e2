from ctg_data.charts.codev import by_territory, could_present, cumulative, kinds, per_meeting, themes, waiting
from ctg_data.indicators.codev import by_meeting_and_kind, by_theme, codev_figures
from tests.counted import DEUX_BAIES, HAUT_PAYS, JUNE, MARCH, SEPT_VALLEES, counts, people, topic

WORKSHOPS = counts(
    topics=[
        topic(MARCH, HAUT_PAYS, topics=2),
        topic(JUNE, HAUT_PAYS, kind="need", theme=""),
        topic(JUNE, DEUX_BAIES, retreatment=True),
        topic(JUNE, DEUX_BAIES, status="postponed", topics=2),
        topic(JUNE, SEPT_VALLEES, status="proposed"),
        topic(JUNE, SEPT_VALLEES, status="withdrawn", topics=7),
    ]
)
MEETINGS = by_meeting_and_kind(WORKSHOPS)
UNTREATED = by_meeting_and_kind(counts(topics=[topic(MARCH, HAUT_PAYS, status="proposed")]))


def test_each_meeting_shows_its_needs_and_its_issues():
    chart = per_meeting(MEETINGS, "réseau")

    assert [(series.name, series.values) for series in chart.series] == [
        ("Besoins", (0, 1)),
        ("Problématiques", (2, 0)),
    ]


def test_a_kind_never_treated_takes_no_place():
    one = by_meeting_and_kind(
        counts(topics=[topic(MARCH, HAUT_PAYS), topic(JUNE, HAUT_PAYS, kind="need", status="proposed")])
    )

    assert [series.name for series in per_meeting(one, "réseau").series] == ["Problématiques"]


def test_topics_only_proposed_leave_the_meetings_without_a_mark():
    assert per_meeting(UNTREATED, "réseau").empty == "Aucun sujet traité pour ce choix."


def test_the_cumulative_line_ends_on_all_the_topics_treated():
    assert cumulative(MEETINGS, "réseau").series[0].labels == ("2", "3")


def test_a_theme_not_said_is_named_so():
    assert themes(by_theme(WORKSHOPS), "réseau").categories == ("Petite enfance", "Thématique non précisée")


def test_themes_as_frequent_as_each_other_have_no_winner():
    even = counts(topics=[topic(MARCH, HAUT_PAYS, theme="Jeunesse"), topic(MARCH, HAUT_PAYS, theme="Logement")])

    assert themes(by_theme(even), "réseau").title == "Aucune thématique ne domine"


def test_a_territory_that_brought_nothing_keeps_its_line():
    chart = by_territory(codev_figures(WORKSHOPS, ("territory",)), WORKSHOPS.names, "réseau")

    assert (len(chart.categories), chart.series[0].labels) == (3, ("3", "0", "0"))


def test_the_kinds_are_told_in_the_words_of_the_experiment():
    assert kinds(MEETINGS).replace("\u202f", " ").replace("\xa0", " ") == "1 besoin, 2 problématiques"


def test_what_waits_for_its_turn_is_told_and_what_was_withdrawn_is_not():
    assert waiting(WORKSHOPS.topics).replace("\u202f", " ").replace("\xa0", " ") == "2 sujets reportés, 1 sujet proposé"


def test_those_who_could_present_are_the_people_of_the_network_not_its_operators():
    assert could_present(counts(members=people(5, 6, 7)).members) == "sur 18\u00a0chargés de coopération aujourd’hui"
