"""From a figure on screen to the rows that it counts, and from a row to its workbook, its sheet and its cell."""
