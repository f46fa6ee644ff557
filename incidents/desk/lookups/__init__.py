"""
Finding a row by what an editor types: an official by name or by office, a body by its short form.

Words are compared without case and accents, in any order; every one of them must begin a word of the row. A name
that is sealed is in none of the columns that are read, so it can neither be found nor shown.
"""

from incidents.desk.lookups.found import Found
from incidents.desk.lookups.lookup import Lookup
from incidents.desk.lookups.registry import LOOKUPS

__all__ = ["LOOKUPS", "Found", "Lookup"]
