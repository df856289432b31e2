"""Names: together or apart, in either order, with civilities, misspelt, twice, unknown."""

import unicodedata

from tests.situations.network import BOUTIN, CARLIER, COPPIN, CREPIN, FOURNIER, MARCH
from tests.situations.situation import HEADER, TITLE, A, E, P, R, on, sheet, situation

PETIT = ("PETIT", "Luc")
NAMESAKE = ("DURAND", "Marie")
DURAND, FONTAINE, NGUYEN = ("Durand", "Marie"), ("DE LA FONTAINE", "Jean-Pierre"), ("N'GUYEN", "Marie-Thérèse")


@situation(
    "« NOM Prénom », civilités, accents et casse mêlés",
    on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: A, CREPIN: P, FONTAINE: P, NGUYEN: P}),
)
def capitals_tell_the_last_name():
    return sheet(
        TITLE,
        ("Participants", "Présence"),
        ("CARLIER Amandine", "P"),
        ("M. Julien Coppin", "Exc."),
        ("BOUTIN Ulysse", "absent"),
        ("Mme CREPIN Valerie", "présente"),
        ("DE LA FONTAINE Jean-Pierre", "p"),
        ("Mme Marie-Thérèse N'GUYEN", "P"),
    )


@situation("Le prénom d’abord", on(MARCH, {CARLIER: P, COPPIN: E, DURAND: P}))
def first_name_first():
    return sheet(
        TITLE, ("Participants", "Présence"), ("Amandine Carlier", "P"), ("Julien Coppin", "EXC"), ("Marie Durand", "P")
    )


@situation("« Nom et prénom » : le nom d’abord", on(MARCH, {CARLIER: P, COPPIN: E, DURAND: P}))
def last_name_first():
    return sheet(
        TITLE, ("Nom et prénom", "Présence"), ("Carlier Amandine", "P"), ("Coppin Julien", "EXC"), ("Durand Marie", "P")
    )


@situation("Prénom puis Nom, en deux colonnes", on(MARCH, {CARLIER: P, COPPIN: E}))
def first_name_column_first():
    return sheet(
        TITLE, ("Civilité", "Prénom", "Nom", "Présence"), ("Mme", *CARLIER[::-1], "P"), ("M.", *COPPIN[::-1], "EXC")
    )


@situation("« Dupont, Marie »", on(MARCH, {CARLIER: P, COPPIN: E, DURAND: P}))
def comma():
    return sheet(
        TITLE, ("Nom", "Présence"), ("Carlier, Amandine", "P"), ("Coppin, Julien", "EXC"), ("Durand, Marie", "P")
    )


@situation("Tout en majuscules", on(MARCH, {CARLIER: P, COPPIN: E}))
def all_capitals():
    return sheet(
        ("REUNION DU 18 MARS 2025",),
        ("NOM PRENOM", "PRESENCE"),
        ("CARLIER AMANDINE", "PRESENTE"),
        ("COPPIN JULIEN", "EXCUSE"),
    )


@situation("Le nom entier dans « Nom », « Prénom » resté vide", on(MARCH, {CARLIER: P, COPPIN: E}))
def whole_name_under_last_name():
    return sheet(TITLE, HEADER, ("CARLIER Amandine", None, "P"), ("COPPIN Julien", None, "EXC"))


@situation(
    "« Mme CARLIER », sans prénom",
    on(MARCH, {CARLIER: P, COPPIN: E}),
    asks={"person:carlier": "Amandine CARLIER", "person:coppin": "Julien COPPIN"},
)
def civility_and_last_name():
    return sheet(TITLE, ("Participants", "Présence"), ("Mme CARLIER", "P"), ("M. COPPIN", "Excusé"))


@situation(
    "Des fautes de frappe",
    on(MARCH, {CARLIER: P, COPPIN: E}),
    asks={"person:amandine carllier": "Amandine CARLIER", "person:copin julien": "Julien COPPIN"},
)
def slips():
    return sheet(TITLE, HEADER, ("CARLLIER", "Amandine", "P"), ("COPIN", "Julien", "excusé"))


@situation("Espaces insécables et accents décomposés", on(MARCH, {FOURNIER: P, CREPIN: E}))
def spaces_and_decomposed_accents():
    def apart(text):
        return unicodedata.normalize("NFD", text)

    return sheet(
        ("Réunion du 18\u00a0mars\u00a02025 ",),
        (apart("Nom "), apart("Prénom\u00a0"), apart("Présence ")),
        ("FOURNIER\u00a0", apart("Céline "), apart("Présente\u00a0")),
        (apart("CRÉPIN"), apart("Valérie"), apart("Excusée")),
    )


@situation("La même personne deux fois, pareillement", on(MARCH, {CARLIER: P, COPPIN: E}), says=["person_twice"])
def twice_alike():
    return sheet(TITLE, HEADER, (*CARLIER, "P"), (*COPPIN, "EXC"), ("Carlier", "Amandine", "P"))


