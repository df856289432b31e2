"""The pieces of the pages that hold without a browser."""

from dataclasses import replace
from datetime import date

import pytest
from pandas import DataFrame

from ctg_data.entries import typed
from ctg_data.findings import Finding
from ctg_data.intake.tables import Grid, Mark, MeetingRead, PersonRead, Table, TableKind
from ctg_data.plan import Change, Known, Source
from ctg_data.ui import frame
from ctg_data.ui.french import spaced
from ctg_data.ui.importing import changes, findings, sheet
from ctg_data.ui.people import memberships
from ctg_data.ui.self_assessments import campaign_forms
from ctg_data.vocabulary import AttendanceStatus

TODAY = date(2026, 6, 1)
SIGN_IN = Grid("Feuil1", (("Réunion", None), ("Nom", "Présence"), ("Dupont", "P"), ("Martin", "X")))
MARKS = Table(
    TableKind.ATTENDANCE,
    "Feuil1",
    "A2",
    {"A": "last_name", "B": "status"},
    people=(PersonRead(3, "Dupont", ""), PersonRead(4, "Martin", "")),
    marks=(Mark(3, 0, "B3", "P", AttendanceStatus.PRESENT), Mark(4, 0, "B4", "X", None)),
)


def test_a_mark_says_what_it_was_taken_for():
    assert list(sheet.as_frame(SIGN_IN, [MARKS])["B"])[2:] == ["P → Présent", "X → ?"]


def test_what_a_sheet_tells_of_its_meeting_is_drawn_as_read():
    told = MeetingRead(date(2025, 3, 18), "", cells={"date": "A1", "place": "B1"})
    assert sheet.recognised([replace(MARKS, meetings=(told,))])["B1"] == sheet.READ


def test_a_grid_is_counted_as_excel_counts():
    drawn = sheet.as_frame(SIGN_IN, [MARKS])
    assert (list(drawn.columns), list(drawn.index)) == (["A", "B"], [1, 2, 3, 4])


@pytest.mark.parametrize(
    ("cell", "meaning"),
    [("A2", "en-tête"), ("A3", "personne"), ("B3", "valeur comprise"), ("B4", "à préciser"), ("A1", None)],
)
def test_a_cell_is_drawn_as_what_it_was_recognised_as(cell, meaning):
    assert sheet.recognised([MARKS]).get(cell) == meaning


def test_a_name_beside_the_answers_of_a_self_assessment_is_not_shown():
    grid = Grid("Réponses", (("Nom", "Code", "Q1"), ("Dupont Zoé", "AB12", 7)))
    table = Table(TableKind.SELF_ASSESSMENT, "Réponses", "B1", {"B": "code", "C": "Q1"})
    assert "Dupont" not in sheet.as_frame(grid, [table]).to_string()


def known(**tables):
    return Known(1, {table: tuple(rows) for table, rows in tables.items()})


ZOE = {"id": 5, "last_name": "Dupont", "first_name": "Zoé", "folded": "dupont zoe"}
MARCH = {"id": 8, "date": date(2025, 3, 18), "kind": "quarterly", "title": "Réseau"}
BROUGHT = known(person=[ZOE], meeting=[MARCH])


def test_a_mark_corrected_is_told_before_and_after_with_its_cell():
    row = {"id": 9, "person_id": 5, "meeting_id": 8, "status": "unknown"}
    change = Change(
        "attendance", 9, {"status": "unknown"}, {"status": "present"}, Source("Émargement", 14, {"status": "D14"})
    )
    told = changes.table([change], known(person=[ZOE], meeting=[MARCH], attendance=[row]))
    assert list(told.iloc[0]) == [
        "Présence – Dupont Zoé, du mardi 18 mars 2025",
        "Statut",
        "Non renseigné",
        "Présent",
        "D14",
    ]


def test_a_row_created_tells_what_its_name_does_not_say():
    after = {"person_id": 5, "meeting_id": 8, "status": "excused", "role": "cct", "invited": True, "late": False}
    told = changes.table([Change("attendance", -1, None, after)], BROUGHT)
    assert dict(zip(told["Donnée"], told["Après"], strict=True)) == {
        "Statut": "Excusé",
        "Rôle": "Chargé·e de coopération",
    }


