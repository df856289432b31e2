import pytest

from ctg_data.charts import self_efficacy as charts
from ctg_data.charts import self_efficacy_details as details
from ctg_data.indicators.change import Change, latest_change
from ctg_data.indicators.figure import Figure, latest
from ctg_data.indicators.self_efficacy import self_efficacy_figures
from ctg_data.vocabulary import Domain
from tests.counted import CAMPAIGNS, DEPART, LATER, answers, counts

WAVES, SCALE = ["Départ", "Vague 2"], (0.0, 10.0)
BEFORE, AFTER = (3, 4, 4, 5, 5, 6, 6, 7), (4, 5, 6, 6, 5, 6, 7, 6)


def asked(*rows):
    return counts(campaigns=CAMPAIGNS, scores=[row for each in rows for row in each])


EIGHT = asked(answers(DEPART, 1, BEFORE), answers(LATER, 1, AFTER))
FEW_AT_FIRST = asked(answers(DEPART, 1, (3, 5)), answers(LATER, 1, AFTER))


def plain(words):
    return words.replace("\u202f", " ").replace("\xa0", " ")


def campaigns(network):
    return charts.campaigns(self_efficacy_figures(network), WAVES, SCALE, "réseau")


def test_a_campaign_is_named_with_its_answers_out_of_those_expected():
    assert list(map(plain, campaigns(EIGHT).categories)) == ["Départ (8 / 9)", "Vague 2 (8 / 9)"]


def test_the_title_tells_the_first_and_the_last_medians():
    assert campaigns(EIGHT).title == "Médiane de 5,0 (Départ) puis 6,0 (Vague 2)"


def test_a_masked_campaign_keeps_its_place_and_gives_no_number():
    chart = campaigns(FEW_AT_FIRST)

    assert (chart.categories[0], chart.series[0].values[0], chart.title) == (
        "Départ (masqué)",
        None,
        "Médiane de 6,0 (Vague 2)",
    )


def test_the_scale_is_shown_in_full():
    assert (campaigns(EIGHT).low, campaigns(EIGHT).high) == SCALE


def test_nothing_but_masked_campaigns_says_masked():
    assert campaigns(asked(answers(DEPART, 1, (3, 5)))).empty == charts.HIDDEN


def test_each_domain_has_its_line_on_the_full_scale():
    network = asked(*(answers(DEPART, 1, BEFORE, domain=str(domain)) for domain in ("", *Domain)))
    tables = {domain: self_efficacy_figures(network, domain=domain) for domain in Domain}

    chart = charts.domains(tables, WAVES, SCALE, "réseau")

    assert [(row.name, row.labels) for row in chart.series] == [(domain.label, ("5,0", "masqué")) for domain in Domain]


@pytest.mark.parametrize(
    ("leaders", "title"),
    [
        (1, "Connaissances : le domaine le plus assuré"),
        (2, "Connaissances et Compétences : les domaines les plus assurés"),
        (3, "Aucun domaine ne se détache"),
    ],
)
def test_the_title_of_the_domains_names_no_leader_that_is_only_level(leaders, title):
    given = [(DEPART, AFTER if place < leaders else BEFORE, domain) for place, domain in enumerate(Domain)]
    network = asked(*(answers(campaign, 1, values, domain=str(domain)) for campaign, values, domain in given))
    tables = {domain: self_efficacy_figures(network, domain=domain) for domain in Domain}

    assert plain(charts.domains(tables, WAVES, SCALE, "réseau").title) == title


def test_a_masked_territory_is_named_beside_those_shown():
    network = asked(
        answers(DEPART, 1, (1, 2, 3)), answers(DEPART, 2, (4, 5, 6, 7)), answers(DEPART, 3, (2, 3, 4, 5, 6))
    )
    figures = self_efficacy_figures(network, ("territory",))

    chart = charts.territories(figures, WAVES, network.names, SCALE, "réseau")

    assert [row.labels[0] for row in chart.series] == ["masqué", "masqué", "4,0\n3,0 à 5,0"]


