"""What the versions of a questionnaire mean for its figures: trends that break, other scales, forms not scored."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctg_data import store
from ctg_data.charts import self_efficacy as charts
from ctg_data.charts.draw import to_plotly
from ctg_data.charts.words import alternative
from ctg_data.indicators.change import change_figures, latest_change
from ctg_data.indicators.figure import latest
from ctg_data.indicators.self_efficacy import breaks, campaigns, on_same_scale, self_efficacy_figures
from ctg_data.selection import Selection
from ctg_data.vocabulary import Domain
from tests.counted import CAMPAIGNS, DEPART, LAST, LATER, answers, asked, counts, figure
from tests.stores import NETWORK, Filling

FIRST, SECOND, OTHER = 1, 2, 3
DOMAINS = ("knowledge", "skills", "problem_solving", "peers")
OLD, NEW = ("Q1", "Q2", "Q3", "Q4"), ("Q1", "Q11", "Q3", "Q4")  # the statement of skills replaced
BEFORE, AFTER = (3, 4, 4, 5, 5, 6, 6, 7), (4, 5, 6, 6, 5, 6, 7, 6)
THREE = (
    *CAMPAIGNS[:1],
    (LATER, "Vague 2", date(2025, 9, 15), SECOND, 0, 10, 9),
    (LAST, "Vague 3", date(2026, 3, 15), SECOND, 0, 10, 9),
)
NAMES, SCALE = ["Départ", "Vague 2", "Vague 3"], (0.0, 10.0)


def versions(*rounds, scores=None):
    """Campaigns of a questionnaire whose second version replaces one statement."""
    given = [*answers(DEPART, 1, BEFORE), *answers(LATER, 1, AFTER), *answers(LAST, 1, BEFORE)]
    items = [*asked(FIRST, OLD), *asked(SECOND, NEW), *asked(OTHER, ("Q21", "Q22", "Q23", "Q24"), (1, 4))]
    return counts(campaigns=rounds, items=items, scores=given if scores is None else scores)


def test_another_composition_begins_another_trend_of_the_total():
    assert breaks(campaigns(versions(*THREE))) == (1,)


@pytest.mark.parametrize(("domain", "expected"), [("skills", (1,)), ("knowledge", ()), ("peers", ())])
def test_a_domain_whose_statements_are_the_same_keeps_its_trend(domain, expected):
    assert breaks(campaigns(versions(*THREE)), domain) == expected


def test_a_change_is_told_between_campaigns_that_asked_the_same():
    change = latest_change(versions(*THREE))
    assert (change.first, change.last) == ("Vague 2", "Vague 3")


def test_a_campaign_that_asks_again_what_the_first_asked_is_compared_with_it():
    back = (LAST, "Vague 3", date(2026, 3, 15), FIRST, 0, 10, 9)
    scores = [*answers(DEPART, 1, BEFORE), *answers(LATER, 1, BEFORE), *answers(LAST, 1, AFTER)]

    assert latest_change(versions(*THREE[:2], back, scores=scores)).first == "Départ"


def test_a_campaign_that_begins_a_trend_has_no_change_and_shows_no_older_one():
    older = (LAST, "Avant", date(2024, 1, 15), FIRST, 0, 10, 9)
    rounds = versions(older, *THREE[:2], scores=[*answers(LAST, 1, AFTER), *answers(DEPART, 1, BEFORE)])

    told = latest(change_figures(rounds), "self_efficacy_change")

    assert (latest_change(rounds), told.value, told.masked) == (None, None, False)


def test_the_break_is_drawn_told_and_parts_the_title():
    rounds = versions(*THREE)
    parted = breaks(campaigns(rounds))
    chart = charts.campaigns(self_efficacy_figures(rounds), NAMES, SCALE, "réseau", parted)

    drawn = [shape.x0 for shape in to_plotly(chart).layout.shapes]
    said = "Autres affirmations à partir de « Vague 2 »" in alternative(chart).replace("\xa0", " ")
    assert (drawn, said, chart.title) == ([0.5], True, "Médiane de 6,0 (Vague 2) puis 5,0 (Vague 3)")


def test_the_break_of_a_domain_is_drawn_on_its_row_only():
    rounds = versions(
        *THREE,
        scores=[row for wave in (DEPART, LATER, LAST) for d in ("", *DOMAINS) for row in answers(wave, 1, BEFORE, d)],
    )
    tables = {domain: self_efficacy_figures(rounds, domain=domain) for domain in Domain}
    parted = {domain: breaks(campaigns(rounds), domain) for domain in Domain}

    chart = charts.domains(tables, NAMES, SCALE, "réseau", parted)

    rows = [(shape.y0, shape.y1) for shape in to_plotly(chart).layout.shapes]
    assert (rows, [note.split("\xa0")[0].split(" ")[0] for note in chart.notes]) == ([(0.5, 1.5)], ["Compétences"])


def test_a_domain_no_longer_asked_is_not_said_masked():
    items = [*asked(FIRST, OLD), *asked(SECOND, NEW)[:3]]
    rounds = replace(versions(*THREE[:2]), items=counts(items=items).items)

    row = figure(self_efficacy_figures(rounds, domain="peers"), "self_efficacy_median", date=THREE[1][2])

    assert (row["masked"], pd.isna(row["value"])) == (False, True)


def test_campaigns_on_another_scale_are_on_no_axis_of_these():
    other = (LAST, "Échelle", date(2026, 3, 15), OTHER, 4, 16, 9)
    rounds = versions(*THREE[:2], other)

    assert [each.name for each in campaigns(on_same_scale(rounds))] == ["Échelle"]


cells = st.lists(st.tuples(st.sampled_from([1, 2, 3, None]), st.integers(0, 10)), min_size=1, max_size=18)


@settings(max_examples=25)
@given(cells, st.sampled_from([OLD, NEW]), st.sampled_from(["", *DOMAINS]))
def test_what_a_version_asks_changes_nothing_of_what_is_masked(people, codes, domain):
    rows = [
        (DEPART, cell, f"p{n}", each, score, 4) for n, (cell, score) in enumerate(people) for each in ("", *DOMAINS)
    ]
    same, other = (
        replace(counts(campaigns=THREE[:1], items=asked(FIRST, own), scores=rows), territories=counts().territories)
        for own in (OLD, codes)
    )

    hidden = [self_efficacy_figures(each, ("territory",), domain)["masked"].tolist() for each in (same, other)]

    assert hidden[0] == hidden[1]


# Scored by a sum, from invented statements: at most three of ten answers may be missing.


@pytest.fixture
def summed(db):
    """Ten statements answered from 1 to 4; six people, one of whom leaves three answers, another four."""
    filling = Filling(db)
    scale = {"scale_min": 1, "scale_max": 4, "scoring": "sum", "missing_allowed": 3}
    other = filling.add("questionnaire", code="autre", version=1, title="Dix affirmations inventées", **scale)
    items = [
        filling.add(
            "item", questionnaire_id=other, position=n, code=f"Q{n + 20}", domain=DOMAINS[n % 4], text=f"Inventée {n}"
        )
        for n in range(1, 11)
    ]
    campaign = filling.add(
        "campaign", network_id=NETWORK, questionnaire_id=other, name="Somme", held_on=date(2026, 3, 1), expected=7
    )
    for person, (value, missing) in enumerate([(1, 0), (2, 0), (3, 0), (4, 0), (4, 3), (4, 4)]):
        response = filling.add("response", campaign_id=campaign, code=f"AB{person}")
        for item in items[missing:]:
            filling.add("answer", response_id=response, item_id=item, value=value)
    filling.commit()
    with db.reading() as tx:
        return store.counts(tx, Selection(NETWORK))


def test_a_sum_is_on_the_scale_of_all_its_statements(summed):
    (campaign,) = campaigns(summed)
    assert (campaign.scale, campaign.item_scale) == ((10.0, 40.0), (1.0, 4.0))


def test_three_missing_answers_are_made_up_for_by_the_others_and_four_leave_no_score(summed):
    whole = summed.scores[summed.scores["domain"] == ""]
    assert dict(zip(whole["respondent"], whole["score"], strict=True)) == {
        "AB0": 10.0,
        "AB1": 20.0,
        "AB2": 30.0,
        "AB3": 40.0,
        "AB4": 40.0,
    }


def test_a_form_without_a_score_has_none_in_any_domain(summed):
    assert "AB5" not in set(summed.scores["respondent"])


def test_a_domain_is_a_mean_on_the_scale_of_an_answer(summed):
    domains = summed.scores[summed.scores["domain"] != ""]
    assert (domains["score"].min(), domains["score"].max()) == (1.0, 4.0)


def test_the_median_of_a_sum_is_told_on_its_scale(summed):
    median = latest(self_efficacy_figures(summed), "self_efficacy_median")
    assert (median.value, median.n, charts.on_scale(campaigns(summed)[0].scale).replace("\xa0", " ")) == (30, 5, "/ 40")


def test_the_axis_of_a_sum_is_its_whole_scale(summed):
    (campaign,) = campaigns(summed)
    chart = charts.campaigns(self_efficacy_figures(summed), [campaign.name], campaign.scale, "réseau")
    assert (chart.low, chart.high) == (10.0, 40.0)
