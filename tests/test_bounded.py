"""Whatever a file asks for, its reading and its plan end in time, and an error of ours is a finding."""

import time
from datetime import date, timedelta

import pytest

from ctg_data.imports import preview
from ctg_data.intake import bounded
from ctg_data.intake.bounded import Allowance, planned, understand
from ctg_data.intake.reading.worker import Stopped
from ctg_data.intake.tables import Mark, PersonRead, Reading, Table, TableKind, Workbook
from ctg_data.plan import Known
from ctg_data.settings import Settings
from ctg_data.vocabulary import AttendanceStatus
from tests.failing import confused
from tests.sheets import HEADERS, PEOPLE, xlsx

ROWS = (HEADERS, *PEOPLE)
WORDS = ("Nom", "Prénom", "Date", "Présence", "Territoire", "12/03/2025", "Sujet", "Code", "N°", "Statut", "Q1", "P")


def many_headers() -> str:
    """Nothing but rows that resemble headers."""
    return "\n".join(";".join(WORDS[(line + number) % 12] for number in range(120)) for line in range(499))


def many_meetings() -> str:
    days = [f"{date(2005, 1, 1) + timedelta(days=number):%d/%m/%Y}" for number in range(2500)]
    return "\n".join(["Nom;Prénom;" + ";".join(days), *(f"NOM{number};Zoé" + ";P" * 2500 for number in range(70))])


@pytest.mark.parametrize("text", [many_headers, many_meetings])
def test_what_would_take_too_long_to_recognise_or_to_plan_is_stopped_and_the_next_file_works(db, monkeypatch, text):
    monkeypatch.setenv("CTG_READING_SECONDS", "0.3")
    start = time.monotonic()
    heavy, took = preview(db, "a.csv", text().encode()), time.monotonic() - start
    monkeypatch.delenv("CTG_READING_SECONDS")
    light = preview(db, "b.xlsx", xlsx({"S": ROWS}))
    assert [finding.code for finding in heavy.findings] == ["reading_stopped_slow"]
    assert (len(light.reading.tables), took < 10) == (1, True)


@pytest.fixture
def broken(monkeypatch):
    """A software that fails on every file."""
    monkeypatch.setattr(bounded, "_understood", confused)
    monkeypatch.setattr(bounded, "propose", confused)


def test_an_error_of_ours_in_reading_is_a_finding_and_leaves_no_name_in_the_log(broken, caplog):
    (finding,) = understand("a.xlsx", xlsx({"S": ROWS}), {}, {}, Allowance()).workbook.findings
    assert (finding.code, caplog.messages[0].partition(":")[0]) == ("unforeseen", "KeyError at confused")


@pytest.mark.parametrize("rows", [1, bounded.PLANNED_HERE])
def test_an_error_of_ours_in_planning_is_a_finding_here_or_apart(broken, rows, caplog):
    marked = tuple(Mark(row, 0, f"A{row}", "P", AttendanceStatus.PRESENT) for row in range(1, rows + 1))
    attendance = Table(TableKind.ATTENDANCE, "S", "A1", {}, people=(PersonRead(1, "DUPONT", "Zoé"),), marks=marked)
    outcome = planned(Reading(Workbook("a.xlsx", "", 0), (attendance,)), Known(1, {}), {})
    assert [finding.code for finding in outcome.findings] == ["unforeseen"]
    assert "DUPONT" not in caplog.text


def test_all_the_steps_of_a_file_share_its_seconds():
    allowance = Allowance(Settings(reading_seconds=0.5), since=time.monotonic() - 0.4)
    start = time.monotonic()
    with pytest.raises(Stopped):
        allowance.apart(time.sleep, 30)
    assert time.monotonic() - start < 5
