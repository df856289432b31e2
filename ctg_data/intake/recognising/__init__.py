"""Grids to tables: header rows by evidence, fields by synonyms, people, dates and marks."""
