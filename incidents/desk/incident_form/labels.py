"""What the fields of the form are called: as readers see them called, where that is not the column's own name."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from incidents.desk.incident_form.sections import RowKind
from incidents.record.row import Table

_BY_NAME: Mapping[str, str | Promise] = MappingProxyType(
    {
        "activity_code": _("Activity"),
        "address_text": _("Address, as stated"),
        "age_identifies": _("The age identifies the person"),
        "archived_url": _("Archived copy"),
        "assignment_code": _("Assignment"),
        "author_text": _("Byline"),
        "case_number": _("Case number"),
        "cause_of_death": _("Cause of death"),
        "charge_text": _("Charges, as stated"),
        "circumstance": _("Circumstance at the scene"),
        "clearance_code": _("Clearance code"),
        "content_sha256": _("SHA-256 of the text"),
        "continues": _("Goes on from"),
        "count": _("How many"),
        "count_min": _("At least"),
        "count_text": _("How many, as stated"),
        "court_text": _("Court, as stated"),
        "damage_text": _("Damage, as stated"),
        "death_place": _("Place of death"),
        "died": _("Died"),
        "effective": _("When it was so"),
        "eow": _("End of Watch"),
        "event": _("Said at"),
        "force_code": _("Weapon or force"),
        "full_text": _("Full text, kept private"),
        "gender_text": _("Gender, as spoken of"),
        "geo_precision": _("Known as precisely as"),
        "homicide_circumstance": _("Circumstance of the homicide or assault"),
        "injury_code": _("Injury"),
        "injury_text": _("Injury, as stated"),
        "is_group": _("A group"),
        "landmark_text": _("Landmark, as stated"),
        "lead_organization": _("Lead agency"),
        "location_code": _("Kind of place"),
        "marked": _("Marked as a responder’s"),
        "member_of": _("One of"),
        "name_released": _("Name released"),
        "note": _("Note for readers"),
        "ocd_division_id": _("Open Civic Data division"),
        "offense_code": _("Offense"),
        "offense_text": _("Offense charged, as stated"),
        "ori": _("ORI"),
        "parent": _("Part of"),
        "rank_text": _("Rank, as stated"),
        "responder_type": _("Service"),
        "retrieved_at": _("Read on (UTC)"),
        "revision_of": _("Updated version of"),
        "said": _("When said"),
        "same_as": _("The same vehicle as"),
        "service_text": _("Service, as stated"),
        "service_years": _("Years of service"),
        "speaker_organization": _("Or an agency or organization"),
        "speaker_tenure": _("Official who speaks"),
        "supersedes": _("Takes the place of"),
        "text": _("Words"),
        "timezone": _("Time zone"),
        "to_incident": _("Incident"),
        "url": _("Address"),
        "word_count": _("Words in all"),
    }
)
_BY_COLUMN: Mapping[tuple[Table, str], str | Promise] = MappingProxyType(
    {
        (Table.INCIDENT, "kind"): _("What happened"),
        (Table.INCIDENT, "occurred"): _("When"),
        (Table.INCIDENT, "place"): _("Where"),
        (Table.EVENT, "kind"): _("Kind of step"),
        (Table.EVENT, "occurred"): _("When"),
        (Table.EVENT, "place"): _("Where"),
        (Table.EVENT, "description"): _("What happened"),
        (Table.EVENT, "officials"): _("Officials who took part"),
        (Table.POST, "label"): _("Office, as styled"),
        (Table.POST, "role"): _("Kind of office"),
        (Table.POST, "organization"): _("Of"),
        (Table.RELATION, "kind"): _("What it is to this one"),
        (Table.RESPONDER, "label"): _("Called"),
        (Table.RESPONDER, "organization"): _("Employer"),
        (Table.SUSPECT, "label"): _("Called"),
        (Table.SUSPECT, "role"): _("Part"),
        (Table.STATEMENT, "mode"): _("Form"),
        (Table.STATEMENT, "channel"): _("Where said"),
        (Table.TENURE, "person"): _("Held by"),
        (Table.TENURE, "post"): _("Office"),
        (Table.TENURE, "start"): _("From"),
        (Table.TENURE, "end"): _("Until"),
        (Table.VEHICLE, "role"): _("What it was"),
        (Table.VEHICLE, "model"): _("Model"),
        (Table.WEAPON, "suspect"): _("Used by"),
    }
)


def get_label(kind: RowKind, name: str) -> str:
    """Return what a field is called."""
    words = _BY_COLUMN.get((kind.table, name)) or _BY_NAME.get(name) or name.replace("_", " ").capitalize()
    return str(words)
