"""The form of an incident in a browser: what its scripts do, and that everybody can use it."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from incidents.editorial.models import Assertion, Incident, Organization, Tenure
from tests.browser.faults import NARROW_DARK, WIDE, WIDE_LIGHT, find_all_faults
from tests.browser.reasons import give_reason
from tests.databases import using_editorial_database
from tests.desk.full_record import make_full_record
from tests.make import make_event, make_incident, make_incident_source, make_organization, make_source


@pytest.fixture(scope="module", autouse=True)
def _writing(seeded_databases, django_db_blocker):
    """Let this process write to the databases that all tests here share; each makes an incident of its own."""
    with django_db_blocker.unblock(), using_editorial_database(seeded_databases.editorial_url):
        yield


@pytest.fixture
def site(staffed_site):
    """The address of the site (no closing slash)."""
    return staffed_site


@pytest.fixture
def browser_context_args(browser_context_args, staff_state):
    return {**browser_context_args, "storage_state": staff_state, "viewport": WIDE}


@pytest.fixture
def record():
    return make_full_record()


def open_form(page, site, incident=None):
    """Go to the form of an incident, or to that of a new one."""
    name, keys = ("change", [incident.pk]) if incident is not None else ("add", [])
    page.goto(site + reverse(f"admin:editorial_incident_{name}", args=keys))


def press(page, verb):
    """Press a button that the form answers in place, and wait until it did."""
    page.locator(f'button[value="{verb}"]').first.click()
    settle(page)


def settle(page):
    """Wait until what the form asked for is in its place."""
    expect(page.locator(".sheet")).not_to_have_attribute("aria-busy", "true")


def save(page):
    give_reason(page)
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")


def get_focused(page):
    """The name of the control that has the focus, or its value for a button."""
    return page.evaluate(
        "document.activeElement.name === 'do' ? document.activeElement.value : document.activeElement.name"
    )


def make_sourced_incident(**fields):
    """An incident with one source in its list."""
    incident = make_incident(timezone="America/Los_Angeles", **fields)
    source = make_source()
    make_incident_source(incident=incident, source=source)
    return incident, source


def list_claims(incident, *names):
    """Those columns of an incident's assertions."""
    return set(Assertion.objects.filter(incident=incident).values_list(*names))


# ---------------------------------------------------------------- for everybody


def test_the_form_is_accessible_with_errors_and_puts_the_focus_on_the_first(page, site, record, console_errors):
    open_form(page, site, record.incident)
    press(page, "add:organization")
    page.locator('[name="organization-new1-abbreviation"]').fill("TPD")
    page.locator(f'[name="incident-{record.incident.pk}-occurred"]').fill("once upon a time")
    page.locator(f'[name="incident-{record.incident.pk}-lead_organization"]').fill("Nobody at all")
    save(page)

    assert get_focused(page) == f"incident-{record.incident.pk}-occurred"
    expect(page.locator('[name="organization-new1-abbreviation"]')).to_have_value("TPD")
    expect(page.locator(".errorlist").first).to_contain_text("cannot be read")
    assert find_all_faults(page, WIDE_LIGHT) == []
    assert console_errors == []


# ---------------------------------------------------------------- rows without a page load


def test_a_row_is_added_with_the_focus_in_it_and_taken_out_again(page, site):
    open_form(page, site)

    press(page, "add:vehicle")
    assert get_focused(page).startswith("ev-vehicle-new1-row-0-words")
    press(page, "close:vehicle-new1")

    expect(page.locator('[data-slot="vehicle-new1"]')).to_have_count(0)
    assert get_focused(page) == "add:vehicle"


def test_a_row_that_is_closed_gives_the_focus_back_to_its_button(page, site, record):
    open_form(page, site, record.incident)
    slot = page.locator('article[data-slot^="suspect-"]').first.get_attribute("data-slot")

    press(page, f"open:{slot}")
    expect(page.locator(f'fieldset[data-slot="{slot}"]')).to_have_count(1)
    press(page, f"close:{slot}")

    assert get_focused(page) == f"open:{slot}"


def test_steps_are_put_into_another_order(page, site):
    incident, _source = make_sourced_incident()
    steps = [make_event(incident=incident, description=f"Step {number}.") for number in (1, 2, 3)]
    open_form(page, site, incident)

    for _time in range(2):
        page.locator(f'button[value="up:event-{steps[2].pk}"]').click()
    save(page)

    ordered = incident.events.order_by("sequence").values_list("description", flat=True)
    assert [*ordered] == ["Step 3.", "Step 1.", "Step 2."]


def test_rows_that_are_not_saved_yet_can_be_chosen_by_what_they_are_called(page, site):
    open_form(page, site)
    for _time in range(2):
        press(page, "add:suspect")
    page.locator('[name="suspect-new1-label"]').fill("several men")
    page.locator('[name="suspect-new2-label"]').fill("gunman")
    page.locator('[name="suspect-new2-label"]').blur()

    choice = page.locator('[name="suspect-new2-member_of"]')
    expect(choice.locator("option", has_text="several men")).to_have_count(1)
    choice.select_option(label="several men")
    press(page, "add:weapon")
    expect(page.locator('[name="weapon-new1-suspect"] option', has_text="gunman")).to_have_count(1)


