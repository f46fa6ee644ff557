"""The ledger holds in both databases and on the pages, and every entry of it can fail."""

import dataclasses
import io
import re
from datetime import timedelta
from html import escape
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import models, transaction
from django.db.models import F
from django.test import override_settings

from incidents.desk.ledger import facts, must_nots, pages
from incidents.desk.ledger.checking import check_ledger, count_failed, read_view
from incidents.desk.ledger.editorial_snapshot import list_incidents_of_source, read_editorial
from incidents.desk.ledger.objects import find_object
from incidents.desk.ledger.page_text import PageText
from incidents.desk.ledger.reading import read_ledger
from incidents.desk.ledger.snapshot import Part, Snapshot
from incidents.editorial.columns.interval import IntervalColumns
from incidents.editorial.columns.moment import MomentColumns
from incidents.editorial.models import Assertion, Event, Organization, Place
from incidents.editorial.subjects import SUBJECT_MODELS
from incidents.record.codes import Axis, list_states
from tests.desk.seed_databases import seeded_databases
from tests.seed_material import FOLDER, get_article_path, get_ledger_path, read_article

LEDGER = read_ledger(FOLDER / "ledger.json") if (FOLDER / "ledger.json").is_file() else None
FACTS = LEDGER.facts if LEDGER else ()
MUST_NOTS = LEDGER.must_nots if LEDGER else ()
REPORTS = {"CaseStatus", "Statement"}

# Columns that the database ties to others: altered alone they would be refused.
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

# What an article of another tenor would have brought in: entry, object, column, value.
TRESPASSES = [
    ("N01", "Person[slain officer]", "full_name", "Testa Sampleton"),
    ("N01", "Person[slain officer]", "nickname", "Sam"),
    ("N02", "Source[KRON article]", "url", "https://example.org/article"),
    ("N02", "Source[KRON article]", "title", "An invented headline"),
    ("N02", "Source[KRON article]", "author_text", "Testa Sampleton"),
    ("N03", "Tenure[Allison]", "start", "2023-01-01/2023-12-31 year"),
    ("N03", "Tenure[Price]", "end", "../.. open"),
    ("N04", "Responder[slain officer, main]", "age", "36"),
    ("N05", "Responder[slain officer, main]", "body_armor", "no"),
    ("N06", "Responder[second officer, main]", "outcome", "uninjured"),
    ("N06", "Responder[second officer, main]", "person", "person:1"),
    ("N07", "Suspect[fleeing group]", "count", "4"),
    ("N07", "Suspect[fleeing group]", "count_min", "3"),
    ("N08", "Suspect[gunman]", "person", "person:1"),
    ("N09", "CaseStatus[main, investigation]", "state", "cleared_by_arrest"),
    ("N09", "CaseStatus[gunman]", "state", "arrested"),
    ("N10", "Vehicle[white pickup]", "owner", "organization:1"),
    ("N10", "Vehicle[officer’s]", "color", "white"),
    ("N11", "Statement[Thao]", "channel", "news_conference"),
    ("N11", "Statement[Price 1]", "event", "event:1"),
    ("N12", "Weapon[1]", "force_code", "12"),
    ("N13", "Statement[Allison fragment]", "mode", "direct"),
    ("N14", "IncidentRelation[main→first]", "kind", "same_series"),
]


def name_fact(fact):
    return f"{fact.id}-{fact.column}"


@pytest.fixture(scope="module")
def loaded(django_db_blocker):
    """What databases with the seed record say; unpublished, so that every row can be altered."""
    with django_db_blocker.unblock(), seeded_databases(publish=False):
        yield read()


@pytest.fixture(scope="module")
def view(django_db_blocker):
    """Both databases and the pages with the seed record published."""
    storages = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with (
        django_db_blocker.unblock(),
        override_settings(STORAGES=storages),
        seeded_databases(publish=True),
    ):
        return read_view(read_ledger(get_ledger_path()))


def read():
    """The editorial database as it is now."""
    return read_editorial(list_incidents_of_source(read_ledger(get_ledger_path()).sha256))


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


def test_all_of_it_holds(view):
    ledger = read_ledger(get_ledger_path())

    findings = check_ledger(ledger, view, article=read_article())

    assert [str(finding) for finding in findings] == []
    assert len(ledger) == 131


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

    with transaction.atomic():
        claims = Assertion.objects.filter(subject_table=row.table.value, subject_id=row.row_id, field=column)
        assert claims.delete()[0] >= 1
        problems = facts.list_problems(read(), fact, article=None)
        transaction.set_rollback(True)

    assert "no source is cited for the value" in problems


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


def replace_value(snapshot, reference, column, value):
    """The snapshot with another value in one column of one row."""
    rows = [
        dataclasses.replace(row, values={**row.values, column: value}) if row.reference == reference else row
        for row in snapshot
    ]
    return Snapshot(Part.PUBLIC, rows)


