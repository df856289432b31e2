"""Who signed, when they came and went, and what is asked of the others."""

from tests.situations.network import BOUTIN, CARLIER, COPPIN, CREPIN, MARCH
from tests.situations.situation import TITLE, A, D, E, P, U, on, planned, sheet, situation

DURIEZ = ("DURIEZ", "Paul")


@situation(
    "Une seule colonne de signature",
    on(MARCH, {CARLIER: P, COPPIN: P, BOUTIN: A}),
    asks={"unsigned:Feuil1": "absent"},
)
def signatures_only():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "Structure", "Signature"),
        (*CARLIER, "CCHPM", "AC"),
        (*COPPIN, "CA2BM", "signé"),
        (*BOUTIN, "CC7V"),
    )


@situation(
    "Ce qui n’est pas signé est expliqué en observation",
    on(MARCH, {CARLIER: P, COPPIN: E, CREPIN: D}, remarks={COPPIN: "Excusé (congés)", CREPIN: "en visio"}),
)
def signatures_and_remarks():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "Signature", "Observations"),
        (*CARLIER, "AC"),
        (*COPPIN, None, "Excusé (congés)"),
        (*CREPIN, None, "en visio"),
    )


@situation(
    "Colonne Présence restée vide, signatures remplies",
    on(MARCH, {CARLIER: P, COPPIN: P, BOUTIN: U}),
    asks={"unsigned:Feuil1": "unknown"},
)
def presence_left_blank_beside_signatures():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "Présence", "Signature"),
        (*CARLIER, None, "AC"),
        (*COPPIN, None, "JC"),
        BOUTIN,
    )


@situation("Formulaire que personne n’a encore signé", planned(MARCH), says=["nothing_signed", "no_mark"])
def blank_form():
    return sheet(TITLE, ("Nom", "Prénom", "Signature"), CARLIER, COPPIN, BOUTIN)


@situation(
    "Heures d’arrivée et de départ pour toute marque",
    on(MARCH, {CARLIER: P, COPPIN: P, BOUTIN: A}),
    asks={"unsigned:Feuil1": "absent"},
)
def hours_only():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "Structure", "Arrivée", "Départ"),
        (*CARLIER, "CCHPM", "9h30", "12h"),
        (*COPPIN, "CA2BM", "10 h 05", "12:00"),
        (*BOUTIN, "CC7V"),
    )


@situation("Heure d’arrivée à côté de la présence", on(MARCH, {CARLIER: P, COPPIN: E}))
def hours_beside_the_marks():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "Présence", "Heure d’arrivée"),
        (*CARLIER, "P", "9h30"),
        (*COPPIN, "EXC"),
    )


@situation(
    "Retards et excuses dans la colonne des heures", on(MARCH, {CARLIER: P, COPPIN: E, CREPIN: P}, late=[CREPIN])
)
def hours_and_words():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "Heure d’arrivée"),
        (*CARLIER, "9h30"),
        (*COPPIN, "excusé"),
        (*CREPIN, "10h45 (retard)"),
    )


@situation("« AM » et « PM » pour les deux demi-journées", on(MARCH, {CARLIER: P, COPPIN: P}, partial=[COPPIN]))
def half_days_in_two_letters():
    return sheet(TITLE, ("Nom", "Prénom", "AM", "PM"), (*CARLIER, "P", "P"), (*COPPIN, "P", "Abs"))
