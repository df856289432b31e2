"""Campaigns planned on screen and the questionnaires they ask: planned, shown, written the same."""
