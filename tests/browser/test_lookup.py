"""Choosing rows by words and typing times on a real page of the desk, with a keyboard, and with no script at all."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from incidents.editorial.models import Event, Statement
from incidents.record.codes import Capacity
from tests.browser.faults import NARROW_DARK, find_all_faults, is_wider_than_the_window
from tests.browser.reasons import give_reason
from tests.browser.signing_in import make_staff_state
from tests.make import (
    make_event,
    make_incident,
    make_organization,
    make_person,
    make_place,
    make_post,
    make_source,
    make_tenure,
)

CHIEF = "Renée Sampleton, interim police chief, Testville Police Department"


@pytest.fixture
def record(committing_databases):
    """An incident with two officials and a source to choose."""
    department = make_organization(name="Testville Police Department", abbreviation="TPD")
    chief = make_tenure(
        person=make_person(full_name="Renée Sampleton"),
        post=make_post(organization=department, label=""),
        capacity=Capacity.INTERIM,
    )
    make_tenure(
        person=make_person(full_name="Bob Testa"), post=make_post(organization=department, label="Deputy Chief")
    )
    make_source(title="Officer hurt, police say")
    make_incident(title="Officer hurt on Sample Street", timezone="America/Denver", place=make_place())
    return chief


@pytest.fixture
def desk(site, record, page):
    """The page of a browser in which somebody who may do everything is signed in."""
    page.context.add_cookies(make_staff_state()["cookies"])
    return page


@pytest.fixture
def scriptless(site, record, browser):
    """The same in a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False, storage_state=make_staff_state())
    yield context.new_page()
    context.close()


def type_words(page, name, words):
    """The input of a field, with words typed into it key by key and the list of what they find open."""
    box = page.locator(f"#id_{name}")
    box.focus()
    page.keyboard.type(words)
    expect(page.locator(f'.lookup-list[data-words="{words}"]')).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    return box


def list_options(page):
    """What is offered below an input; other inputs of the page have options too."""
    return page.get_by_role("listbox").get_by_role("option")


def test_a_statement_is_entered_by_keyboard_alone(site, desk, record, console_errors):
    desk.goto(site + reverse("admin:editorial_statement_add"))

    type_words(desk, "incident", "hurt sample")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    speaker = type_words(desk, "speaker_tenure", "interim chief")
    expect(list_options(desk)).to_have_text(f"{CHIEF} term not stated")
    desk.keyboard.press("ArrowDown")
    expect(desk.locator(".lookup-list [aria-selected=true]")).to_have_count(1)
    desk.keyboard.press("Enter")
    expect(speaker).to_have_value(CHIEF)
    expect(desk.get_by_role("listbox")).to_have_count(0)
    desk.locator("#id_mode").select_option("direct")
    desk.locator("#id_text").fill("We are grateful.")
    desk.locator("#id_said").focus()
    desk.keyboard.type("Today")
    expect(desk.locator("#id_said_understood")).to_have_text(re.compile(r", Mountain time; .* day\.$"))
    type_words(desk, "source", "officer hurt")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Tab")
    desk.locator("#id_excerpt").fill("We are grateful.")
    desk.locator("#id_excerpt").press("Tab")
    desk.get_by_role("button", name="Save", exact=True).press("Enter")
    desk.wait_for_url("**/statement/")

    statement = Statement.objects.get()
    assert statement.speaker_tenure == record
    assert statement.source.title == "Officer hurt, police say"
    assert console_errors == []


def test_words_of_time_are_read_against_the_day_of_the_source_chosen(site, desk):
    desk.goto(site + reverse("admin:editorial_statement_add"))
    type_words(desk, "incident", "sample street")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    desk.locator("#id_said").fill("today")
    note = desk.locator("#id_said_understood")
    expect(note).to_have_text("Understood as: 31 December 2023, Mountain time; precision: day.")

    type_words(desk, "source", "officer hurt")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")

    expect(note).to_have_text("Understood as: 1 January 2024, Mountain time; precision: day.")


