"""Difficulties overcome."""
