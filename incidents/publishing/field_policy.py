"""
What becomes of every editorial field: PUBLISHED, CONDITIONAL or PRIVATE. A test refuses a field that is not here.

PUBLISHED    readers see it once the record is published
CONDITIONAL  readers see it only under the rule named beside it
PRIVATE      it never leaves the editorial database

A policy is looked up by nobody at run time: projection names every field that it publishes. This table is the
promise, and tests hold projection to it, field by field, with words planted in each.
"""

import enum
from collections.abc import Mapping
from types import MappingProxyType


class Fate(enum.StrEnum):
    """What becomes of a field at publication."""

    PUBLISHED = "published"
    CONDITIONAL = "conditional"
    PRIVATE = "private"


def _moment(name: str) -> tuple[str, ...]:
    return tuple(f"{name}_{part}" for part in ("earliest", "latest", "precision", "qualifier", "text"))


def _date(name: str) -> tuple[str, ...]:
    return tuple(f"{name}_{part}" for part in ("from", "to", "precision", "qualifier", "text"))


def _fates(
    *, published: tuple[str, ...] = (), conditional: tuple[str, ...] = (), private: tuple[str, ...] = ()
) -> Mapping[str, Fate]:
    fates = {
        **dict.fromkeys(published, Fate.PUBLISHED),
        **dict.fromkeys(conditional, Fate.CONDITIONAL),
        **dict.fromkeys(private, Fate.PRIVATE),
    }
    if len(fates) != len(published) + len(conditional) + len(private):
        raise ValueError("a field has two fates")
    return MappingProxyType(fates)


# Editorial keys become public numbers; who entered a row, and when it was last saved, stays with the desk.
BEGUN = ("id", "created_at", "created_by", "updated_at")
MERGED = ("merged_at", "merged_by")
SOURCED = (
    "source",
    "excerpt",
    "locator",
    "attribution_text",
    "attributed_tenure",
    "attributed_organization",
    "directness",
    *_moment("reported"),
    "recorded_at",
)
# A superseded row that was never published is not referred to.
SOURCED_CONDITIONAL = ("supersedes",)
SOURCED_PRIVATE = ("id", "recorded_by", "frozen_at", "redacted_at")

WORK_OF_THE_DESK: Mapping[str, Mapping[str, Fate]] = MappingProxyType(
    {
        "Revision": _fates(private=("id", "incident", "kind", "at", "by", "reason", "restored")),
        "RowChange": _fates(
            private=(
                *("id", "revision", "table_name", "row_id", "incident", "operation", "before", "after", "written_at"),
            )
        ),
        "OpenRevision": _fates(private=("id", "revision", "is_withholding")),
        "Transition": _fates(
            private=(
                *("id", "incident", "from_state", "to_state", "at", "by", "reason"),
                *("is_alone", "version", "assigned_to"),
            )
        ),
        "Comment": _fates(private=("id", "incident", "at", "by", "text")),
        "WarningAnswer": _fates(private=("id", "incident", "fingerprint", "rule", "text", "at", "by")),
        "ScheduledAct": _fates(
            private=(
                "id",
                "kind",
                "incident",
                "person",
                "plan",
                "due_at",
                "reason",
                "requested_at",
                "requested_by",
                "approved_at",
                "approved_by",
                "cancelled_at",
                "cancelled_by",
                "done_at",
                "failed_at",
                "failure",
            )
        ),
        "WorkLimit": _fates(private=("id", "user", "organization", "state")),
    }
)
"""What the desk notes of its own work. None of it is ever published."""

