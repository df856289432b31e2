"""The network of `classeurs/`: three EPCI, two years, told in tables that can be counted by hand. Nobody exists."""

from datetime import date

from ctg_data.vocabulary import MeetingKind, ProblemStatus, Role, TopicKind, TopicStatus
from sample_data.telling import Difficulty, FollowUp, Gathering, Guest, Member, Story, Topic, Wave, answers

HPM, BAIES, VALLEES = "CC du Haut-Pays du Montreuillois", "CA des 2 Baies en Montreuillois", "CC des 7 Vallées"
CCT, OPERATOR, FACILITATOR = Role.CCT, Role.OPERATOR, Role.FACILITATOR
OVERCOME, PARTLY, NOT = ProblemStatus.OVERCOME, ProblemStatus.PARTLY_OVERCOME, ProblemStatus.NOT_OVERCOME
OPEN, DROPPED, SILENT = ProblemStatus.OPEN, ProblemStatus.DROPPED, ProblemStatus.NO_FOLLOW_UP
NEED = TopicKind.NEED

FIRST_DAY = date(2025, 1, 1)
LAST_OF_2025, NEW_OF_2026 = date(2025, 12, 31), date(2026, 1, 5)

GATHERINGS = (
    Gathering(date(2025, 3, 18), "Maison des services, Fruges", "Caf", "Le Schéma des services aux familles"),
    Gathering(date(2025, 6, 17), "Espace des Deux Rives, Étaples", "MSA", "Le handicap et la petite enfance"),
    Gathering(date(2025, 9, 16), "Salle du Tribunal, Hesdin", "CC des 7 Vallées", "Le service public petite enfance"),
    Gathering(date(2025, 12, 16), "Antenne Caf, Montreuil-sur-Mer", "Caf", "Les aides aux vacances et aux loisirs"),
    Gathering(
        date(2026, 2, 3),
        "Antenne MSA, Saint-Pol-sur-Ternoise",
        "MSA",
        "",
        MeetingKind.TRAINING,
        "Formation mutualisée : animer une réunion avec des élus",
    ),
    Gathering(date(2026, 3, 17), "Foyer rural, Hucqueliers", "CC du Haut-Pays du Montreuillois", "La parentalité"),
    Gathering(date(2026, 6, 16), "Pôle petite enfance, Berck", "Caf", "La mobilité des familles"),
    Gathering(date(2026, 9, 15), "Maison des associations, Hesdin", "MSA", "L’accès aux droits"),
    Gathering(
        date(2026, 11, 17),
        "Antenne Caf, Montreuil-sur-Mer",
        "Caf",
        "L’évaluation de la Ctg",
        choices=(("L’inclusion numérique", 9), ("Le logement des jeunes", 6), ("La santé mentale", 4)),
    ),
    Gathering(date(2027, 3, 16), "Maison des services, Fruges", "MSA", "L’inclusion numérique"),
)

