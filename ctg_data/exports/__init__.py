"""What leaves the screen as a file: the data of a chart or of a list, and the picture of a chart."""
