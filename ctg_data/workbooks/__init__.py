"""What we write for people: the workbook of a meeting, the directory, the form, their own workbook annotated."""

from ctg_data.workbooks.annotated import Remark, annotated_workbook, remarks_on, remarks_workbook
from ctg_data.workbooks.directory_workbook import directory_workbook
from ctg_data.workbooks.form import self_assessment_form
from ctg_data.workbooks.kept import cells_workbook
from ctg_data.workbooks.meeting_workbook import meeting_workbook
from ctg_data.workbooks.questionnaire_workbook import questionnaire_workbook

__all__ = [
    "Remark",
    "annotated_workbook",
    "cells_workbook",
    "directory_workbook",
    "meeting_workbook",
    "questionnaire_workbook",
    "remarks_on",
    "remarks_workbook",
    "self_assessment_form",
]
