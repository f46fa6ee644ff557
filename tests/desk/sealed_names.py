"""A name that may not be published, and the pages that act on it."""

from django.urls import reverse

from incidents.editorial.actions.names import read_sealed_name, seal_name
from incidents.editorial.models import Person
from tests.make import NOW, make_user, make_withheld_person

CANARY = "Zzyzxqua Vexlowitz"
MARK = "Zzyzxqua"


def name_page(person: Person, verb: str) -> str:
    """The address of an act on a person's name."""
    return reverse(f"admin:{verb}_name", args=[person.pk])


def make_sealed_person(name: str = CANARY) -> Person:
    """A person whose name is sealed."""
    person = make_withheld_person()
    seal_name(person=person, name=name, by=make_user(permissions=["seal_name"]), now=NOW)
    return person


def open_name(person: Person) -> str:
    """The sealed name, read by somebody who may."""
    return read_sealed_name(
        person=person, reason="To compare.", by=make_user(permissions=["open_sealed_name"]), now=NOW
    )
