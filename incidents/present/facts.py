"""Facts of a row as label, value and evidence. Which fields a row has, and how each is shown, is a table."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from pydantic import BaseModel

from incidents.present import addresses
from incidents.present.claim import contradict, find_base_field
from incidents.present.directory import Directory
from incidents.present.evidence import Evidence, is_current_claim, list_evidence, map_successors
from incidents.present.proof import Proof, prove
from incidents.present.times import describe_instant, describe_moment, describe_partial_date
from incidents.present.value import Value, make_not_stated, show_code
from incidents.record.codes import CodeList
from incidents.record.evidence import AssertionRecord
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.row import Table

Show = Callable[[Any, Directory], "Value | None"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """
    How one field of a row becomes a fact.

    name         the field in the published row
    label        what it is called on the page, in English
    refers_to    the table whose number the field holds
    show         makes the value where its type does not settle it; None as its result hides the fact
    with_fields  other fields whose evidence stands beside this one
    if_empty     whether to say "Not stated" where the row has no value
    is_minor     whether the fact needs no place of its own while no source is cited for it
    may_be_title whether the row's name may say it, so that it is not told a second time
    is_plain     whether its value needs no label for eyes where it is told in a line
    """

    name: str
    label: str
    refers_to: Table | None = None
    show: Show | None = None
    with_fields: tuple[str, ...] = ()
    if_empty: bool = False
    is_minor: bool = False
    may_be_title: bool = False
    is_plain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """
    One published value with everything that was reported about it.

    subject     what the fact is about; a label for ears, beside the label for eyes
    mark        "" where the value carries no evidence of its own
    is_disputed whether standing reports contradict each other
    is_short    whether another short fact may stand beside it on a narrow page
    """

    anchor: str
    label: str
    subject: str
    value: Value
    evidence: tuple[Evidence, ...]
    mark: str
    mark_words: str
    is_disputed: bool
    is_minor: bool = False
    may_be_title: bool = False
    is_plain: bool = False
    is_short: bool = False

    @property
    def proof(self) -> Proof:
        """What stands behind the mark of this fact alone."""
        about = _("Evidence for: %(label)s, %(subject)s") % {"label": self.label, "subject": self.subject}
        return prove((self,), about=about)


FactKey = tuple[Table, int, str]


class Claims:
    """
    All assertions of one document, by the row and field that they are about.

    successors   for each replaced assertion, the number of the one that replaces it
    """

    def __init__(self, assertions: Sequence[AssertionRecord]) -> None:
        self.successors = map_successors(assertions)
        self._by_key: dict[FactKey, list[AssertionRecord]] = {}
        for row in assertions:
            key = (row.subject.table, row.subject.number, find_base_field(row.subject.table, row.field))
            self._by_key.setdefault(key, []).append(row)

    def list_claims(self, table: Table, number: int, fields: Iterable[str]) -> list[AssertionRecord]:
        """Return the assertions about the given fields of a row."""
        return [row for field in fields for row in self._by_key.get((table, number, field), [])]

    def list_others(self, shown: Iterable[Fact]) -> list[FactKey]:
        """Return the keys of assertions that none of the given facts carries, in the order of the document."""
        anchors = {evidence.anchor for fact in shown for evidence in fact.evidence}
        return [
            key
            for key, rows in self._by_key.items()
            if any(addresses.anchor_of_row(Table.ASSERTION, row.number) not in anchors for row in rows)
        ]


def list_facts(
    row: BaseModel,
    *,
    table: Table,
    number: int,
    fields: Sequence[Field],
    claims: Claims,
    directory: Directory,
) -> tuple[Fact, ...]:
    """
    Return the facts of a row in the order of the fields.

    A field without a value and without a report is left out, unless its emptiness is itself worth saying.
    """
    facts = []
    for field in fields:
        reports = claims.list_claims(table, number, (field.name, *field.with_fields))
        value = show_field(row, field, directory=directory)
        if value is None and not reports:
            continue
        facts.append(
            make_fact(
                anchor=addresses.anchor_of_fact(table, number, field.name),
                label=directory.say(field.label),
                subject=directory.mention(table, number).text,
                value=value or make_not_stated(),
                reports=reports,
                successors=claims.successors,
                directory=directory,
            )
        )
        if field.is_minor or field.may_be_title or field.is_plain:
            facts[-1] = replace(
                facts[-1], is_minor=field.is_minor, may_be_title=field.may_be_title, is_plain=field.is_plain
            )
    return tuple(facts)


def make_fact(
    *,
    anchor: str,
    label: str,
    subject: str,
    value: Value,
    reports: Sequence[AssertionRecord],
    successors: Mapping[int, int],
    directory: Directory,
) -> Fact:
    """Return a fact with its evidence, and the mark that stands beside it. successors: see Claims."""
    evidence = list_evidence(reports, successors=successors, directory=directory)
    accounts = count_accounts(reports, successors=successors)
    if accounts > 1:
        mark, words = "differing", _("%(count)d accounts") % {"count": accounts}
        if accounts == 2:
            words = _("Two accounts")
    elif evidence:
        mark, words = evidence[0].mark.value, evidence[0].mark_words
    else:
        mark, words = "", ""
    return Fact(
        anchor=anchor,
        label=label,
        subject=subject,
        value=value,
        evidence=evidence,
        mark=mark,
        mark_words=words,
        is_disputed=accounts > 1,
    )


def count_accounts(reports: Sequence[AssertionRecord], *, successors: Mapping[int, int]) -> int:
    """Return how many standing accounts of one column contradict each other; 1 where all agree."""
    accounts: dict[str, list[AssertionRecord]] = {}
    for report in reports:
        rivals = accounts.setdefault(report.field, [])
        if is_current_claim(report, successors=successors) and all(contradict(report, rival) for rival in rivals):
            rivals.append(report)
    return max([len(rivals) for rivals in accounts.values()], default=1)


def show_field(row: BaseModel, field: Field, *, directory: Directory) -> Value | None:
    """Return the value of a row's field in words, or None where there is nothing to say."""
    if field.show is not None:
        shown = field.show(row, directory)
        return shown if shown is not None or not field.if_empty else make_not_stated()
    content = getattr(row, field.name)
    if content in (None, "", ()):
        return make_not_stated() if field.if_empty else None
    if field.refers_to is not None:
        mention = directory.mention(field.refers_to, content)
        return Value(text=mention.text, address=mention.address)
    value = show_content(content, directory=directory)
    return value if value.is_stated or value.note or field.if_empty else None


def show_content(content: object, *, directory: Directory) -> Value:
    """Return any published value in words, by its type."""
    match content:
        case CodeList():
            return show_code(content)
        case Moment():
            return describe_moment(content, zone=directory.zone)
        case PartialDate():
            return describe_partial_date(content)
        case dt.datetime():
            return describe_instant(content)
        case _:
            return Value(text=str(content))


def show_years(words: str) -> Value:
    """Return a number of years with its unit, e.g. "4 years", "3.5 years"."""
    return Value(text=ngettext("%(number)s year", "%(number)s years", 1 if words == "1" else 2) % {"number": words})
