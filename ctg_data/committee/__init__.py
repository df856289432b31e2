"""What the steering committee sets and says: its targets, its sittings with the figures kept of each, its decisions."""
