"""A questionnaire corrected, given another version, or added."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from ctg_data import store
from ctg_data.meeting_content import QUESTIONNAIRE_LABELS
from ctg_data.self_assessments.questionnaires import (
    OTHER,
    SPELLING,
    Said,
    Scale,
    Statement,
    asked,
    create,
    difference,
    newest,
    revise,
)
from ctg_data.self_assessments.telling import consequences
from ctg_data.self_assessments.writing import known_of, questionnaire_in, write
from ctg_data.vocabulary import Scoring
from ctg_data.workbooks import questionnaire_workbook
from tests.stores import NETWORK, content


@pytest.fixture
def before(db):
    return known_of(db, NETWORK)


def first(known):
    return next(iter(newest(known)))


def same(known):
    """The newest version as it stands."""
    row = newest(known)[first(known)]
    words = (str(row[name]) for name in ("title", "instruction", "low_label", "high_label"))
    return Said(*words, asked(known, first(known)))


def with_text(said, code, text):
    return replace(
        said, statements=tuple(replace(each, text=text) if each.code == code else each for each in said.statements)
    )


def written(db, said, **answers):
    known = known_of(db, NETWORK)

    def planned(each):
        return revise(each, first(known), said, answers)

    return write(db, planned, planned(known), label="questionnaire")


def codes(db):
    known = known_of(db, NETWORK)
    return [each.code for each in asked(known, first(known))]


def test_a_spelling_corrected_makes_no_version(db, before):
    written(db, with_text(same(before), "Q3", "Expliquer le cadre de la Ctg"), Q3=SPELLING)

    known = known_of(db, NETWORK)
    row = newest(known)[first(known)]
    assert (row["version"], asked(known, first(known))[2]) == (
        1,
        Statement("Expliquer le cadre de la Ctg", "knowledge", "Q3"),
    )


def test_another_statement_makes_a_version_under_a_code_never_given(db, before):
    written(db, with_text(same(before), "Q3", "Animer une réunion publique"), Q3=OTHER)

    assert codes(db) == ["Q1", "Q2", "Q11", *(f"Q{n}" for n in range(4, 11))]


def test_the_version_before_stays_as_it_was_asked(db, before):
    written(db, with_text(same(before), "Q3", "Animer une réunion publique"), Q3=OTHER)

    assert asked(known_of(db, NETWORK), first(before)) == asked(before, first(before))


def test_a_spelling_corrected_with_another_version_is_corrected_in_both(db, before):
    said = with_text(with_text(same(before), "Q3", "Animer une réunion"), "Q4", "Piloter la Ctg")
    written(db, said, Q3=OTHER, Q4=SPELLING)

    known = known_of(db, NETWORK)
    assert [asked(known, version)[3].text for version in (first(before), first(known))] == ["Piloter la Ctg"] * 2


def test_a_statement_removed_or_added_makes_a_version(db, before):
    said = same(before)
    written(db, replace(said, statements=(*said.statements[1:], Statement("Animer un réseau", "peers"))))

    assert codes(db) == [*(f"Q{n}" for n in range(2, 11)), "Q11"]


def test_a_statement_that_comes_back_has_its_code_again(db, before):
    said = same(before)
    written(db, replace(said, statements=said.statements[1:]))
    known = known_of(db, NETWORK)
    back = replace(said.statements[0], code="")
    written(db, replace(said, statements=(*asked(known, first(known)), back)))

    assert codes(db)[-1] == "Q1"


def test_a_statement_moved_to_another_domain_makes_a_version_and_keeps_its_code(db, before):
    said = same(before)
    moved = replace(said.statements[0], domain="peers")
    written(db, replace(said, statements=(moved, *said.statements[1:])))

    known = known_of(db, NETWORK)
    assert (newest(known)[first(known)]["version"], asked(known, first(known))[0]) == (2, moved)


def test_a_title_corrected_makes_no_version(db, before):
    written(db, replace(same(before), title="Notre questionnaire"))

    known = known_of(db, NETWORK)
    assert [(row["version"], row["title"]) for row in newest(known).values()] == [(1, "Notre questionnaire")]


def test_nothing_changed_writes_nothing(db, before):
    assert written(db, same(before)) is None


def test_what_was_written_is_taken_back(db, before):
    kept = content(db)
    number = written(db, with_text(same(before), "Q3", "Animer une réunion publique"), Q3=OTHER)

    with db.writing() as tx:
        store.undo(tx, number)

    assert content(db) == kept


def test_two_people_who_change_the_same_version_do_not_make_two(db, before):
    said = with_text(same(before), "Q3", "Animer une réunion publique")
    shown = revise(before, first(before), said, {"Q3": OTHER})
    written(db, said, Q3=OTHER)

    with pytest.raises(store.PlanOutdated):
        write(db, lambda each: revise(each, first(before), said, {"Q3": OTHER}), shown, label="questionnaire")


def test_what_differs_is_told_by_kind(before):
    said = with_text(same(before), "Q3", "Autre chose")
    changed = replace(said, statements=(*said.statements[1:], Statement("Neuve", "peers")))

    found = difference(before, first(before), changed)

    assert [[each.code for each in kind] for kind in (found.reworded, found.moved, found.added, found.removed)] == [
        ["Q3"],
        [],
        [""],
        ["Q1"],
    ]


NEUVE = Said("Dix affirmations", "", "", "", tuple(Statement(f"Inventée {n}", "peers") for n in range(10)))
SUMMED = Scale(1, 4, Scoring.SUM, 3)


def test_another_questionnaire_has_its_own_scale_and_codes(db):
    known = known_of(db, NETWORK)
    write(db, lambda each: create(each, NEUVE, SUMMED), create(known, NEUVE, SUMMED), label="questionnaire")

    after = known_of(db, NETWORK)
    (number, row) = next((number, row) for number, row in newest(after).items() if row["code"] == "dix-affirmations")
    told = tuple(row[name] for name in ("version", "scale_min", "scale_max", "scoring", "missing_allowed"))
    assert (told, [each.code for each in asked(after, number)]) == (
        (1, 1, 4, "sum", 3),
        [f"Q{n}" for n in range(11, 21)],
    )


@pytest.mark.parametrize(
    ("said", "scale"),
    [
        (replace(NEUVE, title=" "), SUMMED),
        (replace(NEUVE, statements=()), SUMMED),
        (replace(NEUVE, statements=(Statement(" ", "peers"),)), Scale()),
        (replace(NEUVE, statements=(Statement("Une", ""),)), Scale()),
        (replace(NEUVE, statements=(Statement("Une", "peers"), Statement("une", "peers"))), Scale()),
        (NEUVE, Scale(4, 4)),
        (NEUVE, Scale(1, 4, Scoring.SUM, 10)),
        (replace(NEUVE, statements=tuple(Statement(f"Inventée {n}", "peers") for n in range(90))), Scale()),
    ],
)
def test_a_questionnaire_that_could_not_be_asked_is_refused_in_words(before, said, scale):
    with pytest.raises(ValueError, match=r"[a-z]"):
        create(before, said, scale)


# What a change means, in words


def told(known, said, **answers):
    return list(consequences(known, first(known), revise(known, first(known), said, answers)))


def test_a_spelling_is_told_to_leave_every_trend(before):
    assert told(before, with_text(same(before), "Q3", "Expliquer le cadre"), Q3=SPELLING) == [
        "Texte corrigé : Q3.",
        "Aucune nouvelle version : toutes les courbes continuent.",
    ]


def test_a_statement_replaced_tells_the_trends_that_begin_and_those_kept(before):
    words = told(before, with_text(same(before), "Q3", "Animer une réunion publique"), Q3=OTHER)

    assert words[-2:] == [
        "Une nouvelle courbe commence pour l’ensemble, « Connaissances ».",
        "Gardent leur courbe : « Compétences », « Résolution de problèmes », « Réseau de pairs ».",
    ]


def test_a_statement_moved_leaves_the_trend_of_the_whole(before):
    said = same(before)
    words = told(before, replace(said, statements=(replace(said.statements[0], domain="peers"), *said.statements[1:])))

    assert words[1] == "Une nouvelle courbe commence pour « Connaissances », « Réseau de pairs »."


# From a workbook


def filled_in(*statements, **values):
    """The blank workbook with values under its labels, and statements."""
    book = openpyxl.load_workbook(BytesIO(questionnaire_workbook()))
    sheet = book["Questionnaire"]
    rows = {label: row for row, label in enumerate(QUESTIONNAIRE_LABELS, start=1)}
    for name, value in values.items():
        sheet.cell(rows[name], 2).value = value
    for row, line in enumerate(statements, start=len(rows) + 3):
        sheet.cell(row, 1).value, sheet.cell(row, 2).value = line
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_blank_workbook_filled_in_gives_the_questionnaire_back():
    lines = [("Inventée une", "Compétences"), ("Inventée deux", "réseau de pairs")]
    content = filled_in(*lines, title="Dix", low=1, high=4, scoring="Somme des réponses", missing_allowed=1)

    said, scale = questionnaire_in("q.xlsx", content)

    assert (said.title, [(each.text, each.domain) for each in said.statements], scale) == (
        "Dix",
        [("Inventée une", "skills"), ("Inventée deux", "peers")],
        Scale(1, 4, Scoring.SUM, 1),
    )


@pytest.mark.parametrize(
    ("lines", "values", "said"),
    [
        ([("Une", "Cuisine")], {}, "B11"),
        ([("Une", "Compétences")], {"low": "zéro"}, "B3"),
        ([("Une", "Compétences")], {"scoring": "produit"}, "B7"),
    ],
)
def test_what_a_workbook_says_wrong_is_told_at_its_cell(lines, values, said):
    with pytest.raises(ValueError, match=said):
        questionnaire_in("q.xlsx", filled_in(*lines, **values))


def test_a_file_that_is_no_workbook_of_a_questionnaire_is_refused_in_words():
    with pytest.raises(ValueError, match="Affirmation"):
        questionnaire_in("q.csv", b"Nom;Statut\nUn;Oui\n")
