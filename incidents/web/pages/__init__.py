"""Pages for readers: home, lists, records, versions, statements, and what is said where there is nothing to read."""
