"""Self-assessments from elsewhere, and the names that nobody reads beside answers."""