def test_an_agency_and_an_official_are_made_in_place(page, site, console_errors):
    make_organization(name="Another Agency")
    open_form(page, site)
    page.locator('[name="incident-new1-title"]').fill("Officer hurt")
    page.locator('[name="incident-new1-timezone"]').fill("America/Chicago")
    press(page, "add:statement")
    for name, words, rows in (
        ("incident-new1-lead_organization", "Testville Police", ["organization-new1"]),
        ("statement-new1-speaker_tenure", "Ada Example", ["person-new1", "post-new1", "tenure-new1"]),
    ):
        page.locator(f'[name="{name}"]').press_sequentially(words)
        page.locator(f'[data-words="{words}"] [data-new]').wait_for()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        settle(page)
        for row in rows:
            page.locator(f'[data-slot="{row}"]').wait_for()
    expect(page.locator('[name="person-new1-full_name"]')).to_have_value("Ada Example")
    page.locator('[name="organization-new1-kind"]').select_option("municipal_police")
    page.locator('[name="post-new1-label"]').fill("Chief")
    page.locator('[name="post-new1-role"]').select_option("police_chief")
    page.locator('[name="post-new1-organization"]').press_sequentially("testville")
    page.locator('[data-words="testville"] [role=option]', has_text="Testville Police").first.click()
    press(page, "close:statement-new1")
    save(page)

    tenure = Tenure.objects.get(person__full_name="Ada Example")
    assert (tenure.person.full_name, tenure.post.organization.name) == ("Ada Example", "Testville Police")
    assert Incident.objects.latest("pk").lead_organization == Organization.objects.get(name="Testville Police")
    assert console_errors == []


# ---------------------------------------------------------------- evidence


def test_evidence_appears_once_a_field_says_something(page, site):
    open_form(page, site)
    kind, words = page.locator('[name="incident-new1-kind"]'), page.locator('[name="ev-incident-new1-kind-0-words"]')
    expect(words).to_be_hidden()

    kind.select_option("attack")
    expect(words).to_be_visible()
    expect(page.locator('[name="ev-incident-new1-kind-0-directness"]')).to_have_value("editorial")

    kind.select_option("undetermined")
    expect(words).to_be_hidden()


def test_evidence_keeps_the_source_that_was_being_read_when_it_was_typed(page, site):
    incident, first = make_sourced_incident(kind="attack", lead_organization=make_organization())
    second = make_source(title="Second Herald")
    make_incident_source(incident=incident, source=second, position=2)
    open_form(page, site, incident)
    slot = f"ev-incident-{incident.pk}"

    page.locator(f'[name="{slot}-kind-0-words"]').fill("was shot")
    page.locator(f'[name="{slot}-kind-0-words"]').blur()
    page.locator("#id_current-source").select_option(f"source:{second.pk}")
    page.locator(f'[name="{slot}-lead_organization-0-words"]').fill("the police")
    press(page, f"entry:incident-{incident.pk}:kind")
    save(page)

    assert list_claims(incident, "field", "source") == {("kind", first.pk), ("lead_organization", second.pk)}


def test_blank_evidence_follows_the_head_and_what_was_chosen_stays(page, site):
    incident, _source = make_sourced_incident(kind="attack", lead_organization=make_organization())
    open_form(page, site, incident)
    kind, agency = (
        page.locator(f'[name="ev-incident-{incident.pk}-{name}-0-directness"]')
        for name in ("kind", "lead_organization")
    )

    page.locator("#id_current-directness").select_option("implied")
    expect(kind).to_have_value("editorial")
    expect(agency).to_have_value("implied")

    agency.select_option("explicit")
    page.locator("#id_current-directness").select_option("editorial")
    expect(agency).to_have_value("explicit")


def test_words_that_say_a_whole_row_are_typed_once(page, site):
    incident, source = make_sourced_incident()
    open_form(page, site, incident)
    press(page, "add:vehicle")
    page.keyboard.type("a white pickup truck")
    for name, value in (("color", "white"), ("body_style", "pickup truck")):
        page.locator(f'[name="vehicle-new1-{name}"]').fill(value)
    page.locator('[name="vehicle-new1-role"]').select_option("scene_unattributed")
    color = page.locator('[name="ev-vehicle-new1-color-0-words"]')
    expect(color).to_have_attribute("placeholder", "a white pickup truck")
    page.locator('[name="ev-vehicle-new1-role-0-directness"]').select_option("implied")
    save(page)

    assert list_claims(incident, "field", "excerpt", "directness", "source") == {
        ("color", "a white pickup truck", "explicit", source.pk),
        ("body_style", "a white pickup truck", "explicit", source.pk),
        ("role", "a white pickup truck", "implied", source.pk),
    }


