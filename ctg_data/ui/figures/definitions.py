"""The method on screen: every indicator, every status, and the rules that the figures follow."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from ctg_data import store
from ctg_data.charts.numbers import FEWEST_FOR_POINTS
from ctg_data.indicators.declarations import Indicator
from ctg_data.indicators.masking import FEWEST_TO_FOLLOW
from ctg_data.indicators.shape import FEWEST
from ctg_data.indicators.statistics import FEWEST_TO_TEST
from ctg_data.indicators.targets import WATCH_POINTS, WATCH_SHARE
from ctg_data.ui.data import database
from ctg_data.ui.sources import counted
from ctg_data.vocabulary import AttendanceStatus, Direction, Domain, ProblemStatus, TopicKind, TopicStatus, Word

STATUSES: dict[str, dict[Word, str]] = {
    "Présence d’une personne à une rencontre": {
        AttendanceStatus.PRESENT: "Elle était là, même en retard, même une demi-journée.",
        AttendanceStatus.EXCUSED: "Elle avait prévenu. Elle reste attendue.",
        AttendanceStatus.ABSENT: "Elle n’est pas venue, sans avoir prévenu. Une case vide ne veut jamais dire absent.",
        AttendanceStatus.REPRESENTED: "Quelqu’un est venu à sa place : la structure est là, elle reste attendue.",
        AttendanceStatus.REMOTE: "Elle a suivi à distance : montrée à part, elle n’est pas comptée présente.",
        AttendanceStatus.UNKNOWN: "On ne sait pas. Elle sort du calcul, et le taux porte ses deux bornes.",
    },
    "Type d’un sujet CODEV": {
        TopicKind.NEED: "Un besoin qu’un chargé de coopération apporte au groupe.",
        TopicKind.ISSUE: "Une problématique sur laquelle il demande l’avis du groupe.",
    },
    "Statut d’un sujet CODEV": {
        TopicStatus.PROPOSED: "Apporté, pas encore traité.",
        TopicStatus.PROCESSED: "Une consultation a eu lieu : c’est le seul statut qui compte comme traité.",
        TopicStatus.POSTPONED: "Remis à une rencontre suivante, où il reviendra.",
        TopicStatus.WITHDRAWN: "Retiré par la personne qui l’avait apporté.",
    },
    "Suivi d’une difficulté": {
        ProblemStatus.OPEN: "Repérée, pas encore résolue.",
        ProblemStatus.OVERCOME: "Résolue : le seul statut qui compte comme surmonté.",
        ProblemStatus.PARTLY_OVERCOME: "En partie résolue : comptée dans le suivi, pas comme surmontée.",
        ProblemStatus.NOT_OVERCOME: "Le suivi est terminé, la difficulté demeure.",
        ProblemStatus.DROPPED: "Il n’y a plus lieu de la suivre.",
        ProblemStatus.NO_FOLLOW_UP: "On ne sait pas ce qu’elle est devenue : hors du taux, toujours montrée à côté.",
    },
}
RULES = {
    "Petits effectifs": (
        f"**Présence.** Sous {FEWEST} personnes attendues, les effectifs sans pourcentage : une personne y pèserait "
        "trop. Un dénominateur nul se lit « sans objet ».",
        f"**Évolution.** Sous {FEWEST_FOR_POINTS} personnes attendues, un changement se dit en personnes, jamais en "
        "points ; une personne d’écart est « stable ».",
        f"**Sentiment d’efficacité.** Montré à partir de {FEWEST} réponses qui ne sont pas toutes identiques, dans "
        "chaque domaine. Ce qui est masqué l’est partout, pour tout le monde, et quel que soit le filtre.",
        "**Masquage complémentaire.** Quand un territoire est masqué, un autre peut l’être aussi, afin qu’aucune "
        "soustraction ne rende ce qui est caché. Un total qui le permettrait est masqué de même.",
        "**Présence d’une ou deux personnes.** Qui ne lit pas les noms ne suit pas, rencontre par rencontre, un "
        f"territoire de moins de {FEWEST_TO_FOLLOW} personnes ce jour-là, ni deux territoires qui partagent quelqu’un. "
        "Le plan des rencontres ne le dit pas non plus, là où ils seraient seuls. Leur présence se lit par année "
        "civile terminée, quand deux rencontres au moins y sont réunies et que toutes les présences sont reçues. Elle "
        "n’entre pas dans les chiffres gardés d’un comité.",
        f"**Difficultés et personnes ayant présenté un sujet.** Tant qu’un territoire compte moins de {FEWEST} chargés "
        "de coopération, il ne montre que les difficultés surmontées ; le reste se lit pour le réseau entier.",
    ),
    "Chiffres provisoires": (
        "**Quand.** Un chiffre est provisoire, marqué (p) sur les graphiques, tant qu’il peut encore changer sans "
        "qu’on se soit trompé ; la raison est toujours dite. Il devient définitif de lui-même quand tout est reçu.",
        "**Présence.** Une rencontre dont la date est passée sans feuille, un territoire attendu sans aucune présence "
        "connue dans une feuille reçue, une présence non renseignée. À une formation, tous ne sont pas attendus : "
        "seules comptent la feuille et les présences non renseignées.",
        "**Sujets CODEV.** Une feuille non reçue, ou un sujet resté « proposé » après sa rencontre.",
        "**Difficultés.** Une feuille non reçue, qui peut en apporter ; celles qui sont sans suivi ne rendent rien "
        "provisoire, elles se lisent toujours à côté.",
        "**Sentiment d’efficacité.** Jusqu’au jour de la campagne compris ; ensuite, des réponses en moins que prévu "
        "se lisent dans le nombre de réponses.",
        "**Période en cours.** Une année ou un trimestre où une rencontre est encore à venir. « Toute la période » n’a "
        "pas de fin : elle ne l’attend pas.",
        "**Ce que lit le comité de pilotage.** Les présences à renseigner ne lui sont dites que pour le réseau "
        "entier : territoire par territoire, elles désigneraient quelqu’un. Qu’une feuille ne nomme personne d’un "
        "territoire se dit toujours.",
    ),
    "Cibles": (
        "**Sans cible fixée**, aucun jugement et aucune couleur. Une cible vaut pour un indicateur, un territoire ou "
        "tout le réseau, et une période ; elle se fixe dans les Réglages.",
        "**Atteint** : la valeur affichée vaut la cible, ou mieux. **À surveiller** : elle la manque de "
        f"{WATCH_POINTS} points au plus pour un taux, de {WATCH_SHARE} % de la cible au plus pour les autres chiffres. "
        "**Non atteint** : au-delà.",
        f"**Non évaluable** : chiffre masqué, moins de {FEWEST} personnes, rien à compter, présences à renseigner qui "
        "laissent les deux bornes du taux dire deux choses, ou nombre dont la période n’est pas finie. Ce statut est "
        "le même quelle que soit la valeur cachée.",
        "**Laquelle s’applique** : celle du territoire, à défaut celle du réseau, la plus récente de la période ; le "
        "chiffre jugé est celui des jours de la cible. Une cible du réseau vaut pour chaque territoire quand le "
        "chiffre ne dépend pas de sa taille (taux, scores, délais). Un nombre qui s’additionne (sujets, difficultés, "
        "rencontres) n’est jugé qu’au lieu de sa cible et quand toute la période de celle-ci est affichée.",
    ),
    "Statistiques, et pourquoi": (
        "**Intervalle de la moyenne : Student, à 95 %.** Le bootstrap usuel promet 95 % et n’en tient que 83 avec "
        "5 réponses.",
        "**Médiane et quartiles** par interpolation linéaire, comme QUARTILE.INC : un tableur permet de vérifier.",
        "**Évolution entre deux campagnes** sur les seules personnes qui ont répondu aux deux, reconnues à leur code. "
        "Chaque campagne se compare à la première du même questionnaire.",
        f"**Test de Wilcoxon**, exact et bilatéral, à partir de {FEWEST_TO_TEST} écarts non nuls : en dessous il ne "
        "peut pas conclure, et la page dit « effectif trop faible pour un test ».",
        "**Taille d’effet d_z** : écart moyen divisé par l’écart-type des écarts, avec la correction de Hedges "
        "1 − 3 ÷ (4 × ddl − 1).",
        "**Écart moyen et tests** ne sont montrés que pour le réseau entier, sans filtre, et si personne, ou "
        f"{FEWEST} personnes au moins, n’a répondu qu’à une des deux campagnes : sinon une soustraction rendrait une "
        "réponse.",
        "**La présence est un recensement** : elle n’a pas d’intervalle d’échantillonnage.",
    ),
    "Contribution, pas cause": (
        "Il n’y a pas de groupe de comparaison. Les chiffres disent ce qui a changé ; ils ne disent pas que le réseau "
        "en est la cause. On écrit qu’il contribue.",
    ),
    "Confidentialité": (
        "Les réponses d’auto-évaluation portent un code, jamais un nom. Le comité de pilotage ne reçoit aucun nom, et "
        "ne lit le titre d’un sujet ou d’une difficulté que si son auteur l’a marqué « partageable au copil ».",
    ),
}


def indicators(heading: str, declared: Mapping[str, Indicator]) -> None:
    """The indicators of one of the two questions of the evaluation, or the committee's own; no heading without any."""
    found = [each for each in declared.values() if each.heading == heading]
    if found:
        st.header(heading)
        _two_columns([partial(_indicator, each) for each in found])


