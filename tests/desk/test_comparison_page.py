"""The desk shows what publishing would change: in words, and both pages side by side."""

import re

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from incidents.desk.ledger.page_text import PageText
from incidents.desk.side_article import make_side_article
from incidents.editorial.models import Incident, Source, Vehicle
from incidents.publishing.difference.shapes import Difference
from incidents.publishing.preview import FIRST_PLACEHOLDER
from incidents.publishing.withdraw import withdraw_incident
from tests import make
from tests.desk.page_forms import sign_in, sign_in_editor, sign_in_reader
from tests.desk.sealed_names import CANARY, MARK, make_sealed_person
from tests.desk.seed_databases import seeded_databases
from tests.publishing.make_record import make_full_incident, make_publisher, publish

IDS = re.compile(r'\sid="([^"]+)"')
MOST_STATEMENTS = 230
"""For the seed record: those of a preview, and a few for the last version. It grows with tables, not with rows."""


def comparison_address(incident):
    return reverse("admin:compare_incident", args=[incident.pk])


def read_comparison(client, incident):
    response = client.get(comparison_address(incident))
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def client(db):
    return sign_in_editor("publish_incident")


@pytest.fixture
def published(public_store_url):
    incident = make_full_incident()
    publish(incident)
    return incident


@pytest.fixture
def edited(published):
    """A published incident of which nearly everything was edited since."""
    Incident.objects.filter(pk=published.pk).update(title="Officer shot in Testville", summary="An officer was hurt.")
    Vehicle.objects.filter(incident=published).update(color="green")
    source = Source.objects.get(title="Officer hurt, police say")
    told = {"incident": published, "source": source, "recorded_by": make_publisher()}
    make.make_assertion(field="kind", excerpt="a new report", **told)
    make.make_suspect(incident=published, label="a third one")
    return published


def test_every_difference_stands_in_words_before_both_pages(client, edited):
    page = read_comparison(client, edited)
    text = " ".join(PageText(page).get_text("main").split())

    assert text.startswith("What publishing would change Officer shot in Testville What changes 1 row added")
    assert "In brief removed: An officer was shot. ; added: An officer was hurt." in text
    assert "Added Suspect: A third one" in text
    assert "New evidence Stated by Testville Courier: “a new report”" in text
    assert text.index("A third one") < text.index("What readers have now") < text.index("What they would have")
    assert "Version 1, and version 2 as it would be published now. Not public." in PageText(page).get_text()


def test_the_two_articles_share_no_id_and_every_reference_finds_its_own(client, edited):
    page = read_comparison(client, edited)

    ids = IDS.findall(page)
    assert len(ids) == len(set(ids)) > 200
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    named = {part for found in re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', page) for part in found.split()}
    assert named <= set(ids)
    assert {"now-title", "next-title"} <= set(ids)
    assert re.search(r'<a href="#next-suspect-\d+">A third one</a>', page)


def test_the_articles_stand_below_the_headings_of_the_page(client, edited):
    page = read_comparison(client, edited)

    assert re.findall(r"<h1[^>]*>", page)[1:] == [
        '<h1 aria-level="3" id="now-title">', '<h1 aria-level="3" id="next-title">',
    ]  # fmt: skip
    assert 'class="contents"' not in page
    assert re.findall(r'<section class="sec"[^>]*aria-label', page) == []


def test_no_number_to_come_is_shown_or_linked(client, edited):
    page = read_comparison(client, edited)

    assert str(FIRST_PLACEHOLDER)[:8] not in PageText(page).get_text()
    assert not [link for link in re.findall(r'href="(/[^"]*)"', page) if str(FIRST_PLACEHOLDER)[:8] in link]


def test_before_the_first_publication_it_lists_what_becomes_public(client):
    page = read_comparison(client, make_full_incident())

    text = " ".join(PageText(page).get_text("main").split())
    assert "Nothing of it is public now. All of this becomes public:" in text
    assert "Responder: Second officer" in text
    assert "What readers have now" not in text
    assert "First publication. Not public." in PageText(page).get_text()


def test_where_nothing_differs_it_says_so_in_place_of_two_equal_pages(client, published):
    page = read_comparison(client, published)

    assert "Nothing differs from version 1." in PageText(page).get_text()
    assert "Nothing differs from the published version." in PageText(page).get_text("main")
    assert "now-title" not in page


def test_a_withdrawn_incident_is_compared_with_what_readers_saw(client, edited):
    withdraw_incident(incident=edited, by=make_publisher(), reason="It did not happen.", now=make.NOW)

    page = PageText(read_comparison(client, edited))

    assert "Readers do not see this incident at present." in page.get_text("main")
    assert "What readers had" in page.get_text("main")
    assert "is withdrawn; give the reason" in page.get_text()


def test_a_name_sealed_since_is_shown_in_neither_version(client, edited):
    Incident.objects.filter(pk=edited.pk).update(title=f"{CANARY} hurt", summary=f"{CANARY} was told.")
    publish(edited)
    make_sealed_person()
    Incident.objects.filter(pk=edited.pk).update(summary="Nobody was told.")

    page = read_comparison(client, edited)

    assert MARK.lower() not in page.lower()
    assert "Texts that hold a withheld name are not compared" in page
    assert "holds a name that is being withheld" in page


def test_what_cannot_be_compared_says_so(client, published, settings):
    make_sealed_person()
    settings.SEALED_NAMES_KEYS = []

    page = PageText(read_comparison(client, published)).get_text()

    assert "The pages cannot be compared before what is listed above is put right." in page
    assert "cannot be read with the present keys" in page


def test_the_list_of_changes_brings_its_styles_where_a_page_has_none():
    nothing = Difference(is_first=False, is_partial=False, sections=())
    assert "desk/comparison" in render_to_string("desk/_difference.html", {"difference": nothing})
    assert "desk/comparison" not in render_to_string("desk/_difference.html", {"difference": nothing, "has_styles": 1})


def test_whoever_may_view_incidents_may_look_and_nobody_else(client, published):
    address = comparison_address(published)

    assert sign_in_reader().get(address).status_code == 200
    assert sign_in(make.make_user(permissions=["view_source"])).get(address).status_code == 403
    assert client.post(address).status_code == 405
    assert client.get(reverse("admin:compare_incident", args=[999])).status_code == 404
    assert "no-store" in client.get(address)["Cache-Control"]
    client.logout()
    assert client.get(address)["Location"].startswith("/admin/login/")


def test_the_seed_record_is_compared_in_few_statements_that_only_read(django_db_blocker):
    with django_db_blocker.unblock(), seeded_databases(publish=True) as incidents:
        incident = incidents[-1]
        Incident.objects.filter(pk=incident.pk).update(title="Another title")
        client = sign_in_reader()
        client.get(reverse("admin:index"))
        with CaptureQueriesContext(connection) as queries:
            page = read_comparison(client, incident)

    assert "What they would have" in page
    assert {query["sql"].split()[0] for query in queries} == {"SELECT"}
    assert len(queries) <= MOST_STATEMENTS


def test_an_article_beside_another_keeps_its_looks():
    html = '<section class="sec" id="a" aria-labelledby="b"><h2 id="b">A</h2><a href="#a">x</a><a href="/a#a">y</a>'

    assert make_side_article(html, prefix="now-", below=2) == (
        '<section class="sec" id="now-a"><h2 aria-level="4" id="now-b">A</h2><a href="#now-a">x</a><a href="/a#a">y</a>'
    )
