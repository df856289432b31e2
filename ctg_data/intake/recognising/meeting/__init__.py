"""Which meeting a sheet tells of."""
