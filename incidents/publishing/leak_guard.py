"""
The last look before publishing: no document may hold a sealed name, whoever the document is about.

A withheld name is absent from the documents by construction. The guard catches the name where an editor typed it
by mistake: a summary, a statement, a source's address, an alias of another person.
"""

from collections.abc import Sequence
from typing import Any

from incidents.publishing.refusals import Refusal
from incidents.record.guarded_words import Guard, GuardedName, list_texts, replace_leaks

__all__ = ["GuardedName", "find_leaks", "list_texts", "replace_leaks"]


def find_leaks(document: Any, names: Sequence[GuardedName], *, where: str) -> list[Refusal]:
    """
    Return a refusal for every text of JSON-like data in which a guarded name occurs.

    A full name always refuses, in either order, run together, and with one word between its parts. A lone part of
    it refuses unless cleared; initials do not count as parts. The refusals name the field and never the name.
    """
    guard = Guard.of(names)
    return [
        Refusal(
            name="sealed_name",
            where=f"{where}: {path}",
            fix="holds a name that is being withheld, or a part of one; take it out, or ask a name custodian",
        )
        for path, text in list_texts(document)
        if guard.finds(text)
    ]
