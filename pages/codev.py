"""CODEV topics."""