def test_another_account_is_typed_asked_about_and_chosen(page, site):
    incident, _source = make_sourced_incident(kind="attack")
    open_form(page, site, incident)
    page.locator(f'[name="ev-incident-{incident.pk}-kind-0-words"]').fill("was shot")
    press(page, f"other:incident-{incident.pk}:kind")
    assert get_focused(page) == f"ev-incident-{incident.pk}-kind-1-says"
    page.locator(f'[name="ev-incident-{incident.pk}-kind-1-says"]').select_option("ambush")
    page.locator(f'[name="ev-incident-{incident.pk}-kind-1-words"]').fill("lay in wait")
    save(page)

    question = page.locator(".accounts.has-errors")
    expect(question).to_contain_text("Which account does the record show?")
    assert find_all_faults(page, NARROW_DARK) == []
    question.get_by_label("Ambush").check()
    save(page)

    incident.refresh_from_db()
    assert incident.kind == "ambush"
    assert list_claims(incident, "value", "rank") == {("attack", "normal"), ("ambush", "preferred")}


def test_a_voice_that_nothing_cites_yet_is_there_after_saving(page, site):
    incident, _source = make_sourced_incident()
    open_form(page, site, incident)
    press(page, "voice")
    page.keyboard.type("the fire marshal")
    save(page)

    expect(page.locator("#id_current-voice option", has_text="the fire marshal")).to_have_count(1)


# ---------------------------------------------------------------- times


def test_times_say_what_is_understood_before_anything_is_saved(page, site):
    incident, _source = make_sourced_incident()
    open_form(page, site, incident)
    press(page, "add:event")

    page.locator('[name="event-new1-occurred"]').press_sequentially("4:30 a.m.")

    note = page.locator('[data-slot="event-new1"] .time-understood').first
    expect(note).to_contain_text(re.compile("4:30 a.m.*precision: minute"))
    assert not incident.events.exists()


# ---------------------------------------------------------------- keys


def test_enter_goes_from_fact_to_fact_and_skips_evidence_that_is_not_needed(page, site):
    open_form(page, site)
    press(page, "add:suspect")
    visited = []

    page.keyboard.press("Enter")
    visited.append(get_focused(page))
    page.keyboard.type("gunman")
    for _time in range(2):
        page.keyboard.press("Enter")
        visited.append(get_focused(page))
    page.keyboard.press("Enter")
    visited.append(get_focused(page))
    page.keyboard.press("Shift+Enter")
    visited.append(get_focused(page))

    assert visited == [
        "suspect-new1-label",
        "ev-suspect-new1-label-0-words",
        "suspect-new1-role",
        "suspect-new1-identification",
        "suspect-new1-role",
    ]


def test_keys_repeat_and_recall_words_add_rows_and_save(page, site):
    incident, _source = make_sourced_incident()
    open_form(page, site, incident)
    press(page, "add:suspect")
    page.keyboard.type("one of the men")
    page.keyboard.press("Enter")
    page.keyboard.type("gunman")
    page.keyboard.press("Alt+Enter")
    settle(page)
    page.locator('[name="suspect-new2-label"]').fill("driver")
    page.keyboard.press("Control+'")
    words = page.locator('[name="ev-suspect-new2-label-0-words"]')
    expect(words).to_have_value("one of the men")
    words.fill("")
    page.keyboard.type("a woman")
    page.keyboard.press("Enter")
    page.locator('[name="suspect-new2-role"]').select_option("shooter")
    page.locator('[name="ev-suspect-new2-role-0-words"]').focus()
    page.keyboard.type("one")
    page.keyboard.press("ArrowUp")
    expect(page.locator('[name="ev-suspect-new2-role-0-words"]')).to_have_value("one of the men")
    save(page)

    assert list_claims(incident, "field", "value", "excerpt") == {
        ("label", "gunman", "one of the men"),
        ("label", "driver", "a woman"),
        ("role", "shooter", "one of the men"),
    }


# ---------------------------------------------------------------- leaving


def test_leaving_with_something_typed_is_asked_about_once(page, site):
    incident, _source = make_sourced_incident()
    open_form(page, site, incident)
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.locator(f'[name="incident-{incident.pk}-title"]').press_sequentially("Another ")
    with page.expect_event("dialog"):
        page.get_by_role("link", name="History").click()
    assert asked == ["beforeunload"]

    page.locator(f'[name="incident-{incident.pk}-title"]').focus()
    save(page)
    expect(page.locator(".messagelist .success")).to_have_count(1)
    page.get_by_role("link", name="History").click()
    page.wait_for_url("**/history/")
    assert asked == ["beforeunload"]


def test_a_form_that_is_sent_twice_is_stored_once(page, site):
    before = Incident.objects.count()
    open_form(page, site)
    page.locator('[name="incident-new1-title"]').fill("Officer hurt")
    page.locator('[name="incident-new1-timezone"]').fill("America/Chicago")

    with page.expect_navigation():
        page.evaluate(
            "() => { const button = document.querySelector('.sheet-actions button'); button.click(); button.click(); }"
        )

    assert Incident.objects.count() == before + 1
