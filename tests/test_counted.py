"""From figure to cell: the rows listed are those that the figure counts, and each leads to where it was read."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import sample_store
from stores import NETWORK, SEVEN_VALLEYS, TWO_BAYS, Filling, commit_changes, content, new_store, territory

from ctg_data import store
from ctg_data.counted import COUNTED
from ctg_data.indicators.declarations import INDICATORS
from ctg_data.indicators.figure import Figure, latest, listed
from ctg_data.indicators.figures import figures
from ctg_data.plan import Change, Source
from ctg_data.selection import Selection, quarter, quarter_bounds
from ctg_data.store import Database, Narrowed, open_database
from ctg_data.ui.sources import counted, counted_answers
from ctg_data.ui.sources.counted_words import origins, table, why
from ctg_data.vocabulary import (
    AttendanceStatus,
    MeetingKind,
    MeetingStatus,
    ProblemStatus,
    Role,
    TopicStatus,
)

MARCH, JUNE = date(2025, 3, 18), date(2025, 6, 17)
ALL = Selection(NETWORK)
RATE = COUNTED["attendance_rate"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    database = open_database(sample_store(tmp_path_factory.mktemp("sample")))
    yield database
    database.close()


def selections(db: Database) -> list[Selection]:
    """The network over every quarter; each territory over every year and the whole period; and two of them together."""
    with db.reading() as tx:
        places = [int(number) for number in store.territories(tx, ALL)["territory_id"]]
        days = [*store.meetings(tx, ALL)["date"], *store.problems(tx, ALL)["identified_on"]]
    years = [(ALL.start, ALL.end), *((date(year, 1, 1), date(year, 12, 31)) for year in sorted({d.year for d in days}))]
    quarters = [quarter_bounds(period) for period in sorted({quarter(day) for day in days})]
    of_each = [Selection(NETWORK, *period, (place,)) for period in years for place in places]
    of_all = [Selection(NETWORK, *period) for period in (*years, *quarters)]
    return [Selection(NETWORK, territories=tuple(places[:2])), *of_all, *of_each]


def disagreements(db: Database, asked: list[Selection]) -> list[object]:
    """The figures whose rows listed are not as many as what they show."""
    found: list[object] = []
    for selection in asked:
        with db.reading() as tx:
            shown = figures(store.counts(tx, selection))
            for key, rows in COUNTED.items():
                numbers = store.parts(tx, selection, rows)
                figure = latest(shown, key)
                if not figure.masked and not agree(figure, numbers):
                    found.append((key, selection, numbers, figure))
    return found


def agree(figure: Figure, numbers: dict[str, int]) -> bool:
    above = figure.n if figure.numerator is None else figure.numerator
    below = None if figure.denominator is None else numbers["counted"] + numbers["expected"]
    return (above or 0) == numbers["counted"] and figure.denominator == below


def test_every_indicator_is_counted_row_by_row_but_those_of_the_answers():
    assert set(INDICATORS) - set(COUNTED) == {"self_efficacy_median", "self_efficacy_mean", "self_efficacy_change"}


def test_the_rows_listed_are_as_many_as_the_figure_shows_whatever_the_choice(sample):
    assert disagreements(sample, selections(sample)) == []


def test_the_rows_of_a_meeting_are_as_many_as_its_figure_shows(sample):
    with sample.reading() as tx:
        shown = [each for key in COUNTED for each in listed(figures(store.counts(tx, ALL), ("meeting",)), key)]
        told = [agree(each, store.parts(tx, ALL, COUNTED[each.key], Narrowed(each.meeting))) for each in shown]

    assert (len(told) > 20, all(told)) == (True, True)


STATUSES, KINDS = st.sampled_from(list(AttendanceStatus)), st.sampled_from(list(MeetingKind))
PEOPLE, MEETINGS = range(6), range(4)


@st.composite
def network(draw):
    """People, meetings, presences, topics and difficulties of every status, some in another network."""
    places = st.sets(st.sampled_from(["a", "b"]), max_size=2)
    return {
        "meetings": draw(st.tuples(*[st.tuples(KINDS, st.sampled_from(list(MeetingStatus))) for _ in MEETINGS])),
        "presences": draw(
            st.dictionaries(
                st.tuples(st.sampled_from(MEETINGS), st.sampled_from(PEOPLE)),
                st.tuples(STATUSES, st.sampled_from(list(Role)), st.booleans(), places),
                min_size=8,
            )
        ),
        "topics": draw(
            st.lists(
                st.tuples(
                    st.sampled_from(MEETINGS),
                    st.sampled_from("ab"),
                    st.sampled_from(list(TopicStatus)),
                    st.none() | st.sampled_from(PEOPLE),
                    st.booleans(),
                ),
                max_size=8,
            )
        ),
        "problems": draw(
            st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(list(ProblemStatus)), st.booleans()), max_size=6)
        ),
    }


def fill(db: Database, made: dict) -> None:
    """A network of CCT enough for nothing to be masked, and what was drawn."""
    places = {"a": territory(db, SEVEN_VALLEYS), "b": territory(db, TWO_BAYS)}
    ours = Filling(db)
    people = [ours.person(f"Nom{number}", "Zoé") for number in PEOPLE]
    for person in people:
        for place in places.values():
            ours.member(person, place)
    meetings = [
        ours.meeting(date(2025, 3 * number + 2, 10), kind, status)
        for number, (kind, status) in enumerate(made["meetings"])
    ]
    for (meeting, person), (status, role, invited, served) in made["presences"].items():
        territories = [places[place] for place in served]
        ours.attendance(meetings[meeting], people[person], status, *territories, role=role, invited=invited)
    before = None
    for number, (meeting, place, status, presenter, resumes) in enumerate(made["topics"]):
        more = {"presenter_id": None if presenter is None else people[presenter]}
        resumed = before if resumes else None
        before = ours.topic(
            meetings[meeting], places[place], f"Sujet {number}", status, resumes_id=resumed, kind="need", **more
        )
    for number, (place, status, dated) in enumerate(made["problems"]):
        ours.problem(number + 1, places[place], "Local", MARCH, status, overcome_on=JUNE if dated else None)
    ours.commit()


@given(network())
@settings(max_examples=10)
def test_the_rows_listed_are_as_many_as_the_figure_shows_in_any_network(made):
    with tempfile.TemporaryDirectory() as folder:
        db = new_store(Path(folder))
        fill(db, made)
        try:
            asked = [ALL, Selection(NETWORK, end=JUNE), Selection(NETWORK, territories=(territory(db, TWO_BAYS),))]
            assert disagreements(db, asked) == []
        finally:
            db.close()


# Rows


@pytest.fixture
def filled(db: Database) -> Database:
    """A meeting where Zoé came, Max was excused, and a guest stayed; a mark of June as decoy."""
    valleys = territory(db)
    ours = Filling(db)
    zoe, max_, guest = ours.person("Un", "Zoé"), ours.person("Deux", "Max"), ours.person("Visite", "Léa")
    march, june = ours.meeting(MARCH), ours.meeting(JUNE)
    ours.attendance(march, zoe, "present", valleys)
    ours.attendance(march, max_, "excused", valleys)
    ours.attendance(march, guest, "present", role="guest")
    ours.attendance(june, zoe, "unknown", valleys)
    ours.topic(march, valleys, "Mobilité", presenter_id=zoe)
    ours.topic(june, valleys, "Logement", presenter_id=zoe)
    ours.topic(june, valleys, "Petite enfance", "postponed", presenter_id=max_)
    ours.topic(june, valleys, "Petite enfance, suite", presenter_id=max_)
    ours.commit()
    return db


def rows_of(db: Database, key: str, narrowed: Narrowed | None = None, selection: Selection = ALL, most: int = 9):
    with db.reading() as tx:
        return store.counted_rows(tx, selection, COUNTED[key], narrowed or Narrowed(), most)


def test_each_row_says_where_it_stands_and_why(filled):
    found = rows_of(filled, "attendance_rate")

    assert [(row["name"], row["part"], why(row, RATE)) for row in found.to_dict("records")] == [
        ("Un Zoé", "outside", "non renseigné"),
        ("Un Zoé", "counted", ""),
        ("Deux Max", "expected", ""),
        ("Visite Léa", "outside", "invité·e"),
    ]


def test_an_excused_person_is_out_of_the_rate_that_leaves_the_excused_out(filled):
    key = "attendance_rate_excluding_excused"
    found = rows_of(filled, key, Narrowed(search="max"))

    assert [why(row, COUNTED[key]) for row in found.to_dict("records")] == ["excusé"]


def test_a_person_who_presented_twice_is_counted_at_the_first_topic(filled):
    found = rows_of(filled, "codev_presenters")
    told = {row["name"]: why(row, COUNTED["codev_presenters"]) for row in found.to_dict("records")}

    assert told == {
        "Mobilité": "",
        "Logement": "personne déjà comptée",
        "Petite enfance": "reporté",
        "Petite enfance, suite": "",
    }


@pytest.mark.parametrize(
    ("narrowed", "names"),
    [
        (Narrowed(search="DEUX"), ["Deux Max"]),
        (Narrowed(search="zoe  un", parts=("counted",)), ["Un Zoé"]),
        (Narrowed(parts=("outside",)), ["Un Zoé", "Visite Léa"]),
        (Narrowed(search="%"), ["Un Zoé", "Un Zoé", "Deux Max", "Visite Léa"]),
        (Narrowed(search="x_"), ["Deux Max"]),
    ],
)
def test_rows_are_narrowed_by_name_and_by_part(filled, narrowed, names):
    assert rows_of(filled, "attendance_rate", narrowed)["name"].tolist() == names


def test_no_more_rows_are_read_than_asked_while_all_are_counted(filled):
    with filled.reading() as tx:
        total = sum(store.parts(tx, ALL, RATE).values())

    assert (len(rows_of(filled, "attendance_rate", most=2)), total) == (2, 4)


def test_another_network_is_not_listed(filled):
    assert rows_of(filled, "attendance_rate", selection=Selection(99)).empty


# Cells


def read_from(db: Database) -> list[str]:
    found = rows_of(db, "attendance_rate", Narrowed(search="max"))
    with db.reading() as tx:
        told = origins(store.sources(tx, "attendance", found["row_id"]), RATE)
    return [each.words for each in told.get(int(found["row_id"].iloc[0]), ())]


def mark_of_max(db: Database) -> int:
    return int(rows_of(db, "attendance_rate", Narrowed(search="max"))["row_id"].iloc[0])


def test_a_row_names_the_workbook_the_sheet_and_the_cell(filled):
    mark = Source("Présences", 14, {"status": "D14"})
    corrected = Change("attendance", mark_of_max(filled), {"status": "excused"}, {"status": "absent"}, mark)
    commit_changes(filled, corrected, name="émargement_T1.xlsx", origin="workbook")

    assert read_from(filled)[0] == "émargement_T1.xlsx, feuille Présences, D14"


def test_a_mark_without_a_cell_names_its_line(filled):
    corrected = Change(
        "attendance", mark_of_max(filled), {"status": "excused"}, {"status": "absent"}, Source("Présences", 14)
    )
    commit_changes(filled, corrected, name="émargement_T1.xlsx", origin="workbook")

    assert read_from(filled)[0] == "émargement_T1.xlsx, feuille Présences, ligne 14"


def test_a_correction_on_screen_comes_before_the_workbook(filled):
    commit_changes(filled, Change("attendance", mark_of_max(filled), {"status": "excused"}, {"status": "absent"}))

    assert [words.split(" ")[0] for words in read_from(filled)] == ["saisi", "classeur.xlsx,"]


def test_a_change_that_leaves_the_mark_alone_is_not_where_it_comes_from(filled):
    commit_changes(filled, Change("attendance", mark_of_max(filled), {"remark": ""}, {"remark": "Train en retard"}))

    assert len(read_from(filled)) == 1


def test_an_import_undone_is_no_longer_where_a_mark_comes_from(filled):
    number = commit_changes(
        filled, Change("attendance", mark_of_max(filled), {"status": "excused"}, {"status": "absent"})
    )
    with filled.writing() as tx:
        store.undo(tx, number)

    assert len(read_from(filled)) == 1


@pytest.mark.parametrize("key", COUNTED)
def test_every_row_of_the_sample_tells_where_it_was_read(sample, key):
    rows = COUNTED[key]
    found = rows_of(sample, key, most=300)
    with sample.reading() as tx:
        read = origins(store.sources(tx, rows.table, found["row_id"]), rows)

    assert [line for line in table(found, rows, read)["D’où"] if ".xlsx" not in line and ".ods" not in line] == []


# What is masked


def test_nothing_is_listed_beside_a_figure_that_is_masked():
    assert counted.shown(Figure("problems_open", masked=True), COUNTED["problems_open"]) == ()


def test_beside_a_denominator_masked_only_what_is_above_the_line_is_listed():
    assert counted.shown(Figure("problems_overcome", numerator=2), COUNTED["problems_overcome"]) == ("counted",)


def test_the_rows_of_a_territory_masked_do_not_say_that_they_are_its_own(db):
    valleys, bays = territory(db), territory(db, TWO_BAYS)
    ours = Filling(db)
    ours.problem(1, valleys, "Un", MARCH)
    ours.problem(2, bays, "Deux", MARCH)
    ours.commit()
    each = (Figure("problems_open", valleys, masked=True), Figure("problems_open", bays, numerator=1, denominator=1))

    found = counted.hide_places(rows_of(db, "problems_open"), each, COUNTED["problems_open"])

    assert [place.split(" ")[0] for place in found.sort_values("number")["territory"]] == ["masqué", "CA"]


def test_answers_are_told_by_number_and_sheet_where_they_are_shown_and_nowhere_else(db):
    valleys, bays = territory(db), territory(db, TWO_BAYS)
    with db.reading() as tx:
        scale, items = store.questionnaire(tx, NETWORK)
    ours = Filling(db)
    held = ours.add("campaign", network_id=NETWORK, questionnaire_id=scale["id"], name="Départ", held_on=MARCH)
    for place, number in ((valleys, 6), (bays, 5), (None, 4)):
        for each in range(number):
            response = ours.add("response", campaign_id=held, code=f"{place}{each}", territory_id=place)
            ours.add("answer", response_id=response, item_id=int(items["item_id"].iloc[0]), value=each)
    ours.commit("auto-évaluations.xlsx")

    with db.reading() as tx:
        told = counted_answers.table(list(counted_answers.shown(store.counts(tx, ALL), store.answer_sources(tx, ALL))))

    assert told[["Territoire", "Réponses"]].to_numpy().tolist() == [["Ensemble", 15], ["CC des 7 Vallées", 6]]


def test_where_answers_come_from_holds_neither_code_nor_value(sample):
    codes = {str(row[2]) for row in content(sample, "response")["response"]}
    with sample.reading() as tx:
        told = store.answer_sources(tx, ALL)

    assert (len(told) > 0, [code for code in codes if code in told.to_csv()]) == (True, [])
