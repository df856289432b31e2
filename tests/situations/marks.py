"""Marks: every word of the table, those that are ambiguous, those that a legend settles."""

from datetime import date, timedelta

from tests.situations.network import BOUTIN, CARLIER, COPPIN, CREPIN, DELATTRE, JUNE, MARCH
from tests.situations.situation import HEADER, TITLE, A, D, E, P, R, U, book, on, sheet, situation

TOKENS = {
    P: "P|PR|présent|présente|oui|O|1|vrai|ok|✓|✔|☑|signé",
    A: "ABS|absent|absente|non|0|faux|/|—",
    E: "EXC|excusé|excusée|AE|abs. exc.|justifié|justifiée|excusé - congés|absente excusée",
    R: "RPL|remplacé|remplacée par Mme Petit|représenté|représentée par M. Roy|pouvoir|procuration",
    D: "visio|en visio|distanciel|Teams|à distance",
    U: "NC|NR|?|non renseigné",
}
SPOKEN = [(word, status) for status, words in TOKENS.items() for word in words.split("|")]
WEEKS = [date(2025, 1, 7) + timedelta(weeks=number) for number in range(len(SPOKEN))]


@situation(
    "Toutes les marques du tableau, une par date",
    *(on(day, {CARLIER: status, COPPIN: P}) for day, (_, status) in zip(WEEKS, SPOKEN, strict=True)),
    file="suivi.xlsx",
)
def every_known_mark():
    return sheet(
        ("Nom", "Prénom", *WEEKS),
        (*CARLIER, *(word for word, _ in SPOKEN)),
        (*COPPIN, *("P" for _ in SPOKEN)),
    )


@situation(
    "Arrivées et départs écrits dans la marque",
    on(MARCH, {CARLIER: P, COPPIN: P, BOUTIN: P, CREPIN: P, DELATTRE: E}, late=[COPPIN, BOUTIN, CREPIN]),
)
def late_and_early():
    return sheet(
        TITLE,
        HEADER,
        (*CARLIER, "Présente"),
        (*COPPIN, "arrivée 10h30"),
        (*BOUTIN, "P (départ 11h)"),
        (*CREPIN, "retard"),
        (*DELATTRE, "excusé (départ en congés)"),
    )


@situation("Des X que rien n’explique", on(MARCH, {CARLIER: P, COPPIN: U, BOUTIN: P}), asks={"mark:X": "Présent"})
def crosses_alone():
    return sheet(TITLE, HEADER, (*CARLIER, "X"), COPPIN, (*BOUTIN, "x"))


@situation("Des X sous « Présent(e) »", on(MARCH, {CARLIER: P, COPPIN: U, BOUTIN: P}))
def crosses_under_present():
    return sheet(TITLE, ("Nom", "Prénom", "Présent(e)"), (*CARLIER, "X"), COPPIN, (*BOUTIN, "x"))


@situation("Des X qu’une légende explique au bas de la feuille", on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: A}))
def crosses_and_a_legend():
    return sheet(
        TITLE, HEADER, (*CARLIER, "X"), (*COPPIN, "E"), (*BOUTIN, "A"), (), ("X = présent ; E = excusé ; A = absent",)
    )


@situation("Une légende en deux colonnes", on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: R}))
def legend_in_two_columns():
    return sheet(
        TITLE,
        HEADER,
        (*CARLIER, "X"),
        (*COPPIN, "E"),
        (*BOUTIN, "R"),
        (),
        ("Légende",),
        ("X", "Présent"),
        ("E", "Excusé"),
        ("R", "Représenté"),
    )


@situation("« Présence (P/E/A) » dans l’en-tête", on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: A}))
def letters_in_the_header():
    return sheet(TITLE, ("Nom", "Prénom", "Présence (P/E/A)"), (*CARLIER, "P"), (*COPPIN, "E"), (*BOUTIN, "A"))


