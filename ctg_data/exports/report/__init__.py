"""A kit as a report to print, a territory as a sheet: PDF that screen readers read, made by typst."""

from ctg_data.exports.report.report import report
from ctg_data.exports.report.sheet import Sheet, sheet

__all__ = ["Sheet", "report", "sheet"]