def statuses() -> None:
    """Each closed list with what its words mean."""
    st.header("Ce que veulent dire les statuts")
    _two_columns([partial(_status_list, title) for title in STATUSES])


def rules() -> None:
    """Small numbers, statistics, contribution, confidentiality."""
    for title, sentences in RULES.items():
        st.header(title)
        st.markdown("\n".join(f"- {sentence}" for sentence in sentences))


def questionnaire(network_id: int) -> None:
    """The items of the questionnaire that the network answers now, by domain."""
    with database().reading() as tx:
        said, items = store.questionnaire(tx, network_id)
    st.header("Le questionnaire d’auto-évaluation")
    st.markdown(f"**{said['title']}**")
    st.markdown(
        f"{said['instruction']} De {said['scale_min']} (« {said['low_label']} ») à {said['scale_max']} "
        f"(« {said['high_label']} »). Version {said['version']}."
    )
    for domain, group in items.groupby("domain", sort=False):
        lines = (f"- {code} – {text}" for code, text in zip(group["code"], group["text"], strict=True))
        st.markdown("\n".join([f"**{Domain(str(domain)).label}**", "", *lines]))


def _two_columns(drawings: Sequence[Callable[[], None]]) -> None:
    """Draw them in reading order, two to a row, one above the other on a narrow screen."""
    for start in range(0, len(drawings), 2):
        for column, draw in zip(st.columns(2), drawings[start : start + 2], strict=False):
            with column:
                draw()


def _status_list(title: str) -> None:
    st.subheader(title)
    st.markdown("\n".join(f"- **{word.label}** – {meaning}" for word, meaning in STATUSES[title].items()))


def _indicator(indicator: Indicator) -> None:
    told = f"{indicator.numerator} ÷ {indicator.denominator}" if indicator.denominator else indicator.numerator
    st.markdown(f"**{indicator.label}**  \n{indicator.definition}")
    unit = f"en {indicator.unit}" if indicator.unit else ""
    st.caption(" · ".join(filter(None, (told, unit, Direction(indicator.direction).label))))
    counted.offer(indicator, asked="Voir ce qu’il compte, sur toute la période")
