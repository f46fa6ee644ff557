"""What stays back while a person's name does: the name itself and the fields that identify as surely."""

from incidents.editorial.models import Person, Responder
from incidents.record.codes import NameStatus
from incidents.record.mentions import PersonName

NAME_FIELDS = frozenset({"full_name", "given_name", "additional_name", "family_name", "suffix", "nickname"})


def may_name(person: Person | None) -> bool:
    """Tell whether the person's name, or what identifies as surely, may be published. Nobody has nothing to hide."""
    return person is None or person.name_status == NameStatus.RELEASED


def name_of(person: Person) -> PersonName | None:
    """Return the name to publish, None unless released."""
    if not may_name(person):
        return None
    return PersonName(
        full_name=person.full_name,
        given_name=person.given_name,
        additional_name=person.additional_name,
        family_name=person.family_name,
        suffix=person.suffix,
        nickname=person.nickname,
    )


def list_hidden_responder_fields(responder: Responder, person: Person | None) -> frozenset[str]:
    """Return the fields of a responder that are held back with the name."""
    if may_name(person):
        return frozenset()
    return frozenset({"badge", "age"}) if responder.age_identifies else frozenset({"badge"})
