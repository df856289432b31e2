"""The small network that every situation is imported into: seven CCT of three EPCI, and who facilitates."""

from datetime import date

from ctg_data.store import Database
from tests.stores import HIGH_COUNTRY, SEVEN_VALLEYS, TWO_BAYS, Filling, territory

Person = tuple[str, str]

CARLIER, DELATTRE, FOURNIER = ("CARLIER", "Amandine"), ("DELATTRE", "Bruno"), ("FOURNIER", "Céline")
COPPIN, DUCROCQ = ("COPPIN", "Julien"), ("DUCROCQ", "Karine")
BOUTIN, CREPIN = ("BOUTIN", "Ulysse"), ("CRÉPIN", "Valérie")
MARECHAL = ("MARÉCHAL", "Corinne")

HPM, CA2BM, CC7V = "CC du Haut-Pays du Montreuillois", "CA des 2 Baies en Montreuillois", "CC des 7 Vallées"
CCT = {
    HIGH_COUNTRY: (CARLIER, DELATTRE, FOURNIER),
    TWO_BAYS: (COPPIN, DUCROCQ),
    SEVEN_VALLEYS: (BOUTIN, CREPIN),
}
ROLES: dict[Person, str] = {
    **{person: "cct" for people in CCT.values() for person in people},
    MARECHAL: "facilitator",
}
MARCH, JUNE = date(2025, 3, 18), date(2025, 6, 17)


def fill(db: Database) -> None:
    """Write the people and their memberships in a new store."""
    filling = Filling(db)
    for siren, people in CCT.items():
        for person in people:
            filling.member(filling.person(*person), territory(db, siren))
    filling.member(filling.person(*MARECHAL, structure="Caf"), None, "facilitator")
    filling.commit("annuaire.xlsx")
