"""Which fields each kind of row shows, in which order, and what they are called."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from incidents.present.directory import Directory
from incidents.present.facts import Field, show_years
from incidents.present.names import write_name_line
from incidents.present.value import Value, make_not_stated, show_state
from incidents.record.codes import NameStatus
from incidents.record.documents import OrganizationRecord
from incidents.record.evidence import SourceRecord
from incidents.record.involved import ChargeRecord, ResponderRecord, SuspectRecord
from incidents.record.mentions import OrganizationMention, PersonMention
from incidents.record.row import Table
from incidents.record.scene import EventRecord, PlaceRecord, VehicleRecord


def _show_how_many(row: ResponderRecord | SuspectRecord, _directory: Directory) -> Value | None:
    if not row.is_group:
        return Value(text=_("One"))
    if row.count is not None:
        note = _("In the words of the source: “%(words)s”.") % {"words": row.count_text} if row.count_text else ""
        return Value(text=str(row.count), note=note)
    at_least = getattr(row, "count_min", None)
    if at_least is not None:
        words = f" (“{row.count_text}”)" if row.count_text else ""
        return Value(text=_("At least %(count)d") % {"count": at_least} + words)
    if row.count_text:
        return Value(text=_("%(words)s (number not stated)") % {"words": row.count_text})
    return Value(text=_("More than one (number not stated)"))


def _show_landmark(row: PlaceRecord, _directory: Directory) -> Value | None:
    return Value(text=row.landmark_text, note=_("A landmark, not the address.")) if row.landmark_text else None


def _show_place_state(row: PlaceRecord, _directory: Directory) -> Value | None:
    return show_state(row.state) if row.state else None


def _show_organization_state(row: OrganizationMention | OrganizationRecord, _directory: Directory) -> Value | None:
    return show_state(row.state) if row.state else None


def _show_coordinates(row: PlaceRecord, _directory: Directory) -> Value | None:
    if row.latitude is None or row.longitude is None:
        return None
    return Value(text=f"{row.latitude}, {row.longitude}")


def _show_service(row: ResponderRecord, _directory: Directory) -> Value | None:
    words = _("“%(words)s”") % {"words": row.service_text} if row.service_text else ""
    if not row.service_years:
        return Value(text=words) if words else None
    years = show_years(row.service_years).text
    return Value(text=f"{years}, {words}" if words else years)


def _show_age(row: ResponderRecord, _directory: Directory) -> Value | None:
    return Value(text=str(row.age)) if row.age is not None else None


def _show_person_name(row: PersonMention, _directory: Directory) -> Value | None:
    if row.name is not None:
        return Value(text=row.name.full_name)
    is_stated = row.name_status is NameStatus.WITHHELD
    return Value(text=write_name_line(row), is_stated=is_stated)


def _show_name_parts(row: PersonMention, _directory: Directory) -> Value | None:
    if row.name is None:
        return None
    parts = (
        (_("given"), row.name.given_name),
        (_("additional"), row.name.additional_name),
        (_("family"), row.name.family_name),
        (_("suffix"), row.name.suffix),
        (_("nickname"), row.name.nickname),
    )
    words = "; ".join(f"{label}: {part}" for label, part in parts if part)
    return Value(text=words) if words else None


def _show_officials(row: EventRecord, directory: Directory) -> Value | None:
    if not row.officials:
        return None
    return Value(text="; ".join(directory.name_tenure(number) for number in row.officials))


def _show_owner(row: VehicleRecord, directory: Directory) -> Value | None:
    if row.owner is None:
        return None
    mention = directory.mention(Table.ORGANIZATION, row.owner)
    return Value(text=mention.text, address=mention.address)


def _show_link(address: str) -> Value | None:
    # Only addresses that a browser opens as a page become links.
    is_page = address.startswith(("https://", "http://"))
    return Value(text=address, address=address if is_page else "") if address else None


def _show_source_url(row: SourceRecord, _directory: Directory) -> Value | None:
    return _show_link(row.url) or make_not_stated()


def _show_archived_url(row: SourceRecord, _directory: Directory) -> Value | None:
    return _show_link(row.archived_url)


def _show_counts(row: ChargeRecord, _directory: Directory) -> Value | None:
    return Value(text=str(row.counts)) if row.counts is not None else None


INCIDENT_FIELDS = (
    Field(name="kind", label=gettext_noop("What happened"), if_empty=True),
    Field(name="occurred", label=gettext_noop("When"), if_empty=True),
    Field(name="place", label=gettext_noop("Where"), refers_to=Table.PLACE, if_empty=True),
    Field(
        name="lead_organization",
        label=gettext_noop("Lead agency"),
        refers_to=Table.ORGANIZATION,
        if_empty=True,
    ),
    Field(
        name="responders_returned_fire",
        label=gettext_noop("Responders returned fire"),
        if_empty=True,
    ),
    Field(name="homicide_circumstance", label=gettext_noop("Circumstance of the homicide or assault")),
    Field(name="timezone", label=gettext_noop("Time zone of this page")),
)

PLACE_FIELDS = (
    Field(name="name", label=gettext_noop("Name"), may_be_title=True),
    Field(name="address_text", label=gettext_noop("Address"), if_empty=True),
    Field(name="landmark_text", label=gettext_noop("Landmark"), show=_show_landmark),
    Field(name="city", label=gettext_noop("City")),
    Field(name="county", label=gettext_noop("County")),
    Field(name="state", label=gettext_noop("State"), show=_show_place_state),
    Field(name="country", label=gettext_noop("Country"), is_minor=True),
    Field(name="geo_precision", label=gettext_noop("Known as precisely as"), if_empty=True),
    Field(name="location_code", label=gettext_noop("Kind of place")),
    Field(
        name="latitude",
        label=gettext_noop("Latitude, longitude"),
        show=_show_coordinates,
        with_fields=("longitude",),
    ),
    Field(name="ocd_division_id", label=gettext_noop("Open Civic Data division")),
    Field(name="timezone", label=gettext_noop("Time zone"), is_minor=True),
)

EVENT_DESCRIPTION = Field(name="description", label=gettext_noop("What happened"))
"""Stands as the text of the step; EVENT_FIELDS follow it."""

EVENT_FIELDS = (
    Field(name="kind", label=gettext_noop("Kind of step"), is_plain=True),
    Field(name="occurred", label=gettext_noop("When"), if_empty=True),
    Field(name="place", label=gettext_noop("Where"), refers_to=Table.PLACE, is_plain=True),
    Field(name="officials", label=gettext_noop("Officials who took part"), show=_show_officials, is_plain=True),
)

RESPONDER_FIELDS = (
    Field(name="person", label=gettext_noop("Person"), refers_to=Table.PERSON, may_be_title=True),
    Field(name="label", label=gettext_noop("Called"), may_be_title=True),
    Field(
        name="count",
        label=gettext_noop("How many"),
        show=_show_how_many,
        with_fields=("count_text", "is_group"),
        is_minor=True,
    ),
    Field(name="outcome", label=gettext_noop("Outcome"), if_empty=True),
    Field(name="responder_type", label=gettext_noop("Service")),
    Field(name="species", label=gettext_noop("Species"), is_minor=True),
    Field(name="organization", label=gettext_noop("Employer"), refers_to=Table.ORGANIZATION, if_empty=True),
    Field(name="rank_text", label=gettext_noop("Rank, as stated"), if_empty=True),
    Field(name="badge", label=gettext_noop("Badge")),
    Field(name="age", label=gettext_noop("Age"), show=_show_age),
    Field(name="gender_text", label=gettext_noop("Gender, as spoken of")),
    Field(
        name="service_years",
        label=gettext_noop("Years of service"),
        show=_show_service,
        with_fields=("service_text",),
    ),
    Field(name="duty_status", label=gettext_noop("Duty status"), if_empty=True),
    Field(name="line_of_duty", label=gettext_noop("Line of duty"), if_empty=True),
    Field(name="attire", label=gettext_noop("Attire"), if_empty=True),
    Field(name="body_armor", label=gettext_noop("Body armor"), if_empty=True),
    Field(name="activity_code", label=gettext_noop("Activity")),
    Field(name="assignment_code", label=gettext_noop("Assignment")),
    Field(name="circumstance", label=gettext_noop("Circumstance at the scene")),
    Field(name="injury_text", label=gettext_noop("Injury, as stated")),
    Field(name="injury_code", label=gettext_noop("Injury")),
    Field(name="died", label=gettext_noop("Died")),
    Field(name="death_place", label=gettext_noop("Place of death"), refers_to=Table.PLACE),
    Field(name="eow", label=gettext_noop("End of Watch")),
    Field(name="cause_of_death", label=gettext_noop("Cause of death")),
    Field(name="manner", label=gettext_noop("Manner of death")),
)

SUSPECT_FIELDS = (
    Field(name="label", label=gettext_noop("Called"), may_be_title=True),
    Field(name="person", label=gettext_noop("Person"), refers_to=Table.PERSON),
    Field(
        name="count",
        label=gettext_noop("How many"),
        show=_show_how_many,
        with_fields=("count_min", "count_text", "is_group"),
        is_minor=True,
    ),
    Field(name="role", label=gettext_noop("Part"), if_empty=True),
    Field(name="identification", label=gettext_noop("Identified"), if_empty=True),
    Field(name="member_of", label=gettext_noop("One of"), refers_to=Table.SUSPECT),
)

CHARGE_FIELDS = (
    Field(name="suspect", label=gettext_noop("Suspect"), refers_to=Table.SUSPECT),
    Field(name="offense_text", label=gettext_noop("Offense charged"), may_be_title=True),
    Field(name="statute", label=gettext_noop("Statute")),
    Field(name="counts", label=gettext_noop("Counts"), show=_show_counts, if_empty=True),
    Field(name="court_text", label=gettext_noop("Court"), if_empty=True),
    Field(name="case_number", label=gettext_noop("Case number")),
    Field(name="filed", label=gettext_noop("Filed"), if_empty=True),
)

WEAPON_FIELDS = (
    Field(name="force_code", label=gettext_noop("Weapon or force"), if_empty=True, may_be_title=True),
    Field(name="description", label=gettext_noop("Description"), may_be_title=True),
    Field(name="suspect", label=gettext_noop("Used by"), refers_to=Table.SUSPECT),
)

VEHICLE_FIELDS = (
    Field(name="role", label=gettext_noop("What it was"), if_empty=True),
    Field(name="marked", label=gettext_noop("Marked as a responder’s"), if_empty=True, may_be_title=True),
    Field(name="color", label=gettext_noop("Color"), if_empty=True, may_be_title=True),
    Field(name="body_style", label=gettext_noop("Body style"), if_empty=True, may_be_title=True),
    Field(name="make", label=gettext_noop("Make"), may_be_title=True),
    Field(name="model", label=gettext_noop("Model"), may_be_title=True),
    Field(name="owner", label=gettext_noop("Owner"), show=_show_owner, if_empty=True),
    Field(name="driver", label=gettext_noop("Driver"), refers_to=Table.RESPONDER, if_empty=True),
    Field(name="damage_text", label=gettext_noop("Damage, as stated")),
    Field(name="same_as", label=gettext_noop("The same vehicle as"), refers_to=Table.VEHICLE),
)

OFFENSE_FIELDS = (
    Field(name="offense_code", label=gettext_noop("Offense"), may_be_title=True),
    Field(name="attempted_completed", label=gettext_noop("Attempted or completed"), if_empty=True),
)

PERSON_FIELDS = (
    Field(
        name="name_status",
        label=gettext_noop("Name"),
        show=_show_person_name,
        with_fields=("name", "full_name", "withheld_reason"),
        may_be_title=True,
    ),
    Field(
        name="given_name",
        label=gettext_noop("Parts of the name"),
        show=_show_name_parts,
        with_fields=("additional_name", "family_name", "suffix", "nickname"),
    ),
    Field(name="name_released", label=gettext_noop("Name released")),
)

ORGANIZATION_FIELDS = (
    Field(name="name", label=gettext_noop("Name"), may_be_title=True),
    Field(name="abbreviation", label=gettext_noop("Abbreviation"), is_plain=True),
    Field(name="kind", label=gettext_noop("Kind"), if_empty=True, is_plain=True),
    Field(name="parent", label=gettext_noop("Part of"), refers_to=Table.ORGANIZATION),
    Field(name="state", label=gettext_noop("State"), show=_show_organization_state, is_plain=True),
)

ORGANIZATION_PAGE_FIELDS = (
    *ORGANIZATION_FIELDS,
    Field(name="ori", label=gettext_noop("ORI")),
    Field(name="ocd_division_id", label=gettext_noop("Open Civic Data division")),
)

POST_FIELDS = (
    Field(name="role", label=gettext_noop("Office"), may_be_title=True),
    Field(name="label", label=gettext_noop("As styled"), may_be_title=True),
    Field(name="organization", label=gettext_noop("Of"), refers_to=Table.ORGANIZATION, may_be_title=True),
)

TENURE_FIELDS = (
    Field(name="person", label=gettext_noop("Held by"), refers_to=Table.PERSON, may_be_title=True),
    Field(name="post", label=gettext_noop("Office"), refers_to=Table.POST, may_be_title=True),
    Field(name="capacity", label=gettext_noop("Capacity"), if_empty=True, may_be_title=True),
    Field(name="start", label=gettext_noop("From"), if_empty=True),
    Field(name="end", label=gettext_noop("Until"), if_empty=True),
)

SOURCE_FIELDS = (
    Field(name="kind", label=gettext_noop("Kind"), may_be_title=True, is_plain=True),
    Field(name="title", label=gettext_noop("Title"), if_empty=True, may_be_title=True),
    Field(
        name="publisher",
        label=gettext_noop("Publisher"),
        refers_to=Table.ORGANIZATION,
        if_empty=True,
        may_be_title=True,
    ),
    Field(name="author_text", label=gettext_noop("Author")),
    Field(name="dateline", label=gettext_noop("Dateline"), is_plain=True),
    Field(name="published", label=gettext_noop("Published"), if_empty=True),
    Field(name="url", label=gettext_noop("Address"), show=_show_source_url),
    Field(name="archived_url", label=gettext_noop("Archived copy"), show=_show_archived_url),
    Field(name="retrieved_at", label=gettext_noop("Retrieved"), is_minor=True),
    Field(name="content_sha256", label=gettext_noop("SHA-256 of the text we read"), is_minor=True),
    Field(name="rights", label=gettext_noop("Rights")),
    Field(name="revision_of", label=gettext_noop("Updated version of"), refers_to=Table.SOURCE),
)

RELATION_FIELDS = (
    Field(name="kind", label=gettext_noop("Relation"), is_plain=True),
    Field(name="note", label=gettext_noop("Note")),
)

STATEMENT_FIELDS = (
    Field(name="mode", label=gettext_noop("Form"), with_fields=("text",), is_plain=True),
    Field(name="channel", label=gettext_noop("Where said"), if_empty=True, is_plain=True),
    Field(name="said", label=gettext_noop("When said"), if_empty=True, is_plain=True),
    Field(name="event", label=gettext_noop("Said at"), refers_to=Table.EVENT),
    Field(name="continues", label=gettext_noop("Goes on from"), refers_to=Table.STATEMENT),
    Field(name="speaker_tenure", label=gettext_noop("Speaker"), refers_to=Table.TENURE),
    Field(name="speaker_organization", label=gettext_noop("Speaker"), refers_to=Table.ORGANIZATION),
)

CASE_STATUS_FIELDS = (
    Field(name="state", label=gettext_noop("State"), may_be_title=True),
    Field(name="suspect", label=gettext_noop("Whose"), refers_to=Table.SUSPECT, may_be_title=True),
    Field(name="charge", label=gettext_noop("Charge"), refers_to=Table.CHARGE, may_be_title=True),
    Field(name="clearance_code", label=gettext_noop("Exceptional clearance")),
    Field(name="effective", label=gettext_noop("Since"), if_empty=True),
    Field(name="charge_text", label=gettext_noop("Charge, as stated")),
    Field(name="court_text", label=gettext_noop("Court")),
)
