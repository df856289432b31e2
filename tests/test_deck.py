import re
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctg_data.charts import self_efficacy
from ctg_data.charts.description import Chart, Form, Series
from ctg_data.charts.words import alternative
from ctg_data.exports.deck import UnusableTemplate, deck
from ctg_data.exports.deck.parts import parts
from ctg_data.exports.deck.tables import shade
from ctg_data.exports.kit import Exhibit, Followed, Headline
from ctg_data.indicators.self_efficacy import self_efficacy_figures
from tests.counted import CAMPAIGNS, DEPART, LATER, answers, counts, people
from tests.kits import (
    COLOURS,
    KIT,
    PEOPLE,
    RATE,
    charts,
    drawn,
    foreign,
    of,
    opened,
    parts_of,
    sheets_of,
    titles,
    words_of,
)

NATIVE = tuple(form for form in Form if form is not Form.HEAT_MAP)
HOSTILE = "=cmd|' /C calc'!A0 \x00\x08\x1b\x0b\ud800\uffff <b>&amp;\"' 🚀 " + "é" * 5000
few = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def ranked(count, form=Form.HORIZONTAL_BARS):
    """A chart of so many territories, the largest in the middle."""
    values = tuple(float(min(place, count - place)) for place in range(count))
    names = tuple(f"Territoire {place}" for place in range(count))
    return Chart(
        "ranked", form, "Le constat", "La mesure", names, (Series("Sujets", values, ("",) * count, "#1F4E79"),)
    )


def numbers_of(chart):
    """What python-pptx reads back of the series of a chart."""
    return [tuple(series.values) for plot in chart.plots for series in plot.series]


@few
@given(charts(NATIVE))
def test_python_pptx_reads_back_every_number_of_a_chart(chart):
    natives = drawn(opened(of(chart)))

    read = [numbers_of(native)[: len(chart.series)] for native in natives]
    assert read == [[series.values for series in part.series] for part in parts(chart)]


@few
@given(charts(NATIVE))
def test_the_workbook_inside_a_chart_holds_its_numbers_and_no_formula(chart):
    sheets = sheets_of(opened(of(chart)))

    columns = [list(zip(*[[cell.value for cell in row[1:]] for row in rows[1:]], strict=True)) for rows in sheets]
    held = {cell.data_type for rows in sheets for row in rows for cell in row}
    read = [found[: len(chart.series)] for found in columns]
    assert (read, "f" in held) == ([[series.values for series in part.series] for part in parts(chart)], False)


@few
@given(charts(NATIVE))
def test_no_number_stands_in_a_chart_but_those_of_its_description(chart):
    content = parts_of(deck(of(chart)))

    runs = [run for s in chart.series for run in (s.values, s.lows, s.highs)]
    told = {number for run in (*runs, chart.targets) for number in run if number is not None}
    reaches = {
        abs(end - value)
        for s in chart.series
        for ends in (s.lows, s.highs)
        for value, end in zip(s.values, ends, strict=False)
        if None not in (value, end)
    }
    drawings = "".join(
        part.decode() for name, part in content.items() if re.fullmatch(r"ppt/charts/chart\d+.xml", name)
    )
    caches = "".join(re.findall("<c:numCache>.*?</c:numCache>", drawings))
    sheet = "".join(part.decode() for name, part in content.items() if name.endswith("sheet1.xml"))
    drawn_numbers = {float(number) for number in re.findall(r"<c:v>([^<]*)</c:v>", caches)}
    held = {float(number) for number in re.findall(r'<c r="[A-Z]+\d+"><v>([^<]*)</v>', sheet)}
    near = {round(number, 6) for number in told | reaches}
    assert {round(number, 6) for number in drawn_numbers | held} <= near


def masking(hidden):
    """The charts of two large territories and of a small one, then of a second campaign of so few answers."""
    large = answers(DEPART, 1, (1.0, 2, 3, 4, 5, 6, 7)) + answers(DEPART, 2, (2.0, 4, 6, 8, 9, 10))
    members, waves, scope = people(7, 6, 3), [name for _, name, *_ in CAMPAIGNS], "tous les territoires, 2025"
    places = counts(members=members, campaigns=CAMPAIGNS[:1], scores=large + answers(DEPART, 3, hidden))
    twice = counts(members=members, campaigns=CAMPAIGNS, scores=large + answers(LATER, 1, hidden))
    each = self_efficacy_figures(places, ("territory",))
    return (
        self_efficacy.territories(each, waves[:1], places.names, (0.0, 10.0), scope),
        self_efficacy.campaigns(self_efficacy_figures(twice), waves, (0.0, 10.0), scope),
    )


