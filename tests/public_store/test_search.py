import datetime as dt
from collections.abc import Iterator

import pytest

from incidents.public_store import connect, search
from incidents.record.moment import Moment
from incidents.record.row import DocumentKind
from tests.databases import make_public_store
from tests.public_store.deliver import counting_statements, deliver, publish
from tests.public_store.make_documents import (
    make_entry,
    make_full_incident,
    make_incident,
    make_organization,
    make_person,
)
from tests.public_store.make_rows import make_alias, make_place, make_post

HARMLESS = [
    "a OR b) NOT*",
    "title:x ^ {",
    '"unbalanced',
    "'; DROP TABLE search_entry; --",
    "\0",
    "absent\0",
    "NEAR(a b)",
    "b & | ! <-> :*",
    "\\",
    "%s %(query)s :query",
    "\ud7ff\uffff",
    "*",
    " ",
    "x" * 5000,
    "word " * 5000,
]


def find(connection, query, *, limit=10):
    return [(hit.kind.value, hit.number) for hit in search.search_records(connection, query, limit=limit)]


SUMMARIES = {
    "clock": "At 4:30 a.m. the alarm rang.",
    "road": "Near I-880, the road was closed; officers run.",
    "accent": "Señora Núñez of Sampleville",
    "hyphen": "A Smith-Jones sample",
    "number": "About 1,200 people came.",
    "script": "警察 と 消防",
}


@pytest.fixture(scope="module")
def filled_url() -> Iterator[str]:
    """A store with an incident for each of the summaries."""
    with make_public_store() as url:
        for number, text in enumerate(SUMMARIES.values(), start=1):
            publish(url, make_incident(number, summary=text, title="-", places=()))
        yield url
        connect.dispose_engines()


@pytest.mark.parametrize("query", HARMLESS, ids=lambda query: query[:20].encode("unicode_escape").decode())
def test_whatever_a_visitor_types_is_harmless(filled_url, query):
    with connect.open_reader(filled_url) as connection:
        assert find(connection, query) == []


# Both engines must give these answers: what is expected does not depend on the run.
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("4:30 a.m.", {"clock"}),
        ("430", {"clock"}),
        ("i-880", {"road"}),
        ("880", {"road"}),
        ("nunez", {"accent"}),
        ("NÚÑEZ", {"accent"}),
        ("smith-jones", {"hyphen"}),
        ("jones", {"hyphen"}),
        ("the", {"clock", "road"}),
        ("the road", {"road"}),
        ("running", set()),
        ("1,200", {"number"}),
        ("1200", {"number"}),
        ("警察", {"script"}),
    ],
)
def test_both_engines_find_the_same(filled_url, query, expected):
    with connect.open_reader(filled_url) as connection:
        found = find(connection, query)

    assert {list(SUMMARIES)[number - 1] for _, number in found} == expected


def test_newest_come_first_and_are_limited(public_url, reader):
    days = [dt.datetime(2023, 1, day, 12, 0, tzinfo=dt.UTC) for day in (5, 9, 1)]
    publish(public_url, *(make_incident(n, occurred=Moment.at_minute(at)) for n, at in enumerate(days, start=1)))

    assert find(reader, "sample") == [("incident", 2), ("incident", 1), ("incident", 3)]
    assert find(reader, "sample", limit=2) == [("incident", 2), ("incident", 1)]


def test_an_incident_of_unknown_time_comes_last(public_url, reader):
    publish(public_url, make_incident(1, occurred=Moment.unknown()), make_incident(2))

    assert find(reader, "sample") == [("incident", 2), ("incident", 1)]


def test_every_kind_of_record_is_found_by_its_own_words(public_url, reader):
    publish(
        public_url,
        make_organization(aliases=(make_alias(name="Old Harbor Guard"),), posts=(make_post(label="Harbor Chief"),)),
        make_person(name="Exampla Testperson", aliases=(make_alias(2, name="Testie"),)),
        make_full_incident(),
    )

    assert find(reader, "old harbor") == [("organization", 1)]
    assert find(reader, "testie") == [("person", 1)]
    assert find(reader, "mourn colleague") == [("incident", 1)]
    assert find(reader, "SPD") == [("organization", 1), ("incident", 1)]


def test_a_withheld_person_is_not_found(public_url, reader):
    publish(public_url, make_person(name=None))

    assert find(reader, "withheld") == []


def test_a_hit_has_the_title_as_published(public_url, reader):
    publish(public_url, make_incident(title="Shots at Sample Wharf"))

    (hit,) = search.search_records(reader, "shots", limit=1)

    assert hit == search.SearchHit(kind=DocumentKind.INCIDENT, number=1, title="Shots at Sample Wharf")


def test_only_the_words_of_the_newest_version_are_found(public_url, reader):
    publish(public_url, make_incident(summary="formerly"))
    publish(public_url, make_incident(version=2, summary="henceforth"))

    assert find(reader, "formerly") == []
    assert find(reader, "henceforth") == [("incident", 1)]


def test_a_withdrawn_record_is_not_found(public_url, reader):
    publish(public_url, make_incident())

    deliver(public_url, make_entry(sequence=2))

    assert find(reader, "sample") == []


def test_a_search_is_one_statement_and_none_without_words(public_url, reader):
    publish(public_url, make_incident())

    with counting_statements(reader) as statements:
        find(reader, "sample wharf")
        find(reader, "...")

    assert len(statements) == 1


def test_a_record_with_very_many_words_is_published_nevertheless(public_url, reader):
    words = " ".join(f"word{number:07}" for number in range(60_000))

    publish(public_url, make_incident(summary=words, places=(make_place(name="unreached"),)))

    assert find(reader, "word0000001") == [("incident", 1)]
    assert find(reader, "unreached") == []
