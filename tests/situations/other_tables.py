"""Directories, yearly plans, topics, difficulties and self-assessments made by hand."""

from datetime import date, datetime

from tests.situations.network import CA2BM, CC7V, HPM, MARCH
from tests.situations.situation import measured, member, planned, problem, responses, sheet, situation, topic

DUBOIS, PETIT, ROY, LAMY = ("DUBOIS", "Léa"), ("PETIT", "Luc"), ("ROY", "Ana"), ("LAMY", "Zoé")
FEBRUARY, FOUNDED = date(2025, 2, 1), date(2000, 1, 1)
TOPICS = ("Atelier CODEV du 18 mars 2025",)
ITEMS = tuple(f"Q{number} – …" for number in range(1, 11))
ANSWERS = (("Auto-évaluation du 18/03/2025",), ("Code", "Territoire", "Vague", *ITEMS))


@situation(
    "Annuaire à la main, mis à jour un jour",
    member(DUBOIS, "cct", CC7V, FEBRUARY),
    member(PETIT, "operator", CA2BM, FEBRUARY),
)
def directory():
    return sheet(
        ("Annuaire du réseau – mis à jour le 02/04/2025",),
        ("Nom", "Prénom", "EPCI", "Fonction", "Mail", "Téléphone", "Date d’arrivée"),
        (*DUBOIS, "7 Vallées", "Chargée de coopération", "l@x.fr", "06", "01/02/2025"),
        (*PETIT, "CA2BM", "Opérateur associé", "p@x.fr", "06", datetime(2025, 2, 1)),
    )


@situation("Un annuaire avec arrivée et départ", member(PETIT, "cct", CA2BM, FEBRUARY, date(2025, 12, 31)))
def directory_with_departures():
    return sheet(
        ("Nom", "Prénom", "Rôle", "Territoire", "Arrivée", "Départ"),
        (*PETIT, "CCT", "CA2BM", "01/02/2025", "31/12/2025"),
    )


@situation(
    "Un annuaire par intertitres de territoire",
    member(DUBOIS, "cct", CC7V, FOUNDED),
    member(PETIT, "cct", CA2BM, FOUNDED),
)
def directory_by_territory():
    return sheet(
        ("Nom", "Prénom", "Rôle"), ("CC des 7 Vallées",), (*DUBOIS, "CCT"), ("CA2BM",), (*PETIT, "CCT"), name="Annuaire"
    )


@situation(
    "Des rôles écrits de toutes les façons",
    member(DUBOIS, "cct", CC7V, FEBRUARY),
    member(ROY, "operator", CA2BM, FEBRUARY),
    member(LAMY, "facilitator", "", FEBRUARY),
)
def directory_with_long_roles():
    return sheet(
        ("Nom Prénom", "Rôle", "Territoire", "Depuis le"),
        ("DUBOIS Léa", "Chargée de coopération territoriale (CCT)", "7 Vallées", "01/02/2025"),
        ("ROY Ana", "Opératrice", "CA2BM", "01/02/2025"),
        ("LAMY Zoé", "Co-animatrice MSA", None, "01/02/2025"),
    )


@situation(
    "Un annuaire sans colonne de rôle",
    member(DUBOIS, "cct", CC7V, FOUNDED),
    member(PETIT, "cct", CA2BM, FOUNDED),
    asks={"role": "Chargé·e de coopération"},
)
def directory_without_roles():
    return sheet(
        ("Nom", "Prénom", "EPCI", "Mail", "Téléphone"),
        (*DUBOIS, "7 Vallées", "l@x.fr", "06"),
        (*PETIT, "CA2BM", "p@x.fr", "06"),
        name="Contacts",
    )


@situation("Un rôle que personne ne connaît", refused=["word_unknown"])
def directory_with_an_unknown_role():
    return sheet(("Nom", "Prénom", "EPCI", "Rôle"), (*DUBOIS, "7 Vallées", "Directrice"))


@situation(
    "Calendrier de l’année",
    planned(date(2025, 10, 7), theme="Accès aux droits", place="Fruges"),
    planned(date(2025, 11, 4), "training", theme="Animer", place="Étaples"),
)
def yearly_plan():
    return sheet(
        ("Calendrier 2025 des rencontres",),
        ("Date", "Lieu", "Type", "Thème"),
        ("mardi 7 octobre 2025", "Fruges", "Rencontre trimestrielle", "Accès aux droits"),
        (datetime(2025, 11, 4), "Étaples", "Formation", "Animer"),
    )


@situation("Un calendrier qui ne dit qu’un trimestre", refused=["date_invalid"])
def yearly_plan_of_quarters():
    return sheet(("Date", "Lieu", "Type"), ("T4 2025", "Fruges", "Rencontre"), ("07/10/2025", "Fruges", "Rencontre"))


