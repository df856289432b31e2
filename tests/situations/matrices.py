"""Follow-up matrices: people down, meetings across."""

from datetime import date, datetime

from tests.situations.network import BOUTIN, CARLIER, COPPIN, JUNE, MARCH
from tests.situations.situation import A, E, P, U, book, on, sheet, situation

AUTUMN = date(2024, 9, 24)
MARCH_CAME, JUNE_CAME = {CARLIER: P, COPPIN: E}, {CARLIER: A, COPPIN: P}
BOTH = (*on(MARCH, MARCH_CAME), *on(JUNE, JUNE_CAME))
FILE = "suivi.xlsx"


@situation("Dates d’Excel, total en dernière colonne et en dernière ligne", BOTH, file=FILE)
def real_dates_and_totals():
    return sheet(
        ("Suivi des présences",),
        ("Nom", "Prénom", "EPCI", datetime(2025, 3, 18), datetime(2025, 6, 17), "Total"),
        (*CARLIER, "HPM", "P", "ABS", 1),
        (*COPPIN, "CA2BM", "EXC", "P", 1),
        ("Total présents", None, None, 1, 1, 2),
    )


@situation("Dates tapées comme du texte", BOTH, file=FILE)
def dates_as_text():
    return sheet(
        ("NOM Prénom", "mardi 18 mars 2025", "17.06.25"),
        ("CARLIER Amandine", "P", "ABS"),
        ("COPPIN Julien", "EXC", "P"),
    )


@situation("Dates devenues des nombres", BOTH, file=FILE)
def dates_that_lost_their_format():
    return sheet(("Nom", "Prénom", 45734, 45825), (*CARLIER, "P", "ABS"), (*COPPIN, "EXC", "P"))


@situation("« 18/03 » sans année, sur la feuille « 2025 »", BOTH, file=FILE)
def year_in_the_sheets_name():
    return sheet(("Nom", "Prénom", "18/03", "17/06"), (*CARLIER, "P", "ABS"), (*COPPIN, "EXC", "P"), name="2025")


@situation("« 18/03 » sans année, sous « Suivi des présences 2025 »", BOTH, file=FILE, says=["year_from_title"])
def year_in_the_title():
    return sheet(
        ("Suivi des présences 2025",),
        ("Nom", "Prénom", "18/03", "17/06"),
        (*CARLIER, "P", "ABS"),
        (*COPPIN, "EXC", "P"),
    )


@situation(
    "« 24/09 » et « 18/03 » d’une année scolaire",
    on(AUTUMN, {CARLIER: P, COPPIN: P}),
    on(MARCH, MARCH_CAME),
    file=FILE,
    asks={"date:2024-2025:C": "24/09/2024", "date:2024-2025:D": "18/03/2025"},
)
def school_year():
    return sheet(("Nom", "Prénom", "24/09", "18/03"), (*CARLIER, "P", "P"), (*COPPIN, "P", "EXC"), name="2024-2025")


@situation(
    "« T1 2025 » et « T2 2025 »",
    BOTH,
    file=FILE,
    asks={"date:Suivi:D": "2025-03-18", "date:Suivi:E": "2025-06-17"},
)
def quarters():
    return sheet(
        ("Nom", "Prénom", "EPCI", "T1 2025", "T2 2025", "Observations"),
        (*CARLIER, "HPM", "P", "ABS", "RAS"),
        (*COPPIN, "CA2BM", "EXC", "P"),
        name="Suivi",
    )


@situation(
    "« mars 2025 », « juin 2025 », et des X",
    on(MARCH, {CARLIER: P, COPPIN: U}),
    on(JUNE, {CARLIER: U, COPPIN: P}),
    file=FILE,
    asks={"date:Suivi:C": "2025-03-18", "date:Suivi:D": "2025-06-17", "mark:X": "Présent"},
)
def months_and_crosses():
    return sheet(
        ("NOM Prénom", "EPCI", "mars 2025", "juin 2025"),
        ("CARLIER Amandine", "HPM", "X"),
        ("COPPIN Julien", "CA2BM", None, "X"),
        name="Suivi",
    )


@situation("Des notes sur vingt entre les dates", BOTH, file=FILE)
def grades_between_the_dates():
    return sheet(
        ("Nom", "Prénom", "18/03/2025", "Note", "17/06/2025", "Note", "Moyenne"),
        (*CARLIER, "P", 12.5, "ABS", None, 12.5),
        (*COPPIN, "EXC", None, "P", 15, 15),
    )


@situation(
    "Des notes sous une date : ce n’est pas une rencontre", on(MARCH, MARCH_CAME), file=FILE, says=["column_not_read"]
)
def dated_grades():
    return sheet(
        ("Nom", "Prénom", "18/03/2025", "Évaluation du 22/04/2025"),
        (*CARLIER, "P", 12.5),
        (*COPPIN, "EXC", 15),
        (*BOUTIN, None, 9),
    )


