"""Facts with their evidence: one column of one row, and what a source said of it."""

import datetime as dt
import enum
from typing import Any, Unpack

from django.contrib.auth.models import User
from django.core.exceptions import FieldDoesNotExist
from django.db import models, transaction

from incidents.editorial.actions.evidence import ClaimEvidence, Evidence, check_words, make_columns
from incidents.editorial.citable import write_value
from incidents.editorial.columns.interval import IntervalColumns
from incidents.editorial.models import NAME_FIELDS, Assertion, Incident, Person
from incidents.editorial.references import check_references
from incidents.editorial.subjects import get_incident_id, get_subject, get_table
from incidents.record.codes import NameStatus, Rank, Stance
from incidents.record.row import Table

_NEVER_CLAIMED = frozenset({"id", "editor_notes", "age_identifies", "full_text", "word_count", "sequence", "position"})
_REPORTS = frozenset({Table.ASSERTION, Table.CASE_STATUS, Table.STATEMENT, Table.CORRECTION})


class _Unchanged(enum.Enum):
    UNCHANGED = enum.auto()


UNCHANGED = _Unchanged.UNCHANGED
"""Says that a column keeps its value: the source is cited for what the record holds already."""


class NotAFact(ValueError):
    """The row has no such column, nothing that a source could claim goes into it, or the row is another incident's."""


class NameNeedsRelease(ValueError):
    """A name is never entered as a plain fact while it is withheld: releasing it is an act of its own."""


class ValueDisagrees(ValueError):
    """The column does not hold what the assertion claims, so the assertion cannot be the preferred one."""


class AlreadySuperseded(ValueError):
    """The assertion has been superseded: act on the one that took its place."""


def record_fact(
    *,
    incident: Incident | None,
    row: models.Model,
    field: str,
    value: Any = UNCHANGED,
    by: User,
    now: dt.datetime,
    **evidence: Unpack[ClaimEvidence],
) -> Assertion:
    """
    Set a column, if a value is given, and write down who said so; return the assertion.

    Opens the transaction itself, or joins the caller's: column and assertion are written together or not at all.

    incident   the incident whose research it belongs to; None for a claim about a shared row alone
    row        saved or not; a new row is saved first
    field      name of a column, of a moment or partial date, or of Event.officials
    value      the column's new value; for officials an iterable of tenures

    Raises NotAFact, NameNeedsRelease, ExcerptMissing or ExcerptNotInSource; references.WrongReference if the value
    names a row that does not belong there; ValidationError if the value does not fit the column.
    """
    _check_field(row, field)
    check_words(evidence["source"], evidence["excerpt"])
    with transaction.atomic():
        if value is not UNCHANGED:
            _set_column(row, field, value)
        _refuse_row_of_another(incident, row)
        held = write_value(row, field)
        check_references(row, field, held)
        assertion = Assertion(
            incident=incident,
            subject_table=get_table(row).value,
            subject_id=row.pk,
            field=field,
            value=held,
            recorded_at=now,
            recorded_by=by,
            **make_columns(evidence),
        )
        assertion.full_clean()
        assertion.save()
    return assertion


def record_claim(
    *,
    incident: Incident | None,
    row: models.Model,
    field: str,
    claimed: str,
    by: User,
    now: dt.datetime,
    **evidence: Unpack[ClaimEvidence],
) -> Assertion:
    """
    Write down that a source claims something else than the record shows; the column keeps its value.

    Opens the transaction itself, or joins the caller's.

    claimed   the value as write_value would write it

    Raises as record_fact does.
    """
    _check_field(row, field)
    _refuse_row_of_another(incident, row)
    check_references(row, field, claimed)
    check_words(evidence["source"], evidence["excerpt"])
    assertion = Assertion(
        incident=incident,
        subject_table=get_table(row).value,
        subject_id=row.pk,
        field=field,
        value=claimed,
        recorded_at=now,
        recorded_by=by,
        **make_columns(evidence),
    )
    with transaction.atomic():
        assertion.full_clean()
        assertion.save()
    return assertion


