"""What the settings say of the networks: their names, their territories, how these are written and noted."""
