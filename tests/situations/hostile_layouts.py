"""Sheets that mislead: marks on nobody's row, formulas never calculated, files that are none."""

from datetime import date

from openpyxl.comments import Comment

from tests.situations.network import BOUTIN, CARLIER, COPPIN, CREPIN, JUNE, MARCH
from tests.situations.situation import HEADER, TITLE, A, E, P, U, book, on, sheet, situation


@situation("Une marque à côté d’une case de nom vide", on(MARCH, {CARLIER: P, COPPIN: E}), says=["mark_of_nobody"])
def a_mark_without_a_name():
    return sheet(TITLE, HEADER, (*CARLIER, "P"), (*COPPIN, "EXC"), (None, None, "P"))


@situation("Des formules jamais calculées", on(MARCH, {CARLIER: P}), says=["formula_not_calculated"])
def formulas():
    return sheet(TITLE, HEADER, (*CARLIER, "P"), (*COPPIN, '=IF(1=1,"P","A")'))


@situation("Des commentaires de cellule", on(MARCH, {CARLIER: P, COPPIN: E}), says=["comment_not_read"])
def comments():
    def comment(made):
        made.active["C3"].comment = Comment("partie avant la fin ?", "Corinne")

    return book({"F": (TITLE, HEADER, (*CARLIER, "P"), (*COPPIN, "EXC"))}, comment)


@situation("Soixante lignes vides au milieu", on(MARCH, {CARLIER: P, COPPIN: E}))
def many_blank_rows():
    return sheet(TITLE, HEADER, (*CARLIER, "P"), *((),) * 60, (*COPPIN, "EXC"))


@situation("Une cellule égarée en ligne 9 000", on(MARCH, {CARLIER: P, COPPIN: E}))
def a_stray_cell():
    def stray(made):
        made.active["A9000"] = "ne pas imprimer au-delà"

    return book({"F": (TITLE, HEADER, (*CARLIER, "P"), (*COPPIN, "EXC"))}, stray)


@situation("Des notes à côté du tableau", on(MARCH, {CARLIER: P, COPPIN: E}), says=["note_beside"])
def notes_beside():
    return sheet(
        TITLE, HEADER, (*CARLIER, "P", None, "à rappeler"), (*COPPIN, "EXC", None, "voir le compte rendu du 02/02/2024")
    )


@situation("Un compte rendu bavard au-dessus du tableau", on(MARCH, {CARLIER: P, COPPIN: E, BOUTIN: A}))
def chatter_above():
    return sheet(
        TITLE,
        ("Merci d’indiquer votre nom, votre prénom et votre présence",),
        ("Présence obligatoire",),
        HEADER,
        (*CARLIER, "P"),
        (*COPPIN, "EXC"),
        (*BOUTIN, "ABS"),
    )


@situation("Une colonne Date répète le jour à chaque ligne", on(MARCH, {CARLIER: P, COPPIN: E}))
def a_date_on_every_row():
    day = date(2025, 3, 18)
    return sheet(("Date", *HEADER), (day, *CARLIER, "P"), (day, *COPPIN, "EXC"))


@situation("Un journal : une ligne par personne et par jour", on(MARCH, {CARLIER: P}), on(JUNE, {COPPIN: E}))
def several_dates_on_the_rows():
    return sheet(("Date", *HEADER), (date(2025, 3, 18), *CARLIER, "P"), (date(2025, 6, 17), *COPPIN, "EXC"))


@situation("Les en-têtes sont mal orthographiés", on(MARCH, {CARLIER: P, COPPIN: E}))
def misspelt_headers():
    return sheet(TITLE, ("NOMS :", "PRENON", "PRESENCES ?"), (*CARLIER, "P"), (*COPPIN, "EXC"))


@situation("Aucun en-tête : des noms et des marques", refused=["nothing_recognised"])
def no_header_at_all():
    return sheet(TITLE, (*CARLIER, "P"), (*COPPIN, "EXC"), (*BOUTIN, "ABS"), (*CREPIN, "P"))


@situation("Feuille vide", refused=["nothing_recognised"])
def empty_sheet():
    return sheet()


@situation("Un budget, pas une feuille de présence", refused=["nothing_recognised"])
def a_budget():
    return sheet(
        ("Poste", "Montant", "Payé le"), ("Location", 120, date(2025, 3, 18)), ("Repas", 300, date(2025, 3, 18))
    )


@situation("Un classeur protégé par un mot de passe", refused=["file_encrypted"], file="em.xlsx")
def encrypted():
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2000


@situation("Une page web nommée .xls", refused=["not_a_workbook"], file="em.xls")
def web_page_named_xls():
    return b"<html><table><tr><td>Nom</td></tr></table></html>"


@situation("Un classeur coupé à l’envoi", refused=["file_truncated"], file="em.xlsx")
def truncated():
    return sheet(TITLE, HEADER, (*CARLIER, "P"))[:900]


@situation("Blanc n’est jamais absent", on(MARCH, {CARLIER: P, COPPIN: U, BOUTIN: U, CREPIN: A}))
def blanks_are_unknown():
    return sheet(TITLE, HEADER, (*CARLIER, "P"), COPPIN, (*BOUTIN, "\u00a0"), (*CREPIN, "ABS"))


@situation("Un plan d’action : des noms, des oui et des non, mais aucune présence", refused=["nothing_recognised"])
def an_action_plan():
    return sheet(
        TITLE, ("Action", "Pilote", "Fait"), ("Écrire", "Amandine CARLIER", "oui"), ("Relancer", "Julien COPPIN", "non")
    )


@situation("Le nombre de présences et d’absences de l’année", refused=["nothing_recognised"])
def counts_of_a_year():
    return sheet(
        ("Bilan au 16/12/2025",), ("Nom", "Prénom", "Présences", "Absences"), (*CARLIER, 3, 1), (*COPPIN, 4, 0)
    )
