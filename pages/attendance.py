"""Attendance per meeting and territory."""
