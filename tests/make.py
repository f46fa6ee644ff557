"""
Rows of the editorial database for tests: each function makes one row that is right, with whatever else it needs.

Only the values that a test is about are given; everything else has an obviously invented default. Times default to
the day of NOW. Nothing is committed that the test's own transaction does not commit.
"""

import datetime as dt
import itertools
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Permission, User

from incidents.editorial.citable import write_value
from incidents.editorial.models import (
    Alias,
    Assertion,
    CaseStatus,
    Charge,
    Correction,
    Event,
    Identifier,
    Incident,
    IncidentRelation,
    IncidentSource,
    Offense,
    Organization,
    Person,
    Place,
    Post,
    Publication,
    Responder,
    Source,
    Statement,
    Suspect,
    Tenure,
    Vehicle,
    Weapon,
)
from incidents.editorial.subjects import get_table
from incidents.record.codes import (
    AliasKind,
    ApprehensionState,
    EventKind,
    ForceCode,
    IdentifierScheme,
    NameStatus,
    OffenseCode,
    OfficeRole,
    OrganizationKind,
    RelationKind,
    ResponderType,
    SourceKind,
    StatementMode,
    VehicleRole,
    WithheldReason,
    get_axis,
)
from incidents.record.log import LogAction
from incidents.record.moment import Moment
from incidents.record.row import DocumentKind

NOW = dt.datetime(2024, 1, 2, 12, 0, tzinfo=dt.UTC)
ZONE = "America/Chicago"
INVENTED_NAME = "Testa Sampleton"

_numbers = itertools.count(1)


def make_moment(hour: int = 6, minute: int = 0) -> Moment:
    """A minute of the day before NOW, UTC."""
    return Moment.at_minute(dt.datetime(2024, 1, 1, hour, minute, tzinfo=dt.UTC))


def make_user(*, permissions: Iterable[str] = (), **fields: Any) -> User:
    """A member of staff; permissions are codenames of the editorial application."""
    user = User(**{"username": f"editor-{next(_numbers)}", "is_staff": True, **fields})
    user.set_unusable_password()
    user.save()
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label="editorial", codename__in=list(permissions))
    )
    return user


def make_place(**fields: Any) -> Place:
    """A block in an invented town."""
    return Place.objects.create(
        **{"address_text": "100 block of Sample Street", "city": "Testville", "state": "KS", "timezone": ZONE, **fields}
    )


def make_organization(**fields: Any) -> Organization:
    """A police department."""
    defaults = {
        "name": f"Testville Police Department {next(_numbers)}",
        "kind": OrganizationKind.MUNICIPAL_POLICE,
        "state": "KS",
    }
    return Organization.objects.create(**{**defaults, **fields})


def make_person(**fields: Any) -> Person:
    """A person with a released name."""
    if fields.get("name_status", NameStatus.RELEASED) == NameStatus.RELEASED:
        fields.setdefault("full_name", INVENTED_NAME)
        fields.setdefault("name_status", NameStatus.RELEASED)
    return Person.objects.create(**fields)


def make_withheld_person(**fields: Any) -> Person:
    """A person whose name is withheld."""
    defaults = {"name_status": NameStatus.WITHHELD, "withheld_reason": WithheldReason.FAMILY_NOTIFICATION}
    return Person.objects.create(**{**defaults, **fields})


def make_post(**fields: Any) -> Post:
    """The office of a police chief."""
    fields.setdefault("organization", fields.get("organization") or make_organization())
    return Post.objects.create(**{"role": OfficeRole.POLICE_CHIEF, "label": "Chief of Police", **fields})


def make_tenure(**fields: Any) -> Tenure:
    """A chief of police, with no dates."""
    if "person" not in fields:
        fields["person"] = make_person(full_name="Chief Exampleby")
    if "post" not in fields:
        fields["post"] = make_post()
    return Tenure.objects.create(**fields)


def make_source(**fields: Any) -> Source:
    """An article with a title."""
    defaults = {"kind": SourceKind.NEWS_ARTICLE, "title": "Officer hurt, police say", "published": make_moment(20)}
    return Source.objects.create(**{**defaults, **fields})


def make_incident(**fields: Any) -> Incident:
    """A draft that says when it happened."""
    return Incident.objects.create(
        **{"title": "Officer hurt in Testville", "timezone": ZONE, "occurred": make_moment(), **fields}
    )


def make_incident_source(**fields: Any) -> IncidentSource:
    """A source listed with an incident."""
    return IncidentSource.objects.create(**_with_incident(fields), **_source_unless_given(fields))


def make_relation(**fields: Any) -> IncidentRelation:
    """A link to an earlier incident at the same place."""
    if "from_incident" not in fields:
        fields["from_incident"] = make_incident()
    if "to_incident" not in fields:
        fields["to_incident"] = make_incident(title="Earlier call in Testville")
    return IncidentRelation.objects.create(**{"kind": RelationKind.EARLIER_SAME_LOCATION, **fields})


def make_event(**fields: Any) -> Event:
    """One step of the timeline."""
    defaults = {"kind": EventKind.SHOTS_FIRED, "occurred": make_moment(), "description": "Shots were fired."}
    return Event.objects.create(**{**defaults, **_with_incident(fields)})


