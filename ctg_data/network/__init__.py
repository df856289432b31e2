"""Networks and their territories, as plans: named, joined, left, written as people write them, noted."""
