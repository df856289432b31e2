"""What is checked so that everyone can use the screens, what stands in the way, and what nobody has checked yet.

The tests read these lists: a check without its test, or a barrier that is no longer one, fails.
"""

from dataclasses import dataclass

from pandas import DataFrame

AXE = "4.12.1"
WIDTHS = (1440, 420)
"""Those of a laptop and of a telephone, in pixels."""
ZOOMED = (720, 320)
"""A laptop zoomed at 200 %, and the narrowest screen that WCAG 2.1 asks for (1.4.10)."""


@dataclass(frozen=True, slots=True)
class Check:
    """What a test verifies at each change of the software, how, and its name."""

    what: str
    how: str
    test: str


@dataclass(frozen=True, slots=True)
class Barrier:
    """What stands in somebody’s way, and the way round; where axe sees it, its rule and the place in the page."""

    what: str
    instead: str
    rule: str = ""
    where: str = ""


CHECKS = (
    Check(
        "Aucune erreur que l’outil axe sait trouver : noms des champs et des boutons, textes de remplacement, "
        "contrastes, repères, rôles, niveaux de titre",
        f"axe {AXE}, dans un vrai navigateur, sur chaque page du menu : telle qu’elle s’ouvre, tout déplié (tableaux, "
        f"formulaires), chaque menu ouvert, et à {WIDTHS[1]} pixels ; la base a cibles, décisions, indicateurs",
        "test_axe_finds_nothing_but_the_known_barriers_whatever_is_open",
    ),
    Check(
        "De même quand il n’y a encore aucune donnée",
        f"axe {AXE}, sur une base neuve, chaque page, ouverte de même",
        "test_axe_finds_nothing_more_where_there_is_no_data",
    ),
    Check(
        "De même devant les lignes que compte un chiffre",
        f"axe {AXE}, page « Présence »",
        "test_axe_finds_nothing_more_in_the_rows_that_a_figure_counts",
    ),
    Check(
        "De même devant un classeur déposé et la feuille lue",
        f"axe {AXE}, page « Importer »",
        "test_axe_finds_nothing_more_in_a_workbook_unfolded",
    ),
    Check(
        "Zoom à 200 % et écran étroit : rien n’est coupé, et la page ne défile pas de côté",
        f"chaque page à {ZOOMED[0]} et à {ZOOMED[1]} pixels ; seul un grand tableau ou graphique défile, chez lui",
        "test_nothing_is_cut_on_a_page_zoomed_or_narrow",
    ),
    Check(
        "Aucun mot anglais, affiché ou lu à voix haute, et aucun pluriel après zéro ou un",
        "chaque page, sans données puis tout dépliée",
        "test_nothing_on_a_page_is_in_english_nor_disagrees_with_its_number",
    ),
    Check(
        "De même dans ce qu’ouvre un champ : listes de choix, calendrier",
        "page « Présence »",
        "test_nothing_that_a_field_opens_is_in_english",
    ),
    Check(
        "L’onglet du navigateur porte le titre de la page",
        "chaque page, ouverte par le menu",
        "test_a_page_has_one_first_title_which_is_that_of_its_tab",
    ),
    Check(
        "Couleurs des graphiques : les mots ressortent à 4,5 contre 1 au moins, les marques à 3 contre 1",
        "le calcul de la norme WCAG 2.1, sur chaque couleur employée",
        "test_every_mark_is_seen_on_the_card_that_it_stands_on",
    ),
    Check(
        "Au clavier seul : d’un filtre jusqu’aux données d’un graphique, exportées, relues et comparées à la page",
        "la touche Tab, Entrée et les flèches, sans souris ; le fichier Excel est rouvert",
        "test_the_data_of_a_chart_is_exported_from_a_filter_by_keyboard_alone",
    ),
    Check(
        "Au clavier seul : l’image d’un graphique",
        "la touche Tab et Entrée, sans souris",
        "test_the_picture_of_a_chart_is_exported_by_keyboard_alone",
    ),
    Check(
        "Un menu ouvert au clavier se parcourt tout de suite, et se quitte à l’endroit où il a été ouvert",
        "la touche Tab, menu « Exporter »",
        "test_a_menu_opened_by_keyboard_is_left_to_where_it_was_opened",
    ),
    Check(
        "Le premier lien d’une page passe par-dessus le menu",
        "la touche Tab, puis Entrée",
        "test_the_first_link_of_a_page_leads_past_the_menu",
    ),
    Check(
        "On voit toujours où l’on est",
        "chaque arrêt de la touche Tab change d’aspect",
        "test_whatever_takes_the_focus_shows_it",
    ),
    Check(
        "Rien ne bouge pour qui l’a demandé",
        "le réglage « réduire les animations » du navigateur",
        "test_nothing_moves_for_whoever_asked_so",
    ),
)

BARRIERS = (
    Barrier(
        "Le menu s’annonce comme une liste, mais ses intertitres s’y mêlent : leur nombre annoncé peut être faux.",
        "Le premier lien de la page, « Aller au contenu », passe par-dessus.",
        "list",
        '[data-testid="stSidebarNavItems"]',
    ),
    Barrier(
        "De même, chaque page du menu n’est pas annoncée comme l’élément d’une liste.",
        "Chacune est un lien, qui porte le titre de la page.",
        "listitem",
        '[data-testid="stSidebarNavItems"]',
    ),
    Barrier(
        "Les petites barres d’une carte n’ont pas de texte.",
        "Les mêmes valeurs sont dans les graphiques de l’indicateur, sous « Voir les chiffres ».",
        "svg-img-alt",
        '[data-testid="stMetricChart"]',
    ),
    Barrier(
        "La zone où déposer des fichiers s’annonce mal.",
        "Le bouton « Choisir des fichiers » qu’elle contient fait la même chose.",
        "presentation-role-conflict",
        '[data-testid="stFileUploaderDropzone"]',
    ),
    Barrier(
        "Les grands tableaux (personnes, rencontres, lignes comptées, feuille lue) sont dessinés : on y circule par "
        "les flèches, et un lecteur d’écran n’y connaît que les lignes affichées.",
        "Une liste de choix, sous le tableau, ouvre ou corrige chaque ligne ; les tableaux de chiffres des graphiques "
        "sont de vrais tableaux.",
    ),
    Barrier(
        "Un graphique ne se parcourt pas point par point au clavier.",
        "Son texte de remplacement dit tous ses nombres, et « Voir les chiffres » les donne en tableau.",
    ),
)

NOT_CHECKED = (
    "Aucun audit selon le RGAA n’a été mené : cette page n’est pas une déclaration de conformité.",
    "Aucun essai n’a été fait avec un lecteur d’écran (NVDA, JAWS, VoiceOver), ni par une personne en "
    "situation de handicap.",
    "Un outil automatique ne trouve qu’une partie des obstacles.",
    "Les fichiers produits (classeurs, formulaire PDF) n’ont pas été vérifiés.",
    "Tout est essayé dans Chromium ; Firefox et Safari ne le sont pas.",
)


def checks() -> DataFrame:
    """What is verified and how, one line each."""
    return DataFrame([{"Ce qui est vérifié": check.what, "Comment": check.how} for check in CHECKS])


def barriers() -> DataFrame:
    """What stands in the way and the way round, one line each."""
    return DataFrame([{"Obstacle": barrier.what, "Comment faire": barrier.instead} for barrier in BARRIERS])
