"""What may be said of tables beside what the store holds: rows, people, meetings, topics, answers."""

from ctg_data.findings.kind import BLOCKS, INFORMS, WARNS, Kind

PLANNING: dict[str, Kind] = {
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
        BLOCKS,
        "Rencontre déjà enregistrée",
        "Une autre rencontre ({kind}) est déjà enregistrée le {date} ; attendu : un autre jour, ou modifiez celle-là.",
    ),
    "meeting_moved": Kind(
        WARNS,
        "Rencontre déplacée",
        "La rencontre enregistrée le {before} ({kind}) passe au {after} ({becomes}). Vérifiez la date du classeur.",
    ),
    "meeting_was_cancelled": Kind(
        WARNS, "Rencontre annulée", "La rencontre du {date} était annulée ; ses présences la font passer à « tenue »."
    ),
    "count_invalid": Kind(
        BLOCKS, "Nombre de choix non compris", "« {value} » n’est pas un nombre de choix ; attendu : 0, 1 ou plus."
    ),
    "theme_uncounted": Kind(
        INFORMS, "Thème sans nombre de choix", "« {value} » est proposé sans nombre de choix : il n’est pas repris."
    ),
    "theme_follows": Kind(
        INFORMS,
        "Thème choisi",
        "Le thème choisi n’est pas écrit : « {value} », qui a le plus de choix ({count}), est retenu pour la suite.",
    ),
    "theme_tied": Kind(
        WARNS,
        "Choix à égalité",
        "{values} ont autant de choix ({count}), et le thème choisi n’est pas écrit : aucun n’est retenu.",
    ),
    "theme_less_chosen": Kind(
        INFORMS,
        "Un autre thème est plus choisi",
        "Le thème choisi est « {value} » ; {others} a plus de choix ({count}).",
    ),
    "themes_kept": Kind(INFORMS, "Thèmes gardés", "La feuille ne cite plus {values} ; ces choix sont gardés."),
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
    "person_remembered": Kind(
        INFORMS,
        "Réponse retenue",
        "« {name} » est {meant}, d’après une réponse donnée sur un fichier précédent.",
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
        "Attendus hors de la feuille",
        "Rencontre du {date}, personnes attendues qui ne figurent pas sur la feuille ({count}) : {names}.",
    ),
    "kept_though_missing": Kind(
        INFORMS,
        "Présences gardées",
        "Rencontre du {date} : la feuille ne cite plus {names} ; leur présence est gardée.",
    ),
    "marks_change": Kind(
        WARNS,
        "Présences connues qui changent",
        "Rencontre du {date}, présences déjà connues que ce fichier dit autrement ({count}) : {names}.",
    ),
    "topic_status_assumed": Kind(
        INFORMS,
        "Statut du sujet supposé",
        "Rien ne dit le statut de « {value} » : « {status} » est retenu, d’après la présence ou non de préconisations.",
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
    "questionnaire_missing": Kind(
        BLOCKS, "Aucun questionnaire", "Aucun questionnaire n’est enregistré pour la campagne « {value} »."
    ),
    "out_of_scale": Kind(
        BLOCKS, "Réponse hors échelle", "« {value} » est hors de l’échelle ; attendu : de {low} à {high}."
    ),
    "answer_invalid": Kind(
        BLOCKS,
        "Réponse non comprise",
        "Cette réponse n’est ni un nombre entier ni un libellé de l’échelle ; attendu : par exemple « 7 ».",
    ),
    "code_is_a_name": Kind(
        BLOCKS,
        "Un nom à la place du code",
        "Cette cellule porte une adresse, un nom ou des mots ; attendu : le code du formulaire, comme « MA14LE ».",
    ),
    "answers_of_a_name": Kind(
        BLOCKS,
        "Réponses au nom d’une personne",
        "Le nom de la campagne, de la feuille ou du fichier est celui d’une personne : l’historique dirait qui a "
        "répondu. Renommez-le, puis déposez le classeur de nouveau.",
    ),
    "no_code": Kind(
        BLOCKS,
        "Ni code ni numéro de réponse",
        "Rien ne distingue une réponse d’une autre ; attendu : une colonne « Code », ou celle des numéros de réponse.",
    ),
    "item_unknown": Kind(
        WARNS, "Item inconnu", "« {value} » n’est pas un item du questionnaire de cette campagne : non repris."
    ),
    "other_version": Kind(
        BLOCKS,
        "Autre version du questionnaire",
        "Des réponses portent sur {items}, que la campagne « {campaign} » ne pose pas ; attendu : {expected}. "
        "Choisissez la version de la campagne (page Auto-évaluations), ou une autre campagne.",
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
    "title_taken": Kind(
        BLOCKS, "Intitulé déjà pris", "« {value} » est déjà l’intitulé d’un autre sujet de cette rencontre."
    ),
    "still_referred": Kind(
        BLOCKS,
        "Encore cité",
        "D’autres données s’y rapportent : {rows}. Corrigez-les d’abord, puis retirez cette ligne.",
    ),
    "screen_correction_overwritten": Kind(
        WARNS,
        "Correction remplacée",
        "{what}, {column} : « {before} », corrigé à l’écran par {author} le {at} ({reason}), deviendrait « {after} ».",
    ),
    "screen_correction_kept": Kind(
        INFORMS,
        "Correction gardée",
        "{what}, {column} : « {before} », corrigé à l’écran par {author} le {at} ({reason}), est gardé ; "
        "le classeur dit « {after} ».",
    ),
    "screen_withdrawal_overwritten": Kind(
        WARNS, "Ligne rétablie", "{what} : retiré à l’écran par {author} le {at} ({reason}), serait rétabli."
    ),
    "screen_withdrawal_kept": Kind(
        INFORMS,
        "Retrait gardé",
        "{what} : retiré à l’écran par {author} le {at} ({reason}), le reste ; le classeur le cite encore.",
    ),
    "period_invalid": Kind(
        BLOCKS,
        "Période non comprise",
        "« {value} » n’est pas une période comprise ; attendu : un trimestre comme « T1 2025 », ou une année.",
    ),
    "value_invalid": Kind(
        BLOCKS,
        "Valeur non comprise",
        "« {value} » n’est pas un nombre ; attendu : par exemple « 71,3 », sans unité ni signe « % ».",
    ),
    "indicator_new": Kind(
        INFORMS,
        "Nouvel indicateur",
        "« {value} » est créé sans définition ni unité : écrivez-les dans la page « Autres indicateurs ».",
    ),
    "value_for_all": Kind(
        WARNS,
        "Valeur sans territoire",
        "Aucun territoire n’est écrit ici : la valeur est lue comme celle de tous les territoires ensemble.",
    ),
}
