"""Published rows of invented places, people and reports, for documents."""

import datetime as dt
from typing import Any

from incidents.record import codes
from incidents.record.evidence import AssertionRecord, Excerpt, IdentifierRecord, SourceRecord
from incidents.record.involved import ChargeRecord, ResponderRecord, SuspectRecord
from incidents.record.mentions import (
    AliasRecord,
    OrganizationMention,
    PersonMention,
    PersonName,
    PostMention,
    TenureMention,
)
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.reports import CaseStatusRecord, CorrectionRecord, StatementRecord
from incidents.record.row import RowReference, Table
from incidents.record.scene import (
    EventRecord,
    OffenseRecord,
    PlaceRecord,
    RelationRecord,
    VehicleRecord,
    WeaponRecord,
)

NOON = dt.datetime(2024, 1, 2, 12, 0, tzinfo=dt.UTC)
AT_DAWN = Moment.at_minute(dt.datetime(2023, 12, 29, 12, 30, tzinfo=dt.UTC), text="at 4:30 a.m.")
SOME_DAY = PartialDate.on_day(dt.date(2023, 12, 29), text="on Friday")


def make_sourced(**values: Any) -> dict[str, Any]:
    return {
        "source": 1,
        "excerpt": Excerpt(words="at 4:30 a.m.", cut_before=True),
        "locator": "paragraph 2",
        "attribution_text": "investigators",
        "attributed_tenure": None,
        "attributed_organization": None,
        "directness": codes.Directness.EXPLICIT,
        "reported": AT_DAWN,
        "recorded_at": NOON,
        "supersedes": None,
        **values,
    }


def make_place(number: int = 1, **values: Any) -> PlaceRecord:
    return PlaceRecord(
        number=number,
        **{
            "name": "Sample Wharf",
            "address_text": "400 block of Example Street",
            "landmark_text": "near Placeholder Square",
            "city": "Sampleville",
            "county": "Example",
            "state": "CA",
            "country": "US",
            "ocd_division_id": "",
            "latitude": "37.79",
            "longitude": "-122.27",
            "geo_precision": codes.GeoPrecision.BLOCK,
            "location_code": None,
            "timezone": "America/Los_Angeles",
            **values,
        },
    )


def make_responder(number: int = 1, **values: Any) -> ResponderRecord:
    return ResponderRecord(
        number=number,
        **{
            "person": None,
            "label": "first officer",
            "is_group": False,
            "count": 1,
            "count_text": "",
            "responder_type": codes.ResponderType.LAW_ENFORCEMENT,
            "species": codes.Species.HUMAN,
            "organization": None,
            "rank_text": "Officer",
            "badge": "",
            "age": None,
            "gender_text": "",
            "outcome": codes.Outcome.KILLED,
            "duty_status": codes.DutyStatus.ON_DUTY,
            "attire": codes.Attire.UNDERCOVER,
            "line_of_duty": codes.LineOfDuty.STATED_BY_AGENCY,
            "activity_code": None,
            "assignment_code": None,
            "circumstance": None,
            "body_armor": codes.TriState.UNKNOWN,
            "service_years": "4",
            "service_text": "four-year veteran",
            "cause_of_death": None,
            "manner": None,
            "died": AT_DAWN,
            "eow": SOME_DAY,
            "death_place": None,
            "injury_text": "",
            "injury_code": None,
            **values,
        },
    )


def make_suspect(number: int = 1, **values: Any) -> SuspectRecord:
    return SuspectRecord(
        number=number,
        **{
            "person": None,
            "label": "fleeing suspects",
            "is_group": True,
            "count": None,
            "count_min": None,
            "count_text": "several",
            "role": codes.SuspectRole.UNKNOWN,
            "identification": codes.Identification.UNIDENTIFIED,
            "member_of": None,
            **values,
        },
    )


def make_charge(number: int = 1, **values: Any) -> ChargeRecord:
    return ChargeRecord(
        number=number,
        **{
            "suspect": 1,
            "statute": "PC 187",
            "offense_text": "murder",
            "counts": 1,
            "court_text": "",
            "case_number": "",
            "filed": None,
            **values,
        },
    )


def make_case_status(number: int = 1, **values: Any) -> CaseStatusRecord:
    return CaseStatusRecord(
        number=number,
        **make_sourced(
            **{
                "suspect": None,
                "charge": None,
                "axis": codes.Axis.INVESTIGATION,
                "state": codes.InvestigationState.OPEN,
                "clearance_code": None,
                "charge_text": "",
                "court_text": "",
                "effective": AT_DAWN,
                **values,
            }
        ),
    )


def make_statement(number: int = 1, **values: Any) -> StatementRecord:
    return StatementRecord(
        number=number,
        **make_sourced(
            **{
                "speaker_tenure": None,
                "speaker_organization": 1,
                "mode": codes.StatementMode.DIRECT,
                "words_checked": codes.WordsChecked.SOURCE_TEXT,
                "text": "We mourn a colleague today.",
                "channel": codes.StatementChannel.UNSTATED,
                "said": AT_DAWN,
                "event": None,
                "continues": None,
                "url": "",
                **values,
            }
        ),
    )


