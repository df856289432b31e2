"""The closed lists of the domain: the value stored, the words on screen, and how a chart draws them."""

from enum import StrEnum


class Word(StrEnum):
    """A value of a closed list, with its French label, its plural, its colour and its marker."""

    label: str
    plural: str
    colour: str
    marker: str

    def __new__(
        cls, value: str, label: str = "", plural: str = "", colour: str = "#5C6370", marker: str = "●"
    ) -> "Word":
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        word.plural = plural or label
        word.colour = colour
        word.marker = marker
        return word


class Role(Word):
    """What a person is in the network."""

    CCT = "cct", "Chargé·e de coopération", "Chargé·e·s de coopération", "#1F4E79", "●"
    OPERATOR = "operator", "Opérateur associé", "Opérateurs associés", "#7A5C00", "◆"
    FACILITATOR = "facilitator", "Animation Caf / MSA", "Animation Caf / MSA", "#5C6370", "■"
    GUEST = "guest", "Invité·e", "Invité·e·s", "#7D838C", "○"


class AttendanceStatus(Word):
    """What became of one person at one meeting; a blank mark is unknown, never absent."""

    PRESENT = "present", "Présent", "Présents", "#00694B", "●"
    EXCUSED = "excused", "Excusé", "Excusés", "#8C6A00", "◐"
    ABSENT = "absent", "Absent", "Absents", "#A33B20", "○"
    REPRESENTED = "represented", "Représenté", "Représentés", "#4B5A9E", "◇"
    REMOTE = "remote", "À distance", "À distance", "#3D7A99", "▲"
    UNKNOWN = "unknown", "Non renseigné", "Non renseignés", "#7D838C", "?"


class MeetingKind(Word):
    """A quarterly meeting of the network, or a shared training beside it."""

    QUARTERLY = "quarterly", "Rencontre trimestrielle", "Rencontres trimestrielles", "#1F4E79", "●"
    TRAINING = "training", "Formation mutualisée", "Formations mutualisées", "#7A5C00", "◆"


class MeetingStatus(Word):
    """Where a meeting stands in the yearly plan."""

    PLANNED = "planned", "Prévue", "Prévues", "#5C6370", "○"
    HELD = "held", "Tenue", "Tenues", "#00694B", "●"
    CANCELLED = "cancelled", "Annulée", "Annulées", "#A33B20", "×"


class TopicKind(Word):
    """What was brought to the CODEV workshop, in the words of the experiment."""

    NEED = "need", "Besoin", "Besoins", "#3D7A99", "●"
    ISSUE = "issue", "Problématique", "Problématiques", "#7A5C00", "◆"


class TopicStatus(Word):
    """What became of a CODEV topic; only a consultation that took place makes it processed."""

    PROPOSED = "proposed", "Proposé", "Proposés", "#5C6370", "○"
    PROCESSED = "processed", "Traité", "Traités", "#00694B", "●"
    POSTPONED = "postponed", "Reporté", "Reportés", "#8C6A00", "◐"
    WITHDRAWN = "withdrawn", "Retiré", "Retirés", "#A33B20", "×"


class ProblemStatus(Word):
    """How far a difficulty has been overcome."""

    OPEN = "open", "En cours", "En cours", "#3D7A99", "◐"
    OVERCOME = "overcome", "Surmontée", "Surmontées", "#00694B", "●"
    PARTLY_OVERCOME = "partly_overcome", "Partiellement surmontée", "Partiellement surmontées", "#5F8F3E", "◑"
    NOT_OVERCOME = "not_overcome", "Non surmontée", "Non surmontées", "#A33B20", "○"
    DROPPED = "dropped", "Abandonnée", "Abandonnées", "#5C6370", "×"
    NO_FOLLOW_UP = "no_follow_up", "Sans suivi renseigné", "Sans suivi renseigné", "#7D838C", "?"


class DecisionState(Word):
    """How far a decision of the committee has been carried out."""

    OPEN = "open", "En cours", "En cours", "#3D7A99", "◐"
    DONE = "done", "Faite", "Faites", "#00694B", "✓"
    DROPPED = "dropped", "Abandonnée", "Abandonnées", "#5C6370", "×"


class Scoring(Word):
    """What the score of a questionnaire is made of."""

    MEAN = "mean", "Moyenne des réponses"
    SUM = "sum", "Somme des réponses"


class Domain(Word):
    """The four domains of the experiment that the questionnaire covers."""

    KNOWLEDGE = "knowledge", "Connaissances", "Connaissances", "#1F4E79", "●"
    SKILLS = "skills", "Compétences", "Compétences", "#7A5C00", "◆"
    PROBLEM_SOLVING = "problem_solving", "Résolution de problèmes", "Résolution de problèmes", "#00694B", "■"
    PEERS = "peers", "Réseau de pairs", "Réseau de pairs", "#8C3F7A", "▲"


class TargetStatus(Word):
    """What became of a target, told from the figure that is shown."""

    REACHED = "reached", "Atteint", "Atteints", "#00694B", "✓"
    WATCH = "watch", "À surveiller", "À surveiller", "#8C6A00", "▲"
    MISSED = "missed", "Non atteint", "Non atteints", "#A33B20", "✗"
    NOT_EVALUABLE = "not_evaluable", "Non évaluable", "Non évaluables", "#5C6370", "?"


class Severity(Word):
    """How much a finding weighs on an import."""

    BLOCKS = "blocks", "Bloquant", "Bloquants", "#A33B20", "⛔"
    WARNS = "warns", "À vérifier", "À vérifier", "#8C6A00", "▲"
    INFORMS = "informs", "Pour information", "Pour information", "#1F4E79", "i"


class Direction(Word):
    """Which way an indicator is hoped to move."""

    UP = "up", "la hausse est souhaitée"
    DOWN = "down", "la baisse est souhaitée"
    NONE = "none", "ni hausse ni baisse souhaitée"