def test_answers_are_counted_and_never_told():
    response = {"campaign_id": 1, "code": "MA14LE", "territory_id": 12}
    answers = [Change("answer", -number, None, {"response_id": -9, "item_id": 1, "value": 3}) for number in (1, 2)]
    rewritten = Change("answer", 7, {"value": 3}, {"value": 4})
    told = changes.table([Change("response", -9, None, response), *answers, rewritten], BROUGHT)
    assert told[["Quoi", "Avant", "Après"]].to_numpy().tolist() == [
        ["Auto-évaluation", "", "1 ajoutée"],
        ["Réponse à une affirmation", "", "2 ajoutées"],
        ["Réponse à une affirmation", "", "1 modifiée"],
    ]


def test_a_person_with_nothing_but_a_name_is_told_once():
    after = {"last_name": "Martin", "first_name": "Luc", "folded": "luc martin"}
    told = changes.table([Change("person", -1, None, after)], BROUGHT)
    assert list(told.iloc[0])[:4] == ["Personne – Martin Luc", "", "", "ajouté"]


def test_a_person_not_invited_is_told_so():
    after = {"person_id": 5, "meeting_id": 8, "status": "unknown", "invited": False}
    told = changes.table([Change("attendance", -1, None, after)], BROUGHT)
    assert ("Invité", "Non") in set(zip(told["Donnée"], told["Après"], strict=True))


def test_what_the_history_keeps_as_text_is_a_day_again():
    change = Change("membership", 3, {"end_on": None}, {"end_on": "2026-01-31"})
    assert changes.table([change], BROUGHT)["Après"].iloc[0] == "31/01/2026"


def test_the_periods_offered_begin_with_the_latest_year_that_holds_a_meeting():
    offered = frame.periods([date(2025, 3, 18), date(2026, 2, 3), date(2025, 11, 4)])
    assert list(offered) == ["Toute la période", "2026", "T1 2026", "2025", "T4 2025", "T1 2025"]


def test_a_blank_typed_on_screen_says_nothing():
    table = typed(TableKind.DIRECTORY, [{"last_name": "Dupont", "first_name": ""}], {"last_name": "Nom"})
    assert table.entries[0].values == {"last_name": "Dupont"}


def test_a_line_left_blank_is_no_line_and_the_next_keeps_its_number():
    table = typed(TableKind.SELF_ASSESSMENT, [{}, {"code": "AB12"}], {"code": "Code"})
    assert [entry.cells["code"] for entry in table.entries] == ["Code, ligne 2"]


def people(*rows):
    columns = ("last_name", "first_name", "structure", "role", "territory", "start_on", "end_on", "membership_id")
    return DataFrame(list(rows), columns=columns)


def member(last_name, end_on=None, membership=1):
    return (last_name, "", "", "cct", "CC des 7 Vallées", date(2025, 1, 1), end_on, membership)


def test_people_stand_by_name_whatever_the_accents():
    listed = memberships.as_table(people(member("BOUTIN"), member("BÉCU")))
    assert list(listed["Nom"]) == ["BÉCU", "BOUTIN"]


def test_whoever_left_or_never_belonged_is_not_a_current_member():
    everyone = people(member("Reste"), member("Partie", date(2026, 5, 31)), member("Invitée", None, None))
    assert list(memberships.current(everyone, TODAY)["last_name"]) == ["Reste"]


def test_a_member_is_current_on_the_last_day():
    assert len(memberships.current(people(member("Dupont", TODAY)), TODAY)) == 1


def test_forms_received_are_told_out_of_those_expected_or_without_a_number():
    told = [campaign_forms.received({"responses": n, "expected": expected}) for n, expected in ((16, 17), (1, None))]
    assert [words.replace("\xa0", " ").replace("\u202f", " ") for words in told] == [
        "16 réponses sur 17 attendues",
        "1 réponse, nombre attendu non renseigné",
    ]


def test_the_findings_are_counted_by_weight():
    told = [Finding("file_unreadable"), Finding("file_too_large"), Finding("kind_assumed")]
    assert findings.count(told) == "2 bloquants"


def test_french_spaces_never_break_a_line():
    assert (
        spaced("« n° 12 » : hors échelle ; 3 % ?")
        == "«\u00a0n°\u00a012\u00a0»\u00a0: hors échelle\u202f; 3\u202f%\u202f?"
    )


def test_an_hour_or_an_address_keeps_its_colon():
    assert spaced("10:30, sqlite:///x") == "10:30, sqlite:///x"
