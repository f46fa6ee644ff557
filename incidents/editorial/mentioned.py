"""The rows of an incident whose facts need evidence: its own, and the shared rows that it mentions."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from incidents.editorial.models import (
    Alias,
    Charge,
    Identifier,
    Incident,
    Organization,
    Person,
    Place,
    Post,
    Source,
    Tenure,
)
from incidents.editorial.subjects import get_table
from incidents.record.row import Table


def list_cited_rows(incident: Incident) -> list[models.Model]:
    """
    Return the incident and everything in it that holds facts, then what it mentions, without repetition.

    Mentioned are places, tenures with their offices and people, and organizations: employers, owners, speakers,
    those credited, publishers, those that offices belong to, and all their parents.
    """
    responders = list(incident.responders.all())
    suspects = list(incident.suspects.all())
    vehicles = list(incident.vehicles.all())
    events = list(incident.events.prefetch_related("officials"))
    own: list[models.Model] = [
        incident,
        *responders,
        *suspects,
        *vehicles,
        *events,
        *incident.offenses.all(),
        *incident.weapons.all(),
        *incident.relations.all(),
        *Charge.objects.filter(suspect__incident=incident),
    ]
    tenures = _list_tenures(incident)
    people = _collect(
        Person,
        [*(row.person_id for row in responders), *(row.person_id for row in suspects)],
        [tenure.person_id for tenure in tenures],
    )
    posts = list(Post.objects.filter(pk__in={tenure.post_id for tenure in tenures}))
    places = _collect(
        Place,
        [incident.place_id, *(event.place_id for event in events)],
        [row.death_place_id for row in responders],
    )
    organizations = _list_organizations(
        [
            incident.lead_organization_id,
            *(row.organization_id for row in responders),
            *(row.owner_id for row in vehicles),
            *(post.organization_id for post in posts),
            *_list_credited(incident),
            *_list_publishers(incident),
        ]
    )
    shared: list[models.Model] = [*places, *people, *posts, *tenures, *organizations]
    return [*own, *shared, *_list_names([*own, *shared], people, organizations)]


def _collect(model: type[Person] | type[Place], *groups: Iterable[int | None]) -> list[models.Model]:
    ids = {row_id for group in groups for row_id in group if row_id is not None}
    return list(model._default_manager.filter(pk__in=ids).order_by("pk"))


def _list_tenures(incident: Incident) -> list[Tenure]:
    """Return the tenures of officials at events, of speakers, and of officials credited."""
    ids: set[int | None] = {*incident.events.values_list("officials", flat=True)}
    ids |= {*incident.statements.values_list("speaker_tenure", flat=True)}
    for reports in (incident.assertions, incident.case_statuses, incident.statements):
        ids |= {*reports.values_list("attributed_tenure", flat=True)}
    known = [tenure for tenure in ids if tenure is not None]
    return list(Tenure.objects.filter(pk__in=known).select_related("post").order_by("pk"))


def _list_credited(incident: Incident) -> set[int | None]:
    ids: set[int | None] = {*incident.statements.values_list("speaker_organization", flat=True)}
    for reports in (incident.assertions, incident.case_statuses, incident.statements):
        ids |= {*reports.values_list("attributed_organization", flat=True)}
    return ids


def _list_publishers(incident: Incident) -> set[int | None]:
    sources = {*incident.incident_sources.values_list("source", flat=True)}
    for reports in (incident.assertions, incident.case_statuses, incident.statements):
        sources |= {*reports.values_list("source", flat=True)}
    return {*Source.objects.filter(pk__in=sources).values_list("publisher", flat=True)}


def _list_organizations(ids: Iterable[int | None]) -> list[Organization]:
    """Return the organizations and their parents, as far up as they go: one query per generation."""
    found: dict[int, Organization] = {}
    wanted = {row_id for row_id in ids if row_id is not None}
    while wanted:
        generation = Organization.objects.in_bulk(wanted)
        found |= generation
        wanted = {row.parent_id for row in generation.values() if row.parent_id is not None} - found.keys()
    return [found[row_id] for row_id in sorted(found)]


def _list_names(
    rows: Iterable[models.Model], people: Iterable[models.Model], organizations: Iterable[models.Model]
) -> list[models.Model]:
    """Return the outside identifiers of the rows, and the other names of people and organizations."""
    keys: dict[Table, list[int]] = {}
    for row in rows:
        keys.setdefault(get_table(row), []).append(row.pk)
    subjects = Q(pk__in=[])
    for table, ids in keys.items():
        subjects |= Q(subject_table=table.value, subject_id__in=ids)
    aliases = Alias.objects.filter(
        Q(person__in=[row.pk for row in people]) | Q(organization__in=[row.pk for row in organizations])
    )
    return [*Identifier.objects.filter(subjects), *aliases]
