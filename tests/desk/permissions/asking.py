"""Asks for every address of the desk as one kind of account, on real rows, and tells where it got in."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth import middleware
from django.contrib.auth.models import AnonymousUser, Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client

from incidents.desk.page_limits import find_model
from incidents.editorial.actions.revisions import revise
from incidents.editorial.models import (
    ClearedNamePart,
    DeliveryState,
    Incident,
    RecordNumber,
    Redaction,
    ScheduledAct,
    ScheduledKind,
    SealedNameReading,
    State,
)
from incidents.editorial.roles import ROLES
from incidents.record.row import Table
from tests.desk.full_record import make_full_record
from tests.desk.permissions.addresses import Address
from tests.desk.permissions.table import KINDS, SUPERUSER
from tests.make import NOW, make_identifier, make_incident, make_place, make_publication, make_user

LOGIN = "/admin/login/"
ANONYMOUS = KINDS[-2]
QUERIES = {"autocomplete": "?app_label=editorial&model_name=event&field_name=place"}
"""What an address is asked with that answers nothing without."""


def make_rows() -> dict[str, Any]:
    """A row in every table that has pages, and an account of each kind. Returns the arguments of addresses."""
    record = make_full_record()
    by = make_user(username="somebody")
    # Of its own, with next to nothing in it: pages that project an incident take their time over a full one.
    incident, officer = make_incident(place=make_place()), record.officer
    make_identifier(row=incident)
    make_publication(published_by=by, number=900)
    DeliveryState.objects.get_or_create(pk=1)
    RecordNumber.objects.get_or_create(table=Table.SOURCE, number=1, row_id=record.source.pk)
    Redaction.objects.create(
        table_name=Table.STATEMENT, row_id=1, fields="text", reason="error", redacted_at=NOW, redacted_by=by
    )
    SealedNameReading.objects.create(person=officer, read_at=NOW, read_by=by, reason="to check")
    ClearedNamePart.objects.create(fingerprint="ab" * 32, reason="a word", cleared_at=NOW, cleared_by=by)
    ScheduledAct.objects.create(
        kind=ScheduledKind.PUBLICATION,
        incident=incident,
        due_at=NOW,
        reason="embargo",
        requested_at=NOW,
        requested_by=by,
    )
    with revise(by=by, now=NOW, reason="typing", incident=incident):
        incident.summary = "A few words."
        incident.save()
    Incident.objects.filter(pk=incident.pk).update(state=State.SUBMITTED, submitted_at=NOW, submitted_by=by)
    for role in ROLES.values():
        make_user(username=role.name).groups.add(Group.objects.get(name=role.name))
    make_user(username="staff without a role")
    make_user(username=SUPERUSER, is_superuser=True)
    Group.objects.create(name="Night desk")
    return {
        "id": by.pk,
        "user_id": by.pk,
        "object_id": incident.pk,
        "app_label": "editorial",
        "table": Table.EVENT.value,
        "url": "no-such-page",
        "content_type_id": ContentType.objects.get_for_model(Incident).pk,
        "incident_id": incident.pk,
        "person_id": officer.pk,
        "statement_id": record.statement.pk,
    }


def fill_address(address: Address, values: dict[str, Any]) -> str:
    """The path of an address on real rows: what make_rows gives by name, else the newest row of the table named."""
    path = address.fill({name: _find_value(name, address, values) for name in address.arguments})
    return path + QUERIES.get(address.name, "")


def _find_value(name: str, address: Address, values: dict[str, Any]) -> Any:
    model = find_model(name, address.model)
    given = values.get(name) if model is None else values.get(f"{model._meta.model_name}_id")
    if given is not None:
        return given
    assert model is not None, f"{address.route}: give make_rows a value for {name}"
    newest = model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
    assert newest is not None, f"{address.route}: let make_rows make a row of {model.__name__}"
    return newest


class Visitor:
    """One kind of account, signed in, or nobody. It is loaded once, with what it may do."""

    def __init__(self, kind: str) -> None:
        self.client = Client()
        self.user: User | AnonymousUser = AnonymousUser() if kind == ANONYMOUS else User.objects.get(username=kind)
        if isinstance(self.user, User):
            # Only who handed an incident in may take it back.
            Incident.objects.filter(submitted_by__isnull=False).update(submitted_by=self.user)

    def gets_in(self, method: str, path: str) -> bool:
        """Ask once, with an empty body, and take back whatever a POST did."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(middleware, "get_user", lambda _request: self.user)
            if method == "GET":
                return is_inside(self.client.get(path))
            with _taken_back():
                return is_inside(self.client.post(path))


def is_inside(response: Any) -> bool:
    """Whether an answer comes from behind the door: a page, a way further in, or a refusal of what was typed."""
    if response.status_code in {301, 302}:
        return not response["Location"].startswith(LOGIN)
    assert response.status_code in {200, 400, 403, 404, 405}, response.status_code
    return response.status_code in {200, 400}


@contextmanager
def _taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
