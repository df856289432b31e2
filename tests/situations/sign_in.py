"""Sign-in sheets typed by hand: title blocks, columns of every sort, rows that are nobody's."""

from tests.situations.network import BOUTIN, CARLIER, COPPIN, CREPIN, DELATTRE, JUNE, MARCH, MARECHAL
from tests.situations.situation import HEADER, TITLE, A, D, E, P, R, U, book, on, planned, sheet, situation

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


@situation("Un intertitre par territoire", on(MARCH, {CARLIER: P, DELATTRE: E, COPPIN: P, BOUTIN: A}))
def territories_as_headings():
    return sheet(
        ("Feuille de présence – rencontre du 18/03/2025",),
        HEADER,
        ("CC du Haut-Pays du Montreuillois",),
        (*CARLIER, "P"),
        (*DELATTRE, "EXC"),
        ("CA2BM",),
        (*COPPIN, "P"),
        ("7 Vallées",),
        (*BOUTIN, "ABS"),
    )


@situation(
    "Territoire fusionné sur plusieurs lignes, en première colonne",
    on(MARCH, {CARLIER: P, DELATTRE: E, COPPIN: P, BOUTIN: A}),
)
def territory_merged_down():
    rows = (
        TITLE,
        ("EPCI", "Participants", "Présence"),
        ("HPM", "CARLIER Amandine", "P"),
        (None, "DELATTRE Bruno", "Excusé"),
        ("CA2BM", "COPPIN Julien", "Présent"),
        ("7 Vallées", "BOUTIN Ulysse", "Absent"),
    )
    return book({"Feuil1": rows}, lambda made: made.active.merge_cells("A3:A4"))


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


@situation("L’en-tête est répété à chaque page imprimée", on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: P}))
def header_on_every_page():
    return sheet(TITLE, HEADER, (*CARLIER, "P"), (*COPPIN, "EXC"), (), HEADER, (*BOUTIN, "P"))


@situation(
    "Lignes numérotées d’avance, blancs, et une formule de politesse en bas",
    on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: P}),
)
def numbered_lines_and_closing_words():
    return sheet(
        TITLE,
        ("N°", *HEADER),
        (1, *CARLIER, "P"),
        (),
        (2, *COPPIN, "EXC"),
        (3, *BOUTIN, "P"),
        (4,),
        (5,),
        (),
        ("Fait à Fruges, le 18/03/2025",),
        ("Merci de renvoyer ce document à la Caf",),
        ("La responsable, C. MARÉCHAL",),
    )


@situation(
    "Statistiques au milieu et au bas de la liste, sans ligne blanche", on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: P})
)
def totals_touching_the_names():
    return sheet(
        TITLE,
        HEADER,
        (*CARLIER, "P"),
        (*COPPIN, "EXC"),
        ("Sous-total Montreuillois", None, 1),
        (*BOUTIN, "P"),
        ("Présents", None, 2),
        ("Excusés", None, 1),
        ("Taux de présence", None, 0.67),
        (None, None, 2),
    )


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


@situation(
    "Intervenant et animatrice sur la feuille",
    on(MARCH, {CARLIER: P, MARECHAL: P, DURIEZ: P}, structures={DURIEZ: "ARS"}),
)
def guests_and_facilitators():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "Structure", "Fonction", "Présence"),
        (*CARLIER, "CCHPM", "CCT", "P"),
        (*MARECHAL, "Caf", "Animatrice", "P"),
        (*DURIEZ, "ARS", "Intervenant", "P"),
    )


@situation("Deux rencontres l’une sous l’autre", on(MARCH, {CARLIER: P, COPPIN: E}), on(JUNE, {CARLIER: E, COPPIN: P}))
def two_meetings_on_one_sheet():
    return sheet(
        ("Rencontre du 18/03/2025",),
        HEADER,
        (*CARLIER, "P"),
        (*COPPIN, "EXC"),
        (),
        ("Rencontre du 17/06/2025",),
        HEADER,
        (*CARLIER, "EXC"),
        (*COPPIN, "P"),
    )


@situation("Seulement le nombre de présents par structure", refused=["nothing_recognised"])
def numbers_by_structure():
    return sheet(TITLE, ("Structure", "Nombre de participants"), ("CCHPM", 2), ("CA2BM", 3))


@situation("Un groupe annoncé juste sous l’en-tête", on(MARCH, {CARLIER: P, COPPIN: E, DURIEZ: P}))
def group_under_the_header():
    return sheet(
        TITLE,
        HEADER,
        ("Chargés de coopération",),
        (*CARLIER, "P"),
        (*COPPIN, "EXC"),
        ("Partenaires",),
        (*DURIEZ, "P"),
    )


@situation("« Agents CTG » : les noms se reconnaissent à leurs cases", on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: P}))
def names_under_an_unknown_header():
    return sheet(
        TITLE,
        ("Agents CTG", "Présence"),
        ("Amandine CARLIER", "P"),
        ("Julien COPPIN", "EXC"),
        ("Ulysse BOUTIN", "P"),
    )


@situation("Une ligne par demi-journée, qui se contredisent", refused=["person_twice_otherwise"])
def one_row_per_half_day():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "Demi-journée", "Présence"),
        (*CARLIER, "Matin", "P"),
        (*CARLIER, "Après-midi", "ABS"),
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
