"""Self-efficacy."""
