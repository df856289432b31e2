"""Exports of Microsoft Forms and LimeSurvey: the answers are found by the words of the questionnaire, nothing else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_data.intake.recognising.recognise import recognise
from ctg_data.intake.recognising.report import as_json
from ctg_data.intake.recognising.surveys.wordings import Wordings
from ctg_data.intake.tables import TableKind, Workbook
from ctg_data.store import reference_wordings
from tests.sheets import grid
from tests.surveys import (
    FORMS,
    FORMS_IN_ENGLISH,
    INSTRUCTION,
    LIMESURVEY,
    SAME,
    SECRET,
    STATEMENTS,
    forms,
    items_read,
    limesurvey,
    read,
    table,
)

EVERY_ITEM = [f"Q{number}" for number in range(1, 11)]
PRESENT, PAST = STATEMENTS[0], f"{STATEMENTS[0]}, l’an dernier encore"


def codes_of(said):
    return [finding.code for finding in said.findings]


@pytest.mark.parametrize("before", [FORMS, FORMS_IN_ENGLISH])
def test_an_export_of_microsoft_forms_is_read_by_the_words_of_the_questionnaire(before):
    read_table = table(forms(SAME, codes=["AB12"], before=before))
    assert (read_table.kind, items_read(read_table)) == (TableKind.SELF_ASSESSMENT, EVERY_ITEM)


def test_an_export_of_limesurvey_is_read_by_the_statement_in_brackets():
    read_table = table(limesurvey(SAME, codes=["AB12"]))
    assert (read_table.kind, items_read(read_table)) == (TableKind.SELF_ASSESSMENT, EVERY_ITEM)


def test_the_number_of_a_response_and_its_code_are_read_with_the_answers():
    (entry,) = table(forms(range(1, 11), codes=["AB12"])).entries
    assert entry.values == {"response": 1, "code": "AB12", **dict(zip(EVERY_ITEM, range(1, 11), strict=True))}


def test_a_number_column_that_holds_anything_else_is_not_read():
    header, row = forms(SAME, codes=["AB12"])
    assert "response" not in table((header, (f"{SECRET} 1", *row[1:]))).columns.values()


@pytest.mark.parametrize(
    "header",
    [
        f"3. {STATEMENTS[2]}",
        f"{STATEMENTS[2]} (de 0 à 10)",
        STATEMENTS[2].upper(),
        STATEMENTS[2].replace(" ", "\u00a0"),
        STATEMENTS[2].replace("réglementaire", "réglementarie"),
    ],
)
def test_a_statement_is_known_whatever_its_number_scale_case_spaces_or_slip(header):
    headers = (*STATEMENTS[:2], header, *STATEMENTS[3:])
    assert items_read(table(forms(SAME, codes=["AB12"], headers=headers))) == EVERY_ITEM


@pytest.mark.parametrize("number", ["", "12. "])
def test_statements_after_one_instruction_are_known(number):
    headers = [f"{number}{INSTRUCTION} {text}" for text in STATEMENTS]
    assert items_read(table(forms(SAME, codes=["AB12"], headers=headers))) == EVERY_ITEM


@pytest.mark.parametrize("instruction", ["Je ne me sens pas capable de", "Pourquoi cette note :"])
def test_an_instruction_that_turns_the_statements_round_is_asked(instruction):
    read_table = table(forms(SAME, codes=["AB12"], headers=[f"{instruction} {text}" for text in STATEMENTS]))
    assert (items_read(read_table), len(read_table.questions)) == ([], 10)


@pytest.mark.parametrize("header", [f"Ne pas {STATEMENTS[0]}", f"{STATEMENTS[0]} : précisez", PAST])
def test_a_header_that_only_resembles_a_statement_is_asked_and_not_read(header):
    read_table = table(forms(SAME, codes=["AB12"], headers=(header, *STATEMENTS[1:])))
    assert ([q.id for q in read_table.questions], "Q1" in read_table.columns.values()) == (["field:Sheet1!H1"], False)


def test_a_header_answered_is_read_and_asked_no_more():
    rows = forms(SAME, codes=["AB12"], headers=(PAST, *STATEMENTS[1:]))
    read_table = table(rows, {"field:Sheet1!H1": "Q1"})
    assert (read_table.questions, items_read(read_table)) == ((), EVERY_ITEM)


def test_a_header_left_aside_is_asked_no_more():
    rows = forms(SAME, codes=["AB12"], headers=(PAST, *STATEMENTS[1:]))
    read_table = table(rows, {"field:Sheet1!H1": "none"})
    assert (read_table.questions, items_read(read_table)) == ((), EVERY_ITEM[1:])


def test_each_column_says_how_sure_its_reading_is_and_why():
    decisions = {each.cell: each for each in table(forms(SAME, codes=["AB12"])).decisions if each.what == "field"}
    assert (decisions["H1"].value, decisions["H1"].confidence, decisions["H1"].reason) == (
        "Q1",
        1.0,
        "les mots mêmes du questionnaire",
    )


def test_a_survey_is_as_sure_as_its_statements_are_many():
    (header,) = [
        each for each in table(forms(SAME[:9], codes=["A"], headers=STATEMENTS[:9])).decisions if each.what == "header"
    ]
    assert (header.confidence, header.reason) == (0.9, "affirmations du questionnaire reconnues : 9 sur 10")


def test_a_statement_in_two_columns_is_read_once_and_said():
    rows = forms((*SAME, 3), codes=["AB12"], headers=(*STATEMENTS, f"2. {STATEMENTS[0]}"))
    (entry,) = table(rows).entries
    assert (entry.values["Q1"], "column_twice" in codes_of(table(rows))) == (7, True)


def test_a_column_that_only_looks_like_codes_is_asked():
    header, row = forms(SAME, codes=["ma-14 le"])
    read_table = table((tuple("Les lettres demandées" if h == "Votre code personnel" else h for h in header), row))
    assert ([q.id for q in read_table.questions], "code" in read_table.columns.values()) == (["field:Sheet1!G1"], False)


def test_a_column_of_names_never_looks_like_codes():
    header, row = forms(SAME, codes=["Violet"])
    assert table((tuple("Couleur" if h == "Votre code personnel" else h for h in header), row)).questions == ()


def test_the_items_that_no_column_answers_are_named():
    (message,) = [
        f.message for f in table(forms(SAME[:9], codes=["A"], headers=STATEMENTS[:9])).findings if "Q10" in f.message
    ]
    assert message == "Aucune colonne ne répond aux items Q10 : ils restent sans réponse."


def test_a_survey_about_something_else_stops_the_import():
    assert "no_item" in codes_of(table(forms((4,), headers=("Avez-vous bien mangé ?",))))


def test_an_enrolment_made_with_a_survey_tool_is_no_self_assessment():
    header = (*FORMS[1:3], "Nom", "Prénom", "Présence")
    (read_table,) = read((header, (None, None, "DUPONT", "Marie", "Oui"))).tables
    assert read_table.kind is TableKind.ATTENDANCE


def test_the_question_numbers_of_limesurvey_are_not_those_of_the_questionnaire():
    texts = [f"Q{number:02}[SQ001]. {INSTRUCTION} [{text}]" for number, text in enumerate(STATEMENTS[::-1], start=1)]
    read_table = table((("Code", *texts), ("AB12", *range(1, 11))))
    assert read_table.entries[0].values["Q10"] == 1


def test_codes_alone_name_the_items_only_where_they_are_the_codes_of_the_questionnaire():
    codes = [f"EFF[Q{number}]" for number in range(1, 11)]
    header = (*(name.partition(".")[0] for name in LIMESURVEY), "Code", *codes)
    assert items_read(table((header, (1, None, 3, "fr", 9, "AB12", *SAME)))) == EVERY_ITEM


PARTS = limesurvey(tuple(range(1, 11)), codes=["AB12"], coded=True)


def test_parts_that_only_limesurvey_numbers_are_asked_in_one_question():
    read_table = table(PARTS)
    assert ([q.id for q in read_table.questions], items_read(read_table)) == (["items:Sheet1"], [])


def test_parts_said_to_be_in_order_are_the_items():
    (entry,) = table(PARTS, {"items:Sheet1": "in_order"}).entries
    assert [entry.values[item] for item in EVERY_ITEM] == [*range(1, 11)]


def test_the_order_of_the_parts_is_remembered_for_the_layout():
    read_table = table(PARTS, {"items:Sheet1": "in_order"})
    later = {f"layout:{read_table.layout}:{question}": answer for question, answer in read_table.learnt.items()}
    assert items_read(table(PARTS, later)) == EVERY_ITEM


def test_parts_said_to_be_something_else_stop_the_import():
    assert "no_item" in codes_of(table(PARTS, {"items:Sheet1": "none"}))


def test_fewer_parts_than_statements_stop_the_import():
    assert "no_item" in codes_of(table([row[:8] for row in PARTS]))


def test_a_column_settled_is_remembered_for_the_layout():
    rows = forms(SAME, codes=["AB12"], headers=(PAST, *STATEMENTS[1:]))
    read_table = table(rows, {"field:Sheet1!H1": "Q1"})
    later = {f"layout:{read_table.layout}:{question}": answer for question, answer in read_table.learnt.items()}
    assert items_read(table(rows, later)) == EVERY_ITEM


@pytest.mark.parametrize(
    "answers", [{"header:Feuil": "3"}, {"sheet:Feuil": "ignore"}, {"table:Feuil!A1": "attendance"}]
)
def test_no_correction_shows_what_stands_beside_the_answers(answers):
    book = Workbook("f.xlsx", "0" * 64, 1, (grid("Feuil", forms(SAME, SAME, codes=["AB12", "CD34"])),))
    assert SECRET not in repr(recognise(book, answers, reference_wordings()).workbook)


def test_headers_corrected_away_uncover_nothing():
    rows = forms(SAME, codes=["AB12"])
    blanked = {f"cell:Feuil!{chr(65 + column)}1": "" for column in range(len(rows[0]))}
    book = Workbook("f.xlsx", "0" * 64, 1, (grid("Feuil", rows),))
    assert SECRET not in repr(recognise(book, blanked, reference_wordings()).workbook)


@pytest.mark.parametrize("row", [(f"{SECRET} Marie", *SAME), (f"Relevé par {SECRET}",), (f"NB {SECRET}",)])
def test_neither_a_name_in_place_of_a_code_nor_a_note_below_is_read(row):
    reading = read((("Code", *STATEMENTS), ("AB12", *SAME), row))
    assert SECRET not in repr(reading) + json.dumps(as_json([reading]), ensure_ascii=False)


def test_a_row_that_answers_nothing_is_no_response():
    read_table = table((("Code", *STATEMENTS), ("AB12", *SAME), ("CD34",)))
    assert ([each.values["code"] for each in read_table.entries], read_table.ignored) == (
        ["AB12"],
        ((3, "ligne sans réponse"),),
    )


def test_a_second_survey_below_the_first_with_names_in_its_place_shows_none():
    below = (("Nom", "Code", *STATEMENTS), (f"{SECRET} Marie", "CD34", *SAME))
    reading = read((("Code", "Nom", *STATEMENTS), ("AB12", SECRET, *SAME), *below))
    assert SECRET not in repr(reading)


def test_a_hidden_sheet_of_answers_holds_no_name_either():
    book = Workbook("f.xlsx", "0" * 64, 1, (grid("Feuil", forms(SAME, codes=["AB12"]), hidden=True),))
    assert SECRET not in repr(recognise(book, {}, reference_wordings()))


def test_what_is_not_read_is_named_by_its_header():
    (message,) = [f.message for f in table(forms(SAME, codes=["AB12"])).findings if f.code == "names_left_unread"]
    assert all(f"« {header} »" in message for header in (*FORMS[1:], "Commentaires"))


@pytest.mark.parametrize("rows", [forms(SAME, SAME), forms(SAME, codes=["A"]), limesurvey(SAME, codes=["A"])])
def test_names_addresses_times_and_comments_are_nowhere_in_what_is_read(rows):
    reading = read(rows)
    assert SECRET not in repr(reading) + json.dumps(as_json([reading]), ensure_ascii=False)


@pytest.mark.parametrize(
    "header", ["Nom", "Prénom", "E-mail", "Adresse IP", "Heure de fin", "Remarques", "Nom du code"]
)
@pytest.mark.parametrize("place", [0, 3, 12])
def test_a_column_beside_the_answers_is_dropped_wherever_it_stands(header, place):
    first, second = (("Code", *STATEMENTS), ("AB12", *SAME))
    rows = ((*first[:place], header, *first[place:]), (*second[:place], SECRET, *second[place:]))
    assert SECRET not in repr(read(rows))


@given(
    st.lists(st.sampled_from(["Nom", "Mél", "Téléphone", "Durée", "Un mot ?", "Âge", "Note"]), max_size=6), st.randoms()
)
def test_whatever_the_columns_only_code_territory_and_answers_are_kept(beside, chance):
    columns = [("Code", "AB12"), ("Territoire", "7 Vallées"), *zip(STATEMENTS, SAME, strict=True)]
    columns += [(header, f"{SECRET} {number}") for number, header in enumerate(beside)]
    chance.shuffle(columns)
    reading = read(tuple(zip(*columns, strict=True)))
    assert SECRET not in repr(reading)
    assert sorted(reading.tables[0].entries[0].values) == sorted(["code", "territory", *EVERY_ITEM])


@pytest.mark.parametrize(("one", "other"), [(a, b) for a in STATEMENTS for b in STATEMENTS if a < b])
def test_no_statement_is_taken_for_another(one, other):
    wordings = Wordings.of({one: "Q1"})
    assert wordings.item_of(other) is None


def test_a_statement_names_its_own_item():
    wordings = Wordings.of(reference_wordings())
    assert [wordings.item_of(text).field for text in STATEMENTS] == EVERY_ITEM