def test_the_list_is_accessible_and_used_as_a_combobox_is(site, desk, console_errors):
    desk.goto(site + reverse("admin:editorial_statement_add"))
    box = type_words(desk, "speaker_tenure", "testville")

    for key, active in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowDown", 0), ("ArrowUp", 1)):
        desk.keyboard.press(key)
        option = list_options(desk).nth(active)
        expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
        expect(option).to_have_attribute("aria-selected", "true")
    expect(desk.locator(".lookup-status")).to_have_text("2 found; arrow down to choose.")
    assert find_all_faults(desk, NARROW_DARK) == []
    assert not is_wider_than_the_window(desk)
    desk.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("testville")
    desk.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")
    list_options(desk).first.click()
    expect(box).to_be_focused()
    key = desk.locator("[name=speaker_tenure_key]")
    expect(key).to_have_value(re.compile(r"^tenure:\d+$"))
    desk.keyboard.type("x")
    expect(key).to_have_value("")
    expect(desk.locator(".lookup-status")).to_have_text("Nothing found.")
    expect(box).to_have_attribute("aria-expanded", "false")
    desk.keyboard.press("Shift+Tab")
    assert console_errors == []


def test_several_officials_are_added_without_leaving_the_page(site, desk, record, console_errors):
    event = make_event()
    desk.goto(site + reverse("admin:editorial_event_change", args=[event.pk]))

    for words in ("deputy", "interim"):
        type_words(desk, "officials", words)
        desk.keyboard.press("ArrowDown")
        desk.keyboard.press("Enter")
    expect(desk.locator("input[name=officials]:checked")).to_have_count(2)
    desk.locator("input[name=officials]").first.uncheck()
    give_reason(desk)
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.wait_for_url("**/event/")

    assert list(Event.objects.get().officials.all()) == [record]
    assert console_errors == []


def test_an_input_that_is_added_later_finds_rows_and_those_that_are_not_saved_yet(site, desk, console_errors):
    desk.goto(site + reverse("admin:editorial_statement_add"))
    desk.evaluate(
        """() => {
          const box = document.createElement("div");
          box.className = "lookup";
          box.dataset.at = "2023-12-29";
          const input = document.createElement("input");
          Object.assign(input, {type: "text", id: "id_later", ariaLabel: "Later"});
          Object.assign(input.dataset, {lookup: "tenure", lookupUrl: "/admin/lookup/tenure/", lookupNew: "official"});
          const key = document.createElement("input");
          Object.assign(key, {type: "hidden", name: "later_key"});
          key.dataset.lookupKey = "";
          const list = document.createElement("datalist");
          list.dataset.unsaved = "tenure";
          list.append(new Option("Cléo Newly, acting chief", "tenure:new1"));
          box.append(input, key, list);
          document.querySelector("form#statement_form").prepend(box);
          globalThis.heard = [];
          for (const name of ["lookup:chosen", "lookup:new"]) {
            document.addEventListener(name, ({detail}) => globalThis.heard.push(detail));
          }
        }"""
    )

    type_words(desk, "later", "chief")
    expect(list_options(desk)).to_have_text(
        [
            "Cléo Newly, acting chief Not saved yet",
            re.compile("^Bob Testa, .* in office then: not stated$"),
            re.compile("^Renée Sampleton, "),
            "Make a new official “chief”",
        ]
    )
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("Enter")
    desk.locator("#id_later").fill("cleo")
    desk.locator('[data-words="cleo"] [role=option]').first.click()

    expect(desk.locator("[name=later_key]")).to_have_value("tenure:new1")
    assert desk.evaluate("globalThis.heard") == [
        {"table": "tenure", "words": "chief"},
        {"key": "tenure:new1", "label": "Cléo Newly, acting chief"},
    ]
    assert console_errors == []


def test_without_scripts_words_are_understood_and_several_meanings_are_ticked(site, scriptless, record):
    page = scriptless
    page.goto(site + reverse("admin:editorial_statement_add"))
    page.locator("#id_incident").fill("hurt on sample")
    page.locator("#id_speaker_tenure").fill("TPD")
    page.locator("#id_mode").select_option("direct")
    page.locator("#id_text").fill("We are grateful.")
    page.locator("#id_said").fill("between 1 and 6 p.m. 29 December 2023")
    page.locator("#id_source").fill("officer hurt")
    page.locator("#id_excerpt").fill("We are grateful.")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_text("“TPD” may mean:")).to_be_visible()
    expect(page.locator("#id_source")).to_have_value("Officer hurt, police say")
    expect(page.locator("#id_said_understood")).to_have_text(
        "Understood as: Between 1 p.m. and 6 p.m., 29 December 2023, Mountain time; precision: range."
    )
    page.get_by_label(CHIEF).check()
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/statement/")

    assert Statement.objects.get().speaker_tenure == record