@cache
def decked(hidden):
    """Every byte of the deck of these charts, workbooks unzipped."""
    return parts_of(deck(of(*masking(hidden))))


def test_the_charts_of_that_deck_are_drawn_and_say_what_they_hide():
    territories, campaigns = masking((0.0, 5.0, 10.0))

    assert ("masqué" in str(territories.series), "masqué" in str(campaigns.categories)) == (True, True)


@settings(few, max_examples=10)
@given(st.lists(st.integers(0, 10).map(float), min_size=3, max_size=3).map(tuple))
def test_what_is_masked_changes_no_byte_of_a_deck(hidden):
    assert decked(hidden) == decked((0.0, 5.0, 10.0))


def test_what_is_shown_changes_the_deck():
    assert decked((0.0, 5, 10, 3, 4, 7)) != decked((0.0, 5, 10, 3, 4, 1))


@few
@given(charts(texts=st.text(st.characters(), max_size=60)))
def test_no_text_whatever_breaks_a_deck(chart):
    assert len(titles(opened(of(chart)))) >= 4


@pytest.mark.parametrize("form", Form)
def test_hostile_words_everywhere_never_break_a_deck(form):
    series = (Series(HOSTILE, (1.0, None), (HOSTILE, HOSTILE), "#1F4E79"),)
    chart = Chart(HOSTILE, form, HOSTILE, HOSTILE, (HOSTILE, "b"), series, HOSTILE, notes=(HOSTILE,))
    kit = replace(
        of(chart),
        **dict.fromkeys(("title", "network", "scope", "period", "news", "sitting"), HOSTILE),
        headlines=(Headline(*[HOSTILE] * 5),),
        exhibits=(Exhibit(chart, ((HOSTILE, HOSTILE),), HOSTILE, HOSTILE),),
        decisions=(Followed(HOSTILE, HOSTILE, date(2026, 1, 1), HOSTILE, True, HOSTILE),),
        next_steps=(HOSTILE,),
        definitions=((HOSTILE, HOSTILE),),
        notes=(HOSTILE,),
    )

    assert len(titles(opened(kit))) == 6


def test_a_gap_is_a_gap_and_its_category_says_why():
    (native,) = drawn(opened(of(RATE)))

    assert list(native.plots[0].categories)[1] == "17/06/26\nmasqué (effectif\u202f<\u202f5)".replace("\u202f", " ")


def test_a_mark_that_says_more_than_its_number_keeps_its_words():
    (native,) = drawn(opened(of(RATE)))

    labels = native.plots[0].series[0].points
    assert labels[2].data_label.text_frame.text == "14 / 18"


@pytest.mark.parametrize(
    ("value", "said", "pattern"),
    [(6.0, "6", "#,##0"), (3.0, "3,0", "#,##0.0"), (71.34, "71,3\u202f%", "#,##0.0&quot;\u202f%&quot;")],
)
def test_a_mark_that_says_its_number_follows_it_when_it_is_changed(value, said, pattern):
    run = Series("Présence", (value,), (said,), "#1F4E79")
    (native,) = drawn(opened(of(Chart("one", Form.BARS, "Un", "Deux", ("T1",), (run,), "%"))))

    label = native.part.blob.decode().partition("<c:dLbl>")[2].partition("</c:dLbl>")[0]
    assert (f'formatCode="{pattern}"' in label, "<c:rich>" in label) == (True, False)


def test_the_unknown_is_hatched():
    (native,) = drawn(opened(of(PEOPLE)))

    assert [("pattFill" in str(series._element.xml)) for series in native.plots[0].series] == [False, True]


def test_a_rate_keeps_its_full_scale():
    (native,) = drawn(opened(of(RATE)))

    assert (native.value_axis.minimum_scale, native.value_axis.maximum_scale) == (0, 100)


def test_an_axis_without_bounds_begins_at_nought():
    (native,) = drawn(opened(of(PEOPLE)))

    assert native.value_axis.minimum_scale == 0


def test_a_target_is_a_line_through_the_categories_it_holds_for():
    (native,) = drawn(opened(of(RATE)))

    lines = {series.name: tuple(series.values) for series in native.plots[1].series}
    assert lines == {"Cible 75\u202f%": (75.0, None, None), "Cible 80\u202f%": (None, 80.0, 80.0)}


