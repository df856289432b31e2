"""What a meeting is handed: the kits that are ready, those that are composed, and what stays out of every byte."""

import json
from datetime import date
from io import BytesIO

import pytest
from kits import drawn, parts_of, titles
from pptx import Presentation
from pypdf import PdfReader
from samples import committee_store, empty_store
from stores import NETWORK, new_store
from typer.testing import CliRunner

from ctg_data.access import AccountRole, Viewer
from ctg_data.cli import app
from ctg_data.demonstration import take, workbooks
from ctg_data.kits.catalogue import offered
from ctg_data.kits.choice import READY, Choice, Chosen, since_last_committee, the_year
from ctg_data.kits.files import FORMATS
from ctg_data.kits.making import Asked, kit_of, make, view_of
from ctg_data.selection import Selection
from ctg_data.store import open_database
from ctg_data.store.rows import TABLES

TODAY = date(2026, 11, 23)
EVERYTHING, OF_2026 = Selection(NETWORK), Selection(NETWORK, date(2026, 1, 1), date(2026, 12, 31))
READER = Viewer("copil", AccountRole.READER)
SAME = (
    ("attendance_by_meeting", "attendance_rate", "meeting"),
    ("attendance_by_territory", "attendance_rate", "territory"),
    ("codev_per_meeting", "codev_topics_processed", "meeting"),
    ("codev_by_territory", "codev_topics_processed", "territory"),
    ("problems_by_territory", "problems_overcome", "territory"),
    ("self_efficacy_campaigns", "self_efficacy_median", ""),
)
"""A chart, the indicator whose figures it draws, and by what."""
KEYS = [key for key, *_ in SAME]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A store of the sample network with its committee."""
    return committee_store(tmp_path_factory.mktemp("kits"))


@pytest.fixture(scope="module")
def db(address):
    database = open_database(address)
    yield database
    database.close()


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The network of 2 + 3 + 4 CCT, as `demo --small` fills it, seen by a reader."""
    database = new_store(tmp_path_factory.mktemp("small"))
    for workbook in workbooks(small=True):
        take(database, workbook)
    yield database.seen_by(READER)
    database.close()


@pytest.fixture
def run(address, monkeypatch):
    monkeypatch.setenv("CTG_DATABASE_URL", address)

    def run(*arguments):
        return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)

    return run


def told(db, asked):
    with db.reading() as tx:
        return kit_of(view_of(tx, asked.selection), asked, TODAY)


def exhibit(key, *comment):
    return Choice("Essai", (Chosen(key, *comment),))


@pytest.fixture(scope="module")
def composed(db):
    """The deck of the charts whose figures the command line gives too, by the key of each."""
    choice = Choice("Essai", tuple(map(Chosen, KEYS)))
    deck = Presentation(BytesIO(make(db, Asked(OF_2026, choice), "pptx", TODAY).content))
    return dict(zip(KEYS, drawn(deck), strict=True))


def test_the_kit_of_the_committee_opens_on_its_decisions_then_the_essential_and_a_chart_for_each_indicator(db):
    slides = titles(Presentation(BytesIO(make(db, Asked(EVERYTHING, ready="copil"), "pptx", TODAY).content)))

    assert (slides[1].replace("\xa0", " "), slides[2], slides.index("Prochaines étapes")) == (
        "2 décisions du copil du 29 septembre 2026",
        "L’essentiel",
        7,
    )


def test_the_kit_of_the_committee_begins_the_day_after_the_last_sitting(db):
    with db.reading() as tx:
        assert since_last_committee(view_of(tx, EVERYTHING), TODAY) == (date(2026, 9, 30), TODAY)


def test_a_sitting_held_today_is_not_the_last_one_yet(db):
    with db.reading() as tx:
        assert since_last_committee(view_of(tx, EVERYTHING), date(2026, 9, 29))[0] == date(2026, 1, 21)


def test_the_days_given_stand_above_the_last_sitting(db):
    with db.reading() as tx:
        assert since_last_committee(view_of(tx, OF_2026), TODAY) == (OF_2026.start, OF_2026.end)


def test_the_yearly_report_is_of_the_last_year_that_held_a_meeting(db):
    with db.reading() as tx:
        assert the_year(view_of(tx, EVERYTHING), date(2027, 2, 1)) == (OF_2026.start, OF_2026.end)


def test_the_yearly_report_holds_every_chart_of_the_pages_that_is_not_empty(db):
    with db.reading() as tx:
        shelf = [each for each in offered(view_of(tx, OF_2026)) if each.page != "Vue d’ensemble"]

    assert [each.chart for each in told(db, Asked(EVERYTHING, ready="annuel")).exhibits] == [
        each.chart for each in shelf if not each.chart.empty
    ]


def test_each_chart_offered_has_a_key_and_a_name_of_its_own(db):
    with db.reading() as tx:
        shelf = offered(view_of(tx, EVERYTHING))

    assert len(shelf) == len({each.key for each in shelf}) == len({each.name for each in shelf})


def test_a_chart_keeps_its_key_from_a_year_to_the_next(db):
    years = (OF_2026, Selection(NETWORK, date(2025, 1, 1), date(2025, 12, 31)))
    with db.reading() as tx:
        keys = [{each.key for each in offered(view_of(tx, year)) if each.key.startswith("own_elus")} for year in years]

    assert keys[0]
    assert keys[0] == keys[1]


