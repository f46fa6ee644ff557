"""Whether it is settled what readers may know of the people hurt, and of the place."""

from collections.abc import Iterator, Sequence
from typing import cast

from django.db import models
from django.utils.translation import gettext_lazy as _

from incidents.editorial.models import Incident, Person, Place, Responder, Suspect
from incidents.publishing.readiness.finding import Finding, Level
from incidents.publishing.readiness.row_words import name_place
from incidents.record.codes import GeoPrecision, NameStatus, Outcome, Species
from incidents.record.row import Table

HARMED = frozenset(
    {
        Outcome.KILLED.value,
        Outcome.INJURED_CRITICAL.value,
        Outcome.INJURED_SERIOUS.value,
        Outcome.INJURED_MINOR.value,
        Outcome.INJURED_UNSPECIFIED.value,
    }
)


def find_undecided_names(incident: Incident, rows: Sequence[models.Model]) -> Iterator[Finding]:
    """Yield people of the incident of whom nobody has said whether their name is public."""
    people = {row.pk: row for row in rows if isinstance(row, Person)}
    for row in rows:
        if not isinstance(row, (Responder, Suspect)) or row.incident_id != incident.pk:
            continue
        person = people.get(cast("int", row.person_id))
        if person is not None and person.name_status == NameStatus.UNKNOWN:
            yield Finding(
                level=Level.ERROR,
                rule="name_status_undecided",
                where=name_place(row, "person"),
                fix=_("has a name status of unknown; say whether the name is released, withheld or not stated"),
                table=Table.RESPONDER if isinstance(row, Responder) else Table.SUSPECT,
                row_id=row.pk,
                field="person",
            )
        elif person is None and isinstance(row, Responder) and _is_one_harmed_human(row):
            yield Finding(
                level=Level.WARNING,
                rule="harmed_without_person",
                where=name_place(row, "person"),
                fix=_(
                    "is empty; add the person, named or not, so that the name's status and other incidents can be told"
                ),
                table=Table.RESPONDER,
                row_id=row.pk,
                field="person",
                about=row.outcome,
            )


def _is_one_harmed_human(row: Responder) -> bool:
    return row.outcome in HARMED and row.species == Species.HUMAN and not row.is_group


def find_undecided_places(incident: Incident, rows: Sequence[models.Model]) -> Iterator[Finding]:
    """Yield places of which nobody has said how precisely they are known, and an incident without one."""
    if incident.place_id is None:
        yield Finding(
            level=Level.WARNING,
            rule="no_place",
            where=name_place(incident, "place"),
            fix=_("is empty; add the place as precisely as any source states it, if only the state"),
            table=Table.INCIDENT,
            row_id=incident.pk,
            field="place",
        )
    for row in rows:
        if isinstance(row, Place) and row.pk == incident.place_id and row.geo_precision == GeoPrecision.UNKNOWN:
            yield Finding(
                level=Level.ERROR,
                rule="place_precision_undecided",
                where=name_place(row, "geo_precision"),
                fix=_("is unknown; say how precisely the place is known, for a map shows no more than that"),
                table=Table.PLACE,
                row_id=row.pk,
                field="geo_precision",
            )