def prefer_assertion(*, assertion: Assertion, value: Any = UNCHANGED, by: User, now: dt.datetime) -> Assertion:
    """
    Make an assertion the preferred one of its column; return it, or the row that supersedes it.

    The column is set to `value`, if given, and must then hold what the assertion claims. Other preferred
    assertions of the column become normal. A published assertion cannot change: a copy with the new rank
    supersedes it. Opens the transaction itself, or joins the caller's.

    Raises ValueDisagrees, AlreadySuperseded, or NotAFact if the row is gone.
    """
    _refuse_superseded(assertion)
    row = get_subject(Table(assertion.subject_table), assertion.subject_id)
    if row is None:
        raise NotAFact(f"{assertion.subject_table} {assertion.subject_id} does not exist any more")
    with transaction.atomic():
        if value is not UNCHANGED:
            _set_column(row, assertion.field, value)
        held = write_value(row, assertion.field)
        if held != assertion.value:
            raise ValueDisagrees(
                f"{assertion}: the column holds {held!r} and the assertion claims {assertion.value!r}: "
                "give the value with the assertion that claims it"
            )
        rivals = Assertion.objects.filter(
            subject_table=assertion.subject_table,
            subject_id=assertion.subject_id,
            field=assertion.field,
            rank=Rank.PREFERRED.value,
            superseded_by__isnull=True,
        ).exclude(pk=assertion.pk)
        for rival in rivals:
            _rank(rival, Rank.NORMAL, by=by, now=now)
        return _rank(assertion, Rank.PREFERRED, by=by, now=now)


def deprecate_assertion(*, assertion: Assertion, by: User, now: dt.datetime) -> Assertion:
    """
    Mark an assertion as known to be wrong; return it, or the row that supersedes it if it was published.

    Opens the transaction itself, or joins the caller's. Raises AlreadySuperseded.
    """
    _refuse_superseded(assertion)
    with transaction.atomic():
        return _rank(assertion, Rank.DEPRECATED, by=by, now=now)


def retract(*, assertion: Assertion, by: User, now: dt.datetime, **evidence: Unpack[Evidence]) -> Assertion:
    """
    Write down that a source takes back what an assertion says; return the new row, which supersedes it.

    The column keeps its value until somebody changes it. Opens the transaction itself, or joins the caller's.

    Raises AlreadySuperseded, ExcerptMissing or ExcerptNotInSource.
    """
    _refuse_superseded(assertion)
    check_words(evidence["source"], evidence["excerpt"])
    retraction = Assertion(
        incident=assertion.incident,
        subject_table=assertion.subject_table,
        subject_id=assertion.subject_id,
        field=assertion.field,
        value=assertion.value,
        stance=Stance.RETRACTS.value,
        supersedes=assertion,
        recorded_at=now,
        recorded_by=by,
        **make_columns(evidence),
    )
    with transaction.atomic():
        retraction.full_clean()
        retraction.save()
    return retraction


def _check_field(row: models.Model, field: str) -> None:
    table = get_table(row)
    if table in _REPORTS:
        raise NotAFact(f"{table.value} rows carry their own source: no assertion is made about them")
    is_interval = isinstance(getattr(type(row), field, None), IntervalColumns)
    try:
        column = None if is_interval else row._meta.get_field(field)
    except FieldDoesNotExist:
        raise NotAFact(f'{table.value} has no column "{field}"') from None
    if field in _NEVER_CLAIMED or (column is not None and (column.auto_created or not _is_editable(column))):
        raise NotAFact(f'"{field}" of {table.value} is the newsroom\'s own: no source is cited for it')
    if isinstance(row, Person) and field in NAME_FIELDS and not row.full_name and _is_withheld(row):
        raise NameNeedsRelease(f"person {row.pk}: {field} is withheld; release the name with its evidence instead")


def _refuse_row_of_another(incident: Incident | None, row: models.Model) -> None:
    home = get_incident_id(row)
    if incident is not None and home is not None and home != incident.pk:
        raise NotAFact(f"{get_table(row).value} {row.pk} is part of incident {home}, not of incident {incident.pk}")


def _is_editable(column: Any) -> bool:
    return bool(getattr(column, "editable", False))


def _is_withheld(person: Person) -> bool:
    return person.name_status == NameStatus.WITHHELD.value or hasattr(person, "sealed_name")


def _set_column(row: models.Model, field: str, value: Any) -> None:
    column = getattr(type(row), field, None)
    is_interval = isinstance(column, IntervalColumns)
    if not is_interval and row._meta.get_field(field).many_to_many:
        getattr(row, field).set(value)
        return
    setattr(row, field, value.value if isinstance(value, enum.Enum) else value)
    row.full_clean()
    row.save()


def _refuse_superseded(assertion: Assertion) -> None:
    successor = assertion.superseded_by.order_by("pk").first()
    if successor is not None:
        raise AlreadySuperseded(f"assertion {assertion.pk} is superseded by assertion {successor.pk}")


def _rank(assertion: Assertion, rank: Rank, *, by: User, now: dt.datetime) -> Assertion:
    if assertion.rank == rank.value:
        return assertion
    if assertion.frozen_at is None:
        assertion.rank = rank.value
        assertion.save(update_fields=["rank"])
        return assertion
    successor = Assertion.objects.get(pk=assertion.pk)
    successor.pk = None
    successor._state.adding = True
    successor.rank = rank.value
    successor.supersedes = assertion
    successor.frozen_at = None
    successor.recorded_at, successor.recorded_by = now, by
    successor.save()
    return successor
