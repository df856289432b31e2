"""The sittings of the steering committee: the figures kept of each, what became of them, and its decisions."""
