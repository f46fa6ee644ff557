"""Lists of rows that a page shows alike: a name, then facts with their evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from incidents.present import addresses
from incidents.present.directory import Directory, Mention
from incidents.present.facts import Claims, Field, list_facts
from incidents.present.names import write_name_line
from incidents.present.row_fields import POST_FIELDS, TENURE_FIELDS
from incidents.present.sheet import RowView, lay_out_row
from incidents.present.times import describe_instant, describe_partial_date
from incidents.present.value import Value, translate_label
from incidents.record.evidence import IdentifierRecord
from incidents.record.mentions import AliasRecord, PostMention, TenureMention
from incidents.record.reports import CorrectionRecord
from incidents.record.row import DocumentKind, Row, Table
from incidents.record.scene import RelationRecord

_PAGES = frozenset({Table.ORGANIZATION, Table.PERSON, Table.INCIDENT})
_TOLD_IN_LINE = frozenset({Table.ORGANIZATION, Table.SOURCE, Table.RELATION, Table.OFFENSE, Table.WEAPON})
"""Tables whose rows have a few short facts and stand below each other in numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeView:
    """One office, and those of the document who held it."""

    office: RowView
    tenures: tuple[RowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifierView:
    """An outside identifier: whose row, which scheme, the value, and where it can be looked up."""

    anchor: str
    subject: str
    scheme: str
    value: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasView:
    """Another name, with the dates of its use where they are stated."""

    anchor: str
    name: str
    kind: str
    start: Value | None
    end: Value | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """A public note on what was wrong, and in which version."""

    anchor: str
    version: int
    version_address: str
    what_was_wrong: str
    what_is_right: str
    why: str
    credit: str
    noted: Value


def list_rows(
    rows: Iterable[Row],
    *,
    table: Table,
    fields: Sequence[Field],
    claims: Claims,
    directory: Directory,
) -> tuple[RowView, ...]:
    """Return the rows of one table in the order of the document."""
    return tuple(make_row(row, table=table, fields=fields, claims=claims, directory=directory) for row in rows)


def make_row(row: Row, *, table: Table, fields: Sequence[Field], claims: Claims, directory: Directory) -> RowView:
    """Return one row: its name, its own page where it has one, and its facts."""
    mention = directory.mention(table, row.number)
    person = directory.get_person(row.number) if table is Table.PERSON else None
    title = write_name_line(person) if person else mention.text
    return lay_out_row(
        addresses.anchor_of_row(table, row.number),
        title if table in _PAGES else title[:1].upper() + title[1:],
        list_facts(row, table=table, number=row.number, fields=fields, claims=claims, directory=directory),
        address=_get_page(row, table=table, mention=mention),
        is_in_line=table in _TOLD_IN_LINE,
    )


def _get_page(row: Row, *, table: Table, mention: Mention) -> str:
    if isinstance(row, RelationRecord):
        return addresses.address_of_incident(row.to_incident)
    return mention.address if table in _PAGES else ""


def list_offices(
    posts: Iterable[PostMention],
    tenures: Iterable[TenureMention],
    *,
    claims: Claims,
    directory: Directory,
) -> tuple[OfficeView, ...]:
    """Return the offices of a document, each with those who held it."""
    held = list(tenures)
    return tuple(
        OfficeView(
            office=make_row(post, table=Table.POST, fields=POST_FIELDS, claims=claims, directory=directory),
            tenures=list_rows(
                [tenure for tenure in held if tenure.post == post.number],
                table=Table.TENURE,
                fields=TENURE_FIELDS,
                claims=claims,
                directory=directory,
            ),
        )
        for post in posts
    )


def list_identifiers(rows: Iterable[IdentifierRecord], *, directory: Directory) -> tuple[IdentifierView, ...]:
    """Return the outside identifiers of a document's rows."""
    return tuple(
        IdentifierView(
            anchor=addresses.anchor_of_row(Table.IDENTIFIER, row.number),
            subject=directory.mention(row.subject.table, row.subject.number).text,
            scheme=translate_label(row.scheme.label),
            value=row.value,
            url=row.url if row.url.startswith(("https://", "http://")) else "",
        )
        for row in rows
    )


def list_aliases(rows: Iterable[AliasRecord]) -> tuple[AliasView, ...]:
    """Return the other names of an organization or a person."""
    return tuple(
        AliasView(
            anchor=addresses.anchor_of_row(Table.ALIAS, row.number),
            name=row.name,
            kind=translate_label(row.kind.label),
            start=describe_partial_date(row.start) if row.start else None,
            end=describe_partial_date(row.end) if row.end else None,
        )
        for row in rows
    )


def list_corrections(rows: Iterable[CorrectionRecord], *, incident_number: int) -> tuple[CorrectionView, ...]:
    """Return the public corrections of an incident."""
    return tuple(
        CorrectionView(
            anchor=addresses.anchor_of_row(Table.CORRECTION, row.number),
            version=row.incident_version,
            version_address=addresses.address_of_version(DocumentKind.INCIDENT, incident_number, row.incident_version),
            what_was_wrong=row.what_was_wrong,
            what_is_right=row.what_is_right,
            why=row.why,
            credit=row.credit,
            noted=describe_instant(row.noted_at),
        )
        for row in rows
    )
