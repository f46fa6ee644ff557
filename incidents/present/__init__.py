"""A published document in plain words: what a template shows, and the addresses under which it stands."""