@pytest.mark.parametrize("fact", FACTS, ids=name_fact)
def test_an_altered_value_of_the_public_store_is_found(view, fact):
    row, column = facts.locate(view.public, fact)

    altered = replace_value(view.public, row.reference, column, "" if column in facts.FREE_COLUMNS else "altered")

    assert facts.list_problems(altered, fact, article=None)


@pytest.mark.parametrize("fact", FACTS, ids=name_fact)
def test_a_value_that_cannot_be_read_on_the_page_is_found(view, fact):
    row, column = facts.locate(view.public, fact)
    without = [
        change_page(page, lambda html, page=page: _remove(html, pages.list_words(view.public, row, column, page)))
        for page in view.pages
    ]

    assert pages.list_unseen(view.public, fact, without)


@pytest.mark.parametrize("fact", FACTS, ids=name_fact)
def test_evidence_that_cannot_be_read_on_the_page_is_found(view, fact):
    anchors = "assertion|case-status|statement"
    without = [change_page(page, lambda html: re.sub(rf'id="({anchors})-\d+"', "", html)) for page in view.pages]

    assert any("evidence" in problem for problem in pages.list_unseen(view.public, fact, without))


def change_page(page, change):
    """The page after a change of its HTML."""
    return dataclasses.replace(page, text=PageText(change(page.text.html)))


def _remove(html, words):
    """The page without the words, wherever they stand."""
    for part in words:
        html = re.sub(re.escape(escape(part)), "", html, flags=re.IGNORECASE)
    return html


@pytest.mark.parametrize(("entry", "label", "column", "value"), TRESPASSES)
def test_what_must_not_be_there_is_found(view, entry, label, column, value):
    row = find_object(view.public, label)

    altered = replace_value(view.public, row.reference, column, value)

    assert must_nots.list_trespasses(view.public, entry) == []
    assert must_nots.list_trespasses(altered, entry)


def test_every_must_not_is_tried():
    assert {entry for entry, *_ in TRESPASSES} == {entry.id for entry in MUST_NOTS}


def test_a_name_that_must_not_be_there_is_not_repeated(view):
    row = find_object(view.public, "Person[slain officer]")

    altered = replace_value(view.public, row.reference, "full_name", "Testa Sampleton")

    assert "Sampleton" not in " ".join(must_nots.list_trespasses(altered, "N01"))


@pytest.mark.parametrize("part", [Part.EDITORIAL, Part.PUBLIC])
def test_an_entry_that_nobody_knows_how_to_check_fails(view, part):
    snapshot = view.editorial if part is Part.EDITORIAL else view.public
    stray = FACTS[0].model_copy(update={"object": "Responder[somebody else]"})

    assert "is not known" in must_nots.list_trespasses(snapshot, "N99")[0]
    assert "is not known" in facts.list_problems(snapshot, stray, article=None)[0]


def run(*arguments):
    """The output of the command and whether it succeeded."""
    output = io.StringIO()
    try:
        call_command("check_ledger", *arguments, stdout=output)
    except CommandError:
        return output.getvalue().splitlines(), False
    return output.getvalue().splitlines(), True


def test_the_command_counts_what_holds(django_db_blocker):
    arguments = (str(get_ledger_path()), "--article", str(get_article_path()))
    with django_db_blocker.unblock(), seeded_databases(publish=True):
        assert run(*arguments) == (["Ledger: 131 of 131"], True)

        Place.objects.filter(city="Oakland").update(city="Alameda")
        lines, succeeded = run(*arguments)
        assert not succeeded
        assert lines[0].startswith("F25 Incident[main].place.city: editorial database: it is 'Alameda'")
        assert lines[-1] == "Ledger: 130 of 131"

        Organization.objects.filter(name="KRON").update(name="Another station")
        assert run(*arguments)[0][-1] == "Ledger: 129 of 131"


def test_nothing_holds_in_an_empty_database(committing_databases):
    lines, succeeded = run(str(get_ledger_path()))

    assert not succeeded
    assert lines[-1] == "Ledger: 0 of 131"


@pytest.mark.parametrize(
    "content", ["{", "[]", "{}", '{"sha256": "", "facts": []}', '{"sha256": "", "facts": [{"id": "F01"}]}']
)
def test_a_file_that_is_no_ledger_is_refused(tmp_path, content):
    path = tmp_path / "ledger.json"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(CommandError, match=re.escape("ledger.json")):
        call_command("check_ledger", str(path))


def test_findings_are_counted_by_entry(view):
    ledger = read_ledger(get_ledger_path())
    article = "an article about something else"

    findings = check_ledger(ledger, view, article=article)

    assert len(findings) > count_failed(findings) > 100
