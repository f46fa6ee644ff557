"""Every fact of the ledger can fail: altered, or without its evidence, in either database."""

import dataclasses
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from django.db import models, transaction
from django.db.models import F

from incidents.desk.ledger import facts, must_nots, pages
from incidents.desk.ledger.editorial_snapshot import list_incidents_of_source, read_editorial
from incidents.desk.ledger.objects import find_object
from incidents.desk.ledger.reading import read_ledger
from incidents.desk.ledger.snapshot import Part
from incidents.editorial.columns.interval import IntervalColumns
from incidents.editorial.columns.moment import MomentColumns
from incidents.editorial.models import Assertion, Event
from incidents.editorial.subjects import SUBJECT_MODELS
from incidents.record.codes import Axis, list_states
from tests.desk.ledger.changed_snapshots import exchange, replace_value
from tests.desk.ledger.entries import FACTS, name_fact
from tests.desk.seed_databases import seeded_databases
from tests.seed_material import get_ledger_path, read_article

REPORTS = {"CaseStatus", "Statement"}
OTHER = object()  # stands for another row of the table that a column refers to
TIED: dict[str, dict[str, Any]] = {
    "outcome": {"outcome": "injured_serious", "cause_of_death": "", "death_place": None}
    | {f"{name}_precision": "" for name in ("died", "eow")}
    | {"died_earliest": None, "died_latest": None, "died_text": ""}
    | {"eow_from": None, "eow_to": None, "eow_text": ""},
    "name_status": {"name_status": "not_stated", "withheld_reason": ""},
    "count": {"count": 3, "is_group": True},
    "speaker_tenure": {"speaker_tenure": None, "speaker_organization": OTHER},
    "speaker_organization": {"speaker_organization": None, "speaker_tenure": OTHER},
    "continues": {"continues": None},
    "member_of": {"member_of": None},
    "timezone": {"timezone": "America/Denver"},
}


@pytest.fixture(scope="module")
def loaded(django_db_blocker):
    """What databases with the seed record say; unpublished, so that every row can be altered."""
    with django_db_blocker.unblock(), seeded_databases(publish=False):
        yield read()


def read():
    """The editorial database as it is now."""
    return read_editorial(list_incidents_of_source(get_digest()))


@cache
def get_digest():
    """The digest of the article that the ledger is about."""
    return read_ledger(get_ledger_path()).sha256


def alter(column, row):
    """Give the column of a saved row another value that the database takes."""
    if column in TIED:
        changes = {name: value for name, value in TIED[column].items() if hasattr(row, name)}
    else:
        changes = _make_changes(type(row), column, row)
    fields = {name: _find_other(row, name) if value is OTHER else value for name, value in changes.items()}
    type(row).objects.filter(pk=row.pk).update(**fields)


def _make_changes(model, column, row):
    interval = getattr(model, column, None)
    if isinstance(interval, IntervalColumns):
        step = timedelta(minutes=7) if isinstance(interval, MomentColumns) else timedelta(days=1)
        bounds = [name for name in interval.column_names[:2] if getattr(row, name) is not None]
        return {name: F(name) + step if step < timedelta(days=1) else getattr(row, name) + step for name in bounds}
    field = model._meta.get_field(column)
    if field.is_relation:
        return {column: OTHER}
    if isinstance(field, models.BooleanField):
        return {column: not getattr(row, column)}
    if field.choices:
        axis = getattr(row, "axis", "")
        codes = [state.value for state in list_states(Axis(axis))] if axis else [code for code, _ in field.flatchoices]
        return {column: next(code for code in codes if code not in {getattr(row, column), ""})}
    if isinstance(field, models.DecimalField):
        return {column: getattr(row, column) + 1}
    return {column: " " if column in facts.FREE_COLUMNS else f"{getattr(row, column)} indeed"}


def _find_other(row, column):
    """Another row than the one referred to, as it were by mistake."""
    field = row._meta.get_field(column)
    return field.related_model.objects.exclude(pk=getattr(row, field.attname)).order_by("-pk").first()


@pytest.mark.parametrize("fact", FACTS, ids=name_fact)
def test_an_altered_value_of_the_editorial_database_is_found(loaded, fact):
    row, column = facts.locate(loaded, fact)
    held = SUBJECT_MODELS[row.table]._default_manager.get(pk=row.row_id)

    with transaction.atomic():
        if isinstance(held, Event) and column == "officials":
            held.officials.remove(*held.officials.all()[:1])
        else:
            alter(column, held)
        problems = facts.list_problems(read(), fact, article=None)
        transaction.set_rollback(True)

    assert problems


@pytest.mark.parametrize("fact", [fact for fact in FACTS if fact.table not in REPORTS], ids=name_fact)
def test_a_fact_without_its_evidence_is_found(loaded, fact):
    row, column = facts.locate(loaded, fact)
    assert row.evidence[column]
    bare = dataclasses.replace(row, evidence={**row.evidence, column: []})

    problems = facts.list_problems(exchange(loaded, bare), fact, article=None)

    assert problems == ["no source is cited for the value"]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"excerpt": "the driver of the lorry"}, "is within the words of the article"),
        ({"attribution_text": "a passer-by"}, "is credited to"),
        ({"directness": "editorial"}, "is marked editorial instead of explicit"),
        ({"reported_latest": "2023-12-31T00:00:00Z", "reported_earliest": "2023-12-30T23:59:00Z"}, "was reported"),
        ({"rank": "deprecated"}, "no source is cited"),
        ({"stance": "disputes"}, "no source is cited"),
        ({"value": "yes"}, "no source is cited"),
    ],
    ids=str,
)
def test_evidence_that_is_not_as_the_ledger_says_is_found(loaded, change, problem):
    fact = next(fact for fact in FACTS if fact.field == "responders_returned_fire")

    with transaction.atomic():
        Assertion.objects.filter(field=fact.field).update(**change)
        problems = facts.list_problems(read(), fact, article=read_article())
        transaction.set_rollback(True)

    assert any(problem in found for found in problems)


@pytest.mark.parametrize("fact", FACTS, ids=name_fact)
def test_an_altered_value_of_the_public_store_is_found(view, fact):
    row, column = facts.locate(view.public, fact)

    altered = replace_value(view.public, row, column, "" if column in facts.FREE_COLUMNS else "altered")

    assert facts.list_problems(altered, fact, article=None)


def test_a_fact_about_a_row_that_is_not_referred_to_is_found(view):
    fact = next(fact for fact in FACTS if fact.field == "place.city")
    incident = find_object(view.public, "Incident[main]")

    nowhere = replace_value(view.public, incident, "place", "")

    assert facts.list_problems(nowhere, fact, article=None) == ["Incident[main] has no place"]
    assert pages.list_unseen(nowhere, fact, view.pages) == ["Incident[main] has no place"]


def test_the_articles_own_voice_is_not_anybody_elses(view):
    fact = next(fact for fact in FACTS if fact.column == "Vehicle[white pickup].color")

    assert facts.list_problems(view.public, fact.model_copy(update={"attribution": ""}), article=None) == [
        "it is credited to ['video from the scene'] instead of the article's own voice"
    ]


@pytest.mark.parametrize("part", [Part.EDITORIAL, Part.PUBLIC])
def test_an_entry_that_nobody_knows_how_to_check_fails(view, part):
    snapshot = view.editorial if part is Part.EDITORIAL else view.public
    stray = FACTS[0].model_copy(update={"object": "Responder[somebody else]"})

    assert "is not known" in must_nots.list_trespasses(snapshot, "N99")[0]
    assert "is not known" in facts.list_problems(snapshot, stray, article=None)[0]
