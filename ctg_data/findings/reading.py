"""What may be said of a file and its sheets before anything in them is understood."""

from ctg_data.findings.kind import BLOCKS, INFORMS, WARNS, Kind

READING: dict[str, Kind] = {
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
}
