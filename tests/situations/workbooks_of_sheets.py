"""Workbooks of several sheets: one per meeting, per territory, per year; sheets that are no register."""

from tests.situations.network import BOUTIN, CARLIER, CC7V, COPPIN, HPM, JUNE, MARCH
from tests.situations.situation import HEADER, TITLE, A, E, P, book, on, situation, topic

MARCH_PEOPLE, JUNE_PEOPLE = ((*CARLIER, "P"), (*COPPIN, "EXC")), ((*CARLIER, "EXC"), (*COPPIN, "P"))
CAME = on(MARCH, {CARLIER: P, COPPIN: E})
TWO_MEETINGS = (*on(MARCH, {CARLIER: P, COPPIN: E}), *on(JUNE, {CARLIER: E, COPPIN: P}))


@situation("Une feuille par rencontre", TWO_MEETINGS, file="em.xlsx")
def one_sheet_per_meeting():
    return book({"18-03-2025": (HEADER, *MARCH_PEOPLE), "17-06-2025": (HEADER, *JUNE_PEOPLE)})


@situation(
    "Une feuille par territoire",
    on(MARCH, {CARLIER: P, COPPIN: E}),
    on(JUNE, {CARLIER: A, COPPIN: P}),
    file="suivi.xlsx",
)
def one_sheet_per_territory():
    dates = ("Nom", "Prénom", "18/03/2025", "17/06/2025")
    return book({"HPM": (dates, (*CARLIER, "P", "ABS")), "CA2BM": (dates, (*COPPIN, "EXC", "P"))})


@situation(
    "Une feuille par territoire, la date dans le nom du fichier",
    on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: A}),
    file="presences 18-03-2025.xlsx",
)
def one_sheet_per_territory_one_date():
    return book(
        {"HPM": (HEADER, (*CARLIER, "P")), "CA2BM": (HEADER, (*COPPIN, "EXC")), "CC7V": (HEADER, (*BOUTIN, "ABS"))}
    )


@situation(
    "Une feuille par année",
    on(MARCH, {CARLIER: P, COPPIN: E}),
    on(MARCH.replace(year=2024), {CARLIER: P, COPPIN: A}),
    file="suivi.xlsx",
)
def one_sheet_per_year():
    header = ("Nom", "Prénom", "18/03")
    return book(
        {"2024": (header, (*CARLIER, "P"), (*COPPIN, "ABS")), "Année 2025": (header, (*CARLIER, "P"), (*COPPIN, "EXC"))}
    )


@situation(
    "Des onglets T1 et T2",
    TWO_MEETINGS,
    file="em.xlsx",
    asks={"date:T1 2025": "2025-03-18", "date:T2 2025": "2025-06-17"},
)
def one_sheet_per_quarter():
    return book({"T1 2025": (HEADER, *MARCH_PEOPLE), "T2 2025": (HEADER, *JUNE_PEOPLE)})


@situation("Un onglet de consignes", CAME, says=["sheet_not_recognised"])
def sheet_of_instructions():
    return book(
        {"Consignes": (("Merci de remplir la feuille",), ("P = présent",)), "F": (TITLE, HEADER, *MARCH_PEOPLE)}
    )


@situation("Un onglet « Listes » de valeurs à choisir", on(MARCH, {CARLIER: P, COPPIN: E}), says=["list_of_choices"])
def sheet_of_choices():
    choices = (
        ("Présence", "Territoire", "Fonction"),
        ("Présent", "HPM", "CCT"),
        ("Excusé", "CA2BM", "Opérateur"),
        ("Absent", "CC7V"),
    )
    return book({"F": (TITLE, HEADER, *MARCH_PEOPLE), "Listes": choices})


@situation(
    "Un onglet « Listes » où les noms à choisir touchent les statuts",
    on(MARCH, {CARLIER: P, COPPIN: E}),
    says=["list_of_choices"],
)
def sheet_of_choices_with_names():
    choices = (
        ("Statut", "Nom"),
        ("Présent", "CARLIER Amandine"),
        ("Excusé", "COPPIN Julien"),
        ("Absent", "BOUTIN Ulysse"),
    )
    return book({"F": (TITLE, HEADER, *MARCH_PEOPLE), "Listes": choices})


@situation("Un brouillon masqué", on(MARCH, {CARLIER: P, COPPIN: E}), says=["sheet_hidden"])
def hidden_sheet():
    def hide(made):
        made["Brouillon"].sheet_state = "hidden"

    return book({"F": (TITLE, HEADER, *MARCH_PEOPLE), "Brouillon": (TITLE, HEADER, (*CARLIER, "ABS"))}, hide)


@situation("Des lignes masquées", on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: P}), says=["rows_hidden"])
def hidden_rows():
    def hide(made):
        made["F"].row_dimensions[4].hidden = True

    return book({"F": (TITLE, HEADER, *MARCH_PEOPLE, (*BOUTIN, "P"))}, hide)


@situation(
    "Émargement et sujets CODEV, l’un sous l’autre",
    on(MARCH, {CARLIER: P, COPPIN: E}),
    topic("Mobiliser les élus", HPM, theme="Gouvernance", presenter="CARLIER Amandine", status="processed"),
    topic("Trouver des locaux", CC7V, theme="Moyens", status="postponed"),
)
def sign_in_above_topics():
    rows = (
        TITLE,
        HEADER,
        *MARCH_PEOPLE,
        (),
        ("Sujets CODEV",),
        ("Sujet", "Thématique", "EPCI", "Porté par", "Statut"),
        ("Mobiliser les élus", "Gouvernance", "HPM", "Amandine CARLIER", "Traité"),
        ("Trouver des locaux", "Moyens", "7 Vallées", None, "Reporté"),
    )
    return book({"F": rows})


@situation("La même feuille deux fois", on(MARCH, {CARLIER: P, COPPIN: E}))
def the_same_sheet_twice():
    return book({"F": (TITLE, HEADER, *MARCH_PEOPLE), "F (2)": (TITLE, HEADER, *MARCH_PEOPLE)})


@situation("Deux feuilles du même jour qui se contredisent", refused=["person_twice_otherwise"])
def two_sheets_that_differ():
    return book({"A": (TITLE, HEADER, (*CARLIER, "P")), "B": (TITLE, HEADER, (*CARLIER, "ABS"))})
