"""What publishing would change, in Chromium: accessible, both pages beside each other where there is room."""

import pytest
from django.db import transaction
from django.urls import reverse

from incidents.editorial.models import Incident, Vehicle
from tests.browser.faults import NARROW_DARK, find_all_faults, is_wider_than_the_window
from tests.browser.signing_in import make_staff_state
from tests.make import make_suspect
from tests.publishing.make_record import make_full_incident, publish

HALF = 640


@pytest.fixture
def edited(site):
    """A published incident that was edited since."""
    with transaction.atomic():
        incident = make_full_incident(summary="An officer was shot on Friday, police said, and died.")
        publish(incident)
    Incident.objects.filter(pk=incident.pk).update(summary="An officer was shot on Saturday, police said, and died.")
    Vehicle.objects.filter(incident=incident).update(color="green")
    make_suspect(incident=incident, label="a third one")
    return incident


def test_both_pages_stand_beside_each_other_below_what_changes_without_a_fault(site, page, edited, console_errors):
    page.context.add_cookies(make_staff_state()["cookies"])
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.goto(site + reverse("admin:compare_incident", args=[edited.pk])).status == 200
    sides = [page.get_by_role("region", name=name) for name in ("What readers have now", "What they would have")]

    now, then = (side.bounding_box() for side in sides)
    assert (now["y"], now["x"] < HALF < then["x"]) == (then["y"], True)
    page.get_by_role("link", name="A third one").click()
    assert sides[1].get_by_role("heading", name="A third one").is_visible()
    assert page.locator("ins").first.inner_text().split() == ["added:", "Saturday,", ";"]
    assert find_all_faults(page, NARROW_DARK) == []
    assert not is_wider_than_the_window(page)
    now, then = (side.bounding_box() for side in sides)
    assert then["y"] >= now["y"] + now["height"]
    assert console_errors == []
