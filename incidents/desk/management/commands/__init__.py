"""One module a command, named for it."""
