"""Figures on a page: cards, charts, definitions, lists, targets, what asks for attention."""