# One letter per meeting:            T1 T2 T3 T4 | formation | T1 T2 T3 T4
MEMBERS = (
    Member("CARLIER", "Amandine", CCT, HPM, (HPM,), "PPEP P PPPP", FIRST_DAY),
    Member("DELATTRE", "Bruno", CCT, HPM, (HPM,), "PAPP E PPEP", FIRST_DAY),
    Member("FOURNIER", "Céline", CCT, HPM, (HPM,), "PPPE · ····", FIRST_DAY, LAST_OF_2025),
    Member("GRÉVIN", "Damien", CCT, "Syndicat du Haut-Pays", (HPM,), "EPPA P PDPP", FIRST_DAY),
    Member("HAUTECŒUR", "Élise", CCT, HPM, (HPM,), "PPRP A PPPE", FIRST_DAY),
    Member("LHEUREUX", "Fanny", CCT, HPM, (HPM,), "···· P PEPP", NEW_OF_2026),
    Member("ROUSSEL", "Mathilde", CCT, "Syndicat du Haut-Pays", (HPM, VALLEES), "PEPP P APPP", FIRST_DAY),
    Member("BÉCU", "Gaspard", OPERATOR, "Centre social des Trois Saules", (HPM,), "PAPP E PAP?", FIRST_DAY),
    Member("VASSEUR-LEROY", "Inès", OPERATOR, "Familles du Haut-Pays", (HPM,), "PPEP P RPAP", FIRST_DAY),
    Member("COPPIN", "Julien", CCT, BAIES, (BAIES,), "PPMP P EPPP", FIRST_DAY),
    Member("DUCROCQ", "Karine", CCT, BAIES, (BAIES,), "APPP P PEPA", FIRST_DAY),
    Member("EVRARD", "Laurent", CCT, BAIES, (BAIES,), "PLAP E PPPP", FIRST_DAY),
    Member("HÉNON", "Margaux", CCT, BAIES, (BAIES,), "PEPP P PRPP", FIRST_DAY),
    Member("LAMOUR", "Nicolas", CCT, "Ville de Berck", (BAIES,), "EPP? A PPAP", FIRST_DAY),
    Member("NOËL", "Ophélie", CCT, "Ville d’Étaples", (BAIES,), "PPPP P PPEP", FIRST_DAY),
    Member("PRUVOST", "Quentin", CCT, BAIES, (BAIES,), "PA·· · ····", FIRST_DAY, date(2025, 8, 31)),
    Member("SAILLY", "Rose", CCT, BAIES, (BAIES,), "··PP P APPD", date(2025, 9, 1)),
    Member("TELLIER", "Samuel", OPERATOR, "Maison de la parentalité des Dunes", (BAIES,), "PPPE A PPPP", FIRST_DAY),
    Member("WATEL", "Tiphaine", OPERATOR, "Relais des Deux Baies", (BAIES,), "···· P PEPP", NEW_OF_2026),
    Member("BOUTIN", "Ulysse", CCT, VALLEES, (VALLEES,), "PPDP E PPPA", FIRST_DAY),
    Member("CRÉPIN", "Valérie", CCT, VALLEES, (VALLEES,), "PRPP P PAPP", FIRST_DAY),
    Member("DEBRAY", "William", CCT, VALLEES, (VALLEES,), "APPE P PPPP", FIRST_DAY),
    Member("LOISEL", "Yasmine", CCT, "Ville d’Hesdin", (VALLEES,), "PPPP A EPPP", FIRST_DAY),
    Member("MERLIN", "Zacharie", CCT, VALLEES, (VALLEES,), "PEPA P PP··", FIRST_DAY, date(2026, 6, 30)),
    Member("HERBAUT", "Agathe", OPERATOR, "Ferme de la Canche", (VALLEES,), "EPPP P APPP", FIRST_DAY),
    Member("OBERT", "Basile", OPERATOR, "Centre du Val", (VALLEES,), "PPAP · ····", FIRST_DAY, LAST_OF_2025),
    Member("MARÉCHAL", "Corinne", FACILITATOR, "Caf du Pas-de-Calais", (), "PPPP P PPPP", FIRST_DAY),
    Member("TISON", "Hervé", FACILITATOR, "Caf du Pas-de-Calais", (), "PEPP A PPPP", FIRST_DAY),
    Member("DUFLOS", "Brigitte", FACILITATOR, "MSA Nord-Pas de Calais", (), "PPPP P PEPP", FIRST_DAY),
    Member("POIDEVIN", "Loïc", FACILITATOR, "MSA Nord-Pas de Calais", (), "PPEP P PPPP", FIRST_DAY),
)
GUESTS = (
    Guest(1, "JOLY", "Estelle", "Conseil départemental"),
    Guest(5, "SAVARY", "Denis", "Association des maires ruraux"),
)

