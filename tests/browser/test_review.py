import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import expect

from incidents.editorial.actions import incidents, review
from tests.browser.faults import NARROW, NARROW_DARK, WIDE_LIGHT, find_all_faults, is_wider_than_the_window
from tests.browser.signing_in import USERNAME
from tests.databases import using_editorial_database
from tests.make import make_incident, make_user


@pytest.fixture(scope="module")
def submitted(staffed_site, seeded_databases, django_db_blocker):
    """The address of the review page of an incident that colleagues wrote and talked about; others wait beside it."""
    now = timezone.now() - dt.timedelta(hours=1)
    with django_db_blocker.unblock(), using_editorial_database(seeded_databases.editorial_url):
        author, me = make_user(username="maria"), User.objects.get(username=USERNAME)
        incident = make_incident(title="Deputy struck by a car at a traffic stop near Sample Junction")
        incidents.submit(incident=incident, by=author, now=now, reason="Two sources; the second confirms the time.")
        review.comment(incident=incident, by=author, text="The coroner says nothing before Tuesday.", now=now)
        given = make_incident(title="Trooper found dead in a patrol car; cause not established")
        review.assign(incident=given, to=me, by=author, now=now, reason="You know the county.")
        make_incident(title="Paramedic assaulted outside a hospital")
        return f"{staffed_site}/admin/editorial/incident/{incident.pk}/review/"


@pytest.fixture
def browser_context_args(browser_context_args, staff_state):
    return {**browser_context_args, "storage_state": staff_state, "viewport": NARROW}


LOOKS = [NARROW_DARK, pytest.param(WIDE_LIGHT, marks=pytest.mark.proof)]


@pytest.mark.parametrize("look", LOOKS)
def test_the_review_page_is_accessible_fits_a_phone_and_says_what_was_forgotten(submitted, page, console_errors, look):
    page.goto(submitted)
    assert find_all_faults(page, look) == []
    assert not is_wider_than_the_window(page)

    page.get_by_role("button", name="Return to its author").click()

    expect(page.get_by_text("This field is required.")).to_be_visible()
    assert find_all_faults(page, look) == []
    assert console_errors == []


@pytest.mark.parametrize("look", LOOKS)
def test_the_queue_is_accessible_fits_a_phone_and_leads_to_the_review(submitted, page, console_errors, look):
    page.goto(submitted.partition("editorial/")[0])
    page.get_by_role("link", name="The whole queue").click()

    expect(page.get_by_text("You know the county.")).to_be_visible()
    assert find_all_faults(page, look) == []
    assert not is_wider_than_the_window(page)
    page.get_by_role("link", name="Deputy struck by a car").click()
    page.wait_for_url(submitted)
    assert console_errors == []
