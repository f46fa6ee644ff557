import datetime as dt
import random
from collections import Counter

import pytest

from incidents.public_store.derive.facets import Dimension, make_facets
from incidents.public_store.queries import counts
from incidents.record import codes
from incidents.record.canonical import read_document
from incidents.record.documents import IncidentRecord
from incidents.record.log import LogAction
from incidents.record.moment import Moment
from incidents.record.row import DocumentKind
from tests.public_store.deliver import counting_statements, deliver, publish, read_table
from tests.public_store.make_documents import (
    make_entry,
    make_full_incident,
    make_incident,
    make_organization,
    make_publication,
)
from tests.public_store.make_rows import NOON, make_case_status, make_person_mention, make_place, make_responder

SEEDS = [1, 2, 3]


def make_random_incident(chance, number, version):
    occurred = chance.choice(
        [
            Moment.unknown(),
            *(Moment.at_minute(dt.datetime(year, 1, 1, 3, 0, tzinfo=dt.UTC)) for year in (2021, 2022, 2023)),
        ]
    )
    first = number * 100
    return make_incident(
        number,
        version=version,
        kind=chance.choice(list(codes.IncidentKind)),
        occurred=occurred,
        places=(make_place(state=chance.choice(["CA", "NV", ""])),),
        lead_organization=chance.choice([None, 1, 2]),
        people=(make_person_mention(first, name=chance.choice([None, "Testa Sampleton"])),),
        responders=tuple(
            make_responder(
                first + index,
                outcome=chance.choice(list(codes.Outcome)),
                organization=chance.choice([None, 1, 2, 3]),
                person=chance.choice([None, first]),
            )
            for index in range(chance.randrange(4))
        ),
        case_status=tuple(
            make_case_status(first + index, state=chance.choice(list(codes.InvestigationState)[:3]))
            for index in range(chance.randrange(3))
        ),
    )


def run_random_history(url, seed):
    """Publish, correct, withdraw, merge and redact at random; return the facets of what is live then."""
    chance = random.Random(seed)  # noqa: S311 # the same history every time is what is wanted
    versions: Counter[int] = Counter()
    live: dict[int, IncidentRecord] = {}
    for sequence in range(1, 41):
        number = chance.randrange(1, 9)
        action = chance.choice([*[LogAction.PUBLISH] * 5, LogAction.WITHDRAW, LogAction.MERGE, LogAction.REDACT])
        if versions[number] == 0:
            action = LogAction.PUBLISH
        if action is LogAction.REDACT and live.get(number) is None:
            action = LogAction.WITHDRAW
        if action is LogAction.PUBLISH:
            versions[number] += 1
            live[number] = make_random_incident(chance, number, versions[number])
            deliver(url, make_publication(live[number], sequence=sequence))
            continue
        live.pop(number, None)
        deliver(
            url,
            make_entry(
                sequence=sequence,
                number=number,
                action=action,
                version=versions[number] if action is LogAction.REDACT else None,
                merged_into=99 if action is LogAction.MERGE else None,
            ),
        )
    return [make_facets(document) for document in live.values()]


@pytest.mark.parametrize("seed", SEEDS)
def test_counters_are_what_counting_would_give(public_url, seed):
    live = run_random_history(public_url, seed)

    stored = {(row["dimension"], row["value"]): row["n"] for row in read_table(public_url, "counter")}

    assert stored == Counter(pair for facets in live for pair in facets)
    assert stored[("all", "all")] == len(live)


def test_what_an_incident_is_counted_under(public_url):
    document = make_full_incident()

    assert make_facets(document) == {
        ("all", "all"),
        ("year", "2023"),
        ("state", "CA"),
        ("kind", "attack"),
        ("outcome", "killed"),
        ("outcome", "unknown"),
        ("organization", "1"),
        ("name_status", "withheld"),
        ("investigation", "open"),
        ("apprehension", "no_arrests"),
    }
    (entry,) = publish(public_url, document)
    assert entry.document is not None
    assert read_document(DocumentKind.INCIDENT, entry.document) == document


@pytest.mark.parametrize(
    ("moment", "year"),
    [
        (Moment.at_minute(dt.datetime(2024, 1, 1, 7, 59, tzinfo=dt.UTC)), "2023"),
        (Moment.at_minute(dt.datetime(2024, 1, 1, 8, 0, tzinfo=dt.UTC)), "2024"),
        (
            Moment.between(dt.datetime(2023, 1, 1, 8, 0, tzinfo=dt.UTC), dt.datetime(2024, 1, 1, 8, 0, tzinfo=dt.UTC)),
            "2023",
        ),
        (
            Moment.between(
                dt.datetime(2023, 1, 1, 8, 0, tzinfo=dt.UTC), dt.datetime(2024, 1, 1, 8, 0, 1, tzinfo=dt.UTC)
            ),
            "unknown",
        ),
        (Moment.after(NOON), "unknown"),
        (Moment.before(NOON), "unknown"),
        (Moment.unknown(), "unknown"),
        (Moment.at_minute(dt.datetime(1, 1, 1, tzinfo=dt.UTC)), "unknown"),
    ],
    ids=["last minute", "new year", "whole year", "a second more", "after", "before", "unknown", "year 1"],
)
def test_the_year_is_that_of_the_place_and_only_if_it_is_certain(moment, year):
    facets = make_facets(make_incident(occurred=moment))

    assert [value for dimension, value in facets if dimension == "year"] == [year]


def test_counts_are_listed_the_most_frequent_first(public_url, reader):
    publish(
        public_url,
        make_organization(),
        make_incident(1, kind=codes.IncidentKind.ACCIDENT),
        make_incident(2, kind=codes.IncidentKind.TRAINING),
        make_incident(3, kind=codes.IncidentKind.TRAINING),
        make_incident(4, kind=codes.IncidentKind.ATTACK),
    )

    with counting_statements(reader) as statements:
        kinds = counts.list_counts(reader, Dimension.KIND)
        total = counts.count_incidents(reader)

    assert [(count.value, count.n) for count in kinds] == [("training", 2), ("accident", 1), ("attack", 1)]
    assert total == 4
    assert len(statements) == 2


def test_an_empty_store_counts_nothing(reader):
    assert counts.count_incidents(reader) == 0
    assert counts.list_counts(reader, Dimension.YEAR) == []
