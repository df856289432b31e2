"""Headers of two rows or more, merged or not, and half-days."""

from datetime import date

from tests.situations.network import BOUTIN, CARLIER, COPPIN, JUNE, MARCH
from tests.situations.situation import TITLE, A, E, P, book, on, sheet, situation


def merged(*spans: str):
    """Merge some ranges of the only sheet of a workbook."""

    def merge(made):
        for span in spans:
            made.active.merge_cells(span)

    return merge


@situation(
    "Matin et après-midi sous « Émargement » fusionné",
    on(MARCH, {CARLIER: P, COPPIN: P, BOUTIN: E}, partial=[COPPIN], kind="training", title="Formation mutualisée"),
)
def half_days_under_a_merged_header():
    rows = (
        ("Formation mutualisée",),
        ("Le mardi 18 mars 2025",),
        ("Nom", "Prénom", "Émargement", None),
        (None, None, "Matin", "Après-midi"),
        (*CARLIER, "P", "P"),
        (*COPPIN, "P", "ABS"),
        (*BOUTIN, "EXC", "EXC"),
    )
    return book({"Feuil1": rows}, merged("A3:A4", "B3:B4", "C3:D3"))


@situation(
    "Initiales le matin et l’après-midi",
    on(MARCH, {CARLIER: P, COPPIN: P, BOUTIN: A}, partial=[COPPIN]),
    asks={"unsigned:Feuil1": "absent"},
)
def half_day_signatures():
    return sheet(
        ("Journée du 18/03/2025",),
        ("Nom", "Prénom", "Structure", "Emargement matin", "Emargement après-midi"),
        (*CARLIER, "CCHPM", "AC", "AC"),
        (*COPPIN, "CA2BM", "JC"),
        (*BOUTIN, "CC7V"),
    )


@situation("Des titres de groupe au-dessus des en-têtes", on(MARCH, {CARLIER: P, COPPIN: E}))
def groups_over_the_headers():
    return sheet(
        TITLE,
        ("Identité", None, "Rattachement", None, "Présence"),
        ("Nom", "Prénom", "EPCI", "Fonction", None),
        (*CARLIER, "HPM", "CCT", "P"),
        (*COPPIN, "CA2BM", "CCT", "EXC"),
    )


@situation("Trois lignes d’en-tête", on(MARCH, {CARLIER: P, COPPIN: E}))
def three_header_rows():
    return sheet(
        TITLE,
        ("Participants", None, None, "Présence", None),
        ("Identité", None, None, "Matin", "Après-midi"),
        ("Nom", "Prénom", "EPCI", None, None),
        (*CARLIER, "HPM", "P", "P"),
        (*COPPIN, "CA2BM", "EXC", "EXC"),
    )


@situation("« Participants » fusionné sur le nom et le prénom", on(MARCH, {CARLIER: P, COPPIN: E}))
def names_merged_over_two_columns():
    rows = (TITLE, ("Participants", None, "EPCI", "Présence"), (*CARLIER, "HPM", "P"), (*COPPIN, "CA2BM", "EXC"))
    return book({"Feuil1": rows}, merged("A2:B2"))


@situation(
    "Chaque date fusionnée sur Présent et Excusé",
    on(MARCH, {CARLIER: P, COPPIN: E}),
    on(JUNE, {CARLIER: A, COPPIN: P}),
    file="suivi.xlsx",
)
def a_date_over_two_statuses():
    rows = (
        ("Nom", "Prénom", "18/03/2025", None, "17/06/2025", None),
        (None, None, "Présent", "Excusé", "Présent", "Excusé"),
        (*CARLIER, "X", None, "non"),
        (*COPPIN, None, "X", "X"),
    )
    return book({"Suivi": rows}, merged("C1:D1", "E1:F1"))


@situation(
    "Matin et après-midi sous chaque date",
    on(MARCH, {CARLIER: P, COPPIN: P}, partial=[COPPIN]),
    on(JUNE, {CARLIER: E, COPPIN: P}),
    file="suivi.xlsx",
)
def half_days_under_each_date():
    rows = (
        ("Nom", "Prénom", "18/03/2025", None, "17/06/2025", None),
        (None, None, "Matin", "Après-midi", "Matin", "Après-midi"),
        (*CARLIER, "P", "P", "EXC", "EXC"),
        (*COPPIN, "P", "ABS", "P", "P"),
    )
    return book({"Suivi": rows}, merged("C1:D1", "E1:F1"))


@situation(
    "L’année fusionnée au-dessus des jours",
    on(MARCH, {CARLIER: P, COPPIN: E}),
    on(JUNE, {CARLIER: A, COPPIN: P}),
    file="suivi.xlsx",
)
def year_over_the_days():
    rows = (
        (None, None, 2025, None),
        ("Nom", "Prénom", "18/03", "17/06"),
        (*CARLIER, "P", "ABS"),
        (*COPPIN, "EXC", "P"),
    )
    return book({"Suivi": rows}, merged("C1:D1"))


@situation(
    "« Séance 1 » au-dessus des dates",
    on(MARCH, {CARLIER: P, COPPIN: E}),
    on(JUNE, {CARLIER: A, COPPIN: P}),
    file="suivi.xlsx",
)
def numbered_meetings_over_dates():
    return sheet(
        (None, None, "Séance 1", "Séance 2"),
        ("Nom", "Prénom", "18/03/2025", "17/06/2025"),
        (*CARLIER, "P", "ABS"),
        (*COPPIN, "EXC", "P"),
    )


@situation(
    "Le mois au-dessus du jour",
    on(MARCH, {CARLIER: P, COPPIN: E}),
    on(JUNE, {CARLIER: A, COPPIN: P}),
    file="suivi.xlsx",
)
def month_over_the_day():
    return sheet(
        ("Nom", "Prénom", "mars 2025", "juin 2025"), (None, None, 18, 17), (*CARLIER, "P", "ABS"), (*COPPIN, "EXC", "P")
    )


@situation(
    "Une formation de deux jours, que le titre dit pour les deux",
    on(date(2026, 2, 3), {CARLIER: P, COPPIN: A}, kind="training"),
    on(date(2026, 2, 4), {CARLIER: P, COPPIN: P}, kind="training"),
)
def training_of_two_days():
    return sheet(
        ("Formation mutualisée : animer une réunion",),
        ("Nom", "Prénom", date(2026, 2, 3), date(2026, 2, 4)),
        (*CARLIER, "P", "P"),
        (*COPPIN, "Abs", "P"),
    )
