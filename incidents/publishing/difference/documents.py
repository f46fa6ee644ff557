"""Two versions of an incident's document, compared as a reader of the page would: section by section, fact by fact."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from incidents.present import addresses
from incidents.publishing.difference.fields import SECTIONS, Section
from incidents.publishing.difference.rows import list_other_claims, list_row_changes
from incidents.publishing.difference.shapes import ChangeKind, Difference, FieldChange, RowChange, SectionChange
from incidents.publishing.difference.values import name_numbers
from incidents.publishing.difference.versions import Version
from incidents.publishing.preview import WITHHELD_MARK
from incidents.record.documents import IncidentRecord
from incidents.record.row import Table

_CORRECTIONS = "corrections"


def compare_documents(before: IncidentRecord | None, after: IncidentRecord) -> Difference:
    """
    Return what the newer version says otherwise, in the order of the public page.

    Rows are the same where table and public number are. A number that stands for one to come belongs to a row that
    was never public. What tells one version from another, its number and time, is no difference. A name of something
    that only is mentioned is told where it stands, not again at each mention.

    before   None where nothing was published before: everything is new, and told in short
    """
    older = Version(before) if before is not None else None
    newer = Version(after)
    return Difference(
        is_first=before is None,
        is_partial=any(
            WITHHELD_MARK in record.model_dump_json(warnings=False) for record in (before, after) if record is not None
        ),
        sections=tuple(_iterate_sections(older, newer)),
    )


def _iterate_sections(before: Version | None, after: Version) -> Iterator[SectionChange]:
    for section in SECTIONS:
        if section.key == _CORRECTIONS:
            yield from _list_other_reports(before, after)
        rows = tuple(_iterate_rows(section, before, after))
        if rows:
            yield SectionChange(key=section.key, title=_(section.title), rows=rows)


def _iterate_rows(section: Section, before: Version | None, after: Version) -> Iterator[RowChange]:
    for compared in section.compared:
        yield from list_row_changes(compared, before=before, after=after)
        if compared.table is Table.SOURCE and before is not None:
            yield from _compare_order(before, after)


def _compare_order(before: Version, after: Version) -> Iterator[RowChange]:
    """Yield the order of the sources that stay, if an editor changed it: their rank is a statement of its own."""
    old = [row.number for row in before.record.sources if after.directory.get_source(row.number)]
    new = [row.number for row in after.record.sources if before.directory.get_source(row.number)]
    if old == new:
        return
    words = ["; ".join(after.directory.name_source(number) for number in order) for order in (old, new)]
    change = FieldChange(kind=ChangeKind.CHANGED, label=_("Order"), before=words[0], after=words[1])
    yield RowChange(kind=ChangeKind.CHANGED, noun="", label="", anchor="", fields=(change,))


def _list_other_reports(before: Version | None, after: Version) -> Iterator[SectionChange]:
    """Yield the section of reports on rows that the page does not show, if they differ."""
    shown = {
        (compared.table, number)
        for section in SECTIONS
        for compared in section.compared
        for version in (before, after)
        if version is not None
        for number in version.map_rows(compared.rows)
    }
    versions = [version for version in (after, before) if version is not None]
    subjects = dict.fromkeys(key[:2] for version in versions for key in version.claims if key[:2] not in shown)
    rows = tuple(
        RowChange(
            kind=ChangeKind.CHANGED,
            noun="",
            label=name_numbers(after.directory.mention(table, number).text),
            anchor=addresses.anchor_of_row(table, number),
            fields=fields,
        )
        for table, number in subjects
        if (fields := list_other_claims(table, number, before=before, after=after))
    )
    if rows:
        yield SectionChange(key="other-reports", title=_("Other reports"), rows=rows)
