"""Sign-in sheets typed by hand: title blocks and columns of every sort."""

from tests.situations.network import BOUTIN, CARLIER, COPPIN, CREPIN, MARCH
from tests.situations.situation import HEADER, TITLE, A, D, E, P, R, U, on, sheet, situation

DURIEZ = ("DURIEZ", "Paul")


@situation(
    "Bloc de titre, logos et total des présents",
    on(
        MARCH,
        {CARLIER: P, COPPIN: E, BOUTIN: A, CREPIN: P},
        starts_at="09:30:00",
        ends_at="12:00:00",
        place="Fruges",
    ),
)
def title_block():
    return sheet(
        ("Caf du Pas-de-Calais / MSA Nord-Pas de Calais",),
        ("[logo Caf]", None, None, "[logo MSA]"),
        ("FEUILLE D’ÉMARGEMENT",),
        ("Rencontre du 18 mars 2025 de 9h30 à 12h00 à Fruges",),
        (),
        ("NOM", "Prénom", "EPCI", "Qualité", "Présence", "Émargement"),
        (*CARLIER, "CCHPM", "CCT", "Présente"),
        (*COPPIN, "CA2BM", "CCT", "Excusé"),
        (*BOUTIN, "7 Vallées", "CCT", "Absent"),
        (*CREPIN, "7 Vallées", "CCT", "P"),
        (),
        ("Total présents", None, None, None, 2),
    )


@situation(
    "Une signature au bout d’une ligne marquée « Excusé »",
    on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: A}),
    says=["signed_otherwise"],
)
def signature_of_somebody_excused():
    header = ("Nom", "Prénom", "Présence", "Signature")
    rows = ((*CARLIER, "Présent", "AC"), (*COPPIN, "Excusé", "signé"), (*BOUTIN, "Absent", None))
    return sheet(TITLE, header, *rows)


@situation("« Présent (oui/non) » à côté d’une signature", on(MARCH, {CARLIER: P, COPPIN: A, BOUTIN: P}))
def yes_or_no():
    return sheet(
        ("Date : 18/03/2025",),
        ("Nom et Prénom", "Organisme", "Présent (oui/non)", "Signature"),
        ("Amandine CARLIER", "CCHPM", "oui"),
        ("Julien COPPIN", "CA2BM", "non"),
        ("Ulysse BOUTIN", "CC7V", "Oui ", "UB"),
    )


@situation(
    "Une croix sous Présent, Excusé ou Absent, avec une formule de total",
    on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: A, CREPIN: U}),
    says=["formula_not_calculated"],
)
def crosses_in_three_columns():
    return sheet(
        ("Nom", "Prénom", "Territoire", "Présent", "Excusé", "Absent"),
        (*CARLIER, "CCHPM", "X"),
        (*COPPIN, "CA2BM", None, "x"),
        (*BOUTIN, "CC7V", None, None, "X"),
        (*CREPIN, "CC7V"),
        ("TOTAL", None, None, "=COUNTA(D2:D5)", 1, 1),
        name="18 mars 2025",
    )


@situation("Trois colonnes P, E, A", on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: A}))
def three_letters_as_columns():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "P", "E", "A"),
        (*CARLIER, "X"),
        (*COPPIN, None, "X"),
        (*BOUTIN, None, None, "X"),
    )


@situation("Deux tableaux côte à côte", on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: P, CREPIN: A}))
def side_by_side():
    return sheet(
        TITLE,
        (*HEADER, None, *HEADER),
        (*CARLIER, "P", None, *BOUTIN, "P"),
        (*COPPIN, "EXC", None, *CREPIN, "ABS"),
    )


@situation("Le tableau commence en G5", on(MARCH, {CARLIER: P, COPPIN: E}))
def far_from_the_corner():
    shift = (None,) * 6
    return sheet((), (), (*shift, *TITLE), (), (*shift, *HEADER), (*shift, *CARLIER, "P"), (*shift, *COPPIN, "EXC"))


@situation("Motif d’absence dans une colonne à part", on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: A}))
def reason_of_absence():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "Présence", "Motif d’absence"),
        (*CARLIER, "Oui"),
        (*COPPIN, "Excusé", "congés"),
        (*BOUTIN, "Non"),
    )


@situation("Inscrit, repas et covoiturage autour de la présence", on(MARCH, {CARLIER: A, COPPIN: P}))
def other_yes_no_columns():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "Inscrit", "Participation", "Présence", "Repas (oui/non)", "Covoiturage"),
        (*CARLIER, "oui", "oui", "ABS", "oui", "non"),
        (*COPPIN, "oui", "oui", "P", "non", "non"),
    )


@situation("Présentiel et distanciel en deux colonnes", on(MARCH, {CARLIER: P, COPPIN: D, BOUTIN: D}))
def on_site_or_remote():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "Présentiel", "Distanciel"),
        (*CARLIER, "X"),
        (*COPPIN, None, "X"),
        (*BOUTIN, None, "x"),
    )


@situation("Le nom de qui remplace, dans une colonne « Représenté par »", on(MARCH, {CARLIER: P, COPPIN: R}))
def represented_by_a_name():
    return sheet(TITLE, ("Nom", "Prénom", "Présent", "Représenté par"), (*CARLIER, "X"), (*COPPIN, None, "Mme Petit"))


@situation("« Statut » veut dire titulaire ou suppléant", on(MARCH, {CARLIER: P, COPPIN: E}))
def status_that_is_no_presence():
    return sheet(
        TITLE, ("Nom", "Prénom", "Statut", "Présence"), (*CARLIER, "Titulaire", "P"), (*COPPIN, "Suppléant", "EXC")
    )


@situation("Les marques sont sous un en-tête vide", on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: P}))
def marks_without_a_header():
    return sheet(TITLE, ("Nom", "Prénom", None), (*CARLIER, "P"), (*COPPIN, "EXC"), (*BOUTIN, "P"))


@situation(
    "En-têtes anglais",
    on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: A}, place="Town hall, Fruges", starts_at="09:30:00", ends_at="12:00:00"),
)
def english_headings():
    return sheet(
        ("Attendance sheet",),
        ("Date:", "Tuesday, March 18, 2025"),
        ("Location:", "Town hall, Fruges"),
        ("Time:", "9:30 – 12:00"),
        ("Last name", "First name", "Organisation", "Role", "Attendance", "Comments"),
        (*CARLIER, "CCHPM", "CCT", "Present"),
        (*COPPIN, "CA2BM", "CCT", "Excused"),
        (*BOUTIN, "CC7V", "CCT", "Absent"),
    )


@situation("Seulement le nombre de présents par structure", refused=["nothing_recognised"])
def numbers_by_structure():
    return sheet(TITLE, ("Structure", "Nombre de participants"), ("CCHPM", 2), ("CA2BM", 3))


@situation("« Agents CTG » : les noms se reconnaissent à leurs cases", on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: P}))
def names_under_an_unknown_header():
    return sheet(
        TITLE,
        ("Agents CTG", "Présence"),
        ("Amandine CARLIER", "P"),
        ("Julien COPPIN", "EXC"),
        ("Ulysse BOUTIN", "P"),
    )
