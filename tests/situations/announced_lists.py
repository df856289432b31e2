"""Presence told by headings and lists of names, without a column of marks."""

from tests.situations.network import BOUTIN, CARLIER, COPPIN, CREPIN, DELATTRE, MARCH
from tests.situations.situation import HEADER, TITLE, A, E, P, on, sheet, situation

NEW = ("PETIT", "Luc")


@situation(
    "Présents, excusés, absents en intertitres d’un tableau signé",
    on(MARCH, {CARLIER: P, COPPIN: P, BOUTIN: E, CREPIN: A}),
)
def headings_in_a_signed_table():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "Structure", "Signature"),
        ("Présents",),
        (*CARLIER, "CCHPM", "AC"),
        (*COPPIN, "CA2BM", "JC"),
        ("Excusés",),
        (*BOUTIN, "CC7V"),
        ("Absents",),
        (*CREPIN, "CC7V"),
    )


@situation(
    "Les mêmes intertitres, sans aucune colonne de marque", on(MARCH, {CARLIER: P, COPPIN: P, BOUTIN: E, CREPIN: A})
)
def headings_without_marks():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "Structure"),
        ("PRÉSENTS",),
        (*CARLIER, "CCHPM"),
        (*COPPIN, "CA2BM"),
        ("EXCUSÉS (1)",),
        (*BOUTIN, "CC7V"),
        ("ABSENTS",),
        (*CREPIN, "CC7V"),
    )


@situation(
    "« Étaient présents : » puis un nom par ligne, sans en-tête", on(MARCH, {CARLIER: P, COPPIN: P, BOUTIN: E, NEW: P})
)
def names_under_headings():
    return sheet(
        ("Compte rendu de la rencontre du 18 mars 2025",),
        (),
        ("Étaient présents :",),
        ("Amandine CARLIER",),
        ("Julien COPPIN",),
        ("Luc PETIT",),
        (),
        ("Excusés :",),
        ("Ulysse BOUTIN",),
        (),
        ("Prochaine rencontre le 17 juin 2025",),
    )


@situation(
    "Les noms à la suite, dans la cellule de l’intertitre",
    on(MARCH, {CARLIER: P, COPPIN: P, BOUTIN: E, CREPIN: E, DELATTRE: A}),
)
def names_in_the_cell_of_the_heading():
    return sheet(
        ("Compte rendu de la rencontre du 18 mars 2025",),
        ("Présents : Mme Amandine CARLIER, M. Julien COPPIN",),
        ("Excusés : Ulysse BOUTIN et Valérie CRÉPIN",),
        ("Absent : Bruno DELATTRE",),
    )


@situation(
    "Les noms dans les cellules voisines de l’intertitre", on(MARCH, {CARLIER: P, COPPIN: P, BOUTIN: E, CREPIN: A})
)
def names_beside_headings():
    return sheet(
        TITLE,
        ("Présents :", "CARLIER Amandine", "COPPIN Julien"),
        ("Excusés :", "BOUTIN Ulysse"),
        ("Absents :", "CRÉPIN Valérie"),
    )


@situation(
    "Trois colonnes de noms : Présents, Excusés, Absents",
    on(MARCH, {CARLIER: P, COPPIN: P, DELATTRE: P, BOUTIN: E, CREPIN: A}),
)
def three_columns_of_names():
    return sheet(
        TITLE,
        ("Présents", "Excusés", "Absents"),
        ("CARLIER Amandine", "BOUTIN Ulysse", "CRÉPIN Valérie"),
        ("COPPIN Julien",),
        ("DELATTRE Bruno",),
    )


@situation(
    "Nom et prénom en deux colonnes sous des intertitres, sans en-tête", on(MARCH, {CARLIER: P, COPPIN: P, BOUTIN: E})
)
def two_columns_under_headings():
    return sheet(
        TITLE,
        ("Présents",),
        (*CARLIER, "CCHPM"),
        (*COPPIN, "CA2BM"),
        ("Excusés",),
        (*BOUTIN, "CC7V"),
    )


@situation("Une marque l’emporte sur l’intertitre", on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: A}))
def a_mark_under_a_heading():
    return sheet(TITLE, HEADER, ("Présents",), (*CARLIER, "P"), ("Excusés",), (*COPPIN, None), (*BOUTIN, "ABS"))


@situation(
    "Des tirets, des numéros, des structures entre parenthèses",
    on(MARCH, {CARLIER: P, COPPIN: P, NEW: P, BOUTIN: E}, structures={NEW: "ARS"}),
)
def bullets_and_structures():
    return sheet(
        ("Compte rendu du 18 mars 2025",),
        ("PRÉSENTS",),
        ("- Amandine CARLIER (CCHPM)",),
        ("2) Julien COPPIN, CA2BM",),
        ("• Luc PETIT – ARS",),
        ("Absents excusés :",),
        ("• Ulysse BOUTIN",),
    )


@situation("« Participants » puis « Excusés »", on(MARCH, {CARLIER: P, COPPIN: P, BOUTIN: E}))
def participants_then_excused():
    return sheet(TITLE, ("Participants",), ("Amandine CARLIER",), ("Julien COPPIN",), ("Excusés",), ("Ulysse BOUTIN",))


@situation("Un nom hors de toute liste est dit", on(MARCH, {CARLIER: P, BOUTIN: E}), says=["row_left_aside"])
def a_name_out_of_the_lists():
    return sheet(
        TITLE, ("Présents :",), ("Amandine CARLIER",), (), ("Excusés :",), ("Ulysse BOUTIN",), (), ("Julien COPPIN",)
    )


@situation("« Absents : néant »", on(MARCH, {CARLIER: P, COPPIN: P}))
def nobody_is_absent():
    return sheet(TITLE, ("Présents : Amandine CARLIER, Julien COPPIN",), ("Excusés : néant",), ("Absents : aucun",))


@situation("« Présents : voir la liste jointe »", refused=["nothing_recognised"])
def list_that_is_elsewhere():
    return sheet(TITLE, ("Présents : voir la liste jointe",), ("Mme Carlier présente le projet.",), ("Excusés : -",))


@situation("« Mmes » et « MM. » devant les noms d’une ligne", on(MARCH, {CARLIER: P, COPPIN: P, BOUTIN: E, CREPIN: E}))
def plural_civilities():
    return sheet(
        TITLE,
        ("Présents :", "Mmes CARLIER Amandine ; MM. COPPIN Julien"),
        ("Excusés :", "M. BOUTIN Ulysse, Mme CRÉPIN Valérie"),
    )
