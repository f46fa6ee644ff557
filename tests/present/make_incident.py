"""An invented incident with a row of every kind, in the shape of the first record of the site."""

import datetime as dt
from typing import Any

from incidents.record.documents import IncidentRecord, OrganizationRecord, PersonRecord
from incidents.record.evidence import IdentifierRecord
from incidents.record.mentions import AliasRecord
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.reports import CorrectionRecord
from incidents.record.row import RowReference, Table
from incidents.record.scene import OffenseRecord
from tests.present import make_rows as make

AGENCY, OUTLET = 1, 2
OFFICER, CHIEF = 1, 2


def list_assertions() -> tuple[Any, ...]:
    """One report for each of some fields of every kind of row."""
    by_chief = {"attributed_tenure": 1, "attribution_text": "the interim chief"}
    return (
        make.make_assertion(1, Table.INCIDENT, 1, "kind", "attack", directness="editorial"),
        make.make_assertion(
            2, Table.INCIDENT, 1, "occurred", "2023-12-29T12:30:00Z/2023-12-29T12:31:00Z minute", rank="preferred"
        ),
        make.make_assertion(
            3,
            Table.INCIDENT,
            1,
            "occurred",
            "2023-12-29T08:00:00Z/2023-12-29T20:00:00Z part_of_day",
            excerpt=make.make_excerpt("Friday morning", cut_before=True, cut_after=True),
        ),
        make.make_assertion(4, Table.RESPONDER, 1, "attire", "undercover", **by_chief),
        make.make_assertion(5, Table.RESPONDER, 1, "attire", "plainclothes", attribution_text="the police union"),
        make.make_assertion(6, Table.RESPONDER, 1, "eow", "2023-12-29/2023-12-29 day", directness="implied"),
        make.make_assertion(7, Table.PERSON, 1, "withheld_reason", "family_notification"),
        make.make_assertion(8, Table.PLACE, 1, "address_text", "400 block of Sample Street"),
        make.make_assertion(9, Table.SUSPECT, 2, "count_text", "several"),
        make.make_assertion(10, Table.EVENT, 2, "description", "The officer died.", **by_chief),
        make.make_assertion(
            11,
            Table.EVENT,
            3,
            "officials",
            "tenure",
            value_row=RowReference(table=Table.TENURE, number=1),
        ),
        make.make_assertion(12, Table.STATEMENT, 1, "channel", "social_x"),
        make.make_assertion(13, Table.SOURCE, 1, "dateline", "SAMPLETON (KXAM)"),
        make.make_assertion(14, Table.TENURE, 1, "capacity", "interim"),
        make.make_assertion(15, Table.POST, 1, "role", "police_chief"),
        make.make_assertion(16, Table.VEHICLE, 1, "color", "white"),
        make.make_assertion(17, Table.WEAPON, 1, "force_code", "11", directness="editorial"),
        make.make_assertion(18, Table.RELATION, 1, "kind", "earlier_same_location"),
        make.make_assertion(19, Table.CASE_STATUS, 1, "state", "no_arrests"),
        make.make_assertion(20, Table.INCIDENT, 1, "slug", "a field that has no place on the page"),
    )


