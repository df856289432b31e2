"""Who came, by marks, signatures and hours."""
