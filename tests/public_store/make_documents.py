"""Published documents of invented people and places, and the log entries that carry them."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from incidents.record import codes
from incidents.record.canonical import digest_document, write_document
from incidents.record.documents import AnyDocument, IncidentRecord, OrganizationRecord, PersonRecord
from incidents.record.log import LogAction, LogEntry
from incidents.record.row import DocumentKind, RowReference, Table
from tests.public_store.make_rows import (
    AT_DAWN,
    NOON,
    SOME_DAY,
    make_assertion,
    make_case_status,
    make_charge,
    make_correction,
    make_event,
    make_identifier,
    make_offense,
    make_organization_mention,
    make_person_mention,
    make_place,
    make_post,
    make_relation,
    make_responder,
    make_source,
    make_statement,
    make_suspect,
    make_tenure,
    make_vehicle,
    make_weapon,
)


def make_incident(
    number: int = 1, *, version: int = 1, published_at: dt.datetime = NOON, **values: Any
) -> IncidentRecord:
    values = {
        "title": f"Sample incident {number}",
        "kind": codes.IncidentKind.ATTACK,
        "summary": "",
        "occurred": AT_DAWN,
        "place": 1,
        "lead_organization": None,
        "responders_returned_fire": codes.TriState.NO,
        "homicide_circumstance": None,
        "timezone": "America/Los_Angeles",
        "places": (make_place(),),
        **values,
    }
    return IncidentRecord(number=number, version=version, published_at=published_at, **values)


def make_full_incident(number: int = 1, *, version: int = 1, **values: Any) -> IncidentRecord:
    """An incident with a row in every table and a value in every optional field. Row numbers are 100 * number + n."""
    first = 100 * number
    person, official = first + 1, first + 2
    values = {
        "summary": "An officer was shot on I-880.",
        "place": first,
        "lead_organization": 1,
        "homicide_circumstance": codes.HomicideCircumstance("02"),
        "offenses": (make_offense(first, attempted_completed=next(iter(codes.AttemptedCompleted))),),
        "places": (make_place(first, location_code=next(iter(codes.LocationCode))),),
        "responders": (
            make_responder(
                first,
                person=person,
                organization=1,
                activity_code=next(iter(codes.ActivityCode)),
                assignment_code=next(iter(codes.AssignmentCode)),
                circumstance=next(iter(codes.Circumstance)),
                cause_of_death=codes.CauseOfDeath.GUNFIRE,
                manner=codes.Manner.FELONIOUS,
                death_place=first,
                injury_code=next(iter(codes.InjuryCode)),
            ),
            make_responder(first + 1, label="second officer", outcome=codes.Outcome.UNKNOWN, died=None, eow=None),
        ),
        "suspects": (make_suspect(first, person=None),),
        "charges": (make_charge(first, suspect=first, filed=SOME_DAY),),
        "weapons": (make_weapon(first, suspect=first),),
        "vehicles": (make_vehicle(first, owner=1, driver=first),),
        "events": (make_event(first, place=first, officials=(first,)),),
        "case_status": (
            make_case_status(first, source=first),
            make_case_status(
                first + 1,
                source=first,
                axis=codes.Axis.APPREHENSION,
                state=codes.ApprehensionState.NO_ARRESTS,
            ),
        ),
        "statements": (
            make_statement(first, source=first, speaker_organization=None, speaker_tenure=first, event=first),
            make_statement(first + 1, source=first, attributed_organization=1, attributed_tenure=first),
        ),
        "relations": (make_relation(first, to_incident=number + 1),),
        "organizations": (make_organization_mention(),),
        "people": (make_person_mention(person, name=None), make_person_mention(official, name="Chiefa Placeholder")),
        "posts": (make_post(),),
        "tenures": (make_tenure(first, person=official),),
        "sources": (make_source(first, publisher=1, published=AT_DAWN),),
        "assertions": (
            make_assertion(
                first,
                incident=number,
                source=first,
                value_row=RowReference(table=Table.PLACE, number=first),
            ),
            make_assertion(first + 1, incident=None, source=first),
        ),
        "identifiers": (make_identifier(first),),
        "corrections": (make_correction(first),),
        **values,
    }
    return make_incident(number, version=version, **values)


def make_organization(number: int = 1, *, version: int = 1, **values: Any) -> OrganizationRecord:
    values = {
        "name": "Sampleville Police Department",
        "abbreviation": "SPD",
        "kind": codes.OrganizationKind.MUNICIPAL_POLICE,
        "parent": None,
        "state": "CA",
        "ocd_division_id": "",
        "ori": "",
        **values,
    }
    return OrganizationRecord(number=number, version=version, published_at=NOON, **values)


def make_person(
    number: int = 1, *, version: int = 1, name: str | None = "Testa Sampleton", **values: Any
) -> PersonRecord:
    mention = make_person_mention(number, name=name)
    return PersonRecord(**{"number": number, "version": version, "published_at": NOON, "person": mention, **values})


def make_publication(document: AnyDocument, *, sequence: int, batch: int | None = None, reason: str = "") -> LogEntry:
    stored = write_document(document)
    salt = f"{sequence:032x}"
    return make_entry(
        sequence=sequence,
        batch=batch,
        action=LogAction.PUBLISH,
        kind=document.document,
        number=document.number,
        version=document.version,
        published_at=document.published_at,
        document=stored.decode(),
        salt=salt,
        digest=digest_document(stored, salt=salt),
        reason=reason,
    )


def make_entry(*, sequence: int, batch: int | None = None, **values: Any) -> LogEntry:
    values = {
        "action": LogAction.WITHDRAW,
        "kind": DocumentKind.INCIDENT,
        "number": 1,
        "version": None,
        "published_at": NOON + dt.timedelta(minutes=sequence),
        "document": None,
        "salt": None,
        "digest": None,
        "merged_into": None,
        "reason": "",
        **values,
    }
    return LogEntry(sequence=sequence, batch=batch or sequence, **values)


def make_log(documents: Sequence[AnyDocument], *, start: int = 1) -> list[LogEntry]:
    """One batch for each document."""
    return [make_publication(document, sequence=sequence) for sequence, document in enumerate(documents, start=start)]