def test_the_target_of_a_bar_across_is_a_box_as_long():
    (native,) = drawn(opened(of(replace(RATE, form=Form.HORIZONTAL_BARS))))

    assert numbers_of(native)[-1] == (75.0, 80.0, 80.0)


def test_a_heat_map_is_a_table_that_says_what_its_cells_say():
    rows = (Series("CC des 7 Vallées", (80.0, None), ("8 / 10", "masqué"), "#1F4E79"),)
    chart = Chart("map", Form.HEAT_MAP, "Le constat", "La mesure", ("18/03/26", "17/06/26"), rows, "%", 0, 100)

    said = words_of(opened(of(chart)).slides[2])

    assert [word for word in ("CC des 7 Vallées", "18/03/26", "8 / 10", "masqué") if word not in said] == []


def test_the_ends_of_a_heat_map_have_the_shades_of_the_screen():
    chart = Chart("map", Form.HEAT_MAP, "", "", low=0, high=10)

    assert [shade(chart, value) for value in (0, 5, 10)] == ["#E6EEF6", "#7FA5C9", "#1F4E79"]


def test_a_chart_with_nothing_to_show_says_why():
    nothing = Chart("none", Form.BARS, "Présence", "La mesure", empty="Aucune feuille reçue.")

    presentation = opened(of(nothing))

    assert (drawn(presentation), "Aucune feuille reçue." in words_of(presentation.slides[2])) == ([], True)


def test_the_slide_of_a_chart_says_its_finding_measure_comment_provisional_and_source():
    slide = opened(KIT).slides[2]

    told = (
        RATE.title,
        RATE.subtitle,
        *RATE.notes,
        "Deux postes vacants.",
        "feuilles d’émargement",
        "23\u00a0novembre\u00a02026",
    )
    said = words_of(slide).replace("\u00a0:", " :")
    assert [words for words in told if words not in said] == []


def test_the_notes_hold_the_definition_the_comment_and_every_number():
    notes = opened(KIT).slides[2].notes_slide.notes_text_frame.text

    told = ("Présents sur attendus.", "Deux postes vacants.", "18/03/26 71,3")
    assert [words for words in told if words not in notes] == []


@pytest.mark.parametrize("chart", [RATE, PEOPLE], ids=["rate", "people"])
def test_every_chart_has_its_alternative_text(chart):
    frames = [shape for slide in opened(of(chart)).slides for shape in slide.shapes if shape.has_chart]

    described = frames[0].element.nvGraphicFramePr.cNvPr.get("descr")
    assert re.sub(r"\s", " ", described) == re.sub(r"\s", " ", alternative(chart))


def test_every_slide_has_a_title_and_every_one_after_the_cover_its_number():
    presentation = opened(KIT)

    numbered = ['type="slidenum"' in slide.part.blob.decode() for slide in presentation.slides]
    assert (all(titles(presentation)), numbered) == (True, [False, *[True] * (len(numbered) - 1)])


def test_what_is_read_on_a_slide_follows_its_order():
    slide = opened(KIT).slides[2]

    order = [shape.name for shape in slide.shapes][1:]
    assert order == ["Mesure, périmètre et période", "Graphique", "À savoir et source", "Numéro de diapositive"]


def test_every_word_is_french():
    spoken = {
        lang
        for name, part in parts_of(deck(KIT)).items()
        if "/slides/slide" in name or "/charts/chart" in name
        for lang in re.findall(r'lang="([^"]*)"', part.decode())
    }

    assert spoken == {"fr-FR"}


def test_a_deck_is_wide_and_says_its_title_its_language_and_nobody():
    presentation = opened(KIT)

    about = presentation.core_properties
    ratio = presentation.slide_width / presentation.slide_height
    assert (about.title, about.language, about.author, about.last_modified_by, round(ratio, 2)) == (
        KIT.title,
        "fr-FR",
        "",
        "",
        1.78,
    )


def test_decisions_come_after_the_charts_or_before_the_news():
    last, first = (titles(opened(replace(KIT, decisions_first=before))) for before in (False, True))

    decisions = "1\u00a0décision du copil du 12 mars 2026, dont 1 en retard"
    assert (last.index(decisions), first.index(decisions)) == (3, 1)