def make_incident(number: int = 1, **changes: Any) -> IncidentRecord:
    """An incident with rows of every kind; its officer's name is withheld."""
    members = {
        "number": number,
        "version": 1,
        "published_at": make.NOW,
        "title": "Officer shot and killed in Sampleton, California",
        "kind": "attack",
        "summary": "An undercover officer was fatally shot while driving toward a burglary.",
        "occurred": make.at("04:30", text="at 4:30 a.m."),
        "place": 1,
        "lead_organization": AGENCY,
        "responders_returned_fire": "no",
        "homicide_circumstance": "02",
        "timezone": "America/Los_Angeles",
        "offenses": (OffenseRecord(number=1, offense_code="09A", attempted_completed="C"),),
        "places": (make.make_place(),),
        "responders": (
            make.make_responder(),
            make.make_responder(
                2,
                person=None,
                label="second officer",
                outcome="unknown",
                died=None,
                eow=None,
                cause_of_death=None,
                manner=None,
                attire="unknown",
                service_years=None,
                service_text="",
            ),
        ),
        "suspects": (make.make_suspect(1, member_of=2), make.make_suspect_group(2)),
        "weapons": (make.make_weapon(),),
        "vehicles": (make.make_vehicle(),),
        "events": (
            make.make_event(1, "offense", make.at("04:30"), description="A burglary unfolded."),
            make.make_event(4, "response", Moment.unknown(), description="The officer came back."),
            make.make_event(
                5,
                "shots_fired",
                Moment.between(make.at("04:30").earliest, make.at("08:44").latest),  # type: ignore[arg-type]
                description="The officer was shot.",
            ),
            make.make_event(2, "death", make.at("08:44"), description="The officer died."),
            make.make_event(3, "news_conference", make.at("13:00"), officials=(1,)),
        ),
        "case_status": (
            make.make_case_status(1, "apprehension", "no_arrests"),
            make.make_case_status(2, "apprehension", "at_large", suspect=1, directness="implied"),
            make.make_case_status(3, "apprehension", "at_large", suspect=2),
            make.make_case_status(4, "investigation", "open", directness="editorial"),
        ),
        "statements": (
            make.make_statement(1, "It is with a heavy heart.", channel="social_x"),
            make.make_statement(2, "cleared the scene", mode="partial", speaker_tenure=1, speaker_organization=None),
            make.make_statement(
                3,
                "pledged to find those responsible",
                mode="indirect",
                speaker_tenure=1,
                speaker_organization=None,
                said=Moment.unknown(),
                continues=2,
            ),
        ),
        "relations": (make.make_relation(),),
        "organizations": (
            make.make_organization(AGENCY, "Sampleton Police Department", abbreviation="SPD"),
            make.make_organization(OUTLET, "KXAM", kind="news_media"),
        ),
        "people": (make.make_person(OFFICER), make.make_person(CHIEF, "Testa Sampleton")),
        "posts": (make.make_post(1),),
        "tenures": (make.make_tenure(1),),
        "sources": (make.make_source(),),
        "assertions": list_assertions(),
        "identifiers": (
            IdentifierRecord(
                number=1,
                subject=RowReference(table=Table.RESPONDER, number=1),
                scheme="odmp",
                value="00000",
                url="https://example.org/00000",
            ),
        ),
        "corrections": (
            CorrectionRecord(
                number=1,
                incident_version=1,
                what_was_wrong="The county was wrong.",
                what_is_right="Sample County.",
                why="A reader wrote to us.",
                credit="Reader Exampleson",
                noted_at=make.NOW,
            ),
        ),
    }
    return IncidentRecord(**(members | changes))


def make_organization_record(number: int = AGENCY, **changes: Any) -> OrganizationRecord:
    members = {
        "number": number,
        "version": 1,
        "published_at": make.NOW,
        "name": "Sampleton Police Department",
        "abbreviation": "SPD",
        "kind": "municipal_police",
        "parent": None,
        "state": "CA",
        "ocd_division_id": "",
        "ori": "CA0000000",
        "posts": (make.make_post(1),),
        "aliases": (
            AliasRecord(
                number=1,
                name="Sampleton Watch",
                kind="former_name",
                start=None,
                end=PartialDate.on_day(dt.date(1950, 1, 31)),
            ),
        ),
        "organizations": (make.make_organization(OUTLET, "KXAM", kind="news_media"),),
        "sources": (make.make_source(),),
        "assertions": (make.make_assertion(1, Table.ORGANIZATION, number, "abbreviation", "SPD"),),
        "identifiers": (),
    }
    return OrganizationRecord(**(members | changes))


def make_person_record(number: int = CHIEF, **changes: Any) -> PersonRecord:
    members = {
        "number": number,
        "version": 1,
        "published_at": make.NOW,
        "person": make.make_person(number, "Testa Sampleton"),
        "tenures": (make.make_tenure(1, person=number),),
        "posts": (make.make_post(1),),
        "aliases": (),
        "organizations": (
            make.make_organization(AGENCY, "Sampleton Police Department"),
            make.make_organization(OUTLET, "KXAM", kind="news_media"),
        ),
        "sources": (make.make_source(),),
        "assertions": (make.make_assertion(1, Table.PERSON, number, "full_name", "Testa Sampleton"),),
        "identifiers": (),
    }
    return PersonRecord(**(members | changes))


def make_bare_incident(number: int = 2, **changes: Any) -> IncidentRecord:
    """An incident without rows of its own, so that it can stand in a store beside another."""
    rows = (
        "offenses",
        "places",
        "responders",
        "suspects",
        "weapons",
        "vehicles",
        "events",
        "case_status",
        "statements",
        "relations",
        "organizations",
        "people",
        "posts",
        "tenures",
        "sources",
        "assertions",
        "identifiers",
        "corrections",
    )
    members = {"title": f"Burglary {number}", "summary": "", "place": None, "lead_organization": None}
    return make_incident(number, **(dict.fromkeys(rows, ()) | members | changes))
