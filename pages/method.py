"""Every definition."""