def make_source(number: int = 1, **values: Any) -> SourceRecord:
    return SourceRecord(
        number=number,
        **{
            "kind": codes.SourceKind.NEWS_ARTICLE,
            "title": "Officer dies after burglary",
            "publisher": None,
            "author_text": "",
            "dateline": "",
            "url": "",
            "archived_url": "",
            "published": None,
            "retrieved_at": NOON,
            "content_sha256": "",
            "rights": "",
            "revision_of": None,
            **values,
        },
    )


def make_assertion(number: int = 1, **values: Any) -> AssertionRecord:
    return AssertionRecord(
        number=number,
        **make_sourced(
            **{
                "incident": 1,
                "subject": RowReference(table=Table.INCIDENT, number=1),
                "field": "occurred",
                "value": "2023-12-29T12:30:00Z/2023-12-29T12:31:00Z",
                "stance": codes.Stance.SUPPORTS,
                "rank": codes.Rank.PREFERRED,
                **values,
            }
        ),
    )


def make_identifier(number: int = 1, **values: Any) -> IdentifierRecord:
    values = {
        "subject": RowReference(table=Table.INCIDENT, number=1),
        "scheme": next(iter(codes.IdentifierScheme)),
        "value": "23-000001",
        "url": "",
        **values,
    }
    return IdentifierRecord(number=number, **values)


def make_event(number: int = 1, **values: Any) -> EventRecord:
    values = {
        "kind": codes.EventKind.SHOTS_FIRED,
        "occurred": AT_DAWN,
        "place": None,
        "description": "Shots were heard",
        "sequence": 1,
        "officials": (),
        **values,
    }
    return EventRecord(number=number, **values)


def make_vehicle(number: int = 1, **values: Any) -> VehicleRecord:
    values = {
        "role": codes.VehicleRole.RESPONDER_VEHICLE,
        "owner": None,
        "driver": None,
        "marked": codes.Marking.UNMARKED,
        "color": "white",
        "body_style": "",
        "make": "",
        "model": "",
        "damage_text": "",
        "same_as": None,
        **values,
    }
    return VehicleRecord(number=number, **values)


def make_weapon(number: int = 1, **values: Any) -> WeaponRecord:
    values = {"suspect": None, "force_code": codes.ForceCode("11"), "description": "", **values}
    return WeaponRecord(number=number, **values)


def make_relation(number: int = 1, **values: Any) -> RelationRecord:
    values = {
        "to_incident": 2,
        "to_incident_title": "An earlier burglary",
        "kind": codes.RelationKind.EARLIER_SAME_LOCATION,
        "note": "",
        **values,
    }
    return RelationRecord(number=number, **values)


def make_correction(number: int = 1) -> CorrectionRecord:
    return CorrectionRecord(
        number=number,
        incident_version=1,
        what_was_wrong="the hour",
        what_is_right="4:30",
        why="misread",
        credit="",
        noted_at=NOON,
    )


def make_offense(number: int = 1, **values: Any) -> OffenseRecord:
    values = {"offense_code": codes.OffenseCode("220"), "attempted_completed": None, **values}
    return OffenseRecord(number=number, **values)


def make_organization_mention(number: int = 1, **values: Any) -> OrganizationMention:
    values = {
        "name": "Sampleville Police Department",
        "abbreviation": "SPD",
        "kind": codes.OrganizationKind.MUNICIPAL_POLICE,
        "state": "CA",
        "parent": None,
        **values,
    }
    return OrganizationMention(number=number, **values)


def make_person_mention(number: int = 1, *, name: str | None = "Testa Sampleton", **values: Any) -> PersonMention:
    values = {
        "name_status": codes.NameStatus.WITHHELD if name is None else codes.NameStatus.RELEASED,
        "withheld_reason": codes.WithheldReason.FAMILY_NOTIFICATION if name is None else None,
        "name_released": None,
        "name": None if name is None else PersonName(full_name=name),
        **values,
    }
    return PersonMention(number=number, **values)


def make_post(number: int = 1, **values: Any) -> PostMention:
    values = {"organization": 1, "role": codes.OfficeRole.POLICE_CHIEF, "label": "Chief of Police", **values}
    return PostMention(number=number, **values)


def make_tenure(number: int = 1, **values: Any) -> TenureMention:
    values = {
        "person": 1,
        "post": 1,
        "capacity": codes.Capacity.INTERIM,
        "start": PartialDate.unknown(),
        "end": PartialDate.unknown(),
        **values,
    }
    return TenureMention(number=number, **values)


def make_alias(number: int = 1, **values: Any) -> AliasRecord:
    values = {"name": "The Sample Force", "kind": next(iter(codes.AliasKind)), "start": SOME_DAY, "end": None, **values}
    return AliasRecord(number=number, **values)
