"""Tables to a plan: validate, reconcile with what is known, lay over it, and tell the difference."""
