"""One sheet per EPCI."""
