"""Bytes to grids: limits first, then a kept process that can be stopped."""
