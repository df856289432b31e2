"""Campaigns of self-assessment: paper forms printed, then typed."""
