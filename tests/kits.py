"""Kits and charts for the tests of what is handed to a meeting, and their generator."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from hypothesis import strategies as st
from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Inches

from ctg_data.charts.description import Chart, Form, Series
from ctg_data.exports.deck import deck
from ctg_data.exports.kit import Exhibit, Followed, Headline, Kit

RATE = Chart(
    "attendance_by_meeting",
    Form.BARS,
    "14 présents sur 18 à la dernière rencontre",
    "Chargés de coopération présents parmi les attendus – tous les territoires, 2026",
    ("18/03/26", "17/06/26", "16/09/26"),
    (
        Series(
            "Présence",
            (71.3, None, 77.8),
            ("71,3 %\n62 / 87", "masqué (effectif < 5)", "14 / 18"),
            "#1F4E79",
            lows=(68.0, None, None),
            highs=(75.0, None, None),
        ),
    ),
    "%",
    0,
    100,
    targets=(75.0, 80.0, 80.0),
    notes=("Chiffre provisoire : une feuille manque.",),
)
PEOPLE = Chart(
    "composition",
    Form.STACKED_BARS,
    "2 présences à renseigner",
    "Personnes invitées, par statut – tous les territoires, 2026",
    ("T1 2026", "T2 2026"),
    (
        Series("Présents", (6.0, 7.0), ("6", "7"), "#00694B"),
        Series("À renseigner", (2.0, 0.0), ("2", ""), "#9BA1AC", dash="dot"),
    ),
    "personnes",
)
KIT = Kit(
    "Comité de pilotage du 3 décembre 2026",
    "Réseau d’expérimentation",
    "tous les territoires",
    "2026",
    date(2026, 11, 23),
    "2026 : 62 présences sur 87 attendues et 9 difficultés surmontées sur 25.",
    (Headline("Taux de présence aux séances", "71,3 %", "62 / 87", "+2,1 pts", "Cible : 80 % – Non atteint"),),
    (
        Exhibit(
            RATE,
            (("Taux de présence aux séances", "Présents sur attendus."),),
            "feuilles d’émargement",
            "Deux postes vacants.",
        ),
    ),
    "copil du 12 mars 2026",
    (Followed("Relancer les structures absentes", "coordination Caf", date(2026, 6, 30), "En cours", late=True),),
    ("Campagne d’auto-évaluation en janvier",),
    (("Taux de présence aux séances", "Présents sur attendus."),),
    ("Chiffres provisoires.",),
)
COLOURS = ("#1F4E79", "#B34000", "#00786C", "#5C6370", "#7D95B0")
MASKED = "masqué"


def of(*charts):
    """A kit of these charts."""
    return replace(KIT, exhibits=tuple(Exhibit(chart) for chart in charts))


def opened(kit, template=None):
    """The deck of a kit, opened by python-pptx."""
    return Presentation(BytesIO(deck(kit, template)))


def drawn(presentation):
    """Every native chart of a deck."""
    return [shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart]


def words_of(slide):
    """All that is written on a slide, tables included."""
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    return "\n".join(texts + [cell.text_frame.text for table in tables for cell in table.iter_cells()])


def titles(presentation):
    """The title of each slide, from its placeholder."""
    return [slide.shapes.title.text_frame.text for slide in presentation.slides]


def parts_of(content):
    """Every part of a deck by its name, the workbooks inside it unzipped too."""
    with ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name in [name for name in parts if name.endswith(".xlsx")]:
        parts |= {f"{name}/{inner}": part for inner, part in parts_of(parts[name]).items()}
    return parts


def sheets_of(presentation):
    """The sheet inside each chart, as rows of cells."""
    books = [load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)) for chart in drawn(presentation)]
    return [list(book.active.iter_rows()) for book in books]


def foreign(width=10, height=7.5, layouts=None):
    """The template of another house: of another size, with two slides of its own and the name of who wrote it."""
    theirs = Presentation()
    theirs.slide_width, theirs.slide_height = Inches(width), Inches(height)
    for layout in [layout for layout in theirs.slide_layouts if layouts is not None and layout.name not in layouts]:
        theirs.slide_layouts.remove(layout)
    for _ in range(2):
        slide = theirs.slides.add_slide(theirs.slide_layouts[0])
        slide.placeholders[0].text = "Exemple de la maison"
    theirs.core_properties.author = "Camille Auteur"
    held = BytesIO()
    theirs.save(held)
    return held.getvalue()


_numbers = st.floats(0, 100, allow_nan=False).map(lambda number: round(number, 3))
_texts = st.text(max_size=40)


@st.composite
def charts(draw, forms=tuple(Form), texts=_texts):
    """A description as the pages could give one: gaps, labels, bounds and targets in some places."""
    form = draw(st.sampled_from(forms))
    size, runs = draw(st.integers(1, 8)), draw(st.integers(1, 4))
    row = st.lists(st.one_of(st.none(), _numbers), min_size=size, max_size=size).map(tuple)
    series = tuple(_series(draw, row, texts, size, colour) for colour in COLOURS[:runs])
    targets = draw(st.one_of(st.just(()), row))
    named = draw(st.lists(texts, min_size=size, max_size=size).map(tuple))
    return Chart(
        "any",
        form,
        draw(texts),
        draw(texts),
        named,
        series,
        draw(st.sampled_from(("%", "", "sujets", 'a"b'))),
        0,
        100,
        targets,
    )


def _series(draw, row, texts, size, colour):
    values = draw(row)
    labels = tuple(MASKED if value is None else draw(texts) for value in values)
    spread = draw(st.booleans())
    lows, highs = (tuple(None if v is None else v + step for v in values) if spread else () for step in (-1.5, 2.25))
    dash = draw(st.sampled_from(("solid", "dash", "dot")))
    return Series(
        draw(texts),
        values,
        labels,
        colour,
        draw(st.sampled_from(("circle", "diamond", "square", "triangle-up"))),
        dash,
        lows,
        highs,
    )