@situation("La même personne deux fois, autrement", refused=["person_twice_otherwise"])
def twice_otherwise():
    return sheet(TITLE, HEADER, (*CARLIER, "P"), (*COPPIN, "EXC"), ("Carlier", "Amandine", "ABS"))


@situation(
    "Courriels, « + 25 personnes » et postes vacants parmi les noms",
    on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: P}),
    says=["mark_of_nobody"],
)
def not_people():
    return sheet(
        TITLE,
        HEADER,
        (*CARLIER, "P"),
        ("valerie.crepin@cc7v.fr", None, "P"),
        (*COPPIN, "EXC"),
        ("+ 25 habitants",),
        ("+ 3",),
        ("Poste vacant",),
        ("À recruter",),
        (*BOUTIN, "P"),
    )


@situation("Une ligne pour qui anime, parmi les participants", on(MARCH, {CARLIER: P, COPPIN: E}))
def row_of_who_leads():
    return sheet(
        TITLE,
        HEADER,
        ("Animatrice : Corinne Maréchal",),
        (*CARLIER, "P"),
        (*COPPIN, "EXC"),
        ("Formateur : M. Lamy (Cerema)",),
    )


@situation(
    "Deux inconnues du même nom, de deux territoires",
    on(MARCH, {CARLIER: P, NAMESAKE: P}),
    on(MARCH, {NAMESAKE: E}),
    asks={"person:durand marie:cc7v": "new"},
)
def two_new_namesakes():
    return sheet(
        TITLE,
        ("Nom", "Prénom", "EPCI", "Présence"),
        (*CARLIER, "HPM", "P"),
        ("DURAND", "Marie", "HPM", "P"),
        ("DURAND", "Marie", "CC7V", "EXC"),
    )


@situation(
    "Un nom de jeune fille entre parenthèses",
    on(MARCH, {CARLIER: P, COPPIN: E}),
    asks={"person:amandine carlier duval nee": "Amandine CARLIER"},
)
def maiden_name():
    return sheet(TITLE, HEADER, ("CARLIER (née DUVAL)", "Amandine", "P"), (*COPPIN, "EXC"))


@situation("Un territoire que personne ne connaît, à côté d’une personne connue", on(MARCH, {CARLIER: P, COPPIN: E}))
def unknown_territory_of_a_known_person():
    return sheet(TITLE, ("Nom", "Prénom", "EPCI", "Présence"), (*CARLIER, "CC Machin", "P"), (*COPPIN, "CA2BM", "EXC"))


@situation(
    "La structure ou le courriel à la suite du nom",
    on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: P, CREPIN: A, PETIT: P}, structures={PETIT: "Mairie de Fruges"}),
)
def structure_after_the_name():
    return sheet(
        TITLE,
        ("Participants", "Présence"),
        ("CARLIER Amandine - CCHPM", "P"),
        ("COPPIN Julien / CA2BM", "EXC"),
        ("Ulysse BOUTIN, CC7V", "P"),
        ("Valérie CRÉPIN <v.crepin@cc7v.example>", "ABS"),
        ("Luc PETIT (Mairie de Fruges)", "P"),
    )


@situation(
    "Des particules en minuscules après le prénom, sous « Nom et prénom »",
    on(MARCH, {("d'Halluin", "Jean-Noël"): P, ("de La Fontaine", "Marie"): E, CARLIER: P}),
)
def particles_after_the_first_name():
    return sheet(
        TITLE,
        ("Nom et prénom", "Présence"),
        ("M. Jean-Noël d'Halluin", "P"),
        ("Mme Marie de La Fontaine", "Exc"),
        ("CARLIER Amandine", "P"),
    )


@situation(
    "La fonction après le nom, ou qui a signé à la place",
    on(MARCH, {CARLIER: P, COPPIN: P, BOUTIN: E, CREPIN: R}, remarks={CREPIN: "représentée par M. BOUTIN"}),
)
def functions_after_the_name():
    return sheet(
        TITLE,
        ("NOM Prénom (fonction)", "Présence"),
        ("Mme CARLIER Amandine, coordinatrice CTG", "présente"),
        ("COPPIN Julien (chargé de coopération)", "présent"),
        ("BOUTIN Ulysse - directeur enfance", "excusé"),
        ("Mme CRÉPIN Valérie représentée par M. BOUTIN", "signé"),
    )


@situation(
    "Une structure par ligne, et qui la représentait",
    on(MARCH, {CARLIER: P, COPPIN: E}),
)
def representatives_of_structures():
    return sheet(
        TITLE,
        ("Structure", "Représentée par", "Présence"),
        ("CCHPM", "Amandine CARLIER", "P"),
        ("CA2BM", "Julien COPPIN", "Exc"),
    )
