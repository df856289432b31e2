"""Filling our own template as a co-animator would: the blank workbook that the software writes, then its cells."""

from collections.abc import Iterable, Mapping
from datetime import time
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ctg_data.meeting_content import Expected, MeetingContent, ProblemInProgress, QuestionnaireContent
from ctg_data.vocabulary import AttendanceStatus, MeetingKind, ProblemStatus
from ctg_data.workbooks import directory_workbook, meeting_workbook
from sample_data.telling import LETTERS, Difficulty, Gathering, Member, Story, Topic

Filled = Mapping[str, object]
OVER = (ProblemStatus.OVERCOME, ProblemStatus.DROPPED, ProblemStatus.NOT_OVERCOME)
STARTS, ENDS = time(9, 30), time(12, 30)
REMARKS = {"L": "Arrivée à 10 h 15", "M": "Présent le matin seulement"}


def directory(story: Story) -> Workbook:
    """The directory as it stood at the end of 2025, and the yearly plan."""
    book = load_workbook(BytesIO(directory_workbook(story.territories)))
    add(book["Annuaire"], (line for member in story.members for line in _belongings(member)))
    add(book["Rencontres"], (_planned(gathering) for gathering in story.gatherings))
    return book


def _belongings(member: Member) -> Iterable[Filled]:
    for territory in member.territories or (None,):
        yield {
            "Nom*": member.last_name,
            "Prénom": member.first_name,
            "Rôle*": member.role.label,
            "Structure": member.structure,
            "Territoire": territory,
            "Depuis le": member.start,
            "Jusqu’au": member.end,
        }


def _planned(gathering: Gathering) -> Filled:
    return {
        "Date*": gathering.day,
        "Type": gathering.kind.label,
        "Statut": "Prévue",
        "Intitulé": gathering.title or None,
        "Début": STARTS,
        "Fin": ENDS,
        "Lieu": gathering.place,
        "Organisme d’accueil": gathering.host,
    }


def meeting(story: Story, number: int, questionnaire: QuestionnaireContent, *, signed: bool = True) -> Workbook:
    """The workbook of a meeting, filled in; without its marks when the sign-in sheet came apart."""
    book = load_workbook(BytesIO(meeting_workbook(_content(story, number, questionnaire))))
    if signed:
        _mark(book["Émargement"], story, number)
    _follow_up(book["Difficultés"], story, number)
    add(book["CODEV"], (_topic(topic) for topic in story.topics if topic.meeting == number))
    add(book["Choix du thème"], (_proposed(*each) for each in story.gatherings[number].choices))
    add(book["Difficultés"], (_told(each) for each in story.difficulties if each.meeting == number))
    add(book["Auto-évaluation"], _answers(story, number))
    return book


def _content(story: Story, number: int, questionnaire: QuestionnaireContent) -> MeetingContent:
    gathering = story.gatherings[number]
    return MeetingContent(
        date=gathering.day,
        kind=gathering.kind,
        starts_at=STARTS,
        ends_at=ENDS,
        place=gathering.place,
        host=gathering.host,
        theme=gathering.theme,
        next_theme=_chosen(story, number),
        facilitator_caf=_leader(story, "Caf"),
        facilitator_msa=_leader(story, "MSA"),
        expected=tuple(_expected(member) for member in present_that_day(story, number)),
        problems=tuple(_open_before(story, number)),
        territories=story.territories,
        questionnaire=questionnaire,
    )


def _chosen(story: Story, number: int) -> str:
    """The theme that the group chose for its next quarterly meeting."""
    following = story.gatherings[number + 1 :]
    return next((each.theme for each in following if each.kind is MeetingKind.QUARTERLY), "")


def present_that_day(story: Story, number: int) -> list[Member]:
    """Who is of the network on the day of a meeting, in the order of the story."""
    return [member for member in story.members if member.belongs(story.gatherings[number].day)]


def _leader(story: Story, house: str) -> str:
    found = next(member for member in story.members if member.structure.startswith(house))
    return f"{found.first_name} {found.last_name}"


def _expected(member: Member) -> Expected:
    return Expected(member.last_name, member.first_name, member.structure, " ; ".join(member.territories), member.role)


def _open_before(story: Story, number: int) -> Iterable[ProblemInProgress]:
    for rank, difficulty in enumerate(story.difficulties, start=1):
        known = difficulty.as_of(number - 1)
        if difficulty.meeting < number and known.status not in OVER:
            yield ProblemInProgress(
                *(rank, difficulty.title, difficulty.territory, difficulty.topic),
                *(story.gatherings[difficulty.meeting].day, known.status, None, known.lever, difficulty.shareable),
            )


def _mark(sheet: Worksheet, story: Story, number: int) -> None:
    for row, member in enumerate(present_that_day(story, number), start=3):
        letter = member.mark(number)
        status = LETTERS[letter]
        sheet.cell(row, 7).value = None if status is AttendanceStatus.UNKNOWN else status.label
        sheet.cell(row, 8).value = REMARKS.get(letter)
    guests = (guest for guest in story.guests if guest.meeting == number)
    add(
        sheet,
        (
            {"Nom": who.last_name, "Prénom": who.first_name, "Structure": who.structure, "Présence": "Présent"}
            for who in guests
        ),
        header_row=2,
    )


def _follow_up(sheet: Worksheet, story: Story, number: int) -> None:
    for row in range(2, sheet.max_row + 1):
        rank = sheet.cell(row, 1).value
        steps = story.difficulties[rank - 1].follow_up if rank else ()
        for step in (step for step in steps if step.meeting == number):
            sheet.cell(row, 6).value = step.status.label
            sheet.cell(row, 7).value = step.overcome_on
            sheet.cell(row, 8).value = step.lever or sheet.cell(row, 8).value


def _topic(topic: Topic) -> Filled:
    return {
        "Sujet*": topic.title,
        "Type": topic.kind.label,
        "Thématique": topic.theme,
        "Territoire*": topic.territory,
        "Présenté par": topic.presenter or None,
        "Préconisations": topic.recommendations or None,
        "Partageable au copil": "Oui" if topic.shareable else None,
        "Statut": topic.status.label,
    }


def _proposed(theme: str, choices: int) -> Filled:
    return {"Thème proposé": theme, "Nombre de choix": choices}


def _told(difficulty: Difficulty) -> Filled:
    silent = difficulty.status is ProblemStatus.NO_FOLLOW_UP
    return {
        "Intitulé*": difficulty.title,
        "Territoire*": difficulty.territory,
        "Sujet lié": difficulty.topic or None,
        "Statut": None if silent else difficulty.status.label,
        "Partageable au copil": "Oui" if difficulty.shareable else None,
    }


def _answers(story: Story, number: int) -> Iterable[Filled]:
    for wave in (wave for wave in story.waves if wave.meeting == number):
        for code, territory, values in wave.answers:
            items = {f"Q{rank}": value for rank, value in enumerate(values, start=1)}
            yield {"Code": code, "Territoire": territory, "Vague": wave.name, **items}


def add(sheet: Worksheet, lines: Iterable[Filled], *, header_row: int = 1) -> None:
    """Fill the first rows whose second and third cells are free, by header (an item by its code)."""
    columns = {str(cell.value).split(" – ")[0]: cell.column for cell in sheet[header_row]}
    row = header_row + 1
    for line in lines:
        while sheet.cell(row, 1).value or sheet.cell(row, 2).value:
            row += 1
        for header, value in line.items():
            sheet.cell(row, columns[header]).value = value