@situation(
    "A, E et N que rien n’explique",
    on(MARCH, {CARLIER: P, COPPIN: A, BOUTIN: E, CREPIN: A}),
    asks={"mark:A": "absent", "mark:E": "excused", "mark:N": "absent"},
)
def ambiguous_letters():
    return sheet(TITLE, HEADER, (*CARLIER, "P"), (*COPPIN, "A"), (*BOUTIN, "E"), (*CREPIN, "N"))


@situation(
    "Une marque qui nomme un lieu (« Tennis »)",
    on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: E}),
    asks={"mark:TENNIS": "excused"},
)
def a_mark_that_names_a_place():
    return sheet(TITLE, HEADER, (*CARLIER, "P"), (*COPPIN, "Tennis"), (*BOUTIN, "tennis"))


@situation(
    "« Non (excusé) », « non, excusé », « non excusée »", on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: E, CREPIN: A})
)
def no_because():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "Présent (oui/non)"),
        (*CARLIER, "Oui"),
        (*COPPIN, "Non (excusé)"),
        (*BOUTIN, "non, excusé"),
        (*CREPIN, "non excusée"),
    )


@situation("Cases à cocher VRAI / FAUX", on(MARCH, {CARLIER: P, COPPIN: A}))
def check_boxes():
    return sheet(TITLE, HEADER, (*CARLIER, True), (*COPPIN, False))


@situation("Des 1 et des 0, tapés comme du texte", on(MARCH, {CARLIER: P, COPPIN: A, BOUTIN: P}))
def ones_and_zeros():
    return sheet(TITLE, HEADER, (*CARLIER, "1"), (*COPPIN, "0"), (*BOUTIN, " 1 "))


@situation("Pouvoir donné à quelqu’un", on(MARCH, {CARLIER: P, COPPIN: R, BOUTIN: R}))
def proxies():
    return sheet(
        TITLE, HEADER, (*CARLIER, "P"), (*COPPIN, "pouvoir à A. Carlier"), (*BOUTIN, "Procuration donnée à V. Crépin")
    )


@situation("Une seule colonne « Absent »", on(MARCH, {CARLIER: A, COPPIN: U}))
def crosses_under_absent():
    return sheet(TITLE, ("Nom", "Prénom", "Absent"), (*CARLIER, "X"), COPPIN)


@situation(
    "Une légende sur une autre feuille",
    on(MARCH, {CARLIER: P, COPPIN: U}),
    on(JUNE, {CARLIER: U, COPPIN: P}),
    file="suivi.xlsx",
    says=["sheet_not_recognised"],
)
def legend_on_another_sheet():
    return book(
        {
            "Suivi": (("Nom", "Prénom", "18/03/2025", "17/06/2025"), (*CARLIER, "X"), (*COPPIN, None, "X")),
            "Légende": (("X : présent",),),
        }
    )


@situation("Marques en anglais", on(MARCH, {CARLIER: P, COPPIN: A, BOUTIN: E, CREPIN: P, DELATTRE: D}, late=[CREPIN]))
def english_marks():
    return sheet(
        TITLE,
        ("Name", "Attendance"),
        ("Amandine Carlier", "Yes"),
        ("Julien Coppin", "No"),
        ("Ulysse Boutin", "Excused"),
        ("Valérie Crépin", "Late"),
        ("Bruno Delattre", "Online"),
    )


@situation(
    "Des phrases à la place des marques",
    on(MARCH, {CARLIER: P, COPPIN: A, BOUTIN: E}),
    asks={"mark:N'EST PAS VENU": "absent", "mark:ABS. (MALADIE)": "excused"},
)
def sentences():
    return sheet(TITLE, HEADER, (*CARLIER, "P"), (*COPPIN, "n'est pas venu"), (*BOUTIN, "Abs. (maladie)"))


@situation("L’intitulé « P/A/E » dit ce que valent les lettres", on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: A}))
def letters_of_the_header():
    return sheet(TITLE, ("Nom", "Prénom", "P/A/E"), (*CARLIER, "P"), (*COPPIN, "E"), (*BOUTIN, "A"))
