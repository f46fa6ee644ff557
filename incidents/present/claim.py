"""What a source claimed, in words, and whether two claims about one field contradict each other."""

import re
import typing
from functools import cache

from pydantic import BaseModel

from incidents.present.claimed_time import can_both_be_so, read_claimed_time, show_claimed_time
from incidents.present.directory import Directory
from incidents.present.value import show_code
from incidents.record.codes import CodeList
from incidents.record.documents import IncidentRecord
from incidents.record.evidence import AssertionRecord, IdentifierRecord, SourceRecord
from incidents.record.involved import ChargeRecord, ResponderRecord, SuspectRecord
from incidents.record.mentions import (
    AliasRecord,
    OrganizationMention,
    PersonMention,
    PostMention,
    TenureMention,
)
from incidents.record.reports import CaseStatusRecord, CorrectionRecord, StatementRecord
from incidents.record.row import Table
from incidents.record.scene import (
    EventRecord,
    OffenseRecord,
    PlaceRecord,
    RelationRecord,
    VehicleRecord,
    WeaponRecord,
)

ROW_TYPES: dict[Table, type[BaseModel]] = {
    Table.INCIDENT: IncidentRecord,
    Table.ORGANIZATION: OrganizationMention,
    Table.PERSON: PersonMention,
    Table.POST: PostMention,
    Table.TENURE: TenureMention,
    Table.PLACE: PlaceRecord,
    Table.EVENT: EventRecord,
    Table.RESPONDER: ResponderRecord,
    Table.SUSPECT: SuspectRecord,
    Table.WEAPON: WeaponRecord,
    Table.VEHICLE: VehicleRecord,
    Table.CASE_STATUS: CaseStatusRecord,
    Table.STATEMENT: StatementRecord,
    Table.SOURCE: SourceRecord,
    Table.ASSERTION: AssertionRecord,
    Table.OFFENSE: OffenseRecord,
    Table.CHARGE: ChargeRecord,
    Table.IDENTIFIER: IdentifierRecord,
    Table.ALIAS: AliasRecord,
    Table.CORRECTION: CorrectionRecord,
    Table.RELATION: RelationRecord,
}
"""The published shape of each table's rows."""

_TIME_SUFFIX = re.compile(r"_(earliest|latest|from|to|start|end|precision|qualifier|text)$")
_CHANGING_FIELDS = frozenset(
    {
        (Table.PERSON, "name_status"),
        (Table.PERSON, "withheld_reason"),
        (Table.RESPONDER, "outcome"),
    }
)
"""Fields whose value changes as time goes on: a later report is news, and no contradiction of the earlier one."""

_ARTICLES = frozenset({"the", "a", "an"})


def find_base_field(table: Table, field: str) -> str:
    """Return the field of the published row that a column belongs to: "eow_from" is a part of "eow"."""
    members = ROW_TYPES[table].model_fields
    if field in members:
        return field
    base = _TIME_SUFFIX.sub("", field)
    return base if base in members else field


@cache
def list_code_lists(table: Table, field: str) -> tuple[type[CodeList], ...]:
    """Return the code lists that a field takes its value from; empty for a field that is not coded."""
    member = ROW_TYPES[table].model_fields.get(field)
    if member is None:
        return ()
    annotations = [member.annotation, *typing.get_args(member.annotation)]
    return tuple(part for part in annotations if isinstance(part, type) and issubclass(part, CodeList))


def write_claim(assertion: AssertionRecord, *, directory: Directory) -> str:
    """Return the claimed value in words: a row's name, a code's label, a time, or the text as it is."""
    if assertion.value_row is not None:
        return directory.mention(assertion.value_row.table, assertion.value_row.number).text
    for code_list in list_code_lists(assertion.subject.table, assertion.field):
        if assertion.value in set(code_list):
            value = show_code(code_list(assertion.value))
            return f"{value.text} ({value.code})" if value.code else value.text
    time = read_claimed_time(assertion.value)
    return show_claimed_time(time, zone=directory.zone) if time else assertion.value


def changes_with_time(assertion: AssertionRecord) -> bool:
    """Tell whether the claim is about a field whose later value does not contradict the earlier one."""
    return (assertion.subject.table, assertion.field) in _CHANGING_FIELDS


def contradict(one: AssertionRecord, other: AssertionRecord) -> bool:
    """
    Tell whether two standing claims about one field cannot both be so.

    Times contradict each other where they do not overlap: "Friday morning" does not contradict 4:30 a.m. Words do
    where more than letter case, articles and punctuation differs. A claim whose words were erased contradicts none.
    """
    if _is_erased(one) or _is_erased(other):
        return False
    if one.stance is not other.stance:
        return True
    if _holds_many(one.subject.table, one.field) or changes_with_time(one):
        return False
    if one.value_row is not None or other.value_row is not None:
        return one.value_row != other.value_row
    times = read_claimed_time(one.value), read_claimed_time(other.value)
    if times[0] is not None and times[1] is not None:
        return not can_both_be_so(times[0], times[1])
    return _fold(one.value) != _fold(other.value)


def _is_erased(row: AssertionRecord) -> bool:
    return not (row.excerpt.words or row.value or row.value_row)


def _holds_many(table: Table, field: str) -> bool:
    member = ROW_TYPES[table].model_fields.get(field)
    return member is not None and typing.get_origin(member.annotation) is tuple


def _fold(words: str) -> tuple[str, ...]:
    tokens = re.findall(r"\w+", words.casefold())
    return tuple(token for token in tokens if token not in _ARTICLES)
