"""What the method page says, and that nothing of it is forgotten."""

import pytest
import streamlit as st
from samples import empty_store
from stores import NETWORK, Filling
from test_pages import opened

from ctg_data.charts.numbers import FEWEST_FOR_POINTS
from ctg_data.completeness import Lack
from ctg_data.counted import COUNTED
from ctg_data.indicators.declarations import ADHESION, EFFICACY, INDICATORS
from ctg_data.indicators.masking import FEWEST_TO_FOLLOW
from ctg_data.indicators.own import OWN
from ctg_data.indicators.shape import FEWEST
from ctg_data.indicators.statistics import FEWEST_TO_TEST
from ctg_data.indicators.targets import WATCH_POINTS, WATCH_SHARE
from ctg_data.store import open_database
from ctg_data.ui.figures.definitions import RULES, STATUSES
from ctg_data.vocabulary import AttendanceStatus, Direction, MeetingStatus, ProblemStatus, TopicKind, TopicStatus

LISTS = (AttendanceStatus, TopicKind, TopicStatus, ProblemStatus)


@pytest.fixture(scope="module")
def method(tmp_path_factory):
    """The method page of a new store, opened once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTG_DATABASE_URL", empty_store(tmp_path_factory.mktemp("method")))
        yield opened("method.py")


def said(app):
    return "\n".join(each.value for each in (*app.markdown, *app.caption, *app.header, *app.subheader))


def blocks(app):
    """What stands beside each definition, by the label and the definition as they are written together."""
    own = [each.value for each in app.markdown if each.value.startswith("**") and "  \n" in each.value]
    return dict(zip(own, [each.value for each in app.caption if " · " in each.value], strict=True))


def block(indicator):
    return f"**{indicator.label}**  \n{indicator.definition}"


def test_the_method_page_defines_every_indicator_declared_once_and_no_other(method):
    assert list(blocks(method)) == [block(each) for each in INDICATORS.values()]


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=INDICATORS)
def test_a_definition_says_what_it_counts_over_what_in_which_unit_and_which_way_is_better(method, indicator):
    counted = f"{indicator.numerator} ÷ {indicator.denominator}" if indicator.denominator else indicator.numerator

    assert blocks(method)[block(indicator)].split(" · ") == [
        counted,
        f"en {indicator.unit}",
        Direction(indicator.direction).label,
    ]


def test_the_committee_s_own_indicator_is_defined_with_the_others(tmp_path, monkeypatch):
    url = empty_store(tmp_path)
    filling = Filling(open_database(url))
    told = {"key": "own_1", "name": "Élus mobilisés", "definition": "Élus venus.", "unit": "élus", "direction": "up"}
    filling.add("custom_indicator", network_id=NETWORK, **told)
    filling.commit(origin="screen")
    filling.db.close()
    monkeypatch.setenv("CTG_DATABASE_URL", url)
    shown = opened("method.py")
    st.cache_resource.clear()

    assert (list(blocks(shown))[-1], OWN in said(shown)) == ("**Élus mobilisés**  \nÉlus venus.", True)


def test_no_list_of_statuses_of_what_is_counted_is_forgotten():
    columns = {type(word) for rows in COUNTED.values() for word in (*rows.counted, *rows.expected)}

    assert {type(word) for told in STATUSES.values() for word in told} == columns - {MeetingStatus} | {TopicKind}


def rule(title):
    return "\n".join(RULES[title])


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Petits effectifs", f"Sous {FEWEST} personnes attendues"),
        ("Petits effectifs", f"Sous {FEWEST_FOR_POINTS} personnes attendues"),
        ("Petits effectifs", f"à partir de {FEWEST} réponses qui ne sont pas toutes identiques"),
        ("Petits effectifs", "un autre peut l’être aussi"),
        ("Petits effectifs", f"moins de {FEWEST_TO_FOLLOW} personnes ce jour-là"),
        ("Petits effectifs", "année civile terminée"),
        ("Petits effectifs", f"moins de {FEWEST} chargés"),
        ("Cibles", f"de {WATCH_POINTS} points au plus"),
        ("Cibles", f"de {WATCH_SHARE} % de la cible"),
        ("Statistiques, et pourquoi", f"à partir de {FEWEST_TO_TEST} écarts non nuls"),
        ("Statistiques, et pourquoi", "effectif trop faible pour un test"),
        ("Statistiques, et pourquoi", "QUARTILE.INC"),
    ],
)
def test_a_threshold_of_the_code_is_the_one_that_the_page_says(method, title, words):
    told = said(method).replace("\xa0", " ").replace("\u202f", " ")

    assert (words in told, words in rule(title).replace("\xa0", " ").replace("\u202f", " ")) == (True, True)


WAITED_FOR = {
    Lack.PAST: "dont la date est passée",
    Lack.SHEET: "feuille non reçue",
    Lack.TERRITORY: "un territoire attendu sans aucune présence",
    Lack.UNKNOWN: "une présence non renseignée",
    Lack.PROPOSED: "resté « proposé »",
    Lack.COMING: "encore à venir",
}


def test_all_that_makes_a_figure_provisional_is_told():
    told = rule("Chiffres provisoires").replace("\xa0", " ").lower()

    assert ([why for why, words in WAITED_FOR.items() if words not in told], set(WAITED_FOR)) == ([], set(Lack))


def test_every_rule_is_on_the_page(method):
    assert [each for sentences in RULES.values() for each in sentences if each not in said(method)] == []


def test_the_method_page_keeps_the_two_questions_of_the_evaluation(method):
    assert [header.value for header in method.header][:2] == [ADHESION, EFFICACY]


@pytest.mark.parametrize("word", [word for words in LISTS for word in words])
def test_a_status_has_its_meaning_on_the_method_page(method, word):
    meanings = {
        each: meaning for told in STATUSES.values() for each, meaning in told.items() if type(each) is type(word)
    }

    assert f"**{word.label}** – {meanings[word]}" in said(method)


@pytest.mark.parametrize("number", range(1, 11))
def test_every_item_of_the_questionnaire_is_shown(method, number):
    assert f"Q{number} – " in said(method)


@pytest.mark.parametrize("words", ["à valider par le copil", "Contribution, pas cause", "Hedges", "Wilcoxon", "masqué"])
def test_the_method_page_says_its_limits(method, words):
    assert words in said(method)
