"""Rows of live lists in words: incidents, statements, links and offices, as the public store finds them."""
