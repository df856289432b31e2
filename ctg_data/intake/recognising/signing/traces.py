"""What is asked about signatures and hours: what is left blank, and whether the meeting was online."""

from collections.abc import Mapping, Sequence

from ctg_data.intake.recognising.correcting.corrections import BLANK
from ctg_data.plan import Choice, Question
from ctg_data.vocabulary import AttendanceStatus

ONLINE = {status.value: status for status in (AttendanceStatus.REMOTE, AttendanceStatus.PRESENT)}
TRACES = {"unsigned": BLANK, "online": ONLINE}
"""What may be asked of signatures and hours, and what each answer means."""
UNSIGNED = tuple(Choice(value, status.plural) for value, status in BLANK.items())
CAME = tuple(Choice(value, status.plural) for value, status in ONLINE.items())


def unsigned_question(sheet: str, about: str, cells: Sequence[str]) -> tuple[Question, ...]:
    """What people are who left no trace where others did; `cells` are theirs, one at least."""
    asked = f"Que sont les personnes qui n’ont pas signé sur la feuille « {sheet} » ?"
    reason = (
        "La feuille n’a que des signatures ou des heures, et aucune marque ; "
        f"{len(cells)} cases y sont vides, la première en {cells[0]}."
    )
    return (Question(f"unsigned:{about}", "unsigned", asked, UNSIGNED, reason, True, sheet, cells[0]),)


def online_question(sheet: str, about: str, cells: Sequence[str], answers: Mapping[str, str]) -> tuple[Question, ...]:
    """Whether people whose hours carry the date were online, as is supposed; nobody has to answer."""
    if not cells or answers.get(f"online:{about}") in ONLINE:
        return ()
    asked = f"Les personnes de la feuille « {sheet} » étaient-elles à distance ?"
    reason = (
        "Leurs heures portent la date, comme dans le rapport d’une réunion en ligne. Sans réponse : « À distance »."
    )
    return (Question(f"online:{about}", "online", asked, CAME, reason, False, sheet, cells[0]),)
