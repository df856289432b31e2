"""What provisional figures wait for, in words, and their place on charts."""

from datetime import date

from ctg_data.charts import codev
from ctg_data.charts.attendance import by_territory, heat_map
from ctg_data.charts.attendance import composition as by_status
from ctg_data.charts.draw import to_plotly
from ctg_data.charts.overview import news
from ctg_data.charts.provisional import marked, of_the_news, said, why
from ctg_data.exports.extract import of_chart
from ctg_data.indicators.attendance import attendance_figures, composition
from ctg_data.indicators.codev import by_meeting_and_kind, by_theme
from ctg_data.indicators.figures import figures
from ctg_data.indicators.provisional import waiting
from tests.counted import DEPART, DEUX_BAIES, HAUT_PAYS, JUNE, MARCH, PLANNED, answers, counts, marks, people, topic

MARCH_DAY, JUNE_DAY, DECEMBER = date(2025, 3, 18), date(2025, 6, 17), date(2025, 12, 9)
HELD = (MARCH, MARCH_DAY, "quarterly", "held")
NOT_RECEIVED = (JUNE, JUNE_DAY, "quarterly", "held", False)
CAME = [*marks(MARCH, HAUT_PAYS, "present", 6), *marks(MARCH, DEUX_BAIES, "present", 6)]
RATE = "attendance_rate"


def given(**rows):
    return counts(**{"meetings": [HELD, NOT_RECEIVED], "attendance": CAME, "members": people(6, 6, 0)} | rows)


def words(text):
    return text.replace("\u202f", " ").replace("\xa0", " ")


def test_one_sheet_is_told_by_its_day():
    assert why(given(), RATE) == "la feuille du 17/06/25 n’est pas reçue"


def test_two_sheets_are_told_by_their_days():
    past = (PLANNED, date(2025, 9, 2), "quarterly", "planned")

    assert (
        why(given(meetings=[NOT_RECEIVED, past]), RATE) == "les feuilles du 17/06/25 et du 02/09/25 ne sont pas reçues"
    )


def test_many_sheets_are_counted():
    every = [(number, date(2025, 1, number), "quarterly", "held", False) for number in range(1, 6)]

    assert words(why(given(meetings=every, attendance=[]), RATE)) == "5 feuilles ne sont pas reçues"


def test_reasons_follow_one_another():
    coming = (PLANNED, DECEMBER, "quarterly", "planned")
    unknown = [*CAME, *marks(MARCH, HAUT_PAYS, "unknown", 2)]
    rows = {"meetings": [HELD, NOT_RECEIVED, coming], "attendance": unknown, "end": date(2025, 12, 31)}

    assert words(why(given(**rows), RATE)) == (
        "la feuille du 17/06/25 n’est pas reçue, 2 présences sont à renseigner et la rencontre du 09/12/25 est à venir"
    )


def test_a_territory_missing_in_a_sheet_is_named():
    expecting = [(place, date(2024, 1, 1), None) for place in (HAUT_PAYS, DEUX_BAIES)]
    rows = {"meetings": [HELD], "attendance": CAME[:2], "expecting": expecting}

    assert why(given(**rows), RATE) == "CA des 2 Baies en Montreuillois manque dans la feuille du 18/03/25"


def test_a_topic_is_counted_once_in_all():
    topics = [topic(MARCH, HAUT_PAYS, status="proposed"), topic(MARCH, DEUX_BAIES, status="proposed")]

    assert (
        words(why(given(meetings=[HELD], topics=topics), "codev_topics_processed")) == "2 sujets restent « proposés »"
    )


def test_a_campaign_of_today_is_told():
    today = date(2025, 9, 30)
    rounds = [(DEPART, "Départ", today, 1, 0, 10, 9)]

    assert words(why(given(campaigns=rounds, scores=answers(DEPART, 1, range(9))), "self_efficacy_median")) == (
        "la campagne « Départ » du 30/09/25 n’est pas finie"
    )


def test_an_indicator_of_the_committee_waits_for_nothing():
    assert said(given(), "own_elus") == ""


def test_the_sentence_of_the_period_says_that_it_is_provisional_and_why():
    told = given()

    assert (news(figures(told), "2025")[:28], words(of_the_news(told))) == (
        "2025, chiffres provisoires\xa0:",
        "Provisoire : la feuille du 17/06/25 n’est pas reçue.",
    )


def test_a_complete_period_says_nothing():
    assert (of_the_news(given(meetings=[HELD])), "provisoire" in news(figures(given(meetings=[HELD])), "2025")) == (
        "",
        False,
    )


def heated(told):
    lacking = waiting(told, RATE)
    return heat_map(attendance_figures(told, ("meeting", "territory")), told.names, "tous", lacking)


def test_the_column_of_a_sheet_not_received_is_neither_nought_nor_masked():
    first, *_ = heated(given()).series

    assert (first.values[1], first.labels[1], first.missing) == (None, "à recevoir", (1,))


def test_a_territory_missing_in_a_sheet_has_its_own_cell():
    expecting = [(place, date(2024, 1, 1), None) for place in (HAUT_PAYS, DEUX_BAIES)]
    told = given(meetings=[HELD], attendance=CAME[:2], expecting=expecting)

    assert [series.labels for series in heated(told).series] == [("6\xa0/\xa06",), ("à compléter",), ("",)]


def test_what_is_not_received_is_drawn_apart():
    drawn = to_plotly(heated(given()))

    assert {shape.line.dash for shape in drawn.layout.shapes} == {"dash"}


def test_a_chart_says_why_under_it_and_an_empty_one_does_not():
    told = given()
    full = by_territory(attendance_figures(told, ("territory",)), told.names, "tous")
    empty = by_territory(attendance_figures(counts(), ("territory",)), {}, "tous")

    assert [words(note) for note in marked(full, told).notes] == [
        "(p) Provisoire : la feuille du 17/06/25 n’est pas reçue."
    ]
    assert marked(empty, told) == empty


def test_the_file_of_a_chart_has_a_column_for_it():
    told = given()
    chart = by_territory(attendance_figures(told, ("territory",)), told.names, "tous")

    (column,) = [each for each in of_chart(chart, JUNE_DAY).columns if each.header == "Provisoire"]

    assert column.cells == ("oui", "oui")


def test_the_statuses_of_a_sheet_not_received_are_not_all_filled_in():
    drawn = by_status(composition(given()), "tous")

    assert (words(drawn.title), drawn.provisional) == ("1 feuille à recevoir", (False, True))


def test_the_sign_is_explained_where_a_mark_bears_it_only():
    awaited = given(meetings=[HELD], topics=[topic(MARCH, HAUT_PAYS), topic(MARCH, HAUT_PAYS, status="proposed")])
    signed, unsigned = codev.per_meeting(by_meeting_and_kind(awaited), "2025"), codev.themes(by_theme(awaited), "2025")
    notes = [words(note) for chart in (signed, unsigned) for note in marked(chart, awaited).notes]

    assert (signed.shown, notes) == (
        ("18/03/25 (p)",),
        ["(p) Provisoire : 1 sujet reste « proposé ».", "Provisoire : 1 sujet reste « proposé »."],
    )
