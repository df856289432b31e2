"""Every indicator, declared once: screen, exports, command line and method page all read these sentences."""

from dataclasses import dataclass

from ctg_data.indicators.shape import FEWEST

ADHESION = "Niveau d’adhésion à la démarche"
EFFICACY = "Efficacité du modèle"


@dataclass(frozen=True, slots=True)
class Indicator:
    """What an indicator is called, what it counts over what, in which unit; `direction` says which way is better."""

    key: str
    label: str
    definition: str
    numerator: str
    denominator: str
    unit: str
    direction: str  # up, down, none
    heading: str


_ALL = (
    Indicator(
        "attendance_rate",
        "Taux de présence aux séances",
        "Part des chargés de coopération attendus qui étaient présents aux rencontres trimestrielles de la sélection. "
        "Les effectifs sont additionnés, jamais les taux. Excusés et représentés restent au dénominateur ; "
        "tant qu’une présence n’est pas renseignée, le taux porte ses deux bornes.",
        "Présences de chargés de coopération",
        "Chargés de coopération invités, membres ce jour-là, dont la présence est renseignée",
        "%",
        "up",
        ADHESION,
    ),
    Indicator(
        "attendance_rate_excluding_excused",
        "Taux de présence hors excusés",
        "Le même taux, sans les personnes excusées. Il se lit à côté du taux de présence, jamais seul.",
        "Présences de chargés de coopération",
        "Attendus moins excusés",
        "%",
        "up",
        ADHESION,
    ),
    Indicator(
        "structures_represented",
        "Structures représentées",
        "Part des chargés de coopération attendus dont la structure était là : la personne elle-même ou quelqu’un "
        "qui la représentait.",
        "Présents et représentés",
        "Chargés de coopération attendus",
        "%",
        "up",
        ADHESION,
    ),
    Indicator(
        "meetings_held",
        "Rencontres tenues",
        "Rencontres trimestrielles tenues, au regard de celles du plan annuel (annulées comprises).",
        "Rencontres tenues",
        "Rencontres au plan",
        "rencontres",
        "up",
        ADHESION,
    ),
    Indicator(
        "unknown_marks",
        "Présences non renseignées",
        "Chargés de coopération invités à une rencontre tenue et dont la présence reste à renseigner.",
        "Présences non renseignées",
        "Chargés de coopération invités",
        "présences",
        "down",
        ADHESION,
    ),
    Indicator(
        "operator_attendance_rate",
        "Taux de présence des opérateurs associés",
        "Part des opérateurs associés attendus qui étaient présents aux rencontres trimestrielles. "
        "Il n’entre pas dans le taux de présence des chargés de coopération.",
        "Présences d’opérateurs associés",
        "Opérateurs associés invités dont la présence est renseignée",
        "%",
        "up",
        ADHESION,
    ),
    Indicator(
        "training_attendance_rate",
        "Taux de présence aux formations mutualisées",
        "Part des chargés de coopération attendus qui étaient présents aux formations mutualisées.",
        "Présences de chargés de coopération en formation",
        "Chargés de coopération invités dont la présence est renseignée",
        "%",
        "up",
        ADHESION,
    ),
    Indicator(
        "codev_topics_processed",
        "Sujets traités en CODEV",
        "Sujets qui ont donné lieu à une consultation en CODEV pendant la période. Un sujet repris plus tard compte "
        "une seule fois.",
        "Sujets traités",
        "",
        "sujets",
        "up",
        ADHESION,
    ),
    Indicator(
        "codev_retreatments",
        "Reprises de sujets",
        "Nouvelles consultations sur un sujet déjà traité ; elles ne s’ajoutent pas aux sujets traités.",
        "Reprises",
        "",
        "reprises",
        "none",
        ADHESION,
    ),
    Indicator(
        "codev_presenters",
        "Personnes ayant présenté un sujet",
        "Personnes qui ont présenté au moins un sujet traité. "
        f"Par territoire, masqué sous {FEWEST} chargés de coopération.",
        "Personnes",
        "",
        "personnes",
        "up",
        ADHESION,
    ),
    Indicator(
        "problems_identified",
        "Difficultés repérées",
        f"Difficultés repérées pendant la période. Par territoire, masqué sous {FEWEST} chargés de coopération.",
        "Difficultés repérées",
        "",
        "difficultés",
        "none",
        EFFICACY,
    ),
    Indicator(
        "problems_overcome",
        "Difficultés surmontées",
        "Parmi les difficultés repérées pendant la période, celles qui sont surmontées aujourd’hui : une difficulté "
        "récente n’est pas un échec. Le réseau y contribue, aux côtés d’autres appuis.",
        "Difficultés surmontées",
        "Difficultés repérées",
        "difficultés",
        "up",
        EFFICACY,
    ),
    Indicator(
        "problem_resolution_rate",
        "Part des difficultés surmontées",
        "Difficultés surmontées parmi celles dont le suivi est renseigné ; celles qui sont sans suivi se lisent "
        "toujours à côté.",
        "Difficultés surmontées",
        "Difficultés dont le suivi est renseigné",
        "%",
        "up",
        EFFICACY,
    ),
    Indicator(
        "problem_median_delay",
        "Délai médian",
        "Nombre de jours entre le repérage et la date où la difficulté est surmontée : la moitié des difficultés "
        "surmontées l’ont été plus vite.",
        "Jours",
        "",
        "jours",
        "down",
        EFFICACY,
    ),
    Indicator(
        "problems_open",
        "Difficultés en cours",
        "Difficultés repérées pendant la période et encore en cours.",
        "Difficultés en cours",
        "Difficultés repérées",
        "difficultés",
        "none",
        EFFICACY,
    ),
    Indicator(
        "problems_without_follow_up",
        "Difficultés sans suivi renseigné",
        "Difficultés repérées dont on ne sait pas ce qu’elles sont devenues.",
        "Difficultés sans suivi renseigné",
        "Difficultés repérées",
        "difficultés",
        "down",
        EFFICACY,
    ),
    Indicator(
        "self_efficacy_median",
        "Sentiment d’efficacité personnelle (médiane)",
        "Par campagne, la médiane des scores individuels (moyenne des affirmations répondues, ou leur "
        "somme si le questionnaire le veut) ; entre les deux quartiles se "
        f"trouve la moitié des personnes. Montré à partir de {FEWEST} personnes.",
        "Personnes ayant répondu",
        "Réponses attendues",
        "points",
        "up",
        EFFICACY,
    ),
    Indicator(
        "self_efficacy_mean",
        "Sentiment d’efficacité personnelle (moyenne)",
        "Par campagne, la moyenne des scores individuels, avec son intervalle de confiance à 95 % (Student).",
        "Personnes ayant répondu",
        "Réponses attendues",
        "points",
        "up",
        EFFICACY,
    ),
    Indicator(
        "self_efficacy_change",
        "Évolution du sentiment d’efficacité",
        "Médiane des écarts entre la première campagne et celle-ci, sur les personnes qui ont répondu aux deux ; "
        "« stable » veut dire le même score.",
        "Personnes en hausse",
        "Personnes ayant répondu aux deux campagnes",
        "points",
        "up",
        EFFICACY,
    ),
)

INDICATORS: dict[str, Indicator] = {indicator.key: indicator for indicator in _ALL}