TOPICS = (
    Topic(0, HPM, "Mobiliser les élus autour de la Ctg en renouvellement", "Gouvernance", presenter="Amandine CARLIER"),
    Topic(0, BAIES, "Faire connaître l’accueil des jeunes enfants", "Petite enfance", kind=NEED, shareable=True),
    Topic(0, VALLEES, "Tenir un comité technique à effectif réduit", "Gouvernance", TopicStatus.POSTPONED),
    Topic(
        *(1, BAIES, "Construire un diagnostic partagé de la jeunesse", "Jeunesse"),
        presenter="Julien COPPIN",
        recommendations="Réunir d’abord les animateurs ; partir des données de la mission locale",
    ),
    Topic(1, VALLEES, "Tenir un comité technique à effectif réduit", "Gouvernance", presenter="Yasmine LOISEL"),
    Topic(1, HPM, "Partager un agenda entre services", "Organisation", TopicStatus.WITHDRAWN, NEED),
    Topic(2, HPM, "Recruter des assistantes maternelles", "Petite enfance", presenter="Bruno DELATTRE"),
    Topic(2, VALLEES, "Animer un réseau de parents bénévoles", "Parentalité", kind=NEED, shareable=True),
    Topic(3, BAIES, "Financer une ludothèque itinérante", "Parentalité", presenter="Karine DUCROCQ", shareable=True),
    Topic(3, HPM, "Écrire des indicateurs utiles aux élus", "Évaluation", kind=NEED, presenter="Élise HAUTECŒUR"),
    Topic(3, VALLEES, "Relancer un partenariat avec un collège", "Jeunesse", TopicStatus.POSTPONED),
    Topic(5, VALLEES, "Relancer un partenariat avec un collège", "Jeunesse", presenter="Valérie CRÉPIN"),
    Topic(5, HPM, "Accueillir les familles saisonnières", "Accès aux droits", presenter="Fanny LHEUREUX"),
    Topic(5, BAIES, "Répartir les rôles entre deux chargés de coopération", "Organisation", kind=NEED),
    Topic(
        *(6, BAIES, "Lever les freins à la mobilité des familles", "Mobilité"),
        presenter="Rose SAILLY",
        shareable=True,
        recommendations="Ajouter un arrêt à la navette avant d’en créer une",
    ),
    Topic(6, VALLEES, "Préparer le bilan de la Charte des solidarités", "Évaluation", presenter="Zacharie MERLIN"),
    Topic(7, HPM, "Installer un point d’accès aux droits itinérant", "Accès aux droits", presenter="Damien GRÉVIN"),
    Topic(7, BAIES, "Associer les habitants au projet de territoire", "Gouvernance", kind=NEED, shareable=True),
    Topic(7, VALLEES, "Coordonner les accueils de loisirs du mercredi", "Jeunesse", TopicStatus.PROPOSED),
    Topic(8, VALLEES, "Coordonner les accueils de loisirs du mercredi", "Jeunesse", presenter="William DEBRAY"),
    Topic(8, HPM, "Rendre compte de la Ctg en conseil communautaire", "Évaluation", presenter="Mathilde ROUSSEL"),
    Topic(8, BAIES, "Outiller les secrétaires de mairie", "Accès aux droits", TopicStatus.PROPOSED, NEED),
)

