"""The workbooks that somebody typed without our template: each with its own layout, none that needs an answer."""

import csv
from datetime import date
from io import StringIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from ctg_data.selection import day_label
from ctg_data.vocabulary import MeetingKind, Role
from ctg_data.workbooks.sheets import new_book
from sample_data.telling import Guest, Member, Story
from sample_data.template import present_that_day

SHORT = {
    "CC du Haut-Pays du Montreuillois": "Haut-Pays",
    "CA des 2 Baies en Montreuillois": "CA2BM",
    "CC des 7 Vallées": "7 Vallées",
}
BOLD, CENTRED = Font(bold=True), Alignment(horizontal="center", vertical="center")
Line = list[object]


def one_column_of_names(story: Story, number: int) -> Workbook:
    """A title block, then « NOM Prénom » in one column, abbreviated marks with their legend, a total below."""
    marks = {"P": "P", "E": "EXC", "A": "ABS", "R": "remplacée par son adjointe", "D": "visio", "L": "arrivé à 10h15"}
    book = new_book("Émargement")
    sheet = book.active
    sheet.title = "Feuil1"
    gathering = story.gatherings[number]
    put(sheet, 1, ["Réseau des chargés de coopération territoriale – personnes et faits inventés"])
    put(sheet, 2, ["Feuille d’émargement"])
    put(sheet, 4, ["Date :", day_label(gathering.day)])
    put(sheet, 5, ["Lieu :", gathering.place])
    put(sheet, 6, ["Horaires :", "9h30 – 12h30"])
    put(sheet, 8, ["N°", "Nom et prénom", "Structure", "EPCI", "Présence", "Observations"])
    people = present_that_day(story, number)
    lines: list[Line] = [
        [f"{who.last_name} {who.first_name}", who.structure, shortly(who), marks.get(who.mark(number))]
        for who in people
    ]
    lines += [
        [f"{who.last_name} {who.first_name}", who.structure, None, "P", "Invitée"] for who in guests(story, number)
    ]
    for rank, line in enumerate(lines, start=1):
        put(sheet, 8 + rank, [rank, *line])
    below = 9 + len(lines)
    came = sum(who.mark(number) in "PL" for who in people) + len(guests(story, number))
    put(sheet, below + 1, [None, "Total des présents", None, None, came])
    put(sheet, below + 3, ["P = présent ; EXC = excusé ; ABS = absent"])
    return book


def two_header_rows(story: Story, number: int, left_blank: frozenset[str]) -> Workbook:
    """Merged titles, two rows of headers (morning and afternoon), a total, and the topics on a sheet beside."""
    book = new_book("Émargement")
    sheet = book.active
    sheet.title = "Présences"
    gathering = story.gatherings[number]
    merged(sheet, "A1:F1", "Réseau des chargés de coopération – rencontre trimestrielle")
    merged(sheet, "A2:F2", f"Le {gathering.day:%d/%m/%Y} à {gathering.place}")
    merged(sheet, "A4:B4", "Identité")
    merged(sheet, "C4:C5", "Organisme")
    merged(sheet, "D4:D5", "Territoire")
    merged(sheet, "E4:F4", "Présence")
    put(sheet, 5, ["Nom", "Prénom", None, None, "Matin", "Après-midi"])
    marks = {"P": ("P", "P"), "E": ("EXC", "EXC"), "A": ("ABS", "ABS"), "M": ("P", "EXC")}
    marks |= {"R": ("représentée par sa collègue",) * 2, "D": ("à distance",) * 2}
    for row, member in enumerate(present_that_day(story, number), start=6):
        half_days = () if member.last_name in left_blank else marks.get(member.mark(number), ())
        put(sheet, row, [member.last_name, member.first_name, member.structure, shortly(member), *half_days])
    topics = book.create_sheet("CODEV")
    put(topics, 1, ["Sujet", "Type", "Thématique", "Territoire", "Présenté par", "Partageable au copil", "Statut"])
    told = (topic for topic in story.topics if topic.meeting == number)
    for row, topic in enumerate(told, start=2):
        shareable = "Oui" if topic.shareable else "Non"
        line = [topic.title, topic.kind.label, topic.theme, SHORT[topic.territory], topic.presenter or None]
        put(topics, row, [*line, shareable, topic.status.label])
    return book


