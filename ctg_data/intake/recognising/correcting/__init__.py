"""What a person says against what would be read, and what is remembered of it."""
