"""What the committee sets and says: sittings, decisions, targets, indicators of its own."""
