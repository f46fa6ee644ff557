"""A public store of what pages rarely have to show, for tests of pages. People and places are invented."""

import datetime as dt

from incidents.record.log import LogAction
from incidents.record.mentions import PersonName
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.row import DocumentKind, Table
from tests.present import make_rows as make
from tests.present.make_incident import (
    make_bare_incident,
    make_incident,
    make_organization_record,
    make_person_record,
)
from tests.public_store.deliver import deliver, publish
from tests.public_store.make_documents import make_entry

LONG_NAME = "María de los Ángeles Ejemplo-Muestra y Fernández de la Vega Santísima Trinidad"
LONG_BODY = "Metropolitan Example County Consolidated Fire, Rescue, Emergency Medical and Hazardous Materials Authority"
SPANISH_WORDS = (
    "Hoy perdimos a una compañera. Pedimos respeto para su familia y paciencia mientras la investigación continúa: "
    "no daremos más detalles por ahora."
)

RELEASED, DISMISSED, MERGED, WITHDRAWN, ERASED, SEVERAL, UNDATED = 2, 3, 4, 5, 6, 7, 8
FIRST_OF_MANY = 20
TERMS = 5
"""The person with terms of every kind."""


def publish_varied_records(url: str, *, many: int = 60) -> None:
    """
    Publish, withdraw, merge and erase until the store holds every case.

    many   how many more incidents there are, so that lists have several pages
    """
    publish(url, _make_agency(), make_person_record(2, **_make_statements_owner()), _make_long_agency(), _make_terms())
    publish(url, make_person_record(4, person=make.make_person(4), tenures=(), posts=(), assertions=()))
    publish(url, make_incident(), make_incident(version=2, title="Officer shot and killed in Sampleton, corrected"))
    publish(url, _make_released(), _make_dismissed(), _make_several(), make_bare_incident(UNDATED, **_make_undated()))
    publish(url, *(make_bare_incident(number) for number in (MERGED, WITHDRAWN, ERASED)))
    publish(url, make_bare_incident(ERASED, version=2))
    publish(
        url,
        *(
            make_bare_incident(
                number, lead_organization=1, occurred=make.on(dt.date(2022, 1, 1) + dt.timedelta(days=number))
            )
            for number in range(FIRST_OF_MANY, FIRST_OF_MANY + many)
        ),
    )
    sequence = 16 + many
    deliver(
        url,
        make_entry(
            sequence=sequence,
            action=LogAction.MERGE,
            number=MERGED,
            merged_into=1,
            reason="Two articles told of one incident; both are now in the one record.",
            kind=DocumentKind.INCIDENT,
        ),
        make_entry(
            sequence=sequence + 1,
            action=LogAction.WITHDRAW,
            number=WITHDRAWN,
            reason="The agency has since said that the driver was not on duty.",
            kind=DocumentKind.INCIDENT,
        ),
        make_entry(
            sequence=sequence + 2,
            action=LogAction.REDACT,
            number=ERASED,
            version=1,
            reason="By order of a court: the version named a minor.",
            kind=DocumentKind.INCIDENT,
        ),
    )


def _make_agency():
    posts = (make.make_post(1), make.make_post(2, "other", label="Public Information Officer"))
    claims = (
        make.make_assertion(1, Table.ORGANIZATION, 1, "abbreviation", "SPD"),
        make.make_assertion(15, Table.POST, 1, "role", "police_chief"),
    )
    return make_organization_record(posts=posts, assertions=claims)


def _make_statements_owner():
    claims = (
        make.make_assertion(1, Table.PERSON, 2, "full_name", "Testa Sampleton"),
        make.make_assertion(14, Table.TENURE, 1, "capacity", "interim"),
        make.make_assertion(16, Table.TENURE, 1, "post", "police_chief"),
    )
    return {"assertions": claims}


def _make_long_agency():
    return make_organization_record(
        3, name=LONG_BODY, abbreviation="", kind="fire_department", ori="", posts=(), aliases=(), assertions=()
    )


