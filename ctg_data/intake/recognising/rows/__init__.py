"""What the rows under a header are: people, headings, totals, notes, entries."""