FIELD_POLICY: Mapping[str, Mapping[str, Fate]] = MappingProxyType(
    {
        "Place": _fates(
            published=(
                "name",
                "address_text",
                "landmark_text",
                "city",
                "county",
                "state",
                "country",
                "ocd_division_id",
                "latitude",
                "longitude",
                "geo_precision",
                "location_code",
                "timezone",
            ),
            private=BEGUN,
        ),
        "Organization": _fates(
            published=("name", "abbreviation", "kind", "parent", "state", "ocd_division_id", "ori"),
            # Readers of a merged record are led to the other one.
            conditional=("merged_into",),
            private=(*MERGED, *BEGUN),
        ),
        "Post": _fates(published=("organization", "role", "label"), private=BEGUN),
        "Person": _fates(
            published=("name_status", "withheld_reason"),
            # Names: while name_status is "released". merged_into: as for organizations.
            conditional=(
                "full_name",
                "given_name",
                "additional_name",
                "family_name",
                "suffix",
                "nickname",
                *_moment("name_released"),
                "merged_into",
            ),
            private=("editor_notes", *MERGED, *BEGUN),
        ),
        "Tenure": _fates(published=("person", "post", "capacity", *_date("start"), *_date("end")), private=BEGUN),
        "Incident": _fates(
            published=(
                "title",
                "kind",
                "summary",
                *_moment("occurred"),
                "place",
                "lead_organization",
                "responders_returned_fire",
                "homicide_circumstance",
                "timezone",
            ),
            # withdrawn_reason: once withdrawn. merged_into: once merged.
            conditional=("withdrawn_reason", "merged_into"),
            private=(
                "state",
                "editor_notes",
                "assigned_to",
                "submitted_at",
                "submitted_by",
                "approved_at",
                "approved_by",
                *MERGED,
                *BEGUN,
            ),
        ),
        "IncidentSource": _fates(published=("incident", "source", "position"), private=("id",)),
        "IncidentRelation": _fates(
            # Only while the other incident is public, and never for a guess that both are the same.
            conditional=("from_incident", "to_incident", "kind", "note"),
            private=("id",),
        ),
        "Event": _fates(
            published=(
                "incident",
                "kind",
                *_moment("occurred"),
                "place",
                "description",
                "sequence",
                "officials",
            ),
            private=("id",),
        ),
        "Responder": _fates(
            published=(
                "incident",
                "person",
                "label",
                "is_group",
                "count",
                "count_text",
                "responder_type",
                "species",
                "organization",
                "rank_text",
                "gender_text",
                "outcome",
                "duty_status",
                "attire",
                "line_of_duty",
                "activity_code",
                "assignment_code",
                "circumstance",
                "body_armor",
                "service_years",
                "service_text",
                "cause_of_death",
                "manner",
                *_moment("died"),
                *_date("eow"),
                "death_place",
                "injury_text",
                "injury_code",
            ),
            # badge: while the name is released. age: also while withheld, unless age_identifies is set.
            conditional=("badge", "age"),
            private=("id", "age_identifies"),
        ),
        "Suspect": _fates(
            published=(
                "incident",
                "person",
                "label",
                "is_group",
                "count",
                "count_min",
                "count_text",
                "role",
                "identification",
                "member_of",
            ),
            private=("id",),
        ),
        "Charge": _fates(
            published=(
                "suspect",
                "statute",
                "offense_text",
                "counts",
                "court_text",
                "case_number",
                *_date("filed"),
            ),
            private=("id",),
        ),
        "Weapon": _fates(published=("incident", "suspect", "force_code", "description"), private=("id",)),
        "Vehicle": _fates(
            published=(
                "incident",
                "role",
                "owner",
                "driver",
                "marked",
                "color",
                "body_style",
                "make",
                "model",
                "damage_text",
                "same_as",
            ),
            private=("id",),
        ),
        "Offense": _fates(published=("incident", "offense_code", "attempted_completed"), private=("id",)),
        "Source": _fates(
            published=(
                "kind",
                "title",
                "publisher",
                "author_text",
                "dateline",
                "url",
                "archived_url",
                *_moment("published"),
                "retrieved_at",
                "content_sha256",
                "rights",
                "revision_of",
            ),
            private=("full_text", "word_count", *BEGUN),
        ),
        "Assertion": _fates(
            # Claims about a withheld name, or a field that identifies as surely, stay back with it.
            conditional=(
                "incident",
                "subject_table",
                "subject_id",
                "field",
                "value",
                "stance",
                "rank",
                *SOURCED,
                *SOURCED_CONDITIONAL,
            ),
            private=SOURCED_PRIVATE,
        ),
        "CaseStatus": _fates(
            published=(
                *SOURCED,
                "incident",
                "suspect",
                "charge",
                "axis",
                "state",
                "clearance_code",
                "charge_text",
                "court_text",
                *_moment("effective"),
            ),
            conditional=SOURCED_CONDITIONAL,
            private=SOURCED_PRIVATE,
        ),
        "Statement": _fates(
            published=(
                *SOURCED,
                "incident",
                "speaker_tenure",
                "speaker_organization",
                "mode",
                "text",
                "channel",
                *_moment("said"),
                "event",
                "continues",
                "url",
            ),
            conditional=SOURCED_CONDITIONAL,
            private=SOURCED_PRIVATE,
        ),
        # Identifiers and aliases of a person stay back with a withheld name.
        "Identifier": _fates(conditional=("subject_table", "subject_id", "scheme", "value", "url"), private=("id",)),
        "Alias": _fates(
            conditional=("organization", "person", "name", "kind", *_date("start"), *_date("end")), private=("id",)
        ),
        "Correction": _fates(
            published=(
                "incident",
                "incident_version",
                "what_was_wrong",
                "what_is_right",
                "why",
                "credit",
                "noted_at",
            ),
            private=("id", "noted_by"),
        ),
        # The log itself: bytes of documents and what is public about each entry.
        "Publication": _fates(
            published=(
                "sequence",
                "batch",
                "action",
                "kind",
                "number",
                "version",
                "published_at",
                "document",
                "salt",
                "digest",
                "merged_into",
                "reason",
            ),
            private=("published_by",),
        ),
        "RecordNumber": _fates(published=("number",), private=("id", "table", "row_id")),
        "Counter": _fates(private=("id", "name", "value")),
        "DeliveryState": _fates(private=("id", "last_attempt_at", "last_error")),
        "SealedName": _fates(private=("id", "person", "ciphertext", "sealed_at", "sealed_by")),
        "SealedNameReading": _fates(private=("id", "person", "read_at", "read_by", "reason")),
        "ClearedNamePart": _fates(private=("id", "fingerprint", "reason", "cleared_at", "cleared_by")),
        "Redaction": _fates(private=("id", "table_name", "row_id", "fields", "reason", "redacted_at", "redacted_by")),
        "RedactionPermit": _fates(private=("id", "table_name", "row_id")),
        # How the words were checked goes out with the statement they still are; who checked them, and when, does not.
        "QuotationCheck": _fates(
            conditional=("method",),
            private=(
                "id",
                "statement",
                "words_sha256",
                "source_sha256",
                "start",
                "end",
                "note",
                "checked_at",
                "checked_by",
            ),
        ),
        **WORK_OF_THE_DESK,
    }
)
