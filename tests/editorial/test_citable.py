import datetime as dt
import decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.editorial.citable import CITABLE_FIELDS, SUBJECT_MODELS, list_uncited, needs_citation, write_value
from incidents.editorial.columns.interval import IntervalColumns
from incidents.editorial.models import Assertion
from incidents.editorial.subjects import get_subject, get_table
from incidents.record.codes import Outcome, Qualifier
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.row import Table
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db

MINUTE = dt.datetime(2023, 12, 29, 12, 30, tzinfo=dt.UTC)


def test_every_table_has_a_model_and_says_what_is_citable():
    assert set(SUBJECT_MODELS) == set(Table) == set(CITABLE_FIELDS)


def test_every_citable_field_is_one_of_its_model():
    for table, fields in CITABLE_FIELDS.items():
        for field in fields:
            model = SUBJECT_MODELS[table]
            assert isinstance(getattr(model, field), IntervalColumns) or model._meta.get_field(field) is not None


@pytest.mark.parametrize(
    ("columns", "field", "text"),
    [
        ({"outcome": Outcome.KILLED}, "outcome", "killed"),
        ({"rank_text": "officer"}, "rank_text", "officer"),
        ({"service_years": decimal.Decimal("4.00")}, "service_years", "4"),
        ({"service_years": decimal.Decimal("10.50")}, "service_years", "10.5"),
        ({"service_years": 10}, "service_years", "10"),
        ({"age": 36}, "age", "36"),
        ({"is_group": True}, "is_group", "yes"),
        ({"is_group": False}, "is_group", "no"),
        ({"age": None}, "age", ""),
        ({"organization": None}, "organization", ""),
        ({"died": None}, "died", ""),
        (
            {"died": Moment.at_minute(MINUTE)},
            "died",
            "2023-12-29T12:30:00Z/2023-12-29T12:31:00Z minute",
        ),
        (
            {"died": Moment.at_minute(MINUTE, qualifier=Qualifier.APPROXIMATE, text="around")},
            "died",
            "2023-12-29T12:30:00Z/2023-12-29T12:31:00Z minute approximate",
        ),
        ({"died": Moment.after(MINUTE)}, "died", "2023-12-29T12:30:00Z/.. after"),
        ({"died": Moment.before(MINUTE)}, "died", "../2023-12-29T12:30:00Z before"),
        ({"died": Moment.unknown()}, "died", "../.. unknown"),
        ({"eow": PartialDate.on_day(dt.date(2023, 12, 29))}, "eow", "2023-12-29/2023-12-29 day"),
        ({"eow": PartialDate.in_year(1791)}, "eow", "1791-01-01/1791-12-31 year"),
    ],
    ids=str,
)
def test_a_value_is_written_in_its_canonical_form(columns, field, text):
    responder = make.make_responder(**columns)

    assert write_value(responder, field) == text
    responder.refresh_from_db()
    assert write_value(responder, field) == text


def test_a_reference_is_written_as_table_and_key():
    organization = make.make_organization()
    responder = make.make_responder(organization=organization)

    assert write_value(responder, "organization") == f"organization:{organization.pk}"
    assert get_subject(Table.ORGANIZATION, organization.pk) == organization
    assert get_subject(Table.ORGANIZATION, organization.pk + 1) is None


def test_several_references_are_written_in_order_of_key():
    event, first, second = make.make_event(), make.make_tenure(), make.make_tenure()
    event.officials.set([second, first])

    assert write_value(event, "officials") == f"tenure:{first.pk} tenure:{second.pk}"


def test_a_value_costs_no_query_for_a_reference():
    responder = make.make_responder(organization=make.make_organization())
    responder.refresh_from_db()

    with CaptureQueriesContext(connection) as queries:
        write_value(responder, "organization")

    assert len(queries) == 0


def test_rows_without_public_numbers_have_no_table():
    with pytest.raises(ValueError, match="no public numbers"):
        get_table(make.make_incident_source())


def make_cited_incident():
    """An incident of which every fact has its evidence."""
    incident = make.make_incident(kind="attack")
    for field in ("kind", "occurred", "timezone"):
        make.make_assertion(incident=incident, field=field)
    return incident


def list_uncited_names(incident):
    return sorted(f"{row._meta.model_name}.{field}" for row, field in list_uncited(incident))


def test_an_incident_whose_facts_all_have_evidence_has_none_uncited():
    incident = make_cited_incident()
    make.make_incident_source(incident=incident, source=Assertion.objects.all()[0].source)

    assert list_uncited(incident) == []


