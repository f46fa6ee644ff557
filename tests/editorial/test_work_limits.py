from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model, ProtectedError
from django.test.utils import CaptureQueriesContext

from incidents.editorial.models import (
    Charge,
    Event,
    Identifier,
    Incident,
    Organization,
    Person,
    Place,
    RowChange,
    WorkLimit,
)
from incidents.editorial.subjects import SUBJECT_MODELS
from incidents.editorial.work_limits import (
    PARTS,
    is_used_outside,
    limit_accounts,
    limit_incidents,
    limit_rows,
    may_see,
    may_work_on,
)
from tests.make import (
    make_assertion,
    make_charge,
    make_event,
    make_identifier,
    make_incident,
    make_organization,
    make_person,
    make_place,
    make_relation,
    make_responder,
    make_suspect,
    make_user,
)

pytestmark = pytest.mark.django_db

EVERYBODYS = {
    "Organization", "Post", "Tenure", "Place", "Source", "Publication", "RecordNumber", "Redaction", "RedactionPermit",
    "DeliveryState", "ClearedNamePart", "Counter", "OpenRevision", "WorkLimit",
}  # fmt: skip
"""Tables that are shared, public, or the desk's own machinery."""


def make_limited_user(*, organization: Organization | None = None, state: str = "") -> User:
    """A member of staff who works on one agency or one state."""
    user = make_user()
    WorkLimit.objects.create(user=user, organization=organization, state=state)
    return user


def list_inside(user):
    """The titles of the incidents that an account sees."""
    return sorted(limit_incidents(user, Incident.objects.all()).values_list("title", flat=True))


# ---------------------------------------------------------------- incidents


def test_an_account_without_limits_sees_every_incident():
    make_incident(title="A")
    make_incident(title="B", place=make_place(state="CA"))

    assert list_inside(make_user()) == ["A", "B"]


def test_a_superuser_is_never_limited():
    make_incident(title="A")
    user = make_user(is_superuser=True)
    WorkLimit.objects.create(user=user, state="CA")

    assert list_inside(user) == ["A"]


def test_an_agency_brings_what_it_and_all_below_it_lead():
    top = make_organization(name="State Police")
    middle = make_organization(name="Troop C", parent=top)
    low = make_organization(name="Post 7", parent=middle)
    for agency in (top, middle, low):
        make_incident(title=f"led by {agency.name}", lead_organization=agency)
    make_incident(title="led by another", lead_organization=make_organization())

    assert list_inside(make_limited_user(organization=middle)) == ["led by Post 7", "led by Troop C"]


def test_a_merged_agency_counts_as_the_one_that_continues_it():
    by = make_user()
    new = make_organization(name="New")
    old = make_organization(name="Old")
    make_incident(title="led by the old row", lead_organization=old)
    make_incident(title="led by the new row", lead_organization=new)
    Organization.objects.filter(pk=old.pk).update(merged_into=new, merged_by=by, merged_at="2024-01-02T12:00Z")

    both = ["led by the new row", "led by the old row"]
    assert list_inside(make_limited_user(organization=new)) == both
    assert list_inside(make_limited_user(organization=old)) == both


def test_agencies_that_name_each_other_as_parents_end():
    first = make_organization()
    second = make_organization(parent=first)
    Organization.objects.filter(pk=first.pk).update(parent=second)
    incident = make_incident(title="A", lead_organization=second)
    user = make_limited_user(organization=first)

    assert list_inside(user) == ["A"]
    assert user in limit_accounts(incident, User.objects.all())


def test_a_state_brings_what_happened_in_it():
    make_incident(title="Kansas", place=make_place(state="KS"))
    make_incident(title="Ohio", place=make_place(state="OH"))
    make_incident(title="nowhere yet")

    assert list_inside(make_limited_user(state="OH")) == ["Ohio"]


def test_limits_add_up():
    agency = make_organization()
    make_incident(title="agency", lead_organization=agency)
    make_incident(title="Ohio", place=make_place(state="OH"))
    make_incident(title="Kansas", place=make_place(state="KS"))
    user = make_limited_user(state="OH")
    WorkLimit.objects.create(user=user, organization=agency)

    assert list_inside(user) == ["Ohio", "agency"]


def test_a_draft_that_says_nothing_of_where_is_inside_for_whoever_began_it(now):
    user = make_limited_user(state="OH")
    own = {"created_by": user, "created_at": now}
    make_incident(title="blank", **own)
    make_incident(title="place without a state", place=make_place(state=""), **own)
    make_incident(title="elsewhere", place=make_place(state="KS"), **own)
    make_incident(title="of another agency", lead_organization=make_organization(), **own)
    make_incident(title="of somebody else")

    assert list_inside(user) == ["blank", "place without a state"]


def test_an_agency_that_limits_somebody_is_not_deleted():
    agency = make_organization()
    make_limited_user(organization=agency)

    with pytest.raises(ProtectedError):
        agency.delete()


