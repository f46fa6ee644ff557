"""One incident with more than ten rows is entered, mended and published in a browser that runs no script."""

import pytest
from playwright.sync_api import expect

from incidents.editorial.models import Assertion, CaseStatus, Event, Incident, Responder, Statement, Suspect, Weapon
from incidents.record.codes import OrganizationKind, Precision
from tests.browser.reasons import give_reason
from tests.browser.signing_in import sign_in
from tests.make import make_organization
from tests.make_ready import make_ready

DEPARTMENT = "Sampleton Police Department"


@pytest.fixture
def page(committing_databases, site, browser):
    """A page without scripts, in which somebody who may do everything is signed in, before the form of an incident."""
    make_organization(name="Sampleton Fire Department", kind=OrganizationKind.FIRE_DEPARTMENT)
    context = browser.new_context(java_script_enabled=False)
    page = sign_in(context.new_page(), site)
    page.get_by_role("link", name="Add an incident").first.click()
    page.wait_for_url("**/add/")
    yield page
    context.close()


def press(page, name):
    """Press a button of the form; a whole page answers."""
    with page.expect_navigation():
        page.locator("#incident_form").get_by_role("button", name=name, exact=True).first.click()


def press_in(page, slot, name):
    """Press a button of one row; a whole page answers."""
    with page.expect_navigation():
        page.locator(f'[data-slot="{slot}"]').get_by_role("button", name=name).first.click()


def find(page, name):
    """The control that posts a name."""
    return page.locator(f'[name="{name}"]').first


def fill(page, slot, **values):
    """Type or choose the values of fields."""
    for name, value in values.items():
        control = find(page, f"{slot}-{name}")
        if control.evaluate("(control) => control.matches('select')"):
            control.select_option(value)
        else:
            control.fill(value)


def cite(page, slot, field, words, **choices):
    """Type the words of the source beside a field, perhaps choose who says it and how directly."""
    fill(page, f"ev-{slot}-{field}-0", words=words, **choices)


def list_order(page):
    """The slots of the new steps of the timeline in the order of the page."""
    return page.locator('[data-rows-of="event"] > [data-slot]').evaluate_all(
        "rows => rows.map(row => row.dataset.slot)"
    )


# ---------------------------------------------------------------- what is typed


def enter_what_happened(page):
    fill(page, "incident-new1", title="Officer shot on Sample Street", kind="attack", timezone="America/Denver")
    press(page, "Add: source")
    fill(page, "source-new1", kind="news_article", title="Officer shot", published="29 December 2023")
    press(page, "Add: place")
    fill(page, "current", source="source:new1", reference="2023-12-29", reported="1 p.m. to 6 p.m.")
    fill(page, "place-new1", name="Sample Street", city="Sampleton", state="CO")
    cite(page, "place-new1", "row", "on Sample Street in Sampleton")
    fill(page, "incident-new1", occurred="4:30 a.m.", place="Sample Street")
    cite(page, "incident-new1", "row", "was shot at 4:30 a.m. on Sample Street")


def enter_who_speaks(page):
    press(page, "Add: agency or organization")
    fill(page, "organization-new1", name=DEPARTMENT, kind="municipal_police", state="CO")
    cite(page, "organization-new1", "row", "Sampleton police")
    press(page, "Add: official (person, office and term)")
    fill(page, "person-new1", full_name="Ada Example")
    cite(page, "person-new1", "full_name", "Interim Chief Ada Example")
    fill(page, "post-new1", label="Police Chief", role="police_chief", organization="Sampleton")
    cite(page, "post-new1", "row", "Interim Chief Ada Example")
    fill(page, "tenure-new1", capacity="interim")
    cite(page, "tenure-new1", "row", "Interim Chief Ada Example")
    press(page, "Add a voice")
    fill(page, "voice-new1", text="Chief Example", official="Ada Example")


def enter_people_and_things(page):
    press(page, "Add: responder")
    fill(page, "responder-new1", label="the officer", responder_type="law_enforcement", outcome="killed")
    fill(page, "responder-new1", organization=DEPARTMENT)
    cite(page, "responder-new1", "row", "an officer of the department")
    cite(page, "responder-new1", "outcome", "has died", voice="voice-new1", directness="implied")
    press(page, "Add: suspect")
    fill(page, "suspect-new1", label="fleeing men", count="3")
    find(page, "suspect-new1-is_group").check()
    cite(page, "suspect-new1", "row", "three men fled")
    press(page, "Add: suspect")
    fill(page, "suspect-new2", label="gunman", role="shooter", member_of="suspect:new1")
    cite(page, "suspect-new2", "row", "the gunman among them")
    press(page, "Add: vehicle")
    see_what_was_begun(page, "vehicle-new1")
    fill(page, "vehicle-new1", role="responder_vehicle", driver="responder:new1", owner=DEPARTMENT)
    cite(page, "vehicle-new1", "row", "in his car", voice="voice-new1")
    press(page, "Add: weapon")
    fill(page, "weapon-new1", description="a knife")


def enter_what_followed(page):
    press(page, "Add: step")
    press(page, "Add: step")
    fill(page, "event-new1", kind="search", occurred="soonish", description="The search ended.")
    cite(page, "event-new1", "row", "the search ended by noon")
    fill(page, "event-new2", kind="shots_fired", occurred="after 4:30 a.m.", description="He was shot.")
    cite(page, "event-new2", "row", "was shot after 4:30 a.m.")
    press(page, "Add: status report")
    fill(page, "case_status-new1", state="at_large", suspect="suspect:new2", effective="Friday")
    cite(page, "case_status-new1", "report", "remains at large")
    press(page, "Add: statement")
    fill(page, "statement-new1", speaker_tenure="Ada Example", mode="direct", text="We are grateful.", said="Friday")
    cite(page, "statement-new1", "report", "We are grateful, Example said.", voice="voice-new1")


