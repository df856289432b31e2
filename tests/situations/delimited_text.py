"""Text with separators, in the encodings that people's software writes, and OpenDocument."""

from tests.sheets import ods
from tests.situations.network import CARLIER, CREPIN, FOURNIER, MARCH
from tests.situations.situation import HEADER, E, P, U, on, sheet, situation

TEXT = "\r\n".join(
    (
        "Réunion du 18/03/2025;;",
        "Nom;Prénom;Présence",
        "CRÉPIN;Valérie;Présente",
        "FOURNIER;Céline;Excusée",
        "CARLIER;Amandine;",
        "",
    )
)
CAME = {CREPIN: P, FOURNIER: E, CARLIER: U}


@situation("Points-virgules, Windows", on(MARCH, CAME), file="em.csv")
def semicolons_in_windows_1252():
    return TEXT.encode("cp1252")


@situation("Virgules, UTF-8 avec marque", on(MARCH, CAME), file="em.csv")
def commas_in_utf_8():
    return TEXT.replace(";", ",").encode("utf-8-sig")


@situation("Tabulations, UTF-16", on(MARCH, CAME), file="em.csv")
def tabs_in_utf_16():
    return TEXT.replace(";", "\t").encode("utf-16")


@situation("Tabulations dans un .txt", on(MARCH, CAME), file="em.txt")
def tabs_in_a_txt():
    return TEXT.replace(";", "\t").encode("utf-8")


@situation("Un Macintosh d’avant : Mac Roman et retours chariot", on(MARCH, CAME), file="em.csv")
def mac_roman():
    return TEXT.replace("\r\n", "\r").encode("mac_roman")


@situation("Mac Roman avec les retours à la ligne d’aujourd’hui", on(MARCH, CAME), file="em.csv")
def mac_roman_with_new_lines():
    return TEXT.replace("\r\n", "\n").encode("mac_roman")


@situation("Un .xlsx nommé .csv", on(MARCH, {CREPIN: P, FOURNIER: E}), file="em.csv", says=["wrong_extension"])
def workbook_named_csv():
    return sheet(("Réunion du 18/03/2025",), HEADER, (*CREPIN, "Présente"), (*FOURNIER, "Excusée"))


@situation("Un classeur OpenDocument", on(MARCH, {CREPIN: P, FOURNIER: E}), file="em.ods")
def open_document():
    return ods({"Feuil1": (("Date :", MARCH), HEADER, (*CREPIN, "Présente"), (*FOURNIER, "Excusée"))})
