"""The workbook of a meeting: pre-filled, filled in after the meeting, then dropped on the import page as it is."""

from openpyxl.worksheet.worksheet import Worksheet

from ctg_data.meeting_content import MeetingContent
from ctg_data.selection import day_label, quarter, quarter_label
from ctg_data.vocabulary import AttendanceStatus, MeetingKind, ProblemStatus, Role, TopicKind, TopicStatus
from ctg_data.workbooks.sheets import (
    DAY,
    HEADING,
    HIDDEN,
    HOUR,
    Column,
    Content,
    accepted,
    new_book,
    one_of,
    print_on_a4,
    to_bytes,
    write,
    write_hidden,
    write_table,
    write_title,
)

MARKS = [status.label for status in AttendanceStatus if status is not AttendanceStatus.UNKNOWN]
YES_NO = one_of(("Oui", "Non"))
ALL_TERRITORIES = "Tous les territoires"
SIGNATURE_HEIGHT = 36
NEWCOMERS, TOPICS, PROBLEMS, FORMS, THEMES = 8, 12, 12, 25, 8
MANY = 999  # more people than any meeting gathers


def meeting_workbook(content: MeetingContent) -> bytes:
    """The .xlsx of a meeting, the same bytes for the same content: sheets Rencontre, Émargement, CODEV … and `_ctg`."""
    book = new_book(heading(content))
    write_meeting(book.active, content)
    territories = write_hidden(book, content.reference, content.territories)
    write_sign_in(book.create_sheet("Émargement"), content, territories)
    write_codev(book.create_sheet("CODEV"), content, territories)
    write_themes(book.create_sheet("Choix du thème"), content)
    write_problems(book.create_sheet("Difficultés"), content, territories)
    write_self_assessment(book.create_sheet("Auto-évaluation"), content, territories)
    if content.indicators:
        write_indicators(book.create_sheet("Indicateurs"), content, territories)
    book.move_sheet(HIDDEN, offset=len(book.sheetnames) - 2)
    return to_bytes(book)


def heading(content: MeetingContent) -> str:
    """« Rencontre trimestrielle – mardi 18 mars 2025 »."""
    return f"{content.kind.label} – {day_label(content.date)}" if content.date else content.kind.label


def write_meeting(sheet: Worksheet, content: MeetingContent) -> None:
    """Sheet *Rencontre*: labels in column A from row 3, values in column B."""
    sheet.title = "Rencontre"
    write_title(sheet, heading(content))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 32, 80
    fields: tuple[tuple[Column, Content], ...] = (
        (Column("Date*", 0, number_format=DAY), content.date),
        (Column("Type*", 0, choices=one_of([kind.label for kind in MeetingKind])), content.kind.label),
        (Column("Début", 0, number_format=HOUR), content.starts_at),
        (Column("Fin", 0, number_format=HOUR), content.ends_at),
        (Column("Lieu", 0), content.place),
        (Column("Organisme d’accueil", 0), content.host),
        (Column("Information thématique", 0), content.theme or content.previous_theme),
        (Column("Thème choisi pour la suite", 0), content.next_theme),
        (Column("Co-animation Caf", 0), content.facilitator_caf),
        (Column("Co-animation MSA", 0), content.facilitator_msa),
    )
    for row, (field, value) in enumerate(fields, start=3):
        write_field(sheet, row, field, value)
    print_on_a4(sheet)


def write_field(sheet: Worksheet, row: int, field: Column, value: Content) -> None:
    """One label in column A and its value in column B."""
    write(sheet.cell(row, 1), field.header, HEADING)
    write(sheet.cell(row, 2), value or None)
    sheet.cell(row, 2).number_format = field.number_format
    sheet.row_dimensions[row].height = 24
    rule = accepted(field)
    if rule is not None:
        rule.add(f"B{row}")
        sheet.add_data_validation(rule)


