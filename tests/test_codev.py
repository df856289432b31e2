import pandas as pd

from ctg_data.indicators.codev import by_meeting_and_kind, by_theme, codev_figures
from tests.counted import (
    DEUX_BAIES,
    HAUT_PAYS,
    JUNE,
    MARCH,
    SEPT_VALLEES,
    TERRITORIES,
    counts,
    figure,
    people,
    topic,
)

WORKSHOPS = counts(
    topics=[
        topic(MARCH, HAUT_PAYS, topics=2),
        topic(JUNE, HAUT_PAYS, kind="need", theme="Parentalité"),
        topic(JUNE, DEUX_BAIES, retreatment=True),
        topic(MARCH, DEUX_BAIES, status="postponed", topics=4),
        topic(JUNE, SEPT_VALLEES, status="proposed", topics=8),
    ],
    presenters=[(HAUT_PAYS, 2), (DEUX_BAIES, 1), (None, 3)],
    members=people(6, 5, 7),
)


def test_a_topic_treated_again_counts_once():
    table = codev_figures(WORKSHOPS)

    assert [figure(table, key)["value"] for key in ("codev_topics_processed", "codev_retreatments")] == [3, 1]


def test_a_territory_without_a_topic_has_none_rather_than_no_row():
    table = codev_figures(WORKSHOPS, by=("territory",)).query("key == 'codev_topics_processed'")

    assert table["value"].tolist() == [3, 0, 0]


def test_topics_add_up_meeting_after_meeting():
    table = by_meeting_and_kind(WORKSHOPS).set_index("meeting_id")

    assert table.loc[[MARCH, JUNE], ["need", "issue", "cumulative"]].values.tolist() == [[0, 2, 2], [1, 0, 3]]


def test_themes_come_with_the_most_frequent_first():
    assert by_theme(WORKSHOPS).to_dict() == {"Petite enfance": 2, "Parentalité": 1}


def test_presenters_of_the_network_are_counted_once():
    assert figure(codev_figures(WORKSHOPS), "codev_presenters")["value"] == 3


def test_presenters_of_a_small_territory_would_name_them_and_stay_masked():
    small = counts(presenters=[(HAUT_PAYS, 2), (SEPT_VALLEES, 1), (None, 3)], members=people(6, 5, 1))

    row = figure(codev_figures(small, by=("territory",)), "codev_presenters", territory_id=SEPT_VALLEES)

    assert (row["masked"], pd.isna(row["value"]), pd.isna(row["n"])) == (True, True, True)


def test_presenters_are_not_told_by_meeting():
    assert "codev_presenters" not in set(codev_figures(WORKSHOPS, by=("meeting",))["key"])


def test_choosing_a_small_territory_alone_shows_no_more_presenters_than_its_line():
    alone = counts(territories=TERRITORIES[2:], presenters=[(SEPT_VALLEES, 1), (None, 1)], members=people(6, 5, 1))

    assert figure(codev_figures(alone), "codev_presenters")["masked"]
