"""The names that the leak guard looks for: every sealed name, with the parts cleared as ordinary words."""

from django.conf import settings

from incidents.editorial import sealing
from incidents.editorial.models import ClearedNamePart, SealedName
from incidents.publishing.folding import list_words
from incidents.publishing.leak_guard import GuardedName
from incidents.publishing.refusals import NotPublishable, Refusal


def list_guarded_names() -> list[GuardedName]:
    """
    Return every sealed name for the leak guard alone. Callers never log, show or store them.

    Raises NotPublishable if sealed names cannot be read: without the keys nothing is published.
    """
    if not settings.SEALED_NAMES_KEYS:
        raise _no_key()
    cleared = set(ClearedNamePart.objects.values_list("fingerprint", flat=True))
    names = []
    for row in SealedName.objects.order_by("pk"):
        try:
            plain = sealing.unseal(row.ciphertext)
        except sealing.CannotUnseal as error:
            raise _no_key() from error
        words = list_words(plain)
        ordinary = [word for word in words if not cleared.isdisjoint(sealing.list_fingerprints(word))]
        names.append(GuardedName.of(plain, cleared=ordinary))
    return names


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