def test_a_column_without_an_assertion_is_found():
    incident = make_cited_incident()
    make.make_responder(incident=incident, label="", outcome="killed", attire="undercover")

    assert list_uncited_names(incident) == ["responder.attire", "responder.outcome", "responder.responder_type"]


@pytest.mark.parametrize(
    "change",
    [
        {"value": "accident"},
        {"stance": "disputes"},
        {"stance": "retracts"},
        {"rank": "deprecated"},
        {"field": "summary"},
        {"subject_id": 10**6},
        {"subject_table": "event"},
    ],
    ids=str,
)
def test_an_assertion_that_does_not_support_the_value_is_no_evidence(change):
    incident = make_cited_incident()
    Assertion.objects.filter(field="kind").update(**change)

    assert list_uncited_names(incident) == ["incident.kind"]


def test_a_superseded_assertion_is_no_evidence_and_what_supersedes_it_is():
    incident = make_cited_incident()
    earlier = Assertion.objects.get(field="kind")
    retraction = make.make_assertion(incident=incident, field="kind", supersedes=earlier, stance="retracts")
    assert list_uncited_names(incident) == ["incident.kind"]

    retraction.delete()
    make.make_assertion(incident=incident, field="kind", supersedes=earlier)
    assert list_uncited_names(incident) == []


def test_facts_of_shared_rows_that_the_incident_mentions_are_looked_at_too():
    incident = make_cited_incident()
    bureau = make.make_organization(name="Bureau", state="", parent=make.make_organization(name="Parent", state=""))
    tenure = make.make_tenure()
    event = make.make_event(incident=incident, place=make.make_place(state="", city=""))
    event.officials.add(tenure)
    vehicle = make.make_vehicle(incident=incident, owner=bureau)
    make.make_alias(organization=bureau, name="The Bureau")
    make.make_identifier(row=vehicle)

    uncited = set(list_uncited_names(incident))

    assert {
        "alias.name",
        "event.officials",
        "identifier.value",
        "organization.name",
        "organization.parent",
        "person.full_name",
        "place.address_text",
        "post.role",
        "tenure.post",
        "vehicle.owner",
    } <= uncited
    assert {"Bureau", "Parent"} <= {str(row) for row, field in list_uncited(incident) if field == "name"}


def test_evidence_of_a_shared_row_counts_whatever_incident_it_was_collected_for():
    incident = make_cited_incident()
    organization = make.make_organization(name="Testville PD", state="", kind="unknown")
    incident.lead_organization = organization
    incident.save()
    make.make_assertion(incident=incident, field="lead_organization")
    assert list_uncited_names(incident) == ["organization.name"]

    make.make_assertion(incident=None, row=organization, field="name")
    assert list_uncited_names(incident) == []


@pytest.mark.parametrize(
    ("build", "field"),
    [
        (make.make_incident, "responders_returned_fire"),
        (make.make_responder, "species"),
        (make.make_responder, "is_group"),
        (make.make_responder, "line_of_duty"),
        (make.make_tenure, "capacity"),
        (make.make_tenure, "start"),
        (make.make_suspect, "count"),
        (make.make_place, "country"),
        (make.make_person, "name_status"),
    ],
)
def test_what_a_column_holds_until_somebody_knows_better_needs_no_source(build, field):
    assert not needs_citation(build(), field)


def test_a_no_that_a_source_said_needs_that_source():
    assert needs_citation(make.make_incident(responders_returned_fire="no"), "responders_returned_fire")


def test_a_time_needs_a_source_unless_it_is_unknown():
    assert needs_citation(make.make_tenure(start=PartialDate.in_year(2020)), "start")
    assert needs_citation(make.make_tenure(end=PartialDate.open_ended()), "end")
    assert not needs_citation(make.make_tenure(), "end")


def test_listing_what_is_uncited_costs_the_same_however_many_rows_there_are():
    incident = make_cited_incident()

    def count_queries():
        with CaptureQueriesContext(connection) as queries:
            list_uncited(incident)
        return len(queries)

    def add_rows():
        event = make.make_event(incident=incident, place=make.make_place())
        event.officials.add(make.make_tenure())
        make.make_responder(
            incident=incident, person=make.make_withheld_person(), organization=make.make_organization()
        )
        suspect = make.make_suspect(incident=incident)
        make.make_charge(suspect=suspect)
        make.make_weapon(incident=incident, suspect=suspect)
        make.make_statement(incident=incident, recorded_at=NOW)

    add_rows()
    few = count_queries()
    add_rows()
    add_rows()

    assert count_queries() == few
