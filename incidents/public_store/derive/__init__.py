"""From a published document to the rows that make it findable: pure functions, no connection."""
