"""People, found by a name that is public, or by why there is none."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from incidents.desk.lookups.columns import Columns
from incidents.desk.lookups.lookup import Lookup
from incidents.desk.lookups.offices import write_office
from incidents.editorial.models import Person, Responder, Suspect, Tenure
from incidents.editorial.work_limits import limit_rows
from incidents.record.codes import NameStatus, WithheldReason
from incidents.record.row import Table

NAME_STATUS_WORDS = {
    status.value: f"person, name {status.label}" for status in NameStatus if status is not NameStatus.RELEASED
}
REASON_WORDS = {reason.value: reason.label for reason in WithheldReason}


def write_person(person: Person) -> str:
    """
    Return the released name, else what tells the person from others without one.

    A name that is sealed is nowhere near: it is in a table of its own, which no lookup reads.
    """
    if person.name_status == NameStatus.RELEASED.value:
        return person.full_name
    status = person.get_name_status_display().lower()
    if not person.withheld_reason:
        return _("Person %(key)d, name %(status)s") % {"key": person.pk, "status": status}
    return _("Person %(key)d, name %(status)s (%(reason)s)") % {
        "key": person.pk,
        "status": status,
        "reason": person.get_withheld_reason_display().lower(),
    }


class PersonLookup(Lookup[Person]):
    """People, each once. The note says which office they hold or held, or in which incident they are."""

    table = Table.PERSON
    columns: ClassVar[Columns] = Columns(
        names=("full_name",),
        texts=("given_name", "additional_name", "family_name", "suffix", "nickname"),
        codes={"name_status": NAME_STATUS_WORDS, "withheld_reason": REASON_WORDS},
        numbers=("pk",),
        aliases={"pk": "person"},
    )

    def list_offered(self) -> QuerySet[Person]:
        """Return people whom no other row continues."""
        return Person.objects.filter(merged_into__isnull=True)

    def label(self, row: Person) -> str:
        """Return the released name, or that there is none and why."""
        return write_person(row)

    def list_notes(self, rows: Sequence[Person], *, at: dt.date | None) -> Mapping[int, str]:
        """Return the first office of each, else the title of the incident entered last."""
        return self.list_notes_for(None, rows, at=at)

    def list_notes_for(self, by: User | None, rows: Sequence[Person], *, at: dt.date | None) -> Mapping[int, str]:
        """Return the same, without the titles of incidents outside the limits of the account's work."""
        keys = [row.pk for row in rows]
        tenures = Tenure.objects.filter(person__in=keys).select_related("post__organization").order_by("pk")
        parts: list[Responder | Suspect] = []
        for model in (Responder, Suspect):
            found: QuerySet[Any] = model._default_manager.filter(person__in=keys)
            seen = found if by is None else limit_rows(by, found)
            parts += seen.select_related("incident").order_by("-pk")
        in_incidents = _keep_first((part.person_id or 0, part.incident.title) for part in parts)
        return in_incidents | _keep_first((tenure.person_id, write_office(tenure)) for tenure in tenures)


def _keep_first(notes: Iterable[tuple[int, str]]) -> dict[int, str]:
    kept: dict[int, str] = {}
    for key, note in notes:
        kept.setdefault(key, note)
    return kept
