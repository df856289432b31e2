"""What each page of figures shows of a view: its cards and its charts, the same for the screen and for the files."""
