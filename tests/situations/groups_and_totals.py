"""Rows that are nobody’s among the names: groups, totals, repeated headers, closing words."""

from tests.situations.network import BOUTIN, CARLIER, COPPIN, CREPIN, DELATTRE, JUNE, MARCH, MARECHAL
from tests.situations.situation import HEADER, TITLE, A, E, P, book, on, sheet, situation

DURIEZ = ("DURIEZ", "Paul")


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


@situation("Une ligne par demi-journée, qui se contredisent", refused=["person_twice_otherwise"])
def one_row_per_half_day():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "Demi-journée", "Présence"),
        (*CARLIER, "Matin", "P"),
        (*CARLIER, "Après-midi", "ABS"),
    )


@situation("Sous le tableau, « Fait à … » et les signatures des co-animatrices", on(MARCH, {CARLIER: P, COPPIN: E}))
def closed_by_its_signatories():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "Structure", "Signature"),
        (*CARLIER, "CCHPM", "signé"),
        (*COPPIN, "CA2BM", "Excusé"),
        (),
        ("Fait à Fruges, le 19/03/2025",),
        ("Corinne MARÉCHAL", None, "Brigitte DUFLOS"),
        ("Caf du Pas-de-Calais", None, "MSA Nord-Pas de Calais"),
        ("Signature :", None, "Signature :"),
    )


@situation(
    "« Excusés : … » sous les signatures, dont quelqu’un qui a sa ligne",
    on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: E, CREPIN: A}),
)
def named_below_the_signatures():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "Signature"),
        (*CARLIER, "signé"),
        COPPIN,
        ("Excusés : M. COPPIN Julien, M. BOUTIN Ulysse",),
        ("Absente : Mme CRÉPIN Valérie",),
    )


@situation(
    "« Autres participants » sous les attendus",
    on(MARCH, {CARLIER: P, ("PETIT", "Luc"): P}, structures={("PETIT", "Luc"): "ARS"}),
)
def other_people_below():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "Structure", "Signature"),
        (*CARLIER, "CCHPM", "signé"),
        ("Autres participants",),
        ("PETIT", "Luc", "ARS", "signé"),
    )


@situation("La page suivante reprend le titre et l’en-tête, à la même date", on(MARCH, {CARLIER: P, COPPIN: E}))
def title_again_on_the_next_page():
    return sheet(
        TITLE,
        HEADER,
        (*CARLIER, "P"),
        ("Page 1/2",),
        ("Réunion du 18 mars 2025 (suite)",),
        HEADER,
        (*COPPIN, "Exc"),
        ("Page 2/2",),
    )
