"""Every write that touches more than one row, or that a rule guards. Each action opens or joins a transaction."""
