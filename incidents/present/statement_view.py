"""One statement as a page shows it: speaker, office held then, words, form, channel, time, source."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from incidents.present import addresses
from incidents.present.directory import Directory
from incidents.present.evidence import Evidence, make_evidence, map_successors
from incidents.present.facts import Claims, Fact, list_facts
from incidents.present.proof import Proof, prove
from incidents.present.row_fields import STATEMENT_FIELDS
from incidents.present.row_names import name_speaker
from incidents.present.sheet import FactSheet, lay_out
from incidents.present.value import Value
from incidents.record.codes import Precision, StatementChannel, StatementMode, WordsChecked
from incidents.record.documents import IncidentRecord
from incidents.record.reports import StatementRecord
from incidents.record.row import Table

_META = ("-mode", "-channel", "-said", "-event")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """
    One statement.

    office          the office that the speaker held when speaking; for a body, that no person is named
    is_quotation    whether the words stand in quotation marks; reported speech never does
    is_same_speaker whether the statement before is by the same speaker in the same office
    words_checked   how the words were checked before they were published; "" where nothing says that they were
    meta            form, channel and time, told in one line
    proof           the report of the statement, with what else was reported on it
    sheet           facts on which accounts differ
    continues       address of the statement that this one goes on from; ""
    replaced_by     address of the statement that replaces this one; ""
    """

    number: int
    anchor: str
    address: str
    speaker: str
    speaker_address: str
    office: str
    attribution: str
    is_quotation: bool
    text: str
    form: str
    words_checked: str
    channel: str
    said: Value
    continues: str
    continues_number: int | None
    url: str
    is_same_speaker: bool
    meta: tuple[Fact, ...]
    proof: Proof
    sheet: FactSheet
    facts: tuple[Fact, ...]
    evidence: Evidence
    replaced_by: str


def list_statements(record: IncidentRecord, *, claims: Claims, directory: Directory) -> tuple[StatementView, ...]:
    """Return the statements of an incident in the order of the document, what goes on from one directly after it."""
    successors = map_successors(record.statements)
    rows = _put_continuations_behind(record.statements)
    return tuple(
        make_statement(row, claims=claims, directory=directory, replaced_by=successors.get(row.number), before=before)
        for before, row in zip((None, *rows), rows, strict=False)
    )


def _put_continuations_behind(rows: Sequence[StatementRecord]) -> list[StatementRecord]:
    numbers = {row.number for row in rows}
    continuations: dict[int | None, list[StatementRecord]] = {}
    for row in rows:
        continuations.setdefault(row.continues if row.continues in numbers else None, []).append(row)
    ordered: dict[int, StatementRecord] = {}
    waiting = continuations.get(None, [])[::-1]
    while waiting:
        row = waiting.pop()
        ordered[row.number] = row
        waiting += continuations.get(row.number, [])[::-1]
    # Statements that go on from each other in a ring have no first one; none of them is lost.
    return [*ordered.values(), *(row for row in rows if row.number not in ordered)]


def make_statement(
    row: StatementRecord,
    *,
    claims: Claims,
    directory: Directory,
    replaced_by: int | None = None,
    before: StatementRecord | None = None,
) -> StatementView:
    """
    Return one statement of an incident.

    replaced_by   number of the statement row that supersedes it
    before        the statement above it on the page
    """
    facts = list_facts(
        row,
        table=Table.STATEMENT,
        number=row.number,
        fields=STATEMENT_FIELDS,
        claims=claims,
        directory=directory,
    )
    evidence = make_evidence(row, table=Table.STATEMENT, directory=directory, replaced_by=replaced_by)
    attribution = write_attribution(row, directory=directory)
    apart = tuple(fact for fact in facts if fact.is_disputed)
    told = [fact for fact in facts if fact not in apart]
    return StatementView(
        number=row.number,
        anchor=addresses.anchor_of_row(Table.STATEMENT, row.number),
        address=addresses.address_of_statement(row.number),
        speaker=name_speaker(row, directory=directory),
        speaker_address=_address_of_speaker(row, directory=directory),
        office=_write_office(row, directory=directory),
        attribution=attribution,
        is_quotation=row.mode is not StatementMode.INDIRECT,
        text=row.text,
        form=write_form(row.mode),
        words_checked=write_check(row.words_checked) if row.text else "",
        channel=write_channel(row.channel),
        said=next(fact.value for fact in facts if fact.anchor.endswith("-said")),
        continues_number=row.continues,
        continues=_address_of_statement(row.continues, directory=directory),
        url=row.url if row.url.startswith(("https://", "http://")) else "",
        is_same_speaker=before is not None and _name_speaker_keys(before) == _name_speaker_keys(row),
        meta=tuple(_say(fact, row) for fact in told if fact.anchor.endswith(_META)),
        proof=prove(
            [fact for fact in told if fact.evidence],
            about=_("Evidence for: %(attribution)s") % {"attribution": attribution},
            own=evidence,
        ),
        sheet=lay_out(apart),
        facts=facts,
        evidence=evidence,
        replaced_by=_address_of_statement(replaced_by, directory=directory),
    )


def _say(fact: Fact, row: StatementRecord) -> Fact:
    """Return a fact that needs no label beside it: what is not stated says what it is."""
    if fact.value.is_stated:
        # The limits of a range are read from other facts; beside a mark of the source they need to say so.
        is_read = fact.anchor.endswith("-said") and row.said.precision is Precision.RANGE and not fact.value.note
        return replace(fact, value=replace(fact.value, note=_("exact time not stated"))) if is_read else fact
    words = _("%(label)s: not stated") % {"label": fact.label}
    return replace(fact, value=replace(fact.value, text=words))


def _name_speaker_keys(row: StatementRecord) -> tuple[int | None, int | None]:
    return row.speaker_tenure, row.speaker_organization


def write_attribution(row: StatementRecord, *, directory: Directory) -> str:
    """Return who speaks with the office held then, e.g. "Sheng Thao, mayor, City of Oakland"."""
    if row.speaker_tenure is not None:
        return directory.name_tenure(row.speaker_tenure)
    return directory.name_organization(row.speaker_organization)


def write_form(mode: StatementMode) -> str:
    """Return whose words these are."""
    match mode:
        case StatementMode.DIRECT:
            return _("Direct quotation")
        case StatementMode.PARTIAL:
            return _("Partial quotation: only these words are quoted")
        case StatementMode.INDIRECT:
            return _("Reported speech, in the words of the source")


def write_check(checked: WordsChecked | None) -> str:
    """Return how the words were checked, "" where nothing says that they were."""
    match checked:
        case WordsChecked.SOURCE_TEXT:
            return _("Words checked against the source")
        case WordsChecked.TRANSCRIPTION:
            return _("Transcribed from a recording by an editor")
        case None:
            return ""


def write_channel(channel: StatementChannel) -> str:
    """Return where it was said."""
    if channel is StatementChannel.UNSTATED:
        return _("Channel not stated")
    return _(channel.label)


def _write_office(row: StatementRecord, *, directory: Directory) -> str:
    if row.speaker_tenure is not None:
        return directory.name_office(row.speaker_tenure)
    return _("A body; no person is named")


def _address_of_statement(number: int | None, *, directory: Directory) -> str:
    return directory.mention(Table.STATEMENT, number).address if number else ""


def _address_of_speaker(row: StatementRecord, *, directory: Directory) -> str:
    tenure = directory.get_tenure(row.speaker_tenure)
    if tenure is not None:
        return addresses.address_of_person(tenure.person)
    if row.speaker_organization is not None:
        return addresses.address_of_organization(row.speaker_organization)
    return ""
