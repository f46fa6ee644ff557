"""Readers meet no session, cookie or user query; staff get all of it, cross-site protection included."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.make import make_user
from tests.publishing.make_record import make_full_incident, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/incidents/1/", "/incidents/99/"])
def test_a_public_page_sets_no_cookie_and_asks_the_editorial_database_nothing(
    public_store_url, django_assert_num_queries, address
):
    publish(make_full_incident())
    client = Client()
    client.force_login(make_user())
    with django_assert_num_queries(0):
        response = client.get(address)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_a_public_page_is_not_answered_by_staff_middleware_even_for_staff(public_store_url):
    response = Client().get("/")
    assert not hasattr(response.wsgi_request, "session")
    assert not hasattr(response.wsgi_request, "user")


def test_the_desk_wants_a_login():
    response = Client().get(reverse("admin:index"))
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/admin/login/")


def test_the_desk_refuses_a_form_without_its_token():
    client = Client(enforce_csrf_checks=True)
    response = client.post("/admin/login/", {"username": "x", "password": "y"})
    assert response.status_code == 403


def test_every_answer_carries_the_strict_content_security_policy(public_store_url):
    for address in ("/", "/admin/login/", "/nothing/here"):
        policy = Client().get(address).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
