"""The catalogue of findings: a stable code, a severity, and what is said in French."""

from dataclasses import dataclass

from ctg_data.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding: what it weighs, its title, and its message with named places to fill."""

    severity: Severity
    title: str
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong or doubtful at a sheet and a cell, in words that say what was received and expected."""

    code: str
    sheet: str = ""
    cell: str = ""
    message: str = ""

    @property
    def severity(self) -> Severity:
        """The severity of its kind."""
        return CATALOGUE[self.code].severity

    @property
    def title(self) -> str:
        """The title of its kind."""
        return CATALOGUE[self.code].title

    @property
    def place(self) -> str:
        """« feuille Émargement, cellule D14 », as far as known."""
        sheet = f"feuille {self.sheet}" if self.sheet else ""
        cell = f"cellule {self.cell}" if self.cell else ""
        return ", ".join(part for part in (sheet, cell) if part)


def found(code: str, sheet: str = "", cell: str = "", **received: object) -> Finding:
    """A finding of the catalogue at a place; a missing word of its message is a KeyError at once."""
    return Finding(code, sheet, cell, CATALOGUE[code].message.format(**received))


BLOCKS, WARNS, INFORMS = Severity.BLOCKS, Severity.WARNS, Severity.INFORMS

CATALOGUE: dict[str, Kind] = {
    "unforeseen": Kind(
        BLOCKS,
        "Fichier non traité",
        "Le logiciel n’a pas su traiter ce fichier ({kind}) : rien n’a été écrit. Enregistrez-le au format .xlsx "
        "et déposez-le de nouveau ; s’il résiste, transmettez-le à la personne qui administre le serveur.",
    ),
    "file_too_large": Kind(
        BLOCKS,
        "Fichier trop volumineux",
        "Le fichier pèse {size} ; {limit} au plus sont acceptés. Retirez les images ou les feuilles inutiles.",
    ),
    "file_unreadable": Kind(
        BLOCKS,
        "Fichier illisible",
        "Le fichier n’a pas pu être lu comme un classeur ({reason}). Ouvrez-le et enregistrez-le au format .xlsx.",
    ),
    "file_empty": Kind(BLOCKS, "Fichier vide", "Le fichier ne contient rien ; attendu : un classeur."),
    "file_truncated": Kind(
        BLOCKS,
        "Fichier incomplet",
        "Le fichier est coupé ou abîmé : il manque une partie du classeur. Enregistrez-le de nouveau.",
    ),
    "file_encrypted": Kind(
        BLOCKS,
        "Fichier protégé par un mot de passe",
        "Le classeur est chiffré. Retirez le mot de passe dans Excel (Fichier, Informations), puis enregistrez-le.",
    ),
    "not_a_workbook": Kind(
        BLOCKS,
        "Ce n’est pas un classeur",
        "Le contenu est {nature} ; attendu : un classeur .xlsx, .xlsm, .xls, .xlsb, .ods ou un fichier .csv.",
    ),
    "unpacked_too_large": Kind(
        BLOCKS,
        "Contenu démesuré",
        "Une fois décompressé, le fichier atteindrait {size} ou se comprime comme aucun classeur ; {limit} au plus.",
    ),
    "xml_entities": Kind(
        BLOCKS,
        "Contenu refusé",
        "Le fichier contient une déclaration XML (DOCTYPE) qu’aucun classeur n’utilise. Enregistrez-le depuis Excel.",
    ),
    "too_many_sheets": Kind(
        BLOCKS, "Trop de feuilles", "Le classeur a {count} feuilles ; {limit} au plus. Supprimez les feuilles inutiles."
    ),
    "too_many_cells": Kind(
        BLOCKS,
        "Trop de cellules",
        "Le classeur a plus de {limit} cellules remplies. Gardez les feuilles de la rencontre seulement.",
    ),
    "sheet_too_wide": Kind(
        BLOCKS,
        "Feuille démesurée",
        "La feuille s’étend sur {rows} lignes et {columns} colonnes. Supprimez les cellules égarées loin du tableau.",
    ),
    "reading_stopped_slow": Kind(
        BLOCKS,
        "Lecture trop longue",
        "La lecture a été arrêtée après {seconds} s. Enregistrez une copie allégée du classeur, au format .xlsx.",
    ),
    "reading_stopped_memory": Kind(
        BLOCKS,
        "Lecture trop lourde",
        "La lecture demandait trop de mémoire. Supprimez les cellules égarées loin du tableau et les images.",
    ),
    "reading_stopped_died": Kind(
        BLOCKS,
        "Lecture interrompue",
        "La lecture s’est arrêtée avant la fin. Recommencez ; sinon enregistrez le classeur au format .xlsx.",
    ),
    "wrong_extension": Kind(
        INFORMS,
        "Extension trompeuse",
        "Le nom « {name} » annonce un autre format que le contenu ({form}) ; le contenu a été lu pour ce qu’il est.",
    ),
    "formula_not_calculated": Kind(
        WARNS,
        "Formule jamais calculée",
        "Formule sans résultat, lue comme vide : {cells}. Ouvrez puis enregistrez le fichier dans Excel.",
    ),
    "cell_in_error": Kind(
        WARNS, "Cellule en erreur", "Une formule est en erreur (#N/A, #REF!…), lue comme vide : {cells}."
    ),
    "comment_not_read": Kind(INFORMS, "Commentaire non lu", "Les commentaires ne sont pas repris : {cells}."),
    "rows_hidden": Kind(WARNS, "Lignes masquées", "Des lignes sont masquées dans Excel et ont été lues : {rows}."),
    "sheet_hidden": Kind(
        INFORMS, "Feuille masquée", "La feuille est masquée : elle n’a pas été lue. Affichez-la pour l’importer."
    ),
    "sheet_not_recognised": Kind(
        INFORMS,
        "Feuille sans tableau reconnu",
        "Aucune ligne d’en-tête n’a été reconnue : la feuille est laissée de côté.",
    ),
    "nothing_recognised": Kind(
        BLOCKS,
        "Aucun tableau reconnu",
        "Aucune feuille n’a de ligne d’en-tête reconnue ; attendu : par exemple « Nom », « Prénom », « Présence ».",
    ),
    "column_not_read": Kind(INFORMS, "Colonne non reprise", "La colonne « {header} » n’est pas reprise."),
    "note_beside": Kind(
        INFORMS, "Note à côté du tableau", "Des notes hors des colonnes du tableau ne sont pas reprises : {cells}."
    ),
    "names_left_unread": Kind(
        INFORMS,
        "Colonnes non lues",
        "Noms, adresses et heures ne sont jamais lus à côté des réponses : {columns}.",
    ),
    "meeting_kind_unknown": Kind(
        WARNS,
        "Type de rencontre non compris",
        "« {value} » n’est pas un type ; attendu : « Rencontre trimestrielle » ou « Formation mutualisée ».",
    ),
    "template_newer": Kind(
        WARNS,
        "Modèle d’une autre version",
        "Le modèle du classeur porte la version {version} ; ce logiciel connaît la version 1.",
    ),
    "read_as_heading": Kind(
        INFORMS,
        "Lu comme un intertitre",
        "« {text} », seul sur sa ligne, est lu comme un intertitre ; si c’est une personne, remplissez sa ligne.",
    ),
    "mark_of_nobody": Kind(
        WARNS,
        "Marque sans personne",
        "La marque « {value} » n’est à personne : sa ligne est laissée de côté ({reason}). Écrivez le nom.",
    ),
    "other_date_in_name": Kind(
        WARNS,
        "Deux dates",
        "La feuille écrit « {value} », mais « {name} » dit le {date} ; la date de la feuille est gardée.",
    ),
    "nothing_signed": Kind(
        INFORMS, "Aucune signature", "Personne n’a signé dans le classeur : les présences restent « non renseigné »."
    ),
    "meeting_date_twice": Kind(
        WARNS, "Date en double", "Deux colonnes portent la date du {date} ; la seconde est {column}."
    ),
    "time_invalid": Kind(
        WARNS, "Heure non comprise", "« {value} » n’est pas une heure comprise ; attendu : par exemple 9h30."
    ),
    "number_invalid": Kind(BLOCKS, "Nombre non compris", "« {value} » n’est pas un nombre entier."),
    "word_unknown": Kind(
        BLOCKS, "Mot hors de la liste", "« {value} » n’est pas un mot de la liste ; attendu : {expected}."
    ),
    "compulsory_missing": Kind(
        BLOCKS,
        "Valeur obligatoire absente",
        "« {field} » n’est pas rempli à la ligne {row} ; cette valeur est obligatoire.",
    ),
    "dates_reversed": Kind(
        BLOCKS, "Ordre impossible", "{last} vient avant {first} ; attendu : la même valeur ou après."
    ),
    "row_twice": Kind(
        BLOCKS,
        "Ligne en double",
        "« {value} » figure déjà à la ligne {row} de la feuille {first} ; une seule ligne est attendue.",
    ),
    "reference_unknown": Kind(
        WARNS,
        "Référence inconnue",
        "La référence {value} ne correspond à rien d’enregistré : elle est laissée de côté.",
    ),
    "meeting_date_missing": Kind(
        BLOCKS,
        "Date de la rencontre absente",
        "Le classeur ne dit pas la date de la rencontre ; attendu : « 18/03/2025 ».",
    ),
    "meeting_unknown": Kind(
        BLOCKS,
        "Rencontre non précisée",
        "La feuille ne dit pas de quelle rencontre il s’agit ; attendu : une date sur la feuille, ou une seule "
        "rencontre dans le classeur.",
    ),
    "meeting_twice": Kind(
        BLOCKS, "Rencontre déjà enregistrée", "Une autre rencontre ({kind}) est déjà enregistrée le {date}."
    ),
    "meeting_was_cancelled": Kind(
        WARNS, "Rencontre annulée", "La rencontre du {date} était annulée ; ses présences la font passer à « tenue »."
    ),
    "kind_assumed": Kind(
        INFORMS,
        "Type supposé",
        "Rien ne dit le type de la rencontre du {date} : « Rencontre trimestrielle » est retenu.",
    ),
    "no_mark": Kind(
        INFORMS,
        "Aucune présence renseignée",
        "Aucune présence n’est renseignée pour la rencontre du {date} : ses présences ne sont pas enregistrées.",
    ),
    "person_new": Kind(
        INFORMS,
        "Personne nouvelle",
        "{name} n’est pas connu·e : enregistré·e comme « {role} », hors du taux de présence tant qu’aucun rattachement "
        "n’est saisi.",
    ),
    "person_not_member": Kind(
        INFORMS,
        "Personne sans rattachement",
        "{name} n’a pas de rattachement le jour de la rencontre : compté·e comme « {role} ».",
    ),
    "person_twice": Kind(
        WARNS, "Personne en double", "{name} figure aux lignes {first} et {row} : compté·e une seule fois."
    ),
    "person_twice_otherwise": Kind(
        BLOCKS,
        "Personne en double",
        "{name} figure aux lignes {first} (« {mark} ») et {row} (« {other} ») ; attendu : une seule présence.",
    ),
    "territory_differs": Kind(
        INFORMS,
        "Autre territoire",
        "{name} : la feuille écrit « {value} », le rattachement dit {known} ; il est gardé.",
    ),
    "expected_missing": Kind(
        INFORMS,
        "Attendus absents de la feuille",
        "Rencontre du {date}, {count} attendu·e·s hors de la feuille : {names}.",
    ),
    "kept_though_missing": Kind(
        INFORMS,
        "Présences gardées",
        "Rencontre du {date} : la feuille ne cite plus {names} ; leur présence est gardée.",
    ),
    "topics_kept": Kind(INFORMS, "Sujets gardés", "La feuille ne cite plus {titles} ; ces sujets sont gardés."),
    "presenter_unknown": Kind(
        WARNS, "Personne non trouvée", "« {value} » n’est pas une personne connue : le sujet est enregistré sans nom."
    ),
    "topic_unknown": Kind(
        WARNS,
        "Sujet non trouvé",
        "« {value} » n’est pas un sujet CODEV connu : la difficulté est enregistrée sans lien.",
    ),
    "problem_title_changes": Kind(
        WARNS,
        "Intitulé tout autre",
        "La difficulté n° {number} s’intitulait « {before} » ; « {after} » la remplacerait. Vérifiez le numéro.",
    ),
    "identified_on_missing": Kind(
        BLOCKS, "Date de repérage absente", "« {title} » : ni date de repérage ni rencontre ; attendu : une date."
    ),
    "overcome_without_status": Kind(
        WARNS, "Surmontée sans statut", "« {title} » a une date « surmonté le », mais son statut ne le dit pas."
    ),
    "campaign_new": Kind(INFORMS, "Nouvelle campagne", "La campagne « {value} » est créée à la date du {date}."),
    "campaign_date_missing": Kind(
        BLOCKS, "Date de campagne absente", "La campagne « {value} » est nouvelle et le classeur ne donne aucune date."
    ),
    "questionnaire_missing": Kind(
        BLOCKS, "Aucun questionnaire", "Aucun questionnaire n’est enregistré pour la campagne « {value} »."
    ),
    "out_of_scale": Kind(
        BLOCKS, "Réponse hors échelle", "« {value} » est hors de l’échelle ; attendu : de {low} à {high}."
    ),
    "item_unknown": Kind(
        WARNS, "Item inconnu", "« {value} » n’est pas un item du questionnaire de cette campagne : non repris."
    ),
    "territory_of_cct": Kind(
        BLOCKS, "Territoire absent", "Un·e chargé·e de coopération appartient à un territoire ; attendu : son nom."
    ),
    "start_assumed": Kind(
        INFORMS,
        "Début supposé",
        "Sans date de début, le rattachement commence le {date}, début du territoire dans le réseau.",
    ),
    "start_changes": Kind(
        INFORMS, "Début modifié", "Le rattachement commençait le {before} ; il commence maintenant le {after}."
    ),
    "indicators_later": Kind(
        INFORMS,
        "Indicateurs non repris",
        "La feuille d’indicateurs est reconnue ; ses valeurs ne sont pas encore reprises.",
    ),
    "date_invalid": Kind(
        BLOCKS,
        "Date non comprise",
        "« {value} » n’est pas une date comprise ; attendu : une date comme 18/03/2025, entre 2000 et 2100.",
    ),
}