DIFFICULTIES = (
    Difficulty(
        *(0, HPM, "Les élus ne viennent pas au comité de pilotage", OPEN, TOPICS[0].title, True),
        (
            FollowUp(3, PARTLY, None, "Rencontre de chaque maire avant le comité"),
            FollowUp(5, OVERCOME, date(2026, 2, 26), "Comité tenu dans les communes à tour de rôle"),
        ),
    ),
    Difficulty(
        *(0, BAIES, "Les familles ne trouvent pas l’information sur l’accueil", OPEN, TOPICS[1].title, True),
        (FollowUp(1, OVERCOME, date(2025, 5, 20), "Une page commune aux huit structures"),),
    ),
    Difficulty(0, VALLEES, "Le comité technique ne réunit que trois personnes", OPEN, "", False, (FollowUp(3, NOT),)),
    Difficulty(0, BAIES, "Aucune salle adaptée pour les ateliers", SILENT),
    Difficulty(
        *(1, BAIES, "Les données sur les jeunes sont dispersées", OPEN, TOPICS[3].title, False),
        (FollowUp(3, OVERCOME, date(2025, 11, 13), "Tableau partagé avec la mission locale"),),
    ),
    Difficulty(
        *(1, VALLEES, "Les invitations partent trop tard", OPEN, TOPICS[4].title, True),
        (FollowUp(3, OVERCOME, date(2025, 10, 7), "Calendrier annuel voté en juin"),),
    ),
    Difficulty(1, HPM, "L’agenda partagé n’est pas tenu à jour", OPEN, "", False, (FollowUp(5, DROPPED),)),
    Difficulty(
        *(3, HPM, "Trois départs d’assistantes maternelles non remplacés", OPEN, "", True),
        (FollowUp(7, PARTLY, None, "Réunion d’information avec le relais"),),
    ),
    Difficulty(
        *(3, BAIES, "La ludothèque n’a pas de véhicule", OPEN, TOPICS[8].title, True),
        (FollowUp(6, OVERCOME, date(2026, 5, 12), "Véhicule prêté par un centre social"),),
    ),
    Difficulty(
        *(3, HPM, "Les indicateurs de la Ctg ne parlent pas aux élus", OPEN, TOPICS[9].title, False),
        (FollowUp(8, OVERCOME, date(2026, 10, 6), "Quatre chiffres et une carte par commune"),),
    ),
    Difficulty(3, VALLEES, "Le collège ne répond pas aux sollicitations", OPEN),
    Difficulty(
        *(5, VALLEES, "Le principal du collège a changé deux fois", OPEN, TOPICS[11].title, False),
        (FollowUp(6, OVERCOME, date(2026, 6, 2), "Convention signée avec le rectorat"),),
    ),
    Difficulty(5, HPM, "Les familles saisonnières ignorent leurs droits", OPEN, TOPICS[12].title),
    Difficulty(
        5,
        BAIES,
        "Deux agents traitent les mêmes dossiers",
        OPEN,
        "",
        False,
        (FollowUp(8, PARTLY, None, "Fiche de répartition"),),
    ),
    Difficulty(5, BAIES, "Le logiciel de suivi n’est pas partagé", SILENT),
    Difficulty(
        *(6, BAIES, "Aucun transport vers la halte-garderie", OPEN, TOPICS[14].title, True),
        (FollowUp(8, OVERCOME, date(2026, 9, 29), "Arrêt ajouté à la navette communautaire"),),
    ),
    Difficulty(6, VALLEES, "Les bilans ne reviennent pas", OPEN, TOPICS[15].title, False, (FollowUp(8, NOT),)),
    Difficulty(6, VALLEES, "Le temps dédié à la Charte n’est pas reconnu", SILENT),
    Difficulty(
        *(7, HPM, "Le point d’accès aux droits n’a pas de conseiller le vendredi", OPEN, TOPICS[16].title, False),
        (FollowUp(8, OVERCOME, date(2026, 10, 16), "Permanence assurée par la MSA"),),
    ),
    Difficulty(7, BAIES, "Les habitants ne se sentent pas concernés", OPEN, TOPICS[17].title),
    Difficulty(7, VALLEES, "Les tarifs du mercredi diffèrent d’une commune à l’autre", OPEN),
    Difficulty(7, BAIES, "Un partenaire veut quitter la convention", OPEN, "", False, (FollowUp(8, DROPPED),)),
    Difficulty(8, VALLEES, "Pas de directeur pour l’accueil du mercredi", OPEN, TOPICS[19].title),
    Difficulty(8, HPM, "Le conseil communautaire n’a que dix minutes pour la Ctg", OPEN, TOPICS[20].title, True),
    Difficulty(8, BAIES, "Les secrétaires de mairie changent souvent", SILENT),
)

WAVES = (
    Wave(
        *(0, "Départ"),
        answers(
            *(1, 4.9),
            {
                HPM: ("AN03FR", "CL19HE", "DA27BE", "JO08LI", "MO11AR"),
                BAIES: ("BE15CA", "EV02BO", "FR30ET", "HU21LE", "IR09PA", "LU25MO"),
                VALLEES: ("GI06SA", "KA17HE", "NA28AI", "OD12DO", "PA04LI"),
            },
        ),
    ),
    Wave(
        *(5, "12 mois"),
        answers(
            *(2, 5.4),
            {
                HPM: ("AN03FR", "CL19HE", "DA27BE", "JO08LI", "SY22TO"),
                BAIES: ("BE15CA", "EV02BO", "FR30ET", "HU21LE", "IR09PA", "RE18LE"),
                VALLEES: ("GI06SA", "KA17HE", "NA28AI"),
            },
        ),
    ),
    Wave(
        *(8, "20 mois"),
        answers(
            *(3, 5.9),
            {
                HPM: ("AN03FR", "CL19HE", "DA27BE", "JO08LI", "SY22TO"),
                BAIES: ("BE15CA", "EV02BO", "FR30ET", "HU21LE", "IR09PA", "RE18LE"),
                VALLEES: ("GI06SA", "KA17HE", "NA28AI", "OD12DO", "PA04LI"),
            },
        ),
    ),
)

STORY = Story((HPM, BAIES, VALLEES), MEMBERS, GATHERINGS, GUESTS, TOPICS, DIFFICULTIES, WAVES)
