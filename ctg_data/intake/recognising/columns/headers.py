"""The visible table of synonyms: how people name each column of each kind of table.

Headers are compared without case, accents, punctuation and spaces; « … » at the end of a synonym stands for any words
that follow. The fields are those of `Table.columns`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ctg_data.intake.tables import TableKind

Synonyms = Mapping[str, str]

NUMBER = "N° | No | Num | Numéro | N° d’ordre | Ordre | Rang"
TERRITORY = "Territoire | Territoires | EPCI | Territoire EPCI | Collectivité | Intercommunalité | Secteur | Territory"
DAY = "Date | Date de la rencontre | Date de la réunion | Date de la séance | Jour"
SHAREABLE = "Partageable au copil | Partageable | Partageable copil | Partage copil"
PLACE = "Lieu | Lieu de la rencontre | Lieu de la réunion | Salle | Adresse | Site | Location | Place | Venue | Room"
HOST = (
    "Organisme d’accueil | Structure d’accueil | Structure accueillante | Accueil | Accueil par | Accueilli par | Hôte"
)
STARTS = "Début | Heure de début | Heure début | Horaire de début | De | Start | Start time"
ENDS = "Fin | Heure de fin | Heure fin | Horaire de fin | À | End | End time"
INFORMATION = "Information thématique | Information | Thème | Thématique | Thème de l’information"
CAF = "Co-animation Caf | Coanimation Caf | Animation Caf | Animateur Caf | Caf"
MSA = "Co-animation MSA | Coanimation MSA | Animation MSA | Animateur MSA | MSA"

PEOPLE: Synonyms = {
    "number": NUMBER,
    "last_name": "Nom | Noms | Nom(s) | Nom de famille | Nom d’usage | Nom usuel | Nom du participant"
    " | Last name | Surname | Family name",
    "first_name": "Prénom | Prénoms | Prénom(s) | Prénom du participant | First name | Given name | Forename",
    "full_name": "Nom Prénom | Nom et prénom | Noms et prénoms | Nom Prénoms | Nom(s) Prénom(s) | Nom(s) et prénom(s)"
    " | Nom et prénom du participant | Prénom Nom | Prénom et nom | Prénoms et noms | Nom complet | Identité"
    " | Participant | Participants | Participant·e | Participant·e·s | Participant(e) | Participant(e)s"
    " | Participantes et participants | Liste des participants | Personne | Personnes | Membre | Membres | Agent"
    " | Stagiaire | Chargé de coopération | Chargés de coopération | Chargé·e de coopération | CCT"
    " | Name | Full name | Attendee | Attendees | Participant name",
    "structure": "Structure | Structures | Organisme | Organisation | Employeur | Établissement | Institution"
    " | Nom de la structure | Structure / organisme | Organisme / structure | Service | Organization | Company",
    "territory": TERRITORY,
    "function": "Fonction | Fonctions | Fonction(s) | Qualité | Poste | Profil | Rôle | Mission | Role | Position"
    " | Job title",
    "remark": "Observation | Observations | Observation(s) | Remarque | Remarques | Commentaire | Commentaires | Note"
    " | Notes | Comment | Comments | Remarks",
    "email": "E-mail | Email | Mail | Courriel | Adresse mail | Adresse e-mail | Adresse électronique | Mél"
    " | Email address | ID du participant (UPN) | Participant ID (UPN)",
    "phone": "Téléphone | Tél | Tel. | Portable | Mobile | N° de téléphone | Coordonnées | Phone | Phone number",
}
MARKS: Synonyms = {
    "status": "Présence | Présences | Présence … | Présent | Présents | Présent(e) | Présent·e | Présent … | Statut"
    " | État | Participation | Pointage | Absence | Absent | Absent(e) | Excusé | Excusé(e) | Excusé·e | Représenté"
    " | Représenté(e) | Représenté(e) par | Représenté par | Remplacé(e)"
    " | Remplacé(e) par | Remplacé par | Présentiel | À distance | Distanciel | Visio | Attendance | Attended | Status",
    "signature": "Signature | Signatures | Signature … | Émargement | Émargements | Émargement … | Visa | Paraphe",
    "arrival": "Arrivée | Heure d’arrivée | Heure arrivée | Arrivé(e) à | Arrivée à | Entrée | Heure d’entrée"
    " | Première participation | Heure de participation | Première connexion | Connexion | Heure de connexion"
    " | Arrival | Arrival time | Time in | Check-in | First join | Join time",
    "departure": "Départ | Heure de départ | Heure départ | Parti(e) à | Départ à | Sortie | Heure de sortie"
    " | Dernier départ | Dernière connexion | Déconnexion | Heure de déconnexion"
    " | Departure | Departure time | Time out | Check-out | Last leave | Leave time",
    "morning": "Matin | AM | Morning | Matinée | Matin … | Signature matin | Émargement matin | Présence matin",
    "afternoon": "Après-midi | PM | Aprem | Afternoon | Après midi | Après-midi … | Signature après-midi"
    " | Émargement après-midi | Présence après-midi",
}
MEETING_LABELS: Synonyms = {
    "date": "Date | Date de la rencontre | Date de la réunion | Date de la séance | Le | Jour | Date et heure"
    " | Meeting date",
    "kind": "Type | Type de rencontre | Nature | Nature de la rencontre | Format",
    "starts_at": STARTS,
    "ends_at": ENDS,
    "hours": "Horaires | Horaire | Heure | Heures | Time | Hours",
    "place": PLACE,
    "host": HOST,
    "theme": INFORMATION,
    "next_theme": "Thème choisi pour la suite | Thème suivant | Prochain thème | Thème de la prochaine rencontre",
    "facilitator_caf": CAF,
    "facilitator_msa": MSA,
    "title": "Intitulé | Intitulé de la rencontre | Intitulé de la formation | Objet | Titre | Réunion"
    " | Titre de la réunion | Title | Meeting title | Subject",
}
ROLES: Synonyms = {
    "last_name": PEOPLE["last_name"],
    "first_name": PEOPLE["first_name"],
    "full_name": PEOPLE["full_name"],
    "structure": PEOPLE["structure"],
    "territory": TERRITORY,
    "role": "Rôle | Rôle dans le réseau | Fonction | Qualité | Profil",
    "email": PEOPLE["email"],
    "phone": PEOPLE["phone"],
    "start_on": "Depuis le | Depuis | Arrivée | Date d’arrivée | Date de début | Prise de poste | Début",
    "end_on": "Jusqu’au | Jusqu’à | Départ | Date de départ | Date de fin | Fin",
}
PLAN: Synonyms = {
    "reference": "Réf. | Référence | Identifiant",
    "date": "Date | Dates | Date de la rencontre | Date prévue",
    "kind": "Type | Type de rencontre | Nature",
    "status": "Statut | État",
    "title": "Intitulé | Titre | Rencontre | Rencontres | Objet | Séance",
    "starts_at": STARTS,
    "ends_at": ENDS,
    "place": PLACE,
    "host": HOST,
    "theme": INFORMATION,
    "facilitator_caf": CAF,
    "facilitator_msa": MSA,
}
TOPICS: Synonyms = {
    "reference": "Réf. | Référence",
    "number": NUMBER,
    "title": "Sujet | Sujets | Sujet CODEV | Sujet traité | Sujets traités | Sujet abordé | Sujets abordés"
    " | Problématique | Problématiques | Intitulé | Intitulé du sujet | Sujet présenté",
    "kind": "Type | Nature | Besoin / problématique | Besoin ou problématique | Besoin / problème | Besoin ou problème",
    "theme": "Thème | Thématique | Thématiques | Thèmes",
    "territory": TERRITORY,
    "presenter": "Présenté par | Présentateur | Porteur | Porté par | Apporté par | Client | Exposé par",
    "subgroup": "Sous-groupe | Groupe | Sous groupe",
    "recommendations": "Préconisations | Préconisation | Recommandations | Recommandations du groupe"
    " | Préconisations du groupe | Pistes | Pistes d’action | Pistes proposées",
    "shareable": SHAREABLE,
    "status": "Statut | État | Suite",
}
DIFFICULTIES: Synonyms = {
    "number": NUMBER,
    "title": "Intitulé | Difficulté | Difficultés | Difficulté rencontrée | Problème | Problème ou difficulté"
    " | Intitulé de la difficulté | Libellé",
    "territory": TERRITORY,
    "topic": "Sujet lié | Sujet CODEV | Sujet | Sujet d’origine | Sujet CODEV lié",
    "identified_on": "Repéré le | Repérée le | Identifié le | Identifiée le | Date de repérage | Signalée le",
    "status": "Statut | État | Suivi | Avancement | État d’avancement | Situation | Où en est-on | Résolu | Résolue"
    " | Surmonté | Surmontée",
    "overcome_on": "Surmonté le | Surmontée le | Résolu le | Résolue le | Levée le | Date de résolution",
    "lever": "Levier | Leviers | Ce qui a aidé | Solution | Levier mobilisé | Grâce à",
    "shareable": SHAREABLE,
}
ANSWERS: Synonyms = {  # and the items, by their code (« Q1 – … ») or by the words of the questionnaire
    "code": "Code | Code répondant | Code du répondant | Code personnel | Code personnel … | Code anonyme"
    " | Code anonyme … | Code confidentiel | Votre code | Votre code … | Mon code | Mon code … | Indiquez votre code …"
    " | Saisissez votre code … | Écrivez votre code … | Inscrivez votre code … | Quel est votre code …"
    " | Respondent code | Personal code | Your code | Your code …",
    "territory": f"{TERRITORY} | Votre territoire | Votre territoire … | Votre EPCI | Votre EPCI …"
    " | Votre intercommunalité | Quel est votre territoire … | Quel est votre EPCI … | Sur quel territoire …"
    " | Your territory",
    "wave": "Vague | Campagne | Vague d’auto-évaluation",
    "response": "ID | Id. Identifiant de la réponse | Id. Response ID | Identifiant de la réponse | Response ID"
    " | N° de réponse | Numéro de réponse",
}
EXPORTED: Synonyms = {  # what survey tools write beside the answers, which is never read; two of one tool tell it
    "forms": "Heure de début | Heure de fin | Heure de la dernière modification | Adresse de messagerie"
    " | Start time | Completion time | Last modified time",
    "limesurvey": "submitdate | lastpage | startlanguage | seed | startdate | datestamp | ipaddr | refurl",
    "google": "Horodateur | Adresse e-mail | Nom d’utilisateur | Timestamp | Email Address | Username",
}
VALUES: Synonyms = {
    "indicator": "Indicateur | Indicateurs | Nom de l’indicateur",
    "territory": TERRITORY,
    "period": "Période | Trimestre | Année | Date",
    "value": "Valeur | Valeurs | Résultat | Mesure",
}
CHOICES: Synonyms = {
    "theme": "Thème proposé | Thèmes proposés | Proposition de thème | Propositions de thème",
    "choices": "Nombre de choix | Nb de choix | Choix du collectif",
}
UNCOUNTED = (
    "Civilité | Civ. | M. / Mme | Total | Totaux | Nb de présences | Nombre de présences | Taux | Taux de présence | %"
    " | Durée | Durée de la réunion | Durée de participation | Duration | In-meeting duration"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What makes a kind of table: one field of each required group, and one at least that tells it from others."""

    kind: TableKind
    synonyms: Synonyms
    required: tuple[frozenset[str], ...]
    telling: frozenset[str]


