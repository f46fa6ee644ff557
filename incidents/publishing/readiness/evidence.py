"""Whether every public fact has a source, and whether it is settled which of several accounts is shown."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.editorial.citable import CITABLE_FIELDS, list_uncited, write_value
from incidents.editorial.claimed_values import read_value
from incidents.editorial.columns.interval import IntervalColumns
from incidents.editorial.models import Assertion, Incident, Person
from incidents.editorial.subjects import get_table
from incidents.publishing.readiness.finding import Finding, Level
from incidents.publishing.readiness.row_words import name_place
from incidents.record.codes import NameStatus, Rank, Stance
from incidents.record.moment import Moment
from incidents.record.row import Table

Fact = tuple[str, int, str]
"""Table, key and column."""

WITHHOLDING = frozenset({"name_status", "withheld_reason"})
"""What a release changes for good. The accounts of before stay beside it, as the history of the withholding."""


def find_uncited(incident: Incident, rows: Sequence[models.Model]) -> Iterator[Finding]:
    """Yield every column that readers would see and for which no source stands (domain model, citing)."""
    for row, field in list_uncited(incident, rows):
        yield Finding(
            level=Level.ERROR,
            rule="uncited",
            where=name_place(row, field),
            fix=_("has no evidence for what it says; cite the words of a source, or take the fact out"),
            table=get_table(row),
            row_id=cast("int", row.pk),
            field=field,
        )


def find_conflicts(rows: Sequence[models.Model]) -> Iterator[Finding]:
    """
    Yield every column of which sources differ while nobody has said which account is shown.

    A time that merely contains the one shown, "Friday morning" beside "4:30 a.m.", does not differ from it.
    """
    by_fact = _load_claims(rows)
    for row in rows:
        for field in CITABLE_FIELDS[get_table(row)]:
            if _is_past(row, field):
                continue
            claims = by_fact.get((get_table(row).value, cast("int", row.pk), field), [])
            if len(claims) > 1 and not _is_settled(row, field, claims):
                yield Finding(
                    level=Level.ERROR,
                    rule="conflict_without_preferred",
                    where=name_place(row, field),
                    fix=_("has accounts that differ; say which of them the record shows, the others stay beside it"),
                    table=get_table(row),
                    row_id=cast("int", row.pk),
                    field=field,
                )


def _is_past(row: models.Model, field: str) -> bool:
    """Tell whether a column says how a name stood before it was released: that it was withheld is no other account."""
    return isinstance(row, Person) and field in WITHHOLDING and row.name_status == NameStatus.RELEASED


def _load_claims(rows: Sequence[models.Model]) -> dict[Fact, list[Assertion]]:
    """Return the standing claims about the rows that support a value, by fact."""
    keys: dict[Table, list[int]] = defaultdict(list)
    for row in rows:
        keys[get_table(row)].append(cast("int", row.pk))
    subjects = Q(pk__in=[])
    for table, ids in keys.items():
        subjects |= Q(subject_table=table.value, subject_id__in=ids)
    claims = (
        Assertion.objects.filter(subjects, stance=Stance.SUPPORTS.value, superseded_by__isnull=True)
        .exclude(rank=Rank.DEPRECATED.value)
        .only("subject_table", "subject_id", "field", "value", "rank")
        .order_by("pk")
    )
    by_fact: dict[Fact, list[Assertion]] = defaultdict(list)
    for claim in claims:
        by_fact[claim.subject_table, claim.subject_id, claim.field].append(claim)
    return by_fact


def _is_settled(row: models.Model, field: str, claims: Sequence[Assertion]) -> bool:
    shown = write_value(row, field)
    preferred = {claim.value for claim in claims if claim.rank == Rank.PREFERRED.value}
    if preferred:
        return preferred == {shown}
    return all(claim.value == shown or _contains(row, field, claim.value) for claim in claims)


def _contains(row: models.Model, field: str, value: str) -> bool:
    """Tell whether the column is a time, and the value one that holds it whole."""
    if not isinstance(getattr(type(row), field, None), IntervalColumns):
        return False
    held = getattr(row, field)
    try:
        claimed = read_value(row, field, value)
    except ValidationError:
        return False
    if not isinstance(held, Moment) or not isinstance(claimed, Moment) or held.is_without_bounds:
        return False
    begins = claimed.earliest is None or (held.earliest is not None and claimed.earliest <= held.earliest)
    ends = claimed.latest is None or (held.latest is not None and held.latest <= claimed.latest)
    return begins and ends and not claimed.is_without_bounds
