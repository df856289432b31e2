"""What the columns of a table are: headings, their synonyms, and the header rows that they make."""
