"""The pages of the history: who changed what, when and why, and the way back."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from incidents.desk.history.restore_rights import may_restore
from incidents.editorial.actions.names import seal_name
from incidents.editorial.actions.revisions import revise
from incidents.editorial.history.restoration import plan_restoration
from incidents.editorial.models import (
    Incident,
    Organization,
    Revision,
    RowChange,
    Suspect,
    Transition,
    Weapon,
    WorkLimit,
)
from tests import make
from tests.desk.history.make_history import make_history
from tests.desk.page_forms import read_form, sign_in, sign_in_editor, sign_in_reader, sign_in_superuser
from tests.make import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def history():
    return make_history()


@pytest.fixture
def client(history):
    return sign_in_editor("submit_incident")


def get_address(incident, **query):
    return reverse("admin:editorial_incident_history", args=[incident.pk], query=query or None)


def get_restore_address(incident, revision):
    return reverse("admin:restore_incident", args=[incident.pk, revision.pk])


def read_page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    body = response.content.decode().partition("<main")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def find_in_order(page, *words):
    places = [page.find(one) for one in words]
    assert -1 not in places, [one for one, place in zip(words, places, strict=True) if place == -1]
    assert places == sorted(places), words


def test_the_history_tells_revisions_and_steps_the_newest_first(history, client):
    page = read_page(client, get_address(history.incident))

    find_in_order(
        page,
        "Made a draft again by editor",
        "Edited · editor 2 January 2024, 15:00 UTC Nobody saw a pistol.",
        "Removed Weapon: a pistol",
        "Suspect: hooded gunman Called before: gunman ; → after: hooded gunman",
        "When before: ",
        "“about six”",
        "Where nothing → after: Bridge",
        "Submitted for review by editor 2 January 2024, 14:00 UTC Please look.",
        "13:00 UTC The second report.",
        "Added Suspect: gunman",
        "Added Charge: assault",
        "Added Official of a step:",
        "Agency or organization: Sample City Police",
        "Abbreviation",
        "TPD",
        "12:00 UTC The first report.",
    )
    assert page.count("As it was after this") == 2
    assert page.count("Edited: Nobody saw a pistol.") == 0


def test_the_history_costs_the_same_statements_whatever_it_holds(history, client):
    with CaptureQueriesContext(connection) as before:
        client.get(get_address(history.incident))
    with revise(by=make.make_user(), now=NOW, reason="Many.", incident=history.incident):
        for number in range(5):
            suspect = make.make_suspect(incident=history.incident, label=f"suspect {number}")
            make.make_charge(suspect=suspect)
            event = make.make_event(incident=history.incident, place=make.make_place(name=f"Place {number}"))
            event.officials.add(make.make_tenure())
    with CaptureQueriesContext(connection) as after:
        client.get(get_address(history.incident))

    assert len(after) <= len(before)


def test_a_long_revision_is_shown_in_part_and_whole_on_its_own(history, client, monkeypatch):
    monkeypatch.setattr("incidents.desk.history.entries.ROWS_SHOWN", 2)
    page = client.get(get_address(history.incident)).content.decode()
    alone = read_page(client, get_address(history.incident, revision=history.named.pk))

    assert re.search(rf'href="\?revision={history.named.pk}">\d+ rows more', page)
    assert "Shots were fired." not in page
    assert "Shots were fired." in alone
    assert "Nobody saw a pistol." not in alone


def test_revisions_are_paged_with_the_steps_between_them(history, client, monkeypatch):
    monkeypatch.setattr("incidents.desk.history.entries.PER_PAGE", 1)
    pages = [read_page(client, get_address(history.incident, page=number)) for number in (1, 2, 3)]

    assert ["Nobody saw" in page for page in pages] == [True, False, False]
    assert ["Please look." in page for page in pages] == [False, True, False]
    assert ["The first report." in page for page in pages] == [False, False, True]
    assert "Page 2 of 3" in pages[1]


def test_what_no_act_of_the_desk_did_is_told_too(history, client):
    Incident.objects.update(summary="By plain SQL.")
    find_in_order(read_page(client, get_address(history.incident)), "Not by an act of the desk", "By plain SQL.")


def test_another_incidents_rows_are_not_told(history, client):
    with revise(by=make.make_user(), now=NOW, reason="Two at once.", incident=history.incident):
        make.make_suspect(incident=make.make_incident(), label="somebody else")
        make.make_suspect(incident=history.incident, label="one of them")

    page = read_page(client, get_address(history.incident))
    assert "one of them" in page
    assert "somebody else" not in page


def test_a_row_of_any_other_table_has_a_history_of_its_own(history, client):
    suspect = Suspect.objects.get()
    page = read_page(client, reverse("admin:editorial_suspect_history", args=[suspect.pk]))
    find_in_order(page, "Nobody saw a pistol.", "before: gunman", "The second report.", "Added", "Acts of the desk")

    agency = Organization.objects.get(name="Sample City Police")
    page = read_page(client, reverse("admin:editorial_organization_history", args=[agency.pk]))
    find_in_order(page, "Abbreviation nothing → after: TPD", "The first report.")


def test_a_reader_sees_the_history_and_no_way_back(history):
    reader = sign_in_reader()
    assert "As it was after this" not in read_page(reader, get_address(history.incident))
    assert reader.get(get_restore_address(history.incident, history.begun)).status_code == 403
    assert sign_in_reader().get(get_address(Incident(pk=10_000))).status_code == 404


def test_a_withheld_name_is_neither_in_the_history_nor_brought_back(history, client):
    custodian = make.make_user(permissions=["seal_name"])
    with revise(by=custodian, now=NOW, reason="A name.", incident=history.incident) as named:
        Incident.objects.filter(pk=history.incident.pk).update(title="Quillfeather shot", summary="Two shots.")
    with revise(by=custodian, now=NOW, reason="No name.", incident=history.incident):
        Incident.objects.filter(pk=history.incident.pk).update(title="Officer shot", summary="One shot.")
    seal_name(person=make.make_withheld_person(), name="Testa Quillfeather", by=custodian, now=NOW)

    history_page = read_page(client, get_address(history.incident))
    page = read_page(client, get_restore_address(history.incident, named))
    assert "Quillfeather" not in history_page + page
    assert "[withheld]" in history_page
    find_in_order(page, "Summary before: One shot. ; → after: Two shots.", "1 text keeps its present words")


def test_going_back_says_what_would_change_and_asks_why(history, client):
    address = get_restore_address(history.incident, history.named)
    page = read_page(client, address)
    find_in_order(
        page,
        "As it was after 2 January 2024, 13:00 UTC",
        "Edited · editor: The second report.",
        "Suspect: gunman Called before: hooded gunman ; → after: gunman",
        "Added Weapon: a pistol",
        "1 change of theirs since then is not taken back",
    )

    answer = client.post(address, {"reason": " "})
    assert answer.status_code == 200
    assert "Say in a few words what this change is for" in answer.content.decode()
    assert not Weapon.objects.exists()

    answer = client.post(address, read_form(client.get(address)) | {"reason": "There was a pistol after all."})
    assert answer.url == reverse("admin:editorial_incident_change", args=[history.incident.pk])
    assert Weapon.objects.get().description == "a pistol"
    assert Suspect.objects.get().label == "gunman"
    newest = Revision.objects.order_by("-pk")[0]
    assert (newest.kind, newest.restored, newest.reason) == (
        "restore",
        history.named,
        "There was a pistol after all.",
    )
    find_in_order(
        read_page(client, get_address(history.incident)),
        "Taken back to an earlier point",
        "Back to how it was after 2 January 2024, 13:00 UTC",
    )


NEEDED = ["view_incident", "change_incident", "change_suspect", "add_weapon"]
"""What it takes to go back to where the suspect was called otherwise and there was a pistol."""


def test_going_back_needs_the_permission_for_each_of_its_changes(history):
    address = get_restore_address(history.incident, history.named)
    for missing in ("change_suspect", "add_weapon"):
        client = sign_in(make.make_user(permissions=[name for name in NEEDED if name != missing]))
        assert client.get(address).status_code == 403
        assert client.post(address, {"reason": "Back."}).status_code == 403

    client = sign_in(make.make_user(permissions=NEEDED))
    assert client.post(address, {"reason": "Back."}).status_code == 302


def test_going_back_moves_no_row_into_or_out_of_an_incident_outside_the_limits(history):
    editor = make.make_user(permissions=NEEDED)
    WorkLimit.objects.create(user=editor, organization=history.incident.lead_organization)
    plan = plan_restoration(history.incident, history.named)
    assert may_restore(editor, history.incident, plan)

    step = next(step for step in plan.steps.values() if step.model is Suspect)
    assert step.now is not None
    step.now["incident_id"] = make.make_incident().pk

    assert not may_restore(editor, history.incident, plan)
    assert may_restore(make.make_user(permissions=NEEDED), history.incident, plan)


def test_nobody_takes_an_incident_back_out_of_their_own_sight(history):
    agency = make.make_organization()
    Incident.objects.filter(pk=history.incident.pk).update(lead_organization=agency)
    editor = make.make_user(permissions=NEEDED)
    WorkLimit.objects.create(user=editor, organization=agency)

    answer = sign_in(editor).post(get_restore_address(history.incident, history.named), {"reason": "Back."})

    assert "you would not see the incident again" in answer.content.decode()
    assert not Weapon.objects.exists()


def test_what_does_not_fit_any_more_is_refused_in_words(history):
    client = sign_in_superuser()
    agency = Organization.objects.get(name="Sample City Police")
    Incident.objects.filter(pk=history.incident.pk).update(lead_organization=None)
    Organization.objects.filter(pk=agency.pk).update(
        merged_into=make.make_organization(name="Another"), merged_at=NOW, merged_by=make.make_user()
    )
    answer = client.post(get_restore_address(history.incident, history.named), {"reason": "Back."})

    assert "It does not fit any more, so nothing was changed" in answer.content.decode()
    assert "was merged into another record since" in html.unescape(answer.content.decode())
    assert not Weapon.objects.exists()


def test_a_point_of_another_incident_leads_nowhere(history, client):
    with revise(by=make.make_user(), now=NOW, reason="Elsewhere.") as revision:
        make.make_incident()
    assert client.get(get_restore_address(history.incident, revision)).status_code == 404
    assert client.get(get_address(history.incident, revision=revision.pk)).status_code == 404


def test_the_edit_that_made_a_draft_again_is_on_record():
    made = make_history()
    assert Transition.objects.order_by("-pk")[0].reason == "Edited: Nobody saw a pistol."
    assert not RowChange.objects.filter(revision__isnull=True, incident=made.incident).exists()
