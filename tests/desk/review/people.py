"""The people of a newsroom, each with the permissions that a role would give, and the addresses of review."""

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from incidents.editorial.actions.incidents import get_newest_revision
from incidents.editorial.models import Incident
from tests.desk.page_forms import Fields, read_form, sign_in
from tests.make import make_user

SEES = ("view_incident", "comment_incident")
AUTHOR = (*SEES, "add_incident", "change_incident", "submit_incident")
REVIEWER = (*AUTHOR, "review_incident", "assign_incident")
PUBLISHER = (*SEES, "publish_incident", "withdraw_incident")

STEPS = {
    "submit_incident": "submit_incident",
    "approve_incident": "review_incident",
    "return_incident": "review_incident",
    "take_back_incident": "submit_incident",
    "reopen_incident": "change_incident",
    "comment_incident": "comment_incident",
    "assign_incident": "assign_incident",
}
"""The acts of the review page by name, with the permission that each needs."""


def make_member(username: str, permissions: tuple[str, ...], **fields: object) -> tuple[User, Client]:
    """An account of the newsroom, and its browser."""
    user = make_user(username=username, permissions=permissions, **fields)
    return user, sign_in(user)


def address(incident: Incident, name: str = "review_incident") -> str:
    """The address of the review page of an incident, or of one of its acts."""
    return reverse(f"admin:{name}", args=[incident.pk])


def read_review(client: Client, incident: Incident) -> str:
    """The review page as the account sees it, with every run of blanks as one."""
    response = client.get(address(incident))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def take(client: Client, incident: Incident, name: str, **words: str) -> str:
    """
    Press a button of the review page; the page that comes then, with every run of blanks as one.

    An approval is of what the page shows now, unless words say what was seen.
    """
    if name == "approve_incident":
        words = {"seen": str(get_newest_revision(incident)), **words}
    response = client.post(address(incident, name), words, follow=True)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def read_seen(client: Client, incident: Incident) -> Fields:
    """The fields of the first form of the review page that takes a step."""
    return read_form(client.get(address(incident)))