def test_charts_come_in_the_order_chosen_with_their_comments(db):
    choice = Choice("Essai", (Chosen("codev_themes", "Deux postes vacants."), Chosen("attendance_by_meeting")))
    kit = told(db, Asked(OF_2026, choice))

    assert [(each.chart.key, each.comment) for each in kit.exhibits] == [
        ("codev_themes", "Deux postes vacants."),
        ("attendance_by_meeting", ""),
    ]


def test_a_chart_that_is_no_more_is_counted_in_the_notes(db):
    assert any(
        "1\xa0graphique choisi n’existe plus" in note for note in told(db, Asked(OF_2026, exhibit("gone"))).notes
    )


def test_a_source_counts_the_meetings_and_gives_their_days(db):
    (shown,) = told(db, Asked(OF_2026, exhibit("attendance_by_meeting"))).exhibits

    assert shown.source == "feuilles d’émargement de 4\xa0rencontres tenues (du 17/03/26 au 17/11/26)"


def test_decisions_of_earlier_committees_still_open_are_counted(db):
    assert any("comités précédents" in note for note in told(db, Asked(OF_2026, exhibit("codev_themes"))).notes)


def test_the_next_meeting_planned_is_a_next_step(db):
    assert told(db, Asked(EVERYTHING, ready="copil")).next_steps == ("Prochaine rencontre : mardi 16 mars 2027.",)


@pytest.mark.parametrize("ready", READY)
def test_a_new_store_gives_a_deck_too(tmp_path, ready):
    database = open_database(empty_store(tmp_path))
    file = make(database, Asked(EVERYTHING, ready=ready), "pptx", TODAY)
    database.close()

    assert "aucune présence" in "".join(part.decode(errors="ignore") for part in parts_of(file.content).values())


def test_a_kit_that_is_named_says_its_period_and_scope_in_its_file(db):
    assert (
        make(db, Asked(EVERYTHING, ready="annuel"), "csv", TODAY).name == "bilan-annuel_2026_tous-les-territoires.zip"
    )


def summed(chart):
    """The number of each category of a native chart, its series together but for the target, in order."""
    series = [each.values for each in chart.plots[0].series if not each.name.startswith("Cible")]
    return sorted(sum(value or 0 for value in values) for values in zip(*series, strict=True))


@pytest.mark.parametrize(("key", "indicator", "by"), SAME, ids=KEYS)
def test_the_numbers_of_a_chart_in_the_deck_are_those_of_the_command_line(run, composed, key, indicator, by):
    days = ("--from", OF_2026.start, "--to", OF_2026.end, "--json")
    rows = json.loads(run("indicators", *days, *(("--by", by) if by else ())).stdout)
    figures = sorted(row["value"] for row in rows if row["key"] == indicator)

    assert summed(composed[key]) == pytest.approx(figures)


@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind not in {"png", "svg"}])
def test_the_command_line_writes_a_kit_in_each_format(run, tmp_path, kind):
    file = tmp_path / f"kit.{FORMATS[kind].extension}"

    result = run("export", "--kit", "annuel", "--format", kind, "--out", file)

    assert (result.exit_code, file.stat().st_size > 1000) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--format", "docx", "--out", "a.docx"), 2),
        (("--kit", "inconnu", "--out", "a.pptx"), 2),
        (("--format", "csv", "--out", "a.csv"), 2),
        (("--territory", "1", "--out", "a.pptx"), 2),
        (("--from", "2026-02-01", "--to", "2026-01-01", "--out", "a.pptx"), 2),
        (("--format", "csv", "--from", "2001-01-01", "--to", "2001-12-31", "--out", "a.zip"), 1),
    ],
)
def test_what_cannot_be_written_is_refused_in_a_sentence(run, tmp_path, monkeypatch, arguments, code):
    monkeypatch.chdir(tmp_path)

    result = run("export", *arguments)

    assert (result.exit_code, len(result.stderr.splitlines()), list(tmp_path.iterdir())) == (code, 1, [])


def every_byte(file):
    """All that a file holds, its zips and the workbooks within unzipped, the streams of a PDF read."""
    if file.name.endswith(".pdf"):
        reader = PdfReader(BytesIO(file.content))
        return "\n".join(
            [*(page.extract_text() for page in reader.pages), str(reader.trailer["/Root"]["/StructTreeRoot"])]
        )
    return b"\n".join(parts_of(file.content).values()).decode("utf-8", "ignore")


def secrets(database):
    """The names of people, and the codes of respondents."""
    with database.reading() as tx:
        people = tx.connection.execute(TABLES["person"].select()).mappings().all()
        codes = [row["code"] for row in tx.connection.execute(TABLES["response"].select()).mappings()]
    return [*(person["last_name"] for person in people), *(person["first_name"] for person in people), *codes]


@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind not in {"png", "svg"}])
@pytest.mark.parametrize("ready", READY)
def test_no_name_and_no_respondent_code_in_any_byte_of_what_a_reader_exports(small, ready, kind):
    found = every_byte(make(small, Asked(EVERYTHING, ready=ready), kind, TODAY))
    hidden = secrets(small)

    assert hidden
    assert [secret for secret in hidden if secret and secret in found] == []
