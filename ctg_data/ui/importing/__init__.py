"""Workbooks and forms on their way in: what was read, what is asked, what would change, and the way back."""
