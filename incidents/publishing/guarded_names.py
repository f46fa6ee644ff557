"""The names that the leak guard looks for before anything is published."""

from django.conf import settings

from incidents.editorial import guarded_names, sealing
from incidents.publishing.refusals import NotPublishable, Refusal
from incidents.record.guarded_words import GuardedName


def list_guarded_names() -> list[GuardedName]:
    """
    Return every sealed name for the leak guard alone. Callers never log, show or store them.

    Raises NotPublishable if sealed names cannot be read: without the keys nothing is published.
    """
    if not settings.SEALED_NAMES_KEYS:
        raise _no_key()
    try:
        return guarded_names.list_guarded_names()
    except sealing.CannotUnseal as error:
        raise _no_key() from error


def _no_key() -> NotPublishable:
    return NotPublishable(
        [
            Refusal(
                name="sealed_names_unreadable",
                where="Sealed names",
                fix="cannot be read with the present keys; set SEALED_NAMES_KEYS, nothing is published without them",
            )
        ]
    )
