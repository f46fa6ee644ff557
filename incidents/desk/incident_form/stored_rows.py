"""An incident's rows and their evidence as the database holds them, read in a constant number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model, Q, prefetch_related_objects
from django.utils.functional import cached_property

from incidents.desk.incident_form.slots import Slot
from incidents.desk.incident_form.voices import Voice, list_voices, merge_voices
from incidents.editorial.actions.quotations import map_valid_checks
from incidents.editorial.models import (
    Assertion,
    Charge,
    Event,
    Incident,
    IncidentSource,
    Organization,
    Person,
    Place,
    Post,
    QuotationCheck,
    Sourced,
    Statement,
    Tenure,
)
from incidents.editorial.subjects import get_table
from incidents.record.codes import Rank, Stance
from incidents.record.row import Table

MAX_WORDS = 80
"""How many excerpts are offered to be cited again."""

_CREDITED = ("attributed_tenure", "attributed_organization")


class StoredRows:
    """
    The rows of one incident, those it shares with others included, and what is claimed about them.

    incident   the incident, None for one that is being begun
    kept       voices that were described for it and that nothing cites yet
    rows       every stored row of the form by its slot, in the order of the page within each table
    """

    def __init__(self, incident: Incident | None, *, kept: Sequence[Voice] = ()) -> None:
        self.incident, self.kept = incident, kept
        self.rows: dict[Slot, Model] = {}
        self.links: dict[int, IncidentSource] = {}
        if incident is not None:
            self._read_own_rows(incident)
            self._read_shared_rows(incident)

    def list_slots(self, table: Table) -> list[Slot]:
        """Return the slots of a table's rows in the order of the page."""
        return [slot for slot in self.rows if slot.table is table]

    # ---------------------------------------------------------------- rows of this incident alone

    def _read_own_rows(self, incident: Incident) -> None:
        for link in incident.incident_sources.select_related("source__publisher").order_by("position", "id"):
            self.links[link.source_id] = link
        responders = self._keep(
            incident.responders.select_related("person", "organization", "death_place").order_by("pk")
        )
        suspects = self._keep(incident.suspects.select_related("person").order_by("pk"))
        charges = self._keep(Charge.objects.filter(suspect__incident=incident).order_by("pk"))
        self._keep(incident.offenses.order_by("pk"))
        weapons = self._keep(incident.weapons.order_by("pk"))
        vehicles = self._keep(incident.vehicles.select_related("owner").order_by("pk"))
        events = self._keep(
            incident.events.select_related("place")
            .prefetch_related("officials")
            .order_by("occurred_earliest", "sequence", "pk")
        )
        statuses = self._keep(incident.case_statuses.order_by("effective_earliest", "pk"))
        statements = self._keep(incident.statements.order_by("said_earliest", "pk"))
        self._keep(incident.relations.select_related("to_incident").order_by("pk"))
        self._keep(incident.corrections.order_by("pk"))
        _join([*suspects], "member_of", suspects)
        _join([*charges, *weapons, *statuses], "suspect", suspects)
        _join(statuses, "charge", charges)
        _join(statuses, "supersedes", statuses)
        _join(statements, "supersedes", statements)
        _join(statements, "continues", statements)
        _join(statements, "event", events)
        _join(vehicles, "driver", responders)
        _join(vehicles, "same_as", vehicles)
        for row in (*responders, *suspects, *charges, *weapons, *vehicles, *events, *statuses, *statements):
            if hasattr(row, "incident_id"):
                row.incident = incident

    def _keep(self, rows: Iterable[Any]) -> list[Any]:
        found = list(rows)
        for row in found:
            self.rows[Slot.of(get_table(row), row.pk)] = row
        return found

    def get_rows(self, table: Table) -> list[Any]:
        """Return the rows of a table in the order of the page."""
        return [self.rows[slot] for slot in self.list_slots(table)]

    # ---------------------------------------------------------------- rows that incidents share

    def _read_shared_rows(self, incident: Incident) -> None:
        responders, suspects = self.get_rows(Table.RESPONDER), self.get_rows(Table.SUSPECT)
        statements: list[Statement] = self.get_rows(Table.STATEMENT)
        events: list[Event] = self.get_rows(Table.EVENT)
        tenures = self._read_tenures(statements, events)
        posts = _collect([tenure.post for tenure in tenures.values()])
        organizations = self._read_organizations(incident, statements, posts)
        people = _collect([row.person for row in (*responders, *suspects, *tenures.values())])
        places = _collect([incident.place, *(event.place for event in events), *(r.death_place for r in responders)])
        self._join_credits(tenures, organizations)
        sources = [link.source for link in self.links.values()]
        for group in (sources, places.values(), organizations.values(), people.values()):
            self._keep(group)
        for group in (posts.values(), tenures.values()):
            self._keep(group)

    def _read_tenures(self, statements: list[Statement], events: list[Event]) -> dict[int, Tenure]:
        ids = {statement.speaker_tenure_id for statement in statements}
        ids |= {tenure.pk for event in events for tenure in event.officials.all()}
        ids |= {report.attributed_tenure_id for report in self.reports}
        wanted = {key for key in ids if key is not None}
        found = Tenure.objects.filter(pk__in=wanted).select_related("person", "post__organization").order_by("pk")
        return {tenure.pk: tenure for tenure in found} if wanted else {}

    def _read_organizations(
        self, incident: Incident, statements: list[Statement], posts: dict[int, Post]
    ) -> dict[int, Organization]:
        ids = {
            incident.lead_organization_id,
            *(row.organization_id for row in self.get_rows(Table.RESPONDER)),
            *(row.owner_id for row in self.get_rows(Table.VEHICLE)),
            *(post.organization_id for post in posts.values()),
            *(statement.speaker_organization_id for statement in statements),
            *(report.attributed_organization_id for report in self.reports),
            *(link.source.publisher_id for link in self.links.values()),
        }
        found: dict[int, Organization] = {}
        wanted = ids - {None}
        # One statement for each generation of parents; agencies have two or three.
        while wanted:
            read = Organization.objects.filter(pk__in=wanted).select_related("parent")
            found |= {organization.pk: organization for organization in read}
            wanted = {row.parent.parent_id for row in found.values() if row.parent is not None}
            for row in list(found.values()):
                if row.parent is not None:
                    found.setdefault(row.parent.pk, row.parent)
            wanted -= {None, *found}
        return dict(sorted(found.items()))

    def _join_credits(self, tenures: dict[int, Tenure], organizations: dict[int, Organization]) -> None:
        sources = [link.source for link in self.links.values()]
        _join(self.reports, "source", sources)
        _join(self.reports, "attributed_tenure", tenures.values())
        _join(self.reports, "attributed_organization", organizations.values())
        statements = self.get_rows(Table.STATEMENT)
        _join(statements, "speaker_tenure", tenures.values())
        _join(statements, "speaker_organization", organizations.values())
        _join(self.get_rows(Table.POST), "organization", organizations.values())
        for event in self.get_rows(Table.EVENT):
            held = [tenures.get(tenure.pk, tenure) for tenure in event.officials.all()]
            event._prefetched_objects_cache["officials"]._result_cache = held

    # ---------------------------------------------------------------- evidence

    @cached_property
    def reports(self) -> list[Sourced]:
        """Everything that sources say for this incident: assertions that stand, statuses and statements."""
        return [*self._own_assertions, *self.get_rows(Table.CASE_STATUS), *self.get_rows(Table.STATEMENT)]

    @cached_property
    def _own_assertions(self) -> list[Assertion]:
        if self.incident is None:
            return []
        standing = Assertion.objects.filter(superseded_by__isnull=True).exclude(rank=Rank.DEPRECATED.value)
        return list(standing.filter(incident=self.incident).select_related("source__publisher").order_by("pk"))

    @cached_property
    def quotation_checks(self) -> dict[int, QuotationCheck]:
        """The checks of words that hold, by the key of the statement; loads the sources that are not listed too."""
        statements: list[Statement] = self.get_rows(Table.STATEMENT)
        prefetch_related_objects([row for row in statements if "source" not in row._state.fields_cache], "source")
        return map_valid_checks(statements)

    @property
    def newest_evidence(self) -> Sourced | None:
        """What was written down last for this incident."""
        return max(self.reports, key=lambda report: (report.recorded_at, report.pk), default=None)

    def list_words(self) -> list[tuple[str, str]]:
        """Return (words, key of the voice) of the evidence of this incident, each words once, newest first."""
        words: dict[str, str] = {}
        for report in sorted(self.reports, key=lambda report: (report.recorded_at, report.pk), reverse=True):
            voice = Voice.of(report)
            words.setdefault(report.excerpt, voice.key if voice else "")
        return list(words.items())[:MAX_WORDS]

    @cached_property
    def claims(self) -> dict[tuple[Slot, str], list[Assertion]]:
        """What is claimed of each fact, in order of entry; for shared rows what other incidents' sources say too."""
        claims: dict[tuple[Slot, str], list[Assertion]] = defaultdict(list)
        for assertion in sorted([*self._own_assertions, *self._read_other_assertions()], key=lambda row: row.pk):
            claims[Slot.of(Table(assertion.subject_table), assertion.subject_id), assertion.field].append(assertion)
        return claims

    def _read_other_assertions(self) -> list[Assertion]:
        """Return what was recorded of the shared rows for other incidents, or for none."""
        subjects = Q(pk__in=[])
        for model, table in ((Place, Table.PLACE), (Organization, Table.ORGANIZATION), (Person, Table.PERSON),
                             (Post, Table.POST), (Tenure, Table.TENURE)):  # fmt: skip
            keys = [row.pk for row in self.get_rows(table) if isinstance(row, model)]
            if keys:
                subjects |= Q(subject_table=table.value, subject_id__in=keys)
        if not subjects:
            return []
        standing = Assertion.objects.filter(subjects, superseded_by__isnull=True).exclude(rank=Rank.DEPRECATED.value)
        others = standing.exclude(incident=self.incident) | standing.filter(incident__isnull=True)
        return list(others.select_related("source__publisher", *_CREDITED, "attributed_tenure__person").distinct())

    def list_supporting(self, slot: Slot, name: str) -> list[Assertion]:
        """Return the claims that support some value of a fact, in order of entry."""
        return [claim for claim in self.claims.get((slot, name), ()) if claim.stance == Stance.SUPPORTS.value]

    def is_cited_elsewhere(self, slot: Slot) -> bool:
        """Tell whether some fact of a row is evidenced for other incidents only."""
        return any(
            claims and all(claim.incident_id != (self.incident.pk if self.incident else None) for claim in claims)
            for (cited, _name), claims in self.claims.items()
            if cited == slot
        )

    @cached_property
    def voices(self) -> list[Voice]:
        """Whom the sources of this incident credit, and those described for it that nothing cites yet."""
        return merge_voices(list_voices(self.reports), self.kept)


def _collect(rows: Iterable[Any]) -> dict[int, Any]:
    """Return each row once, by key, in order of key."""
    found = {row.pk: row for row in rows if row is not None}
    return dict(sorted(found.items()))


def _join(rows: Iterable[Any], name: str, others: Iterable[Any]) -> None:
    """Give rows what they refer to, where it has been read already."""
    by_key = {other.pk: other for other in others}
    for row in rows:
        other = by_key.get(getattr(row, f"{name}_id", None))
        if other is not None:
            setattr(row, name, other)
