"""What is filled in our template reads back exactly, whatever people write in it."""

import datetime
from io import BytesIO

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctg_data.imports import read_tables
from ctg_data.intake.tables import Reading, Table, TableKind
from ctg_data.meeting_content import (
    Expected,
    MeetingContent,
    PostponedTopic,
    ProblemInProgress,
    QuestionnaireContent,
)
from ctg_data.vocabulary import AttendanceStatus, MeetingKind, ProblemStatus, TopicKind, TopicStatus
from ctg_data.workbooks import meeting_workbook

TERRITORIES = ("CC du Haut-Pays du Montreuillois", "CC des 7 Vallées")
NAMES = st.from_regex(r"[A-ZÉÈÇ][a-zéèçœ]{2,11}([ ’-][A-ZÉ][a-zé]{2,8})?", fullmatch=True)
WORDS = st.from_regex(r"[=+@A-Zé-][a-zà-ÿ0-9 ’«»:;()=+@#-]{0,60}[a-zé)]", fullmatch=True).filter(
    lambda text: text == " ".join(text.split())
)
DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 12, 31))
MARKS = st.sampled_from(list(AttendanceStatus))
patiently = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def filled(content: MeetingContent, cells: dict[tuple[str, str], object]) -> Reading:
    book = openpyxl.load_workbook(BytesIO(meeting_workbook(content)))
    for (sheet, cell), value in cells.items():
        book[sheet][cell] = value
        if isinstance(value, str):
            book[sheet][cell].data_type = "s"
    written = BytesIO()
    book.save(written)
    return read_tables("rencontre.xlsx", written.getvalue())


def table(reading: Reading, kind: TableKind) -> Table:
    (found,) = (table for table in reading.tables if table.kind is kind)
    return found


@given(st.lists(st.tuples(NAMES, NAMES, MARKS), min_size=1, max_size=12))
@patiently
def test_each_mark_reads_back_for_each_person(people):
    content = MeetingContent(
        date=datetime.date(2026, 3, 17), expected=tuple(Expected(last, first) for last, first, _ in people)
    )
    marks = [None if status is AttendanceStatus.UNKNOWN else status.label for *_, status in people]
    cells = {("Émargement", f"G{row}"): mark for row, mark in enumerate(marks, start=3)}
    sheet = table(filled(content, cells), TableKind.ATTENDANCE)
    statuses = {mark.row: mark.status for mark in sheet.marks}
    read = [(who.last_name, who.first_name, statuses.get(who.row, AttendanceStatus.UNKNOWN)) for who in sheet.people]
    assert read == people


@given(
    DAYS,
    st.sampled_from(MeetingKind),
    st.one_of(st.none(), st.integers(1, 10**6)),
    WORDS,
)
@patiently
def test_the_meeting_reads_back_with_its_reference(day, kind, reference, place):
    content = MeetingContent(date=day, kind=kind, reference=reference, place=place)
    (meeting,) = table(filled(content, {}), TableKind.MEETING).meetings
    assert (meeting.date, meeting.kind, meeting.id, meeting.details["place"]) == (day, kind, reference, place)


def test_a_host_whose_name_is_also_a_label_is_read_as_a_value():
    content = MeetingContent(date=datetime.date(2026, 3, 17), host="Caf", facilitator_caf="Corinne MARÉCHAL")
    (meeting,) = table(filled(content, {}), TableKind.MEETING).meetings
    assert (meeting.details["host"], meeting.details["facilitator_caf"]) == ("Caf", "Corinne MARÉCHAL")


@given(
    st.lists(st.tuples(WORDS, st.sampled_from(TopicKind), st.sampled_from(TERRITORIES)), max_size=4),
    st.lists(st.tuples(WORDS, st.sampled_from(TERRITORIES), st.sampled_from(TopicStatus)), max_size=4),
)
@patiently
def test_topics_carried_over_and_new_read_back(carried, new):
    content = MeetingContent(
        date=datetime.date(2026, 3, 17),
        topics=tuple(
            PostponedTopic(100 + n, title, territory, kind) for n, (title, kind, territory) in enumerate(carried)
        ),
        territories=TERRITORIES,
    )
    cells = {
        ("CODEV", f"{column}{row}"): value
        for row, (title, territory, status) in enumerate(new, start=2 + len(carried))
        for column, value in (("B", title), ("E", territory), ("J", status.label))
    }
    entries = [entry.values for entry in read_entries(filled(content, cells), TableKind.CODEV)]
    assert [
        (each.get("reference"), each["title"], each.get("kind"), each["territory"], each.get("status"))
        for each in entries
    ] == [
        *((100 + n, title, kind.label, territory, None) for n, (title, kind, territory) in enumerate(carried)),
        *((None, title, None, territory, status.label) for title, territory, status in new),
    ]


@given(st.lists(st.tuples(WORDS, st.integers(0, 999)), max_size=6))
@patiently
def test_each_theme_proposed_reads_back_with_how_many_chose_it(choices):
    content = MeetingContent(date=datetime.date(2026, 3, 17), choices=tuple(choices))
    entries = [entry.values for entry in read_entries(filled(content, {}), TableKind.THEMES)]
    assert [(each["theme"], each["choices"]) for each in entries] == choices


@given(st.lists(st.tuples(WORDS, DAYS, st.sampled_from(ProblemStatus), DAYS), min_size=1, max_size=5))
@patiently
def test_the_follow_up_of_each_difficulty_reads_back(problems):
    content = MeetingContent(
        date=datetime.date(2026, 3, 17),
        problems=tuple(
            ProblemInProgress(n, title, TERRITORIES[0], identified_on=day)
            for n, (title, day, *_) in enumerate(problems, start=1)
        ),
    )
    cells = {
        ("Difficultés", f"{column}{row}"): value
        for row, (*_, status, overcome) in enumerate(problems, start=2)
        for column, value in (("F", status.label), ("G", overcome))
    }
    entries = [entry.values for entry in read_entries(filled(content, cells), TableKind.PROBLEMS)]
    assert [(e["number"], e["title"], e["identified_on"], e["status"], e["overcome_on"]) for e in entries] == [
        (n, title, day, status.label, overcome) for n, (title, day, status, overcome) in enumerate(problems, start=1)
    ]


@given(
    st.lists(
        st.tuples(
            st.from_regex(r"[A-Z]{2}[0-9]{2}[A-Z]{2}", fullmatch=True),
            st.lists(st.integers(0, 10), min_size=3, max_size=3),
        ),
        min_size=1,
        max_size=8,
    )
)
@patiently
def test_each_answer_of_a_paper_form_reads_back_under_its_code(forms):
    items = tuple((f"Q{n}", "Présenter les offres à un élu") for n in (1, 2, 3))
    content = MeetingContent(date=datetime.date(2026, 3, 17), questionnaire=QuestionnaireContent(items=items))
    cells = {
        ("Auto-évaluation", f"{column}{row}"): value
        for row, (code, answers) in enumerate(forms, start=2)
        for column, value in zip("ACDEF", (code, "Départ", *answers), strict=True)
    }
    entries = [entry.values for entry in read_entries(filled(content, cells), TableKind.SELF_ASSESSMENT)]
    assert [(each["code"], each["wave"], [each["Q1"], each["Q2"], each["Q3"]]) for each in entries] == [
        (code, "Départ", answers) for code, answers in forms
    ]


def read_entries(reading: Reading, kind: TableKind):
    return [entry for table in reading.tables if table.kind is kind for entry in table.entries]
