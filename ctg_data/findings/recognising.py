"""What may be said of sheets turned into tables: headers, dates, marks, what is left aside."""

from ctg_data.findings.kind import BLOCKS, INFORMS, WARNS, Kind

RECOGNISING: dict[str, Kind] = {
    "sheet_hidden": Kind(
        INFORMS, "Feuille masquée", "La feuille est masquée : elle n’a pas été lue. Affichez-la pour l’importer."
    ),
    "sheet_not_recognised": Kind(
        INFORMS,
        "Feuille sans tableau reconnu",
        "Aucune ligne d’en-tête n’a été reconnue : la feuille est laissée de côté.",
    ),
    "rows_not_recognised": Kind(
        WARNS,
        "Feuille remplie, non lue",
        "{count} lignes sont remplies, mais aucun en-tête n’a été reconnu : rien n’en est lu. Désignez la ligne "
        "d’en-tête dans la feuille, ou laissez la feuille de côté.",
    ),
    "nothing_recognised": Kind(
        BLOCKS,
        "Aucun tableau reconnu",
        "Aucune feuille n’a de ligne d’en-tête reconnue ; attendu : par exemple « Nom », « Prénom », « Présence ». "
        "Désignez dans la feuille la ligne qui en tient lieu.",
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
    "no_item": Kind(
        BLOCKS,
        "Aucune affirmation reconnue",
        "La feuille vient d’un outil d’enquête, mais aucune colonne ne porte une affirmation du questionnaire ; "
        "attendu : leurs mots mêmes, ou leurs codes.",
    ),
    "items_missing": Kind(
        WARNS, "Affirmations absentes", "Aucune colonne ne répond aux items {codes} : ils restent sans réponse."
    ),
    "column_twice": Kind(
        WARNS,
        "Colonne en double",
        "« {value} » a déjà une colonne plus sûre ou plus à gauche : celle-ci n’est pas lue.",
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
    "row_left_aside": Kind(
        WARNS, "Ligne laissée de côté", "Cette ligne n’est pas lue ({reason}) ; si c’est une personne, écrivez son nom."
    ),
    "other_date_in_name": Kind(
        WARNS,
        "Deux dates",
        "La feuille écrit « {value} », mais « {name} » dit le {date} ; la date de la feuille est gardée.",
    ),
    "weekday_differs": Kind(
        WARNS,
        "Jour de la semaine et date",
        "« {value} » : le {date} est un {weekday} ; la date est gardée. Vérifiez laquelle des deux est juste.",
    ),
    "signed_otherwise": Kind(
        WARNS,
        "Signature et marque contraires",
        "La ligne est signée, mais sa marque (« {mark} ») ne dit pas une présence ; la marque est gardée.",
    ),
    "nothing_signed": Kind(
        INFORMS, "Aucune signature", "Personne n’a signé dans le classeur : les présences restent « non renseigné »."
    ),
    "meeting_date_twice": Kind(
        WARNS, "Date en double", "Deux colonnes portent la date du {date} ; la seconde est {column}."
    ),
    "names_missing": Kind(
        BLOCKS,
        "Colonne des noms absente",
        "Aucune colonne de ce tableau ne porte les noms ; attendu : dire laquelle, ou laisser la feuille de côté.",
    ),
    "cell_corrected": Kind(INFORMS, "Cellule corrigée", "Dans la cellule : {before} ; lu à la place : {after}."),
    "answer_not_understood": Kind(
        WARNS,
        "Réponse non comprise",
        "« {id} » = « {value} » ne correspond à rien dans ce classeur ; attendu : {expected}.",
    ),
    "year_from_title": Kind(
        WARNS,
        "Année prise dans le titre",
        "« {value} » ne dit pas l’année : {year}, la seule que le titre ou le nom de la feuille écrive, est retenue.",
    ),
    "read_as_remote": Kind(
        WARNS,
        "Lu comme une réunion en ligne",
        "Les heures d’arrivée portent la date, comme dans un rapport de réunion en ligne : chaque personne est lue "
        "« À distance ». Si la rencontre était sur place, répondez « Présents ».",
    ),
    "list_of_choices": Kind(
        WARNS,
        "Liste de valeurs à choisir",
        "La feuille ne donne aucune date et porte le nom d’une liste de valeurs : elle est laissée de côté. Si c’est "
        "une feuille de présence, écrivez-y sa date.",
    ),
    "date_invalid": Kind(
        BLOCKS,
        "Date non comprise",
        "« {value} » n’est pas une date comprise ; attendu : une date comme 18/03/2025, entre 2000 et 2100.",
    ),
}