def test_a_decision_is_told_with_its_owner_its_due_date_and_its_state():
    said = words_of(opened(KIT).slides[3])

    told = ("Relancer les structures absentes", "coordination Caf", "30/06/2026", "En cours, en retard")
    assert [words for words in told if words not in said] == []


def test_without_a_committee_before_there_is_no_slide_of_decisions():
    assert not [title for title in titles(opened(replace(KIT, sitting="", decisions=()))) if "écision" in title]


def test_the_news_holds_each_headline_figure_with_counts_change_and_target():
    said = words_of(opened(KIT).slides[1]).replace("\u202f", " ").replace("\u00a0", " ")

    assert [
        words
        for words in ("71,3 %", "62 / 87", "+2,1 pts", "Cible : 80 % – Non atteint", KIT.notes[0])
        if words not in said
    ] == []


def test_many_definitions_take_several_slides_and_none_is_lost():
    definitions = tuple((f"Indicateur {place}", f"Ce que compte le chiffre {place}. " * 6) for place in range(20))

    presentation = opened(replace(KIT, definitions=definitions))

    annex = [
        words_of(slide) for slide in presentation.slides if slide.shapes.title.text_frame.text.startswith("Annexe")
    ]
    assert (len(annex) > 1, [name for name, _ in definitions if name + "\n" not in "\n".join(annex)]) == (True, [])


@pytest.mark.parametrize("form", [Form.HORIZONTAL_BARS, Form.BARS, Form.LINES])
def test_a_chart_of_twenty_territories_keeps_them_all_on_two_slides(form):
    chart = ranked(20, form)

    cut = parts(chart)
    assert (len(cut), tuple(name for part in cut for name in part.categories)) == (2, chart.categories)


def test_of_twelve_hundred_territories_the_largest_stay_and_the_others_are_said_to_be_in_the_workbook():
    (part,) = parts(ranked(1200))

    kept = [value for value in part.series[0].values if value is not None]
    assert (min(kept), part.notes[-1].endswith("1\u202f188 autres sont dans le classeur.")) == (594.0, True)


def test_of_a_hundred_meetings_the_latest_stay():
    (part,) = parts(ranked(100, Form.BARS))

    assert part.categories[-1] == "Territoire 99"


def test_a_map_of_twenty_territories_keeps_them_all():
    rows = tuple(Series(f"Territoire {place}", (1.0,), ("1",), "#1F4E79") for place in range(20))

    cut = parts(Chart("map", Form.HEAT_MAP, "Le constat", "La mesure", ("T1 2026",), rows))

    assert tuple(series for part in cut for series in part.series) == rows


@few
@given(charts())
def test_what_is_cut_is_never_changed(chart):
    cells = {
        (name, value) for series in chart.series for name, value in zip(chart.categories, series.values, strict=True)
    }

    kept = {
        (name, value)
        for part in parts(chart)
        for s in part.series
        for name, value in zip(part.categories, s.values, strict=True)
    }
    assert kept <= cells


def test_another_template_keeps_its_size_its_layouts_and_none_of_its_slides():
    presentation = opened(KIT, foreign(width=10))

    names = {slide.slide_layout.name for slide in presentation.slides}
    assert (presentation.slide_width, names, len(presentation.slides)) == (
        9144000,
        {"Title Slide", "Title and Content"},
        6,
    )


def test_nothing_of_another_template_says_who_wrote_it_or_what_its_slides_said():
    content = b"".join(parts_of(deck(KIT, foreign())).values())

    assert (b"Camille Auteur" in content, b"Exemple de la maison" in content) == (False, False)


def test_a_deck_keeps_nothing_of_its_template_that_is_out_of_date():
    names = set(parts_of(deck(KIT, foreign())))

    assert names & {"docProps/app.xml", "docProps/thumbnail.jpeg"} == set()


@few
@given(st.data())
def test_a_damaged_template_is_refused_or_used_never_a_fault(data):
    template = bytearray(foreign())
    for place in data.draw(st.lists(st.integers(0, len(template) - 1), max_size=12)):
        template[place] = data.draw(st.integers(0, 255))

    with suppress(UnusableTemplate):
        assert deck(KIT, bytes(template))


def test_on_another_template_nothing_stands_outside_the_slide():
    presentation = opened(replace(KIT, definitions=KIT.definitions * 40), foreign())

    outside = [
        shape.name
        for slide in presentation.slides
        for shape in slide.shapes
        if shape.name != "Numéro de diapositive" and not shape.is_placeholder
        if shape.left + shape.width > presentation.slide_width or shape.top + shape.height > presentation.slide_height
    ]
    assert outside == []