TELLING_MEMBERS = frozenset({"role", "start_on", "end_on"})
NAMED = frozenset({"last_name", "full_name"})
TITLED = frozenset({"title"})
SHAPES: tuple[Shape, ...] = (
    Shape(TableKind.ATTENDANCE, {**PEOPLE, **MARKS, "date": DAY}, (NAMED,), frozenset(MARKS)),
    Shape(TableKind.MATRIX, PEOPLE, (NAMED,), frozenset()),
    Shape(TableKind.DIRECTORY, ROLES, (NAMED,), TELLING_MEMBERS),
    Shape(TableKind.PLANNING, PLAN, (frozenset({"date"}),), frozenset(PLAN) - {"date", "reference", "status"}),
    Shape(
        TableKind.CODEV,
        TOPICS,
        (TITLED,),
        frozenset({"kind", "theme", "presenter", "subgroup", "recommendations"}),
    ),
    Shape(
        TableKind.PROBLEMS,
        DIFFICULTIES,
        (TITLED,),
        frozenset({"topic", "identified_on", "overcome_on", "lever"}),
    ),
    Shape(TableKind.SELF_ASSESSMENT, ANSWERS, (), frozenset()),
    Shape(TableKind.INDICATORS, VALUES, (frozenset({"indicator"}), frozenset({"value"})), frozenset({"value"})),
    Shape(TableKind.THEMES, CHOICES, (frozenset({"theme"}), frozenset({"choices"})), frozenset({"choices"})),
)
