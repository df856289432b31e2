"""Where the date, the hours and the place of a meeting stand, and how people write them."""

from datetime import date, datetime, time

from tests.situations.network import CARLIER, COPPIN, JUNE, MARCH
from tests.situations.situation import HEADER, TITLE, E, P, book, on, sheet, situation

PEOPLE = ((*CARLIER, "P"), (*COPPIN, "EXC"))
POSTPONED = "Réunion du 11/03/2025 reportée au 18/03/2025"
CAME = {CARLIER: P, COPPIN: E}


@situation(
    "Date, lieu et horaires en cellules libellées",
    on(MARCH, CAME, place="Salle des fêtes de Fruges", starts_at="09:30:00", ends_at="12:30:00"),
)
def labelled_cells():
    return sheet(
        ("Réseau des CCT",),
        ("Date de la réunion", datetime(2025, 3, 18)),
        ("Lieu", "Salle des fêtes de Fruges"),
        ("Horaires", "9h30 - 12h30"),
        (),
        HEADER,
        *PEOPLE,
    )


@situation(
    "Début et fin en heures d’Excel",
    on(MARCH, CAME, place="Étaples", starts_at="09:00:00", ends_at="12:00:00"),
)
def hours_as_times():
    return sheet(
        ("Date :", date(2025, 3, 18), "Début :", time(9), "Fin :", time(12)), ("Lieu : Étaples",), (), HEADER, *PEOPLE
    )


@situation(
    "« Le : … de … à … » en cellules voisines",
    on(MARCH, CAME, place="Étaples", starts_at="09:00:00", ends_at="12:00:00"),
)
def words_in_neighbouring_cells():
    return sheet(
        ("FEUILLE D’ÉMARGEMENT",),
        ("Le :", "18/03/2025", "de", "9h00", "à", "12h00"),
        ("Lieu :", "Étaples"),
        (),
        HEADER,
        *PEOPLE,
    )


@situation("La date seule, à droite du logo", on(MARCH, CAME))
def date_at_the_right():
    return sheet(("Caf 62", None, None, "le 18/03/2025"), ("Feuille d’émargement",), (), HEADER, *PEOPLE)


@situation("Date dans le titre seulement, en majuscules", on(date(2025, 8, 12), CAME))
def date_in_capitals():
    return sheet(("RENCONTRE DU MARDI 12 AOÛT 2025",), HEADER, *PEOPLE)


@situation("« 18.3.25 »", on(MARCH, CAME))
def short_date_with_dots():
    return sheet(("Rencontre du 18.3.25",), HEADER, *PEOPLE)


@situation("« Mardi 1er avril 2025 – 14h/17h »", on(date(2025, 4, 1), CAME, starts_at="14:00:00", ends_at="17:00:00"))
def first_of_the_month():
    return sheet(("Mardi 1er avril 2025 – 14h/17h",), HEADER, *PEOPLE)


@situation("La date n’est que dans le nom de la feuille", on(MARCH, CAME), file="emargement.xlsx")
def date_in_the_sheets_name():
    return sheet(HEADER, *PEOPLE, name="18-03-2025")


@situation("La date n’est que dans le nom du fichier", on(MARCH, CAME), file="Emargement réseau CCT 18.03.25.xlsx")
def date_in_the_files_name():
    return sheet(("FEUILLE D’EMARGEMENT",), HEADER, *PEOPLE)


@situation(
    "Le titre l’emporte sur la feuille et le fichier",
    on(MARCH, CAME),
    file="Emargement 17-06-2025.xlsx",
    says=["other_date_in_name"],
)
def title_before_the_names():
    return sheet(TITLE, HEADER, *PEOPLE, name="Feuil1")


@situation("Le nom de la feuille l’emporte sur celui du fichier", on(MARCH, CAME), file="Emargement 17-06-2025.xlsx")
def sheets_name_before_the_files():
    return sheet(HEADER, *PEOPLE, name="18 mars 2025")


@situation("« Prochaine rencontre le 17 juin 2025 » n’est pas la date", on(MARCH, CAME))
def the_next_meeting():
    return sheet(TITLE, ("Prochaine réunion : 17 juin 2025 à Étaples",), HEADER, *PEOPLE)


