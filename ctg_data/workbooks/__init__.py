"""What we write for people to fill in: the workbook of a meeting, the directory, the self-assessment form."""

from ctg_data.workbooks.directory_workbook import directory_workbook
from ctg_data.workbooks.form import self_assessment_form
from ctg_data.workbooks.meeting_workbook import meeting_workbook

__all__ = ["directory_workbook", "meeting_workbook", "self_assessment_form"]