@pytest.mark.parametrize(
    ("layouts", "missing"),
    [({"Title Slide", "Blank"}, "une page de contenu"), ({"Title and Content", "Title Only"}, "une couverture")],
)
def test_a_template_that_lacks_a_layout_is_refused_by_its_name(layouts, missing):
    with pytest.raises(UnusableTemplate, match=missing):
        deck(KIT, foreign(layouts=layouts))


@pytest.mark.parametrize("content", [b"rien", b"PK\x03\x04", foreign()[:4000]], ids=["words", "zip", "truncated"])
def test_what_is_no_presentation_is_refused(content):
    with pytest.raises(UnusableTemplate, match="lisible"):
        deck(KIT, content)


def test_the_same_kit_gives_the_same_deck():
    first, second = (parts_of(deck(KIT)) for _ in range(2))

    assert first == second


def test_a_deck_of_every_form_opens_with_a_slide_each():
    kinds = [replace(PEOPLE, form=form, key=form) for form in Form]

    assert len(opened(of(*kinds)).slides) == 5 + len(kinds)


def test_a_year_of_meetings_stands_on_its_days():
    days = tuple(f"{date(2026, 1, 1) + timedelta(weeks=place):%d/%m/%y}" for place in range(12))
    run = Series("Sujets", tuple(map(float, range(12))), tuple(map(str, range(12))), COLOURS[0])

    (native,) = drawn(opened(of(Chart("days", Form.LINES, "Le constat", "La mesure", days, (run,)))))

    assert tuple(native.plots[0].categories) == days


def test_a_long_title_is_written_smaller_than_the_template_has_it():
    presentation = opened(of(replace(RATE, title="Un constat long " * 12)), foreign())

    (run, *_) = presentation.slides[2].shapes.title.text_frame.paragraphs[0].runs
    assert run.font.size.pt < 44


def test_charts_keep_their_paper_on_a_dark_template():
    (native,) = drawn(opened(of(RATE)))

    assert (
        native.part.blob.decode()
        .rpartition("</c:chart>")[2]
        .startswith('<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/>')
    )


@pytest.mark.parametrize("value", ["71,3 %", "masqué (effectif < 5)", "1 234 567,8 bénéficiaires accompagnés"])
def test_a_headline_figure_stands_on_one_line(value):
    slide = opened(replace(KIT, headlines=(Headline("Taux de présence", value),) * 4)).slides[1]

    card = next(shape for shape in slide.shapes if shape.name == "Chiffre clé")
    size = card.text_frame.paragraphs[1].runs[0].font.size.pt
    assert len(value) * size * 0.5 <= card.width.pt or size == 14


def test_what_is_not_received_and_another_trend_keep_their_place_on_a_slide_of_their_own():
    chart = ranked(20, Form.BARS)
    marked = replace(chart, series=(replace(chart.series[0], missing=(12,), breaks=(3, 15)),))

    assert [(part.series[0].missing, part.series[0].breaks) for part in parts(marked)] == [((), (3,)), ((2,), (5,))]


def test_a_category_says_that_another_trend_begins():
    chart = replace(RATE, series=(replace(RATE.series[0], breaks=(2,)),))

    (native,) = drawn(opened(of(chart)))
    assert list(native.plots[0].categories)[2] == "16/09/26\n(autres affirmations)"


def test_a_cell_not_received_is_dashed_and_another_trend_is_parted():
    row = Series("CC des 7 Vallées", (None, 5.0), ("", "5"), "#1F4E79", missing=(0,), breaks=(1,))
    slide = opened(of(Chart("map", Form.HEAT_MAP, "Un", "Deux", ("T1", "T2"), (row,), "", 0, 10))).slides[2]

    _, absent, after = next(shape for shape in slide.shapes if shape.has_table).table.rows[1].cells
    assert ("prstDash" in absent._tc.xml, 'a:lnL w="38100"' in after._tc.xml) == (True, True)


def test_a_provisional_category_says_so_on_a_slide_and_keeps_its_place_when_cut():
    chart = replace(ranked(20, Form.BARS), provisional=(False,) * 19 + (True,))

    *_, last = drawn(opened(of(chart)))
    assert list(last.plots[0].categories)[-2:] == ["Territoire 18", "Territoire 19 (p)"]