def _make_terms():
    """One person in offices whose starts and ends are known in every degree."""
    on, year, unknown = PartialDate.on_day, PartialDate.in_year, PartialDate.unknown()
    terms = (
        (on(dt.date(2021, 1, 3)), PartialDate.open_ended(), "substantive"),
        (year(2017), on(dt.date(2021, 1, 3)), "substantive"),
        (unknown, year(2016), "acting"),
        (unknown, unknown, "former"),
        (on(dt.date(2001, 5, 1)), unknown, "unknown"),
        (unknown, unknown, "substantive"),
    )
    tenures = tuple(
        make.make_tenure(number, person=TERMS, post=number, start=start, end=end, capacity=capacity)
        for number, (start, end, capacity) in enumerate(terms, 11)
    )
    titles = ("Mayor", "Council Member", "City Manager", "Fire Marshal", "Deputy Mayor", "Commissioner of Public Works")
    return make_person_record(
        TERMS,
        person=make.make_person(TERMS, LONG_NAME, name_released=make.on()),
        tenures=tenures,
        posts=tuple(
            make.make_post(number, "other", organization=3 if number == 14 else 1, label=title)
            for number, title in enumerate(titles, 11)
        ),
        organizations=(
            make.make_organization(1, "City of Sampleton"),
            make.make_organization(2, "KXAM", kind="news_media"),
            make.make_organization(3, LONG_BODY),
        ),
        assertions=(
            make.make_assertion(31, Table.TENURE, 11, "post", "mayor"),
            make.make_assertion(32, Table.TENURE, 14, "post", "fire marshal"),
            make.make_assertion(33, Table.TENURE, 11, "start", "2021-01-03/2021-01-03 day"),
            make.make_assertion(34, Table.TENURE, 11, "start", "2021-01-04/2021-01-04 day"),
        ),
    )


def _make_released():
    """A firefighter whose name is released, with a statement in Spanish."""
    person = make.make_person(TERMS, name_status="released", name=PersonName(full_name=LONG_NAME))
    person = person.model_copy(update={"withheld_reason": None, "name_released": make.on()})
    return make_bare_incident(
        RELEASED,
        title="Bombera herida de muerte en un incendio intencional, Condado de Ejemplo",
        places=(make.make_place(21, name="", address_text="", landmark_text="", city="San José del Ejemplo"),),
        place=21,
        occurred=Moment.between(make.at("04:30").earliest, make.at("08:44").latest),  # type: ignore[arg-type]
        responders=(
            make.make_responder(
                21, person=TERMS, organization=3, responder_type="firefighter", rank_text="capitana de bomberos"
            ),
        ),
        people=(person,),
        organizations=(make.make_organization(3, LONG_BODY), make.make_organization(2, "KXAM", kind="news_media")),
        statements=(make.make_statement(21, SPANISH_WORDS, speaker_organization=3, channel="social_x"),),
        sources=(make.make_source(),),
    )


def _make_dismissed():
    """Two suspects charged; the charge against one of them was dismissed."""
    return make_bare_incident(
        DISMISSED,
        title="Trooper killed at a roadside stop, Example County",
        kind="attack",
        occurred=make.on(dt.date(2023, 12, 16)),
        responders=(make.make_responder(31, person=4, rank_text="trooper"),),
        people=(make.make_person(4),),
        suspects=(make.make_suspect(31, "driver"), make.make_suspect(32, "passenger")),
        charges=(make.make_charge(31, suspect=31), make.make_charge(32, suspect=32)),
        case_status=(
            make.make_case_status(31, "apprehension", "arrests_made"),
            make.make_case_status(32, "prosecution", "charged", suspect=31, charge=31),
            make.make_case_status(33, "prosecution", "dismissed", suspect=32, charge=32),
            make.make_case_status(34, "investigation", "cleared_by_arrest"),
        ),
        sources=(make.make_source(),),
    )


def _make_several():
    """Five hurt, one of them a dog, on several days."""
    return make_bare_incident(
        SEVERAL,
        title="Explosion at a fertilizer depot",
        occurred=Moment.between(make.on(dt.date(2023, 12, 16)).earliest, make.on(dt.date(2023, 12, 18)).latest),  # type: ignore[arg-type]
        responders=(
            make.make_responder(
                71, person=None, label="", outcome="injured_serious", responder_type="ems", rank_text=""
            ),
            make.make_responder(72, person=None, label="", outcome="killed", species="canine", rank_text=""),
            make.make_responder(
                73,
                person=None,
                label="crew of an engine",
                outcome="injured_minor",
                is_group=True,
                count=3,
                rank_text="",
            ),
            make.make_responder(74, person=None, label="", outcome="injured_minor", organization=3),
        ),
        sources=(make.make_source(),),
    )


def _make_undated():
    return {
        "title": "Shots fired at a patrol car in Sampleton",
        "occurred": Moment.unknown(),
        "responders": (make.make_responder(81, person=None, label="two officers", outcome="uninjured", rank_text=""),),
    }
