"""Attendance reports of online meetings: three stacked tables, tabs, UTF-16."""

from tests.situations.network import CARLIER, COPPIN, MARCH
from tests.situations.situation import D, on, situation

GUEST = ("Durand", "Marie")
CAME = {CARLIER: D, COPPIN: D, GUEST: D}
HELD = {"title": "Réseau des CCT", "starts_at": "09:28:00", "ends_at": "12:01:00"}

ENGLISH = """1. Summary
Meeting title\tRéseau des CCT
Attended participants\t3
Start time\t3/18/25, 9:28:12 AM
End time\t3/18/25, 12:01:55 PM
Meeting duration\t2h 33m 43s
Average attendance time\t1h 50m 12s

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Amandine Carlier\t3/18/25, 9:28:12 AM\t3/18/25, 12:01:55 PM\t2h 33m 43s\ta@hpm.example\ta@hpm.example\tOrganizer
Julien Coppin\t3/18/25, 9:31:40 AM\t3/18/25, 12:01:30 PM\t2h 20m 2s\tj@ca2bm.example\tj@ca2bm.example\tPresenter
Marie Durand (Unverified)\t3/18/25, 10:02:00 AM\t3/18/25, 10:40:00 AM\t38m 0s\t\t\tPresenter

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Amandine Carlier\t3/18/25, 9:28:12 AM\t3/18/25, 12:01:55 PM\t2h 33m 43s\ta@hpm.example\tOrganizer
Julien Coppin\t3/18/25, 9:31:40 AM\t3/18/25, 10:30:00 AM\t58m 20s\tj@ca2bm.example\tPresenter
Julien Coppin\t3/18/25, 10:40:00 AM\t3/18/25, 12:01:30 PM\t1h 21m 30s\tj@ca2bm.example\tPresenter
Marie Durand (Unverified)\t3/18/25, 10:02:00 AM\t3/18/25, 10:40:00 AM\t38m 0s\t\tPresenter
"""

FRENCH = """1. Résumé
Titre de la réunion\tRéseau des CCT
Participants présents\t3
Heure de début\t18/03/2025 09:28:12
Heure de fin\t18/03/2025 12:01:55
Durée de la réunion\t2 h 33 min 43 s
Durée moyenne de participation\t1 h 50 min 12 s

2. Participants
Nom\tPremière participation\tDernier départ\tDurée de la réunion\tE-mail\tID du participant (UPN)\tRôle
Amandine Carlier\t18/03/2025 09:28:12\t18/03/2025 12:01:55\t2 h 33 min 43 s\ta@hpm.example\ta@hpm.example\tOrganisateur
Julien Coppin\t18/03/2025 09:31:40\t18/03/2025 12:01:30\t2 h 20 min 2 s\tj@ca2bm.example\tj@ca2bm.example\tPrésentateur
Marie Durand (non vérifié)\t18/03/2025 10:02:00\t18/03/2025 10:40:00\t38 min\t\t\tPrésentateur

3. Activités au cours de la réunion
Nom\tHeure de participation\tHeure de départ\tDurée\tE-mail\tRôle
Amandine Carlier\t18/03/2025 09:28:12\t18/03/2025 12:01:55\t2 h 33 min 43 s\ta@hpm.example\tOrganisateur
Julien Coppin\t18/03/2025 09:31:40\t18/03/2025 10:30:00\t58 min 20 s\tj@ca2bm.example\tPrésentateur
Julien Coppin\t18/03/2025 10:40:00\t18/03/2025 12:01:30\t1 h 21 min 30 s\tj@ca2bm.example\tPrésentateur
Marie Durand (non vérifié)\t18/03/2025 10:02:00\t18/03/2025 10:40:00\t38 min\t\tPrésentateur
"""

OLDER = """Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Amandine Carlier\t18/03/2025, 09:28:12\t18/03/2025, 12:01:55\t2h 33m\ta@hpm.example\tOrganizer
Julien Coppin\t18/03/2025, 09:31:40\t18/03/2025, 10:30:00\t58m 20s\tj@ca2bm.example\tAttendee
Julien Coppin\t18/03/2025, 10:40:00\t18/03/2025, 12:01:30\t1h 21m\tj@ca2bm.example\tAttendee
"""


def exported(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode("utf-16")


@situation(
    "Rapport de présence Teams, en anglais",
    on(MARCH, CAME, **HELD),
    file="meetingAttendanceReport.csv",
    says=["read_as_remote"],
)
def teams_in_english():
    return exported(ENGLISH)


@situation(
    "Rapport de présence Teams, en français",
    on(MARCH, CAME, **HELD),
    file="Rapport de présence.csv",
    says=["read_as_remote"],
)
def teams_in_french():
    return exported(FRENCH)


@situation(
    "Ancienne liste Teams : qui entre et sort plusieurs fois",
    on(MARCH, {CARLIER: D, COPPIN: D}),
    file="liste 18-03-2025.csv",
    says=["read_as_remote"],
)
def older_teams_list():
    return exported(OLDER)


@situation(
    "« 3/4/25, 9:28 AM » : 4 mars ou 3 avril ?",
    on(MARCH.replace(day=4), CAME, **HELD),
    file="meetingAttendanceReport.csv",
    asks={"date:meetingAttendanceReport": "04/03/2025"},
)
def teams_on_an_ambiguous_day():
    return exported(ENGLISH.replace("3/18/25", "3/4/25"))