def test_a_place_and_an_agency_are_used_outside_while_a_hidden_incident_rests_on_them():
    user = make_limited_user(state="OH")
    top = make_organization()
    low, own = make_organization(parent=make_organization(parent=top)), make_organization(parent=top)
    hidden, seen = make_place(state="KS"), make_place(state="OH")
    make_incident(place=hidden, lead_organization=low)
    make_incident(place=seen, lead_organization=own)

    assert [is_used_outside(user, row) for row in (hidden, low, top)] == [True] * 3
    assert [is_used_outside(user, row) for row in (seen, own, make_place(state="KS"))] == [False] * 3
    assert not is_used_outside(make_user(), top)


def test_depth_of_agencies_costs_no_more_statements():
    agency = make_organization()
    user = make_limited_user(organization=agency)
    for _ in range(6):
        agency = make_organization(parent=agency)
    incident = make_incident(lead_organization=agency)

    with CaptureQueriesContext(connection) as asked:
        assert may_work_on(User.objects.get(pk=user.pk), incident)
    assert len(asked) == 3, "the account, its limits, and one question"
    with CaptureQueriesContext(connection) as asked:
        assert user in limit_accounts(incident, User.objects.all())
    assert len(asked) <= 2


# ---------------------------------------------------------------- rows of incidents


@pytest.fixture
def record():
    """Two incidents with the same rows, and somebody who sees the first of them."""
    user = make_limited_user(state="OH")
    found: dict[str, Any] = {"user": user}
    for name, state in (("inside", "OH"), ("outside", "KS")):
        incident = make_incident(title=name, place=make_place(state=state))
        suspect = make_suspect(incident=incident, person=make_person(full_name=f"Testa {name}"))
        found[name] = {
            "event": make_event(incident=incident, description=name),
            "charge": make_charge(suspect=suspect, offense_text=name),
            "person": suspect.person,
            "relation": make_relation(from_incident=incident),
            "evidence": make_assertion(incident=incident),
            "number": make_identifier(row=incident, value=name),
            "incident": incident,
        }
    return found


def test_what_belongs_to_an_incident_is_inside_with_it(record):
    assert {name: may_see(record["user"], row) for name, row in record["inside"].items()} == dict.fromkeys(
        record["inside"], True
    )
    assert {name: may_see(record["user"], row) for name, row in record["outside"].items()} == dict.fromkeys(
        record["outside"], False
    )


def test_lists_are_limited_as_single_rows_are(record):
    for model, column in ((Event, "description"), (Charge, "offense_text"), (Identifier, "value")):
        rows = limit_rows(record["user"], model.objects.all())
        assert list(rows.values_list(column, flat=True)) == ["inside"], model


def test_a_person_is_outside_only_while_every_incident_of_theirs_is(record):
    user, person = record["user"], record["outside"]["person"]
    officer = make_person(full_name="Testa Officer")

    assert not may_see(user, person)
    assert may_see(user, officer), "part of no incident"
    make_responder(incident=record["inside"]["incident"], person=person)
    assert may_see(user, person)


def test_rows_that_incidents_share_are_everybodys(record):
    assert limit_rows(record["user"], Place.objects.all()).count() == Place.objects.count()
    shared = make_assertion(incident=None, row=make_organization(), field="name")
    assert may_see(record["user"], shared)


def test_what_is_not_stored_yet_is_seen_by_whoever_makes_it(record):
    assert may_see(record["user"], Event())


def test_every_table_is_limited_or_listed_as_everybodys():
    models = Incident._meta.apps.get_app_config("editorial").get_models()
    limited: set[type[Model]] = {Incident, Person, Identifier, *PARTS}

    assert {model.__name__ for model in models} - {model.__name__ for model in limited} == EVERYBODYS
    assert RowChange in PARTS
    assert {model.__name__ for model in SUBJECT_MODELS.values()} - {model.__name__ for model in limited} <= EVERYBODYS


# ---------------------------------------------------------------- accounts


def test_mails_about_an_incident_go_to_those_alone_who_may_work_on_it(now):
    top = make_organization()
    agency = make_organization(parent=top)
    author = make_limited_user(state="CA")
    of_top, of_other = make_limited_user(organization=top), make_limited_user(organization=make_organization())
    of_state, free = make_limited_user(state="OH"), make_user()
    accounts = User.objects.filter(pk__in=[one.pk for one in (author, of_top, of_other, of_state, free)])

    led = make_incident(lead_organization=agency, place=make_place(state="OH"))
    assert {*limit_accounts(led, accounts)} == {of_top, of_state, free}
    blank = make_incident(created_by=author, created_at=now)
    assert {*limit_accounts(blank, accounts)} == {author, free}
    for incident in (led, blank):
        for account in accounts:
            assert may_work_on(account, incident) == (account in limit_accounts(incident, accounts))