@situation("Une remarque à côté de chaque date", BOTH, file=FILE)
def remarks_between_the_dates():
    return sheet(
        ("Nom", "Prénom", "18/03/2025", "Remarque", "17/06/2025", "Remarque", "Taux"),
        (*CARLIER, "P", None, "ABS", None, 0.5),
        (*COPPIN, "EXC", "congés", "P", None, 0.5),
    )


@situation("« Séance 1 » et la date dans la même cellule", BOTH, file=FILE)
def number_and_date_in_one_cell():
    return sheet(
        ("Nom", "Prénom", "Séance 1\n18/03/2025", "Séance 2\n17/06/2025"), (*CARLIER, "P", "ABS"), (*COPPIN, "EXC", "P")
    )


@situation(
    "Une formation parmi les rencontres",
    on(MARCH, MARCH_CAME),
    on(date(2025, 5, 6), {CARLIER: P, COPPIN: P}, kind="training"),
    file=FILE,
)
def a_training_among_the_meetings():
    return sheet(("Nom", "Prénom", "18/03/2025", "Formation 06/05/2025"), (*CARLIER, "P", "P"), (*COPPIN, "EXC", "P"))


@situation("« Présence 18/03/2025 » en en-tête de colonne", BOTH, file=FILE)
def presence_and_date_in_one_header():
    return sheet(
        ("Nom", "Prénom", "Présence 18/03/2025", "Présence 17/06/2025"), (*CARLIER, "P", "ABS"), (*COPPIN, "EXC", "P")
    )


@situation("Des 1, des 0 et un total en nombre", on(MARCH, {CARLIER: P, COPPIN: A}), on(JUNE, JUNE_CAME), file=FILE)
def ones_and_totals():
    return sheet(
        ("Nom", "Prénom", "18/03/2025", "17/06/2025", "Nb présences"),
        (*CARLIER, 1, 0, 1),
        (*COPPIN, 0, 1, 1),
        (None, None, 1, 1, 2),
    )


@situation(
    "Quelqu’un est parti en cours d’année",
    on(MARCH, {CARLIER: P, COPPIN: P}),
    on(JUNE, {CARLIER: P}),
    file=FILE,
    asks={"mark:DÉPART 31/05": "unknown"},
)
def a_leaver():
    return sheet(
        ("Nom", "Prénom", date(2025, 3, 18), date(2025, 6, 17)), (*CARLIER, "P", "P"), (*COPPIN, "P", "départ 31/05")
    )


@situation(
    "La même date en deux colonnes",
    on(MARCH, {CARLIER: P, COPPIN: P}, partial=[CARLIER, COPPIN]),
    file=FILE,
    says=["meeting_date_twice"],
)
def one_date_twice():
    return sheet(("Nom", "Prénom", "18/03/2025", "18/03/2025"), (*CARLIER, "P", "ABS"), (*COPPIN, "EXC", "P"))


@situation("Les dates en lignes, les personnes en colonnes", refused=["nothing_recognised"], file=FILE)
def dates_down_and_people_across():
    return sheet(("Date", "CARLIER Amandine", "COPPIN Julien"), ("18/03/2025", "P", "EXC"), ("17/06/2025", "ABS", "P"))


@situation("Un titre sur toute la largeur, des colonnes vides entre les dates", BOTH, file=FILE)
def blank_columns_between():
    rows = (
        ("Suivi des présences – réseau des CCT",),
        ("Nom", "Prénom", None, "18/03/2025", None, "17/06/2025"),
        (*CARLIER, None, "P", None, "ABS"),
        (*COPPIN, None, "EXC", None, "P"),
    )
    return book({"Suivi": rows}, lambda made: made.active.merge_cells("A1:F1"))


@situation("« Qui », au-dessus des noms", BOTH, file=FILE)
def who_over_the_names():
    return sheet(
        ("Qui", "Structure", "18/03/2025", "17/06/2025"),
        ("Amandine CARLIER", "CCHPM", "P", "ABS"),
        ("Julien COPPIN", "CA2BM", "EXC", "P"),
    )


@situation(
    "« 24/09 » avant « 18/03 » : la seule année du titre ne peut être celle des deux",
    on(AUTUMN, {CARLIER: P, COPPIN: P}),
    on(MARCH, MARCH_CAME),
    file=FILE,
    asks={"date:Suivi:C": "2024-09-24", "date:Suivi:D": "2025-03-18"},
)
def a_year_that_cannot_be_that_of_all():
    return sheet(
        ("Convention Ctg 2023",),
        ("Nom", "Prénom", "24/09", "18/03"),
        (*CARLIER, "P", "P"),
        (*COPPIN, "P", "EXC"),
        name="Suivi",
    )


@situation(
    "Des mois tapés « mars-25 », dont Excel fait le premier du mois",
    BOTH,
    file=FILE,
    asks={"date:Feuil1:C": "2025-03-18", "date:Feuil1:D": "2025-06-17"},
)
def months_that_excel_makes_days():
    return sheet(("Nom", "Prénom", date(2025, 3, 1), date(2025, 6, 1)), (*CARLIER, "P", "Abs"), (*COPPIN, "Exc", "P"))