@situation("« Document mis à jour le … » n’est pas la date", on(MARCH, CAME), file="emargement 18-03-2025.xlsx")
def date_of_the_document():
    return sheet(("Document mis à jour le 02/04/2025",), HEADER, *PEOPLE)


@situation("« Fait le 19/03/2025 », au bas, n’est pas la date", on(MARCH, CAME), asks={"date:Feuil1": "2025-03-18"})
def date_of_the_signature():
    return sheet(("Feuille d’émargement",), HEADER, *PEOPLE, (), ("Fait le 19/03/2025",))


@situation("Une date sans année", on(MARCH, CAME), asks={"date:Feuil1": "2025-03-18"})
def no_year():
    return sheet(("Réunion du 18 mars",), HEADER, *PEOPLE)


@situation(
    "Deux jours de formation, une seule feuille",
    on(MARCH, CAME, kind="training"),
    asks={"date:Feuil1": "2025-03-18"},
)
def two_days():
    return sheet(("Formation des 18 et 19 mars 2025",), HEADER, *PEOPLE)


@situation("Un trimestre n’est pas une date", on(MARCH, CAME), asks={"date:T1 2025": "2025-03-18"})
def a_quarter():
    return sheet(HEADER, *PEOPLE, name="T1 2025")


@situation("L’an 225", refused=["date_invalid"])
def impossible_year():
    return sheet(("Date :", "18/03/0225"), HEADER, *PEOPLE)


@situation("Un jour qui n’existe pas, dans une phrase du titre", refused=["date_invalid"])
def impossible_day_in_a_title():
    return sheet(("Réseau des chargés de coopération, rencontre du 31/02/2025",), HEADER, *PEOPLE)


@situation("« 03/18/2025 », à l’anglaise, n’est jamais retourné en silence", refused=["date_invalid"])
def month_first():
    return sheet(("Date :", "03/18/2025"), HEADER, *PEOPLE)


@situation("Date sous le tableau du titre, libellés fusionnés", on(MARCH, CAME, place="Hesdin", host="MSA"))
def merged_labels():
    rows = (
        ("Réseau des chargés de coopération",),
        ("Date", None, "mardi 18 mars 2025"),
        ("Lieu", None, "Hesdin"),
        ("Organisme d’accueil", None, "MSA"),
        (),
        HEADER,
        *PEOPLE,
    )
    return book({"Feuil1": rows}, lambda made: made.active.merge_cells("A2:B2"))


@situation("Deux dates dans le bloc de titre", on(JUNE, CAME), asks={"date:Feuil1": "2025-06-17"})
def two_dates_in_the_title():
    return sheet(("Réseau, réunion du 18/03/2025",), ("Fruges, 17/06/2025",), HEADER, *PEOPLE)


@situation(
    "« Reportée au … » : deux jours dans une phrase",
    on(MARCH, CAME, title=POSTPONED),
    asks={"date:Feuil1": "18/03/2025"},
)
def postponed():
    return sheet((POSTPONED,), HEADER, *PEOPLE)


def _headed(*title) -> bytes:
    return sheet(title, HEADER, *PEOPLE)


@situation(
    "Une date de convocation, qui n’est pas celle de la rencontre", on(MARCH, CAME), asks={"date:Feuil1": "2025-03-18"}
)
def day_of_the_invitation():
    return _headed("Convocation envoyée le 20/02/2025 pour la réunion trimestrielle")


@situation("La date où le compte rendu fut approuvé", on(MARCH, CAME), asks={"date:Feuil1": "2025-03-18"})
def day_of_the_approval():
    return _headed("PV de réunion – approuvé le 17 juin 2025")


@situation("Une date qui a perdu son format, à côté de « Date »", on(MARCH, CAME))
def serial_beside_its_label():
    return _headed("Date :", 45734)


@situation("Un jour de la semaine qui n’est pas celui de la date", on(MARCH, CAME), says=["weekday_differs"])
def weekday_of_another_day():
    return _headed("Réunion du lundi 18 mars 2025")
