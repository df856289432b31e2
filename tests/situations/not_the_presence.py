"""Columns of « oui » and « non » that are not the presence: what was foreseen, and other subjects altogether."""

from tests.situations.network import CARLIER, COPPIN, DUCROCQ, JUNE, MARCH
from tests.situations.situation import TITLE, A, P, on, planned, sheet, situation

NOT_IT = "Non, ne pas la lire"
IT_IS = "Oui, c’est la présence"


def _about(header: str) -> bytes:
    return sheet(TITLE, ("Nom", "Prénom", header), (*CARLIER, "oui"), (*COPPIN, "non"), (*DUCROCQ, "oui"))


@situation("Le droit à l’image, et aucune colonne de présence", planned(MARCH), asks={"field:Feuil1!C2": NOT_IT})
def consent_to_pictures():
    return _about("Droit à l’image")


@situation("Les inscriptions, relevées avant la rencontre", planned(MARCH), asks={"field:Feuil1!C2": NOT_IT})
def enrolments():
    return _about("Inscrit(e)")


@situation("Une présence prévue, qui n’est pas celle du jour", planned(MARCH), asks={"field:Feuil1!C2": NOT_IT})
def presence_foreseen():
    return _about("Présence prévue")


@situation(
    "Un intitulé inconnu qui disait pourtant la présence",
    on(MARCH, {CARLIER: P, COPPIN: A, DUCROCQ: P}),
    asks={"field:Feuil1!C2": IT_IS},
)
def unknown_header_of_presence():
    return _about("Venu(e)")


@situation("La présence prévue à côté de la réelle", on(MARCH, {CARLIER: P, COPPIN: A, DUCROCQ: P}))
def foreseen_beside_real():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "Présence prévue", "Présence réelle"),
        (*CARLIER, "oui", "oui"),
        (*COPPIN, "oui", "non"),
        (*DUCROCQ, "non", "oui"),
    )


@situation(
    "Prévu et présent sous chaque date",
    on(MARCH, {CARLIER: P, COPPIN: A}),
    on(JUNE, {CARLIER: A, COPPIN: P}),
)
def foreseen_and_real_under_each_date():
    return sheet(
        ("Nom", "Prénom", MARCH, None, JUNE),
        (None, None, "Prévu", "Présent", "Prévu", "Présent"),
        (*CARLIER, "oui", "oui", "oui", "non"),
        (*COPPIN, "oui", "non", "non", "oui"),
    )
