"""The page of an incident, served from a public store."""

import pytest
from django.test import Client

from incidents.record.row import Table
from tests.present import make_rows as make
from tests.present.make_incident import make_bare_incident, make_incident
from tests.public_store.deliver import publish


def test_the_name_line_stands_above_the_status_and_both_above_the_facts(store_url, read):
    publish(store_url, make_incident())
    page = read("/incidents/1/")
    name = page.index("Name withheld until family members have been told")
    status = page.index("No arrests reported. Suspects at large, as of 29 December 2023.")
    facts = page.index("What, when, where")
    assert name < status < facts


def test_a_fact_shows_its_value_code_source_and_words(store_url, read):
    publish(store_url, make_incident())
    page = read("/incidents/1/")
    assert "Burglaries in progress or pursuing burglary suspects" in page
    assert "NIBRS 25A: 02" in page
    assert "ODMP: Gunfire" in page
    assert "Stated by KXAM" in page
    assert "words of the source" in page
    assert "SAMPLETON (KXAM)" in page


def test_every_assertion_of_the_document_stands_on_the_page_once(store_url, read):
    record = make_incident()
    publish(store_url, record)
    page = read("/incidents/1/")
    for assertion in record.assertions:
        assert page.count(f'id="assertion-{assertion.number}"') == 1


def test_what_is_not_stated_is_said_and_is_not_a_no(store_url, read):
    publish(store_url, make_incident())
    page = read("/incidents/1/")
    assert "several (number not stated)" in page
    blanks = page.partition('id="responder-1-body-armor">')[2]
    assert blanks.startswith(" Not stated: body armor.")


def test_cut_marks_stand_on_both_sides_of_a_trimmed_excerpt(store_url, read):
    publish(store_url, make_incident())
    words = read("/incidents/1/").partition("Friday morning")
    assert words[0].rstrip().endswith("]</span>")
    assert words[2].lstrip().startswith('<span class="cut">[…')


def test_quotation_marks_enclose_quoted_words_and_never_reported_speech(store_url, read):
    publish(store_url, make_incident())
    page = read("/incidents/1/")
    assert "<p>“It is with a heavy heart.”</p>" in page
    assert '<p class="quote reported">pledged to find those responsible</p>' in page


def test_a_day_stands_in_a_time_element_and_an_unstated_time_does_not(store_url, read):
    publish(store_url, make_incident())
    page = read("/incidents/1/")
    assert '<time datetime="2023-12-29">29 December 2023</time>' in page
    assert '<time datetime="2023-12-29T08:44-08:00">8:44 a.m.</time>' in page
    assert "Time not stated" in page


def test_the_band_stands_only_where_a_responder_died(store_url, read):
    publish(store_url, make_incident(1), make_bare_incident(2))
    assert '<div class="band">' in read("/incidents/1/")
    assert '<div class="band">' not in read("/incidents/2/")


def test_incidents_that_refer_to_this_one_stand_outside_its_article(store_url, read):
    publish(
        store_url,
        make_incident(1, title="The later one"),
        make_bare_incident(2),
    )
    _article, _end, live = read("/incidents/2/").rpartition("</article>")
    assert '<a href="/incidents/1/">The later one</a>. Later, at the same place.' in live


def test_a_page_costs_two_statements_for_two_rows_and_for_two_hundred(store_url, client: Client, count_statements):
    events = tuple(
        make.make_event(number, "other", make.at("04:30"), description=f"Step {number}.") for number in range(1, 201)
    )
    assertions = tuple(
        make.make_assertion(number, Table.EVENT, number, "description", f"Step {number}.") for number in range(1, 201)
    )
    small = {"relations": (), "statements": (), "case_status": ()}
    publish(store_url, make_incident(1, events=events[:2], assertions=assertions[:2], **small))
    publish(store_url, make_incident(1, version=2, events=events, assertions=assertions, **small))
    with count_statements() as newest:
        assert b"Step 200." in client.get("/incidents/1/").content
    with count_statements() as first:
        assert b"Step 200." not in client.get("/incidents/1/versions/1/").content
    assert (len(newest), len(first)) == (2, 1)


@pytest.mark.parametrize("address", ["/incidents/1/", "/incidents/1/versions/1/", "/statements/1/"])
def test_markup_in_any_text_comes_out_as_text(store_url, client: Client, address):
    publish(store_url, make_incident_of_markup())
    body = client.get(address).content.decode()
    assert "<script>" not in body
    assert "&lt;script&gt;" in body


def test_a_source_address_that_is_no_web_page_is_shown_and_not_linked(store_url, read):
    publish(store_url, make_incident(sources=(make.make_source(url="javascript:alert(1)"),)))
    page = read("/incidents/1/")
    assert "javascript:alert(1)" in page
    assert 'href="javascript:' not in page


def make_incident_of_markup():
    """An incident whose every free text is markup."""
    evil = "<script>alert(1)</script>"
    return make_incident(
        title=evil,
        summary=evil,
        places=(make.make_place(name=evil, address_text=evil, landmark_text=evil, city=evil, county=evil),),
        responders=(make.make_responder(label=evil, rank_text=evil, service_text=evil, injury_text=evil),),
        suspects=(make.make_suspect(1, evil), make.make_suspect_group(2, label=evil, count_text=evil)),
        weapons=(make.make_weapon(description=evil),),
        vehicles=(make.make_vehicle(color=evil, damage_text=evil),),
        events=(make.make_event(1, "other", make.on(), description=evil),),
        statements=(make.make_statement(1, evil, excerpt=make.make_excerpt(evil), attribution_text=evil),),
        relations=(make.make_relation(to_incident_title=evil, note=evil),),
        organizations=(make.make_organization(1, evil), make.make_organization(2, evil)),
        people=(make.make_person(1), make.make_person(2, evil)),
        posts=(make.make_post(1, label=evil),),
        sources=(make.make_source(title=evil, dateline=evil, author_text=evil, rights=evil),),
        assertions=(
            make.make_assertion(
                1,
                Table.INCIDENT,
                1,
                "kind",
                evil,
                excerpt=make.make_excerpt(evil),
                attribution_text=evil,
                locator=evil,
            ),
            make.make_assertion(2, Table.INCIDENT, 1, "slug", evil),
        ),
        case_status=(make.make_case_status(1, "apprehension", "no_arrests", charge_text=evil, court_text=evil),),
    )
