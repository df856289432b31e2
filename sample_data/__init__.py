"""A believable network of invented people, and the script that writes its workbooks."""
