"""The menu: every page with its address, its title, what it is for, and the right that it asks."""

from dataclasses import dataclass

from ctg_data.access import Right, Viewer


@dataclass(frozen=True)
class Entry:
    """A page of the menu: its file, its address, its title, what it is for, and the right that it asks."""

    file: str
    address: str
    title: str
    purpose: str
    right: Right = Right.FIGURES
    filtered: bool = True
    by_kind: bool = False  # whether what it shows may be of some kinds of meetings only


HOME = Entry("overview.py", "vue-d-ensemble", "Vue d’ensemble", "Où en est l’expérimentation, en quatre chiffres.")
MENU = {
    "Indicateurs": (
        HOME,
        Entry("attendance.py", "presence", "Présence", "Qui vient aux rencontres, par rencontre et par territoire."),
        Entry(
            "codev.py",
            "codev",
            "CODEV",
            "Les sujets apportés à l’atelier, et ceux qui y ont été traités.",
            by_kind=True,
        ),
        Entry(
            "problems.py",
            "difficultes",
            "Difficultés surmontées",
            "Ce que les chargé·e·s de coopération ont eu à surmonter, et ce qui reste en cours.",
        ),
        Entry(
            "self_efficacy.py",
            "sentiment-d-efficacite",
            "Sentiment d’efficacité",
            "Comment les chargé·e·s de coopération se sentent capables d’agir, d’une campagne à l’autre.",
        ),
        Entry("territories.py", "territoires", "Territoires", "Une fiche par EPCI, à imprimer pour en parler."),
        Entry(
            "own_indicators.py",
            "autres-indicateurs",
            "Autres indicateurs",
            "Ce que le comité de pilotage suit en plus : ses propres indicateurs, déclarés et saisis ici.",
        ),
    ),
    "Rencontres": (
        Entry(
            "meetings.py",
            "rencontres",
            "Rencontres",
            "Le plan de l’année : ce qui est prévu, ce qui est reçu, ce qui manque.",
            filtered=False,
        ),
        Entry(
            "import_workbooks.py",
            "importer",
            "Importer",
            "Déposez les classeurs d’une rencontre, vérifiez ce qui a été lu, confirmez. Tout import s’annule.",
            Right.WRITE,
            filtered=False,
        ),
        Entry(
            "self_assessments.py",
            "auto-evaluations",
            "Auto-évaluations",
            "Prévoyez une campagne, imprimez ses formulaires, puis saisissez les réponses reçues sur papier.",
            Right.WRITE,
            filtered=False,
        ),
        Entry(
            "people.py",
            "personnes",
            "Personnes",
            "Qui est attendu aux rencontres, à quel titre, pour quel territoire et depuis quand.",
            Right.NAMES,
            filtered=False,
        ),
    ),
    "Comité de pilotage": (
        Entry(
            "decisions.py",
            "decisions",
            "Décisions",
            "Ce que le comité a vu et décidé, ce qui reste à faire, et ce que les chiffres sont devenus.",
            filtered=False,
        ),
        Entry(
            "exports.py",
            "exports",
            "Exports",
            "Ce que la réunion reçoit : un kit prêt en un clic, ou composé graphique par graphique.",
        ),
    ),
    "Réglages": (
        Entry(
            "settings.py",
            "reglages",
            "Réglages",
            "Ce qui est fixé pour le réseau : cibles du comité de pilotage, territoires, noms et notes.",
            Right.WRITE,
            filtered=False,
        ),
        Entry("method.py", "methode", "Méthode", "La définition de chaque chiffre et ses limites.", filtered=False),
        Entry(
            "accessibility.py",
            "accessibilite",
            "Accessibilité",
            "Ce qui a été vérifié pour que chacun puisse s’en servir, et ce qui reste un obstacle.",
            filtered=False,
        ),
    ),
}


def allowed(viewer: Viewer) -> dict[str, list[Entry]]:
    """The pages that the viewer may open, by heading; a heading without any is left out."""
    held = {heading: [entry for entry in entries if viewer.may(entry.right)] for heading, entries in MENU.items()}
    return {heading: entries for heading, entries in held.items() if entries}