def signatures_and_civilities(story: Story, number: int) -> Workbook:
    """« Mme Amandine CARLIER », a territory merged over its people, a signature beside the mark, a note at the side."""
    marks = {"P": "Présent(e)", "E": "Excusé(e)", "A": "Absent(e)", "R": "Remplacée par Mme Bertin", "D": "Distanciel"}
    book = new_book("Émargement")
    sheet = book.active
    sheet.title = "Emargement juin"
    gathering = story.gatherings[number]
    merged(sheet, "B2:F2", "FEUILLE D’ÉMARGEMENT")
    merged(sheet, "B3:F3", f"Rencontre trimestrielle du {day_label(gathering.day)} – {gathering.place}")
    put(sheet, 5, [None, "Territoire", "Participants", "Organisme", "Présence", "Signature"])
    sheet["H6"] = "Salle réservée jusqu’à 13 h"
    row = 6
    for territory in ("", *story.territories):
        people = [who for who in present_that_day(story, number) if (who.territories or ("",))[0] == territory]
        for offset, who in enumerate(people):
            letter = who.mark(number)
            name = f"{civility(who)} {who.first_name} {who.last_name}"
            put(
                sheet,
                row + offset,
                [None, None, name, who.structure, marks[letter], "signé" if letter == "P" else None],
            )
        merged(sheet, f"B{row}:B{row + len(people) - 1}", SHORT.get(territory))
        row += len(people)
    return book


def matrix(story: Story, year: int) -> Workbook:
    """The follow-up of a year: people down, quarterly meetings across with real dates, one mark at each crossing."""
    marks = {"P": "P", "L": "P", "M": "P", "E": "EXC", "A": "ABS", "R": "RPL", "D": "visio"}
    held = [
        rank
        for rank, each in enumerate(story.gatherings)
        if each.day.year == year and each.kind is MeetingKind.QUARTERLY
    ]
    book = new_book("Suivi")
    sheet = book.active
    sheet.title = str(year)
    put(sheet, 1, [f"Suivi des présences {year}"])
    put(sheet, 3, ["Nom", "Prénom", "Territoire", *(story.gatherings[rank].day for rank in held)])
    for cell in sheet[3][3:]:
        cell.number_format = "dd/mm/yyyy"
    followed = [who for who in story.members if who.role is not Role.FACILITATOR and who.start.year <= year]
    for row, who in enumerate(followed, start=4):
        crossings = (marks.get(who.mark(rank)) for rank in held)
        put(sheet, row, [who.last_name, who.first_name, shortly(who), *crossings])
    return book


def movements(story: Story, since: date, until: date) -> bytes:
    """Arrivals and departures as a list kept elsewhere exports them: semicolons and Windows-1252."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Nom", "Prénom", "Rôle", "Structure", "Territoire", "Depuis le", "Jusqu’au"])
    for who in moving(story, since, until):
        end = f"{who.end:%d/%m/%Y}" if who.end else ""
        first = [who.last_name, who.first_name, who.role.label, who.structure]
        writer.writerows([*first, territory, f"{who.start:%d/%m/%Y}", end] for territory in who.territories)
    return text.getvalue().encode("cp1252")


def moving(story: Story, since: date, until: date) -> list[Member]:
    """Who arrives or leaves in a period."""
    return [who for who in story.members if since <= who.start <= until or (who.end and since <= who.end <= until)]


def training_sheet(story: Story, number: int) -> list[Line]:
    """The lines of a shared training's sign-in sheet, as typed in LibreOffice."""
    marks = {"P": "présent", "E": "excusé", "A": "absent"}
    gathering = story.gatherings[number]
    head: list[Line] = [
        [gathering.title],
        ["Date", gathering.day],
        ["Lieu", gathering.place],
        [],
        ["Nom", "Prénom", "Structure", "Présence"],
    ]
    people = present_that_day(story, number)
    return head + [[who.last_name, who.first_name, who.structure, marks.get(who.mark(number))] for who in people]


def guests(story: Story, number: int) -> list[Guest]:
    """Who came once, to this meeting."""
    return [guest for guest in story.guests if guest.meeting == number]


def shortly(who: Member) -> str | None:
    """The territory as people write it."""
    return SHORT[who.territories[0]] if who.territories else None


def civility(who: Member) -> str:
    """« Mme » or « M. », as the sheet has it."""
    return "M." if who.first_name in MEN else "Mme"


MEN = frozenset(("Bruno", "Damien", "Gaspard", "Julien", "Laurent", "Nicolas", "Samuel", "Ulysse", "William"))
MEN |= {"Zacharie", "Hervé", "Loïc"}


def put(sheet: Worksheet, row: int, values: Line) -> None:
    """Type a line from column A."""
    for column, value in enumerate(values, start=1):
        if value is not None:
            sheet.cell(row, column).value = value


def merged(sheet: Worksheet, cells: str, text: str | None) -> None:
    """Merge cells and centre a text in them."""
    first = sheet[cells.split(":", maxsplit=1)[0]]
    first.value, first.font, first.alignment = text, BOLD, CENTRED
    sheet.merge_cells(cells)
