"""Charts described once as frozen values, then drawn by plotly, told in words, or listed as a table."""
