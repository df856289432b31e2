"""The records of people, corrected or made one: planned as any other change, shown, then written the same."""
