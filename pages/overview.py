"""The period’s news in four figures."""