@situation(
    "Sujets CODEV numérotés, une note et un total",
    planned(MARCH),
    topic("Associer les élus", HPM, theme="Gouvernance", status="processed"),
    topic("Trouver un local", HPM, theme="Moyens", kind="need", status="postponed"),
)
def topics():
    return sheet(
        TOPICS,
        ("N°", "Sujet", "Type", "Thématique", "EPCI", "Statut"),
        (1, "Associer les élus", "problématique", "Gouvernance", "HPM", "traité"),
        (2, "Trouver un local", "Besoin", "Moyens", "HPM", "Reportée"),
        (3,),
        (),
        ("Nota : les autres sujets sont reportés",),
        ("Total", 2),
    )


@situation(
    "Un sujet pour « Tous » les territoires",
    planned(MARCH),
    topic("Associer les élus", HPM, theme="Gouvernance", status="processed"),
    asks={"territory:tous": "ignore"},
)
def topic_of_all():
    return sheet(
        TOPICS,
        ("Sujet", "Thématique", "EPCI", "Statut"),
        ("Associer les élus", "Gouvernance", "HPM", "traité"),
        ("Le RGPD", "Droit", "Tous", "traité"),
    )


@situation("Le même sujet deux fois", refused=["row_twice"])
def topic_twice():
    return sheet(TOPICS, ("Sujet", "Thématique", "EPCI"), *[("Associer les élus", "Gouvernance", "HPM")] * 2)


@situation(
    "Suivi des difficultés",
    problem("Absence de local", HPM, status="open", identified_on=MARCH),
    problem(
        "Élus absents",
        CA2BM,
        status="overcome",
        identified_on=date(2025, 1, 10),
        overcome_on=date(2025, 3, 1),
        lever="courrier",
    ),
)
def difficulties():
    return sheet(
        ("Suivi des difficultés au 18 mars 2025",),
        ("N°", "Difficulté", "EPCI", "Repérée le", "Statut", "Résolue le", "Levier"),
        (1, "Absence de local", "HPM", None, "En cours"),
        (2, "Élus absents", "CA2BM", "10/01/2025", "Résolue", datetime(2025, 3, 1), "courrier"),
    )


@situation(
    "Auto-évaluations, moyenne en bas",
    responses("Départ", "AB12", {f"Q{number}": number for number in range(1, 11)}),
    responses("Départ", "CD34", {"Q1": 5, "Q2": 0}),
)
def self_assessments():
    return sheet(
        *ANSWERS,
        ("ab 12", "HPM", "Départ", *range(1, 11)),
        ("CD34", "CA2BM", "Départ", "5", 0),
        ("Moyenne", None, None, 3),
    )


@situation("Une réponse hors de l’échelle", refused=["out_of_scale"])
def answer_out_of_scale():
    return sheet(*ANSWERS, ("AB12", "HPM", "Départ", 11))


@situation(
    "« Résolu ? », par oui ou par non, et une date de repérage",
    problem("Pas de local pour le LAEP", HPM, status="overcome", identified_on=MARCH),
    problem("Départs d’animateurs", CA2BM, status="not_overcome", identified_on=MARCH),
)
def difficulties_solved_or_not():
    return sheet(
        ("Difficulté", "Territoire", "Repérée le", "Résolu ?"),
        ("Pas de local pour le LAEP", "CCHPM", MARCH, "Oui"),
        ("Départs d’animateurs", "CA2BM", MARCH, "Non"),
    )


@situation(
    "Des indicateurs du copil, un total en bas",
    measured("Élus mobilisés", HPM, "2025-T1", 12),
    measured("Élus mobilisés", "", "2025-T1", 31),
    measured("Élus mobilisés", "", "2025", 118),
    measured("Total des heures d’appui", CC7V, "2025-T1", 37.5),
    asks={"indicator:elus mobilises": "new", "indicator:total des heures d appui": "new"},
    says=["indicator_new"],
)
def own_indicators():
    return sheet(
        ("Suivi du comité de pilotage",),
        ("Indicateur", "EPCI", "Trimestre", "Valeur", "Remarque"),
        ("Élus mobilisés", "HPM", "T1 2025", 12, "à confirmer"),
        ("Élus mobilisés", "Tous", "2025-T1", "31"),
        ("ÉLUS MOBILISÉS", "Ensemble", 2025, 118),
        ("Total des heures d’appui", "7 Vallées", "1er trimestre 2025", "37,5"),
        ("Élus mobilisés", "CA2BM", "T1 2025"),
        ("Total", None, None, 198.5),
        name="Indicateurs",
    )


@situation("Un indicateur dont la période est un mois", refused=["period_invalid"])
def own_indicator_of_a_month():
    return sheet(("Indicateur", "Territoire", "Période", "Valeur"), ("Élus mobilisés", "HPM", "mars 2025", 12))


@situation("Un indicateur dont la valeur porte son unité", refused=["value_invalid"])
def own_indicator_with_its_unit():
    return sheet(("Indicateur", "Territoire", "Période", "Valeur"), ("Élus mobilisés", "HPM", "T1 2025", "12 élus"))
