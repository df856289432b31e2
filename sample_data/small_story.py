"""The network of `petit_reseau/`: 2 + 3 + 4 CCT, the likely real size. Nobody in it exists."""

from datetime import date

from ctg_data.vocabulary import ProblemStatus, TopicStatus
from sample_data.story import BAIES, CCT, FACILITATOR, HPM, NEED, VALLEES
from sample_data.telling import Difficulty, FollowUp, Gathering, Member, Story, Topic, Wave, answers

FIRST_DAY = date(2026, 1, 1)

GATHERINGS = (
    Gathering(date(2026, 2, 10), "Antenne Caf, Montreuil-sur-Mer", "Caf", "Les offres communes Caf et MSA"),
    Gathering(date(2026, 5, 19), "Antenne MSA, Saint-Pol-sur-Ternoise", "MSA", "La petite enfance en milieu rural"),
    Gathering(date(2026, 9, 8), "Maison des services, Fruges", "CC du Haut-Pays du Montreuillois", "La jeunesse"),
    Gathering(date(2026, 11, 10), "Pôle petite enfance, Berck", "Caf", "L’accès aux droits"),
    Gathering(date(2027, 2, 9), "Salle du Tribunal, Hesdin", "MSA", "La parentalité"),
)

MEMBERS = (
    Member("BRICOUT", "Aline", CCT, HPM, (HPM,), "PPPP", FIRST_DAY),
    Member("CAUDRON", "Benoît", CCT, HPM, (HPM,), "PEAP", FIRST_DAY),
    Member("DEWEZ", "Clarisse", CCT, BAIES, (BAIES,), "PPPE", FIRST_DAY),
    Member("FASQUEL", "Didier", CCT, BAIES, (BAIES,), "APPP", FIRST_DAY),
    Member("GODIN", "Estelle", CCT, BAIES, (BAIES,), "PPEP", FIRST_DAY),
    Member("HOLUIGUE", "Franck", CCT, VALLEES, (VALLEES,), "PRPP", FIRST_DAY),
    Member("JOURDAN", "Gaëlle", CCT, VALLEES, (VALLEES,), "EPPP", FIRST_DAY),
    Member("KOCH", "Hugo", CCT, VALLEES, (VALLEES,), "PPAP", FIRST_DAY),
    Member("LEGAY", "Irène", CCT, VALLEES, (VALLEES,), "PPP?", FIRST_DAY),
    Member("MAYEUX", "Jérôme", FACILITATOR, "Caf du Pas-de-Calais", (), "PPPP", FIRST_DAY),
    Member("NISON", "Kadia", FACILITATOR, "MSA Nord-Pas de Calais", (), "PPEP", FIRST_DAY),
)

TOPICS = (
    Topic(0, HPM, "Trouver sa place entre deux services", "Organisation", presenter="Aline BRICOUT", shareable=True),
    Topic(1, BAIES, "Faire vivre un comité de parents", "Parentalité", kind=NEED, presenter="Didier FASQUEL"),
    Topic(1, VALLEES, "Préparer le renouvellement de la convention", "Gouvernance", TopicStatus.POSTPONED),
    Topic(3, VALLEES, "Préparer le renouvellement de la convention", "Gouvernance", presenter="Franck HOLUIGUE"),
    Topic(3, BAIES, "Rendre un bilan lisible en une page", "Évaluation", kind=NEED, shareable=True),
)

DIFFICULTIES = (
    Difficulty(
        *(0, HPM, "La fiche de poste n’est pas écrite", ProblemStatus.OPEN, TOPICS[0].title, True),
        (FollowUp(1, ProblemStatus.OVERCOME, date(2026, 4, 14), "Fiche écrite avec les deux directions"),),
    ),
    Difficulty(1, BAIES, "Les parents viennent une fois puis ne reviennent pas", ProblemStatus.OPEN, TOPICS[1].title),
    Difficulty(
        *(1, VALLEES, "Le bilan de la convention n’a pas de pilote", ProblemStatus.OPEN, "", False),
        (FollowUp(3, ProblemStatus.PARTLY_OVERCOME, None, "Binôme avec la direction"),),
    ),
    Difficulty(3, VALLEES, "Les signataires changent après les élections", ProblemStatus.NO_FOLLOW_UP),
)

CODES = {HPM: ("AL07MO", "CH21BE"), BAIES: ("DE14ET", "FA30BE", "GI02LE"), VALLEES: ("HE09HE", "JU25AU", "KA11SA")}
LATER = CODES | {VALLEES: (*CODES[VALLEES], "LO17FR")}
WAVES = (
    Wave(0, "Départ", answers(4, 4.6, CODES)),
    Wave(3, "Novembre 2026", answers(5, 6.2, LATER)),
)

STORY = Story((HPM, BAIES, VALLEES), MEMBERS, GATHERINGS, (), TOPICS, DIFFICULTIES, WAVES)
