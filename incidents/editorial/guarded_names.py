"""
The names that no text may hold: every sealed name, with the parts cleared as ordinary words.

The plan of a release at a set time guards its name too, which may be spelled otherwise than the one that is sealed.
"""

from django.views.decorators.debug import sensitive_variables

from incidents.editorial import sealing
from incidents.editorial.models import ClearedNamePart, Person, ScheduledAct, SealedName
from incidents.editorial.release_plan import open_plan
from incidents.record.guarded_words import GuardedName, list_words


@sensitive_variables()
def list_guarded_names() -> list[GuardedName]:
    """
    Return every sealed name, for guards alone. Callers never log, show or store them.

    Without sealed names no key is needed. Raises sealing.CannotUnseal if there are some that cannot be read.
    """
    return _guard(_list_plain())


@sensitive_variables()
def list_guarded_names_of(person: Person) -> list[GuardedName]:
    """Return the sealed names of one person: see list_guarded_names. Raises sealing.CannotUnseal."""
    return _guard(_list_plain(person=person))


@sensitive_variables()
def _list_plain(**of: Person) -> list[str]:
    tokens = SealedName.objects.filter(**of).order_by("pk").values_list("ciphertext", flat=True)
    plans = ScheduledAct.objects.filter(**of).exclude(plan="").order_by("pk").values_list("plan", flat=True)
    return [*(sealing.unseal(token) for token in tokens), *(open_plan(token).name.full_name for token in plans)]


@sensitive_variables()
def _guard(plain: list[str]) -> list[GuardedName]:
    if not plain:
        return []
    cleared = set(ClearedNamePart.objects.values_list("fingerprint", flat=True))
    names = []
    for name in plain:
        ordinary = [word for word in list_words(name) if not cleared.isdisjoint(sealing.list_fingerprints(word))]
        names.append(GuardedName.of(name, cleared=ordinary))
    return names
