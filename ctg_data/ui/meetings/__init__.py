"""The yearly plan of meetings, and what is recorded of each, corrected with a reason."""
