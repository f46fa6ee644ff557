"""Questions to the public store, by subject. Each says how many statements it costs; none returns a table's row."""