def write_sign_in(sheet: Worksheet, content: MeetingContent, territories: str) -> None:
    """Sheet *Émargement*: the people expected, tall rows to sign, and room for newcomers."""
    place = " – ".join(part for part in (heading(content), content.place) if part)
    write_title(sheet, f"Feuille d’émargement – {place}")
    columns = (
        Column("N°", 5),
        Column("Nom", 18),
        Column("Prénom", 15),
        Column("Structure", 24),
        Column("Territoire", 26, territories, strict=False),
        Column("Fonction", 22, one_of([role.label for role in Role]), strict=False),
        Column("Présence", 12, one_of(MARKS)),
        Column("Observations", 22),
        Column("Signature", 26),
    )
    rows = [
        (number, who.last_name, who.first_name, who.structure, who.territory, who.role.label, None, None, None)
        for number, who in enumerate(content.expected, start=1)
    ]
    write_table(sheet, columns, rows, blank=NEWCOMERS, header_row=2, height=SIGNATURE_HEIGHT)


def write_codev(sheet: Worksheet, content: MeetingContent, territories: str) -> None:
    """Sheet *CODEV*: the topics postponed, under their reference, then blank rows."""
    columns = (
        Column("Réf.", 6),
        Column("Sujet*", 42),
        Column("Type", 15, one_of([kind.label for kind in TopicKind])),
        Column("Thématique", 22),
        Column("Territoire*", 30, territories, strict=False),
        Column("Présenté par", 22),
        Column("Sous-groupe", 13),
        Column("Préconisations", 46),
        Column("Partageable au copil", 13, YES_NO),
        Column("Statut", 12, one_of([status.label for status in TopicStatus])),
    )
    rows = [
        (
            *(topic.reference, topic.title, topic.kind.label, topic.theme, topic.territory),
            *(None, None, None, yes_no(topic.shareable), None),
        )
        for topic in content.topics
    ]
    write_table(sheet, columns, rows, blank=TOPICS, height=32)


def write_themes(sheet: Worksheet, content: MeetingContent) -> None:
    """Sheet *Choix du thème*: the themes proposed for the next meeting, and how many chose each, if counted."""
    columns = (Column("Thème proposé", 60), Column("Nombre de choix", 18, whole=(0, MANY)))
    write_table(sheet, columns, content.choices, blank=THEMES, height=24)


def write_problems(sheet: Worksheet, content: MeetingContent, territories: str) -> None:
    """Sheet *Difficultés*: those still followed, under their number, then blank rows."""
    columns = (
        Column("N°", 6),
        Column("Intitulé*", 42),
        Column("Territoire*", 30, territories, strict=False),
        Column("Sujet lié", 34, f"CODEV!$B$2:$B${1 + len(content.topics) + TOPICS}", strict=False),
        Column("Repéré le", 12, number_format=DAY),
        Column("Statut", 24, one_of([status.label for status in ProblemStatus])),
        Column("Surmonté le", 12, number_format=DAY),
        Column("Levier", 40),
        Column("Partageable au copil", 13, YES_NO),
    )
    rows = [
        (
            *(problem.number, problem.title, problem.territory, problem.topic, problem.identified_on),
            *(problem.status.label, problem.overcome_on, problem.lever, yes_no(problem.shareable)),
        )
        for problem in content.problems
    ]
    write_table(sheet, columns, rows, blank=PROBLEMS, height=32)


def write_self_assessment(sheet: Worksheet, content: MeetingContent, territories: str) -> None:
    """Sheet *Auto-évaluation*: one row per paper form, under its code; no name is ever asked."""
    scale = (content.questionnaire.scale_min, content.questionnaire.scale_max)
    columns = (
        Column("Code", 11),
        Column("Territoire", 30, territories, strict=False),
        Column("Vague", 14),
        *(Column(f"{code} – {text}", 15, whole=scale) for code, text in content.questionnaire.items),
    )
    write_table(sheet, columns, [], blank=FORMS)
    sheet.row_dimensions[1].height = 130


def write_indicators(sheet: Worksheet, content: MeetingContent, territories: str) -> None:
    """Sheet *Indicateurs*: the committee's own, for all territories then for each, over the quarter of the meeting."""
    columns = (
        Column("Indicateur", 46),
        Column("Territoire", 34, territories, strict=False),
        Column("Période", 14),
        Column("Valeur", 16),
    )
    period = quarter_label(quarter(content.date)) if content.date else ""
    places = (ALL_TERRITORIES, *content.territories)
    rows = [(indicator, place, period, None) for indicator in content.indicators for place in places]
    write_table(sheet, columns, rows, blank=NEWCOMERS)


def yes_no(answer: bool) -> str:
    """A box ticked or not, in words."""
    return "Oui" if answer else "Non"