def make_responder(**fields: Any) -> Responder:
    """An officer who is nobody in particular."""
    defaults = {"responder_type": ResponderType.LAW_ENFORCEMENT, "label": "an officer"}
    return Responder.objects.create(**{**defaults, **_with_incident(fields)})


def make_suspect(**fields: Any) -> Suspect:
    """One suspect; a group where is_group is given."""
    defaults = {"label": "a suspect", "count": None if fields.get("is_group") else 1}
    return Suspect.objects.create(**{**defaults, **_with_incident(fields)})


def make_charge(**fields: Any) -> Charge:
    """A charge against a suspect."""
    if "suspect" not in fields:
        fields["suspect"] = make_suspect()
    return Charge.objects.create(**{"offense_text": "Assault on an officer", **fields})


def make_weapon(**fields: Any) -> Weapon:
    """A gun of a type that nobody stated."""
    return Weapon.objects.create(**{"force_code": ForceCode("11"), **_with_incident(fields)})


def make_vehicle(**fields: Any) -> Vehicle:
    """A vehicle at the scene."""
    return Vehicle.objects.create(**{"role": VehicleRole.SCENE_UNATTRIBUTED, **_with_incident(fields)})


def make_offense(**fields: Any) -> Offense:
    """A burglary."""
    return Offense.objects.create(**{"offense_code": OffenseCode("220"), **_with_incident(fields)})


def make_assertion(*, row: Any = None, field: str = "kind", **fields: Any) -> Assertion:
    """A source's support for what a column of a row holds; by default for the kind of the incident."""
    fields = _with_incident(fields)
    row = fields["incident"] if row is None else row
    defaults = {
        "subject_table": get_table(row),
        "subject_id": row.pk,
        "field": field,
        "value": write_value(row, field),
    }
    return Assertion.objects.create(**{**defaults, **_make_evidence(fields), **fields})


def make_case_status(**fields: Any) -> CaseStatus:
    """A report that nobody has been arrested."""
    state = fields.get("state", ApprehensionState.NO_ARRESTS)
    fields = {"state": state, "axis": get_axis(state), "effective": make_moment(7), **_with_incident(fields)}
    return CaseStatus.objects.create(**{**_make_evidence(fields), **fields})


def make_statement(**fields: Any) -> Statement:
    """A statement of an organization, quoted in full."""
    fields = _with_incident(fields)
    if "speaker_tenure" not in fields and "speaker_organization" not in fields:
        fields["speaker_organization"] = make_organization()
    defaults = {"mode": StatementMode.DIRECT, "text": "We are grateful for the help.", "said": make_moment(9)}
    return Statement.objects.create(**{**defaults, **_make_evidence(fields), **fields})


def make_identifier(*, row: Any, **fields: Any) -> Identifier:
    """An outside identifier of a row."""
    defaults = {"subject_table": get_table(row), "subject_id": row.pk, "scheme": IdentifierScheme.CASE_NUMBER}
    return Identifier.objects.create(**{**defaults, "value": "24-000001", **fields})


def make_alias(**fields: Any) -> Alias:
    """Another name of an organization, unless a person is given."""
    if "person" not in fields and "organization" not in fields:
        fields["organization"] = make_organization()
    return Alias.objects.create(**{"name": "Testville PD", "kind": AliasKind.ALSO_KNOWN_AS, **fields})


def make_correction(**fields: Any) -> Correction:
    """A note that version 1 was wrong."""
    defaults = {
        "incident_version": 1,
        "what_was_wrong": "The record said 6 a.m.",
        "what_is_right": "It was 6:30 a.m.",
        "noted_at": NOW,
    }
    if "noted_by" not in fields:
        fields["noted_by"] = make_user()
    return Correction.objects.create(**{**defaults, **_with_incident(fields)})


def make_publication(**fields: Any) -> Publication:
    """An entry of the log: the first version of incident 1, unless said otherwise."""
    sequence = fields.get("sequence", 1)
    defaults: dict[str, Any] = {
        "sequence": sequence,
        "batch": sequence,
        "action": LogAction.PUBLISH,
        "kind": DocumentKind.INCIDENT,
        "number": 1,
        "version": 1,
        "published_at": NOW,
        "document": "{}",
        "salt": "00" * 16,
        "digest": "ab" * 32,
    }
    if "published_by" not in fields:
        fields["published_by"] = make_user()
    return Publication.objects.create(**{**defaults, **fields})


def _with_incident(fields: dict[str, Any]) -> dict[str, Any]:
    return fields if "incident" in fields else {**fields, "incident": make_incident()}


def _source_unless_given(fields: dict[str, Any]) -> dict[str, Any]:
    return {} if "source" in fields else {"source": make_source()}


def _make_evidence(fields: dict[str, Any]) -> dict[str, Any]:
    defaults: dict[str, Any] = {"excerpt": "police say", "reported": make_moment(20), "recorded_at": NOW}
    if "recorded_by" not in fields:
        defaults["recorded_by"] = make_user()
    return {**defaults, **_source_unless_given(fields)}
