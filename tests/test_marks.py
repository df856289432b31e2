import pytest

from ctg_data.intake.marks import is_mark, legend, meaning, sense_of, signed, token
from ctg_data.vocabulary import AttendanceStatus

PRESENT, ABSENT, EXCUSED = AttendanceStatus.PRESENT, AttendanceStatus.ABSENT, AttendanceStatus.EXCUSED
REPRESENTED, REMOTE, UNKNOWN = AttendanceStatus.REPRESENTED, AttendanceStatus.REMOTE, AttendanceStatus.UNKNOWN

WRITTEN = {
    PRESENT: "P|p |PR|présent|PRÉSENTE|présent(e)|présent·e|Présents|oui|O|1|vrai|ok|✓|✔|✔️|☑|signé",
    ABSENT: "ABS|abs.|absent|absente|absent(e)|non|0|faux|/|—|-|abs. non exc.",
    EXCUSED: "EXC|exc.|excusé|excusée|Excusé(e)|AE|A.E.|abs. exc.|absent excusé|justifiée|excusé (congé)"
    "|Excusée, retard du train",
    REPRESENTED: "RPL|remplacé par Mme X|remplacé(e) par X|représentée par Paul|pouvoir|procuration|Représenté"
    "|excusée, représentée par Luc",
    REMOTE: "visio|en visio|distanciel|Teams|À distance|présente en visio|P (visio)",
    UNKNOWN: "|   |\u00a0|NC|N.C.|NR|?|Non renseigné",
}


@pytest.mark.parametrize(
    ("status", "mark"), [(status, mark) for status, marks in WRITTEN.items() for mark in marks.split("|")]
)
def test_a_mark_says_one_status(status, mark):
    assert sense_of(mark, {}).status is status


@pytest.mark.parametrize(
    ("value", "status"), [(True, PRESENT), (False, ABSENT), (1, PRESENT), (0, ABSENT), (None, UNKNOWN)]
)
def test_a_value_that_is_no_text_says_one_status(value, status):
    assert sense_of(value, {}).status is status


@pytest.mark.parametrize("mark", ["X", "x", "X.", "R", "E", "e", "A", "N", "n"])
def test_a_letter_that_has_two_meanings_has_none_by_itself(mark):
    assert sense_of(mark, {}).status is None


@pytest.mark.parametrize("mark", ["Tennis", "12", "P/A", "remplace Mme Martin", "départ en retraite", "E retard"])
def test_a_mark_that_nobody_knows_is_never_guessed(mark):
    assert sense_of(mark, {}).status is None


@pytest.mark.parametrize("mark", ["retard", "arrivée 10h30", "arrivé à 10 h", "départ à 15h", "P (retard)", "départ"])
def test_late_or_leaving_early_is_present_with_a_flag(mark):
    sense = sense_of(mark, {})
    assert (sense.status, sense.late) == (PRESENT, True)


@pytest.mark.parametrize("mark", ["matin", "présente l’après-midi", "P matin"])
def test_present_for_half_the_day_is_present_with_another_flag(mark):
    sense = sense_of(mark, {})
    assert (sense.status, sense.partial) == (PRESENT, True)


def test_what_the_workbook_settles_stands_above_the_table():
    assert sense_of("P", {"P": REPRESENTED}).status is REPRESENTED


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("P = présent, E = excusé", {"P": PRESENT, "E": EXCUSED}),
        ("Légende : X : présent(e) – A : absent(e) – R : remplacé(e)", {"X": PRESENT, "A": ABSENT, "R": REPRESENTED}),
        ("Présence (N = non excusé ; x → à distance)", {"N": ABSENT, "X": REMOTE}),
        ("Présents : 12 ; Absents : 3", {}),
        ("Lieu : Hesdin ; Date : 18/03/2025", {}),
    ],
)
def test_a_legend_settles_its_marks_and_only_them(text, settled):
    assert legend(["Réunion", text]) == settled


@pytest.mark.parametrize("text", ["Non (excusé)", "non, excusée", "Non – excusé", "non : excusée"])
def test_what_follows_no_says_why_somebody_is_away(text):
    assert sense_of(text, {}).status is EXCUSED


@pytest.mark.parametrize("text", ["non excusé", "Non-excusée", "abs. non exc."])
def test_not_excused_is_absent_all_the_same(text):
    assert sense_of(text, {}).status is ABSENT


@pytest.mark.parametrize("text", ["départ 31/05", "arrivée le 01/09/2025", "retard du train, excusé"])
def test_somebody_who_leaves_the_network_is_not_late(text):
    assert sense_of(text, {}).status is None


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("Présent (P), excusée (E) ; absent(e) (A)", {"P": PRESENT, "E": EXCUSED, "A": ABSENT}),
        ("Présence (P/E/A)", {"P": PRESENT, "E": EXCUSED, "A": ABSENT}),
        ("Présence : P / A", {"P": PRESENT, "A": ABSENT}),
        ("Groupe A / E", {}),
        ("Mme Martin (AE)", {}),
    ],
)
def test_letters_explained_beside_their_words_are_settled(text, settled):
    assert legend([text]) == settled


@pytest.mark.parametrize("mark", ["Dupont", "M. Dupont", "MD", "x", "✓", "~", "signé sur papier"])
def test_a_name_initials_a_scribble_or_a_cross_is_a_signature(mark):
    assert signed(mark, {}, "Marie Dupont").status is PRESENT


@pytest.mark.parametrize("mark", ["congés", "arrêt maladie", "RTT", "E", "A", ""])
def test_what_nobody_would_sign_with_must_be_asked(mark):
    assert signed(mark, {}, "Marie Dupont").status is None


@pytest.mark.parametrize(("mark", "status"), [("excusée", EXCUSED), ("/", ABSENT)])
def test_a_mark_written_where_one_signs_is_still_a_mark(mark, status):
    assert signed(mark, {}, "Marie Dupont").status is status


@pytest.mark.parametrize(
    ("header", "status"),
    [("Présent", PRESENT), ("Absence", ABSENT), ("Excusé(e) (oui/non)", EXCUSED)]
    + [(header, None) for header in ("Présence", "Excusé(e) / Absent(e)", "Présent, absent ou excusé")],
)
def test_a_header_gives_a_cross_its_meaning_only_where_it_names_one_status(header, status):
    assert meaning(header) is status


def test_the_same_mark_is_asked_once_whatever_its_case_and_spaces():
    assert {token(" x "), token("X"), token("X.")} == {"X"}


def test_a_number_of_children_is_no_mark():
    assert not is_mark(12)
