"""Rows of published documents, each complete with defaults that a test overrides. All people are invented."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from incidents.record.evidence import AssertionRecord, Excerpt, SourceRecord
from incidents.record.involved import ChargeRecord, ResponderRecord, SuspectRecord
from incidents.record.mentions import (
    OrganizationMention,
    PersonMention,
    PersonName,
    PostMention,
    TenureMention,
)
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.reports import CaseStatusRecord, StatementRecord
from incidents.record.row import RowReference, Table
from incidents.record.scene import EventRecord, PlaceRecord, RelationRecord, VehicleRecord, WeaponRecord

ZONE = ZoneInfo("America/Los_Angeles")
DAY = dt.date(2023, 12, 29)
NOW = dt.datetime(2024, 1, 2, 12, 0, tzinfo=dt.UTC)


def at(clock: str, *, text: str = "") -> Moment:
    """The minute of a local clock time on DAY, e.g. at("04:30")."""
    return Moment.at_minute(dt.datetime.combine(DAY, dt.time.fromisoformat(clock), tzinfo=ZONE), text=text)


def on(day: dt.date = DAY) -> Moment:
    """A whole local day."""
    return Moment.on_day(day, ZONE)


def make_excerpt(words: str = "words of the source", **changes: Any) -> Excerpt:
    return Excerpt(words=words, **changes)


def make_sourced(number: int = 1, **changes: Any) -> dict[str, Any]:
    """The members that every report has."""
    return {
        "number": number,
        "source": 1,
        "excerpt": make_excerpt(),
        "locator": "",
        "attribution_text": "",
        "attributed_tenure": None,
        "attributed_organization": None,
        "directness": "explicit",
        "reported": on(),
        "recorded_at": NOW,
        "supersedes": None,
    } | changes


def make_assertion(
    number: int, table: Table, subject: int, field: str, value: str = "", **changes: Any
) -> AssertionRecord:
    members = {
        "incident": 1,
        "subject": RowReference(table=table, number=subject),
        "field": field,
        "value": value,
        "stance": "supports",
        "rank": "normal",
    }
    return AssertionRecord(**make_sourced(number, **(members | changes)))


def make_case_status(number: int, axis: str, state: str, **changes: Any) -> CaseStatusRecord:
    members = {
        "suspect": None,
        "charge": None,
        "axis": axis,
        "state": state,
        "clearance_code": None,
        "charge_text": "",
        "court_text": "",
        "effective": on(),
    }
    return CaseStatusRecord(**make_sourced(number, **(members | changes)))


def make_statement(number: int, text: str, **changes: Any) -> StatementRecord:
    members = {
        "speaker_tenure": None,
        "speaker_organization": 1,
        "mode": "direct",
        "text": text,
        "channel": "unstated",
        "said": on(),
        "event": None,
        "continues": None,
        "url": "",
    }
    return StatementRecord(**make_sourced(number, **(members | changes)))


def make_source(number: int = 1, **changes: Any) -> SourceRecord:
    members = {
        "number": number,
        "kind": "news_article",
        "title": "",
        "publisher": 2,
        "author_text": "",
        "dateline": "SAMPLETON (KXAM)",
        "url": "",
        "archived_url": "",
        "published": on(),
        "retrieved_at": None,
        "content_sha256": "",
        "rights": "",
        "revision_of": None,
    }
    return SourceRecord(**(members | changes))


def make_place(number: int = 1, **changes: Any) -> PlaceRecord:
    members = {
        "number": number,
        "name": "Sample shop (name not stated)",
        "address_text": "400 block of Sample Street",
        "landmark_text": "near Sample Square",
        "city": "Sampleton",
        "county": "Sample",
        "state": "CA",
        "country": "US",
        "ocd_division_id": "",
        "latitude": None,
        "longitude": None,
        "geo_precision": "block",
        "location_code": "24",
        "timezone": "America/Los_Angeles",
    }
    return PlaceRecord(**(members | changes))


def make_organization(number: int, name: str, **changes: Any) -> OrganizationMention:
    members = {
        "number": number,
        "name": name,
        "abbreviation": "",
        "kind": "municipal_police",
        "state": "CA",
        "parent": None,
    }
    return OrganizationMention(**(members | changes))


def make_person(number: int, full_name: str = "", **changes: Any) -> PersonMention:
    members = {
        "number": number,
        "name_status": "released" if full_name else "withheld",
        "withheld_reason": None if full_name else "family_notification",
        "name_released": None,
        "name": PersonName(full_name=full_name) if full_name else None,
    }
    return PersonMention(**(members | changes))


def make_post(number: int, role: str = "police_chief", **changes: Any) -> PostMention:
    return PostMention(**({"number": number, "organization": 1, "role": role, "label": ""} | changes))


def make_tenure(number: int, **changes: Any) -> TenureMention:
    members = {
        "number": number,
        "person": 2,
        "post": 1,
        "capacity": "interim",
        "start": PartialDate.unknown(),
        "end": PartialDate.unknown(),
    }
    return TenureMention(**(members | changes))


def make_responder(number: int = 1, **changes: Any) -> ResponderRecord:
    members = {
        "number": number,
        "person": 1,
        "label": "",
        "is_group": False,
        "count": 1,
        "count_text": "",
        "responder_type": "law_enforcement",
        "species": "human",
        "organization": 1,
        "rank_text": "officer",
        "badge": "",
        "age": None,
        "gender_text": "",
        "outcome": "killed",
        "duty_status": "on_duty",
        "attire": "undercover",
        "line_of_duty": "stated_by_agency",
        "activity_code": "02",
        "assignment_code": "J",
        "circumstance": None,
        "body_armor": "unknown",
        "service_years": "4",
        "service_text": "four-year veteran",
        "cause_of_death": "gunfire",
        "manner": "felonious",
        "died": at("08:44"),
        "eow": PartialDate.on_day(DAY),
        "death_place": None,
        "injury_text": "",
        "injury_code": None,
    }
    return ResponderRecord(**(members | changes))


def make_suspect(number: int, label: str = "gunman", **changes: Any) -> SuspectRecord:
    members = {
        "number": number,
        "person": None,
        "label": label,
        "is_group": False,
        "count": 1,
        "count_min": None,
        "count_text": "",
        "role": "shooter",
        "identification": "unidentified",
        "member_of": None,
    }
    return SuspectRecord(**(members | changes))


def make_suspect_group(number: int, **changes: Any) -> SuspectRecord:
    members = {"is_group": True, "count": None, "count_text": "several", "role": "participant"}
    return make_suspect(number, **({"label": "fleeing suspects"} | members | changes))


def make_charge(number: int = 1, **changes: Any) -> ChargeRecord:
    members = {
        "number": number,
        "suspect": 1,
        "statute": "",
        "offense_text": "murder",
        "counts": None,
        "court_text": "",
        "case_number": "",
        "filed": None,
    }
    return ChargeRecord(**(members | changes))


def make_weapon(number: int = 1, **changes: Any) -> WeaponRecord:
    return WeaponRecord(**({"number": number, "suspect": None, "force_code": "11", "description": ""} | changes))


def make_vehicle(number: int = 1, **changes: Any) -> VehicleRecord:
    members = {
        "number": number,
        "role": "scene_unattributed",
        "owner": None,
        "driver": None,
        "marked": "unknown",
        "color": "white",
        "body_style": "pickup truck",
        "make": "",
        "model": "",
        "damage_text": "a shattered window and apparent holes",
        "same_as": None,
    }
    return VehicleRecord(**(members | changes))


def make_event(number: int, kind: str, occurred: Moment, **changes: Any) -> EventRecord:
    members = {
        "number": number,
        "kind": kind,
        "occurred": occurred,
        "place": None,
        "description": "",
        "sequence": number,
        "officials": (),
    }
    return EventRecord(**(members | changes))


def make_relation(number: int = 1, **changes: Any) -> RelationRecord:
    members = {
        "number": number,
        "to_incident": 2,
        "to_incident_title": "Burglary at the same shop",
        "kind": "earlier_same_location",
        "note": "",
    }
    return RelationRecord(**(members | changes))