# ---------------------------------------------------------------- what the form answers


def see_what_was_begun(page, slot):
    """The page that answers begins where the new row does."""
    heading = page.locator(f'[data-slot="{slot}"] legend').first
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()


def take_one_out_and_put_the_steps_in_order(page):
    press_in(page, "weapon-new1", "Take this weapon out")
    expect(page.locator('[data-slot="weapon-new1"]')).to_have_count(0)
    assert list_order(page) == ["event-new1", "event-new2"]
    press_in(page, "event-new2", "Up")
    assert list_order(page) == ["event-new2", "event-new1"]


def mend_what_is_wrong(page):
    """Save with a mistake and with words that may mean several rows; both come back, with everything else."""
    press(page, "Save")
    expect(page.get_by_role("alert")).to_contain_text("Nothing was saved")
    assert not Incident.objects.exists()
    time = page.locator('[data-slot="event-new1"] [data-field="occurred"]')
    expect(time.locator(".errorlist")).to_be_visible()
    expect(find(page, "event-new1-occurred")).to_have_value("soonish")
    expect(find(page, "ev-responder-new1-outcome-0-words")).to_have_value("has died")
    expect(find(page, "ev-responder-new1-outcome-0-directness")).to_have_value("implied")
    expect(find(page, "suspect-new2-member_of")).to_have_value("suspect:new1")
    assert list_order(page) == ["event-new2", "event-new1"]
    fill(page, "event-new1", occurred="by noon")
    meant = page.get_by_role("group", name="“Sampleton” may mean")
    expect(meant.get_by_role("radio")).to_have_count(2)
    meant.get_by_label(DEPARTMENT).check()


def see_what_times_mean(page):
    press(page, "Check without saving")
    expect(page.get_by_text("Nothing is wrong with what stands here.")).to_be_visible()
    assert not Incident.objects.exists()
    expect(page.locator("#id_incident-new1-occurred_understood")).to_contain_text("4:30 a.m., 29 December 2023")
    expect(page.locator("#id_event-new1-occurred_understood")).to_contain_text("29 December 2023")


def save(page):
    press(page, "Save")
    expect(page.locator(".messagelist .success")).to_contain_text("Saved: Officer shot on Sample Street")


def publish(page, reason):
    """Publish, which has to wait until what nothing evidences yet is settled."""
    press(page, "Publish…")
    expect(page.locator(".readiness")).to_contain_text("has no evidence for what it says")
    expect(page.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
    make_ready(Incident.objects.get())
    page.reload()
    page.get_by_label("Reason, for readers").fill(reason)
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".messagelist .success").first).to_be_visible()


# ---------------------------------------------------------------- the test


def test_an_incident_of_fourteen_rows_is_entered_mended_and_published_by_whole_pages(page):
    enter_what_happened(page)
    enter_who_speaks(page)
    enter_people_and_things(page)
    enter_what_followed(page)
    expect(page.locator('input[name="rows"]')).to_have_count(15)
    take_one_out_and_put_the_steps_in_order(page)
    mend_what_is_wrong(page)
    see_what_times_mean(page)
    save(page)
    check_what_is_stored()
    mend_it_afterwards(page)
    publish(page, "First account.")
    read_the_public_page(page, "hooded gunman", "Ada Example", "We are grateful.", "Sample Street")


def check_what_is_stored():
    gunman = Suspect.objects.get(label="gunman")
    died = Assertion.objects.get(subject_table="responder", field="outcome")
    assert gunman.member_of == Suspect.objects.get(label="fleeing men", count=3, is_group=True)
    assert CaseStatus.objects.get().suspect == gunman
    assert Statement.objects.get().speaker_tenure.post.organization.name == DEPARTMENT
    assert (died.excerpt, died.directness, died.attribution_text) == ("has died", "implied", "Chief Example")
    assert died.attributed_tenure == Statement.objects.get().speaker_tenure
    assert Responder.objects.get().organization.name == DEPARTMENT
    assert [event.kind for event in Event.objects.order_by("sequence")] == ["shots_fired", "search"]
    assert Event.objects.get(kind="shots_fired").occurred.precision is Precision.AFTER
    assert not Weapon.objects.exists()


def mend_it_afterwards(page):
    """Open two stored rows, change one against what is cited, take out the other, and save again."""
    gunman, step = Suspect.objects.get(label="gunman"), Event.objects.get(kind="search")
    press(page, "Edit gunman")
    press_in(page, f"event-{step.pk}", "Edit")
    fill(page, f"suspect-{gunman.pk}", label="hooded gunman")
    find(page, f"event-{step.pk}-DELETE").check()
    give_reason(page)
    press(page, "Save")
    question = page.get_by_role("group", name="Which account does the record show?")
    question.get_by_role("radio", name="hooded gunman").check()
    save(page)
    assert Suspect.objects.get(pk=gunman.pk).label == "hooded gunman"
    assert not Event.objects.filter(pk=step.pk).exists()


def read_the_public_page(page, *words):
    page.get_by_role("link", name="Public page: incident 1").click()
    page.wait_for_url("**/incidents/1/")
    for one in words:
        assert one in page.locator("main").inner_text()
    page.locator("main details:has([id^=assertion-]) > summary").first.click()
    expect(page.locator("main details[open] [id^=assertion-]").first).to_be_visible()
    assert "Chief Example" in page.locator("main").text_content()