def test_territories_all_masked_are_not_drawn():
    figures = self_efficacy_figures(FEW_AT_FIRST, ("territory",))
    few = figures[figures["territory_id"] == 2]

    assert (
        charts.territories(few, WAVES, {2: "CA des 2 Baies en Montreuillois"}, SCALE, "réseau").empty == charts.HIDDEN
    )


def test_the_paired_change_is_told_in_people():
    assert plain(charts.in_people(latest_change(EIGHT))) == (
        "Sur 8 personnes ayant répondu à « Départ » et à « Vague 2 » : 5 en hausse, 2 stables, 1 en baisse"
    )


def test_the_change_is_drawn_as_people_not_as_points():
    chart = charts.change(latest_change(EIGHT), "réseau")

    assert [series.values for series in chart.series] == [(5.0,), (2.0,), (1.0,)]


def test_a_change_that_would_give_answers_back_is_not_drawn():
    assert charts.change(latest_change(FEW_AT_FIRST), "réseau").empty == charts.NO_CHANGE


@pytest.mark.parametrize("pairs", [1, 5])
def test_under_six_pairs_no_test_is_told(pairs):
    (sentence,) = details.tested(Change("Départ", "Vague 2", pairs, pairs, 0, 0, 1.0, None))

    assert sentence.startswith("Effectif trop faible pour un test")


def test_a_change_is_tested_in_three_sentences():
    told = [plain(sentence) for sentence in details.tested(latest_change(EIGHT))]

    assert told == [
        "Écart moyen : +0,63 (intervalle de confiance à 95 %, Student : de −0,14 à +1,39).",
        "Test de Wilcoxon, exact et bilatéral : W = 3, p = 0,188, 2 écarts nuls laissés de côté.",
        "Taille d’effet d_z = 0,68, soit 0,61 avec la correction de Hedges.",
    ]


def test_a_newcomer_keeps_the_statistics_back_and_says_why():
    more = asked(answers(DEPART, 1, BEFORE), answers(LATER, 1, AFTER), answers(LATER, 1, (9,), start=90))

    assert details.tested(latest_change(more)) == (details.WITHHELD,)


def test_the_detail_of_a_masked_campaign_holds_no_number():
    table = details.means(self_efficacy_figures(FEW_AT_FIRST), WAVES)

    assert not any(character.isdigit() for cell in table.iloc[0, 2:] for character in cell)


def test_the_detail_of_a_campaign_gives_mean_interval_median_and_quartiles():
    row = details.means(self_efficacy_figures(EIGHT), WAVES).iloc[0]

    assert row.tolist()[2:] == ["5,00", "de 3,91 à 6,09", "5,00", "de 4,00 à 6,00"]


def test_a_masked_median_says_nothing_of_how_many_answered():
    assert (
        charts.answered(latest(self_efficacy_figures(asked(answers(DEPART, 1, (3, 5)))), "self_efficacy_median"), "")
        == ""
    )


def test_a_median_of_one_point_is_singular():
    assert plain(charts.median_change(latest_change(EIGHT))) == "+1 point"


def test_a_median_without_quartiles_has_no_half():
    assert charts.half(Figure("self_efficacy_median", masked=True)) == ""


def test_the_territories_are_titled_by_how_far_apart_they_stand_at_the_last_campaign():
    network = asked(
        *(answers(campaign, 1, (4, 5, 6, 7, 8)) for campaign in (DEPART, LATER)),
        *(answers(campaign, 2, (1, 2, 3, 4, 5)) for campaign in (DEPART, LATER)),
    )
    chart = charts.territories(self_efficacy_figures(network, ("territory",)), WAVES, network.names, SCALE, "réseau")

    assert chart.title.replace("\xa0", " ") == "Vague 2 : de 3,0 à 6,0 selon le territoire"
