"""The people whom an incident harmed: name, or that it is withheld and why, before anything else is told."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from incidents.present import addresses
from incidents.present.directory import Directory
from incidents.present.names import write_name_line
from incidents.present.proof import Proof
from incidents.present.row_names import name_responder
from incidents.present.sheet import RowView, prove_title
from incidents.present.times import describe_moment
from incidents.present.value import translate_label
from incidents.record.codes import NameStatus, Outcome, Rank, WithheldReason
from incidents.record.documents import IncidentRecord
from incidents.record.involved import ResponderRecord
from incidents.record.row import RowReference, Table

_INJURED = frozenset(
    {
        Outcome.INJURED_CRITICAL,
        Outcome.INJURED_SERIOUS,
        Outcome.INJURED_MINOR,
        Outcome.INJURED_UNSPECIFIED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """
    One responder who died or was hurt.

    name             keeps its size and place whether the name is released or withheld
    role             rank, employer and what happened, e.g. "Officer, Oakland Police Department. Died …"
    note             since when the name has been public, and that it was withheld until then, and why
    person_address   the person's own page, or ""
    person_anchor    id of the person's row; "" where the line names nobody, or another line has it
    name_anchor      id of the fact that the line is
    proof            who says the name, or that it is withheld; None where no source is cited
    anchor_address   the responder's facts further down the page
    """

    name: str
    role: str
    is_killed: bool
    person_address: str
    person_anchor: str
    name_anchor: str
    proof: Proof | None
    anchor_address: str
    note: str = ""


def list_name_lines(
    record: IncidentRecord, *, directory: Directory, people: Iterable[RowView] = ()
) -> tuple[NameLine, ...]:
    """
    Return those who were killed, then those who were hurt, in the order of the document.

    people   the rows of the document's people, whose names carry the evidence of the lines
    """
    killed = [row for row in record.responders if row.outcome is Outcome.KILLED]
    injured = [row for row in record.responders if row.outcome in _INJURED]
    unplaced = {person.anchor: person for person in people}
    lines = []
    for row in (*killed, *injured):
        anchor = addresses.anchor_of_row(Table.PERSON, row.person) if row.person else ""
        line = _make_line(row, directory=directory, person_row=unplaced.pop(anchor, None))
        lines.append(replace(line, note=_write_note(row, record, directory=directory)))
    return tuple(lines)


def did_anyone_die(record: IncidentRecord) -> bool:
    """Tell whether a responder died of the incident."""
    return any(row.outcome is Outcome.KILLED for row in record.responders)


def _make_line(row: ResponderRecord, *, directory: Directory, person_row: RowView | None) -> NameLine:
    person = directory.get_person(row.person)
    label = name_responder(row, directory=directory)
    return NameLine(
        name=write_name_line(person) if person else label[:1].upper() + label[1:],
        role=write_responder_line(row, directory=directory),
        is_killed=row.outcome is Outcome.KILLED,
        person_address=addresses.address_of_person(row.person) if row.person else "",
        person_anchor=person_row.anchor if person_row else "",
        name_anchor=person_row.titles[0].anchor if person_row and person_row.titles else "",
        proof=prove_title(person_row.title, person_row.titles) if person_row else None,
        anchor_address=f"#{addresses.anchor_of_row(Table.RESPONDER, row.number)}",
    )


def _write_note(row: ResponderRecord, record: IncidentRecord, *, directory: Directory) -> str:
    """Return since when a released name has been public, and what a source said of its being withheld before."""
    person = directory.get_person(row.person)
    if person is None or person.name_status is not NameStatus.RELEASED:
        return ""
    parts = []
    when = describe_moment(person.name_released, zone=directory.zone)
    if when.is_stated:
        parts.append(_("Name released: %(when)s.") % {"when": when.text})
    told = _write_withheld_before(record, person.number)
    return " ".join(filter(None, (*parts, told)))


def _write_withheld_before(record: IncidentRecord, person: int) -> str:
    """Return that a source said that the name was being withheld, and why; "" where none did."""
    subject = RowReference(table=Table.PERSON, number=person)
    standing = [claim for claim in record.assertions if claim.subject == subject and claim.rank is not Rank.DEPRECATED]
    if not any((claim.field, claim.value) == ("name_status", NameStatus.WITHHELD.value) for claim in standing):
        return ""
    reasons = [claim.value for claim in standing if claim.field == "withheld_reason" and claim.value]
    if not reasons:
        return _("It was withheld before.")
    label = translate_label(WithheldReason(reasons[-1]).label)
    return _("It was withheld before: %(why)s.") % {"why": label[:1].lower() + label[1:]}


def write_responder_line(row: ResponderRecord, *, directory: Directory) -> str:
    """Return e.g. "Officer, Oakland Police Department. Died 29 December 2023, 8:44 a.m."."""
    rank = row.rank_text or translate_label(row.responder_type.label)
    employer = directory.name_organization(row.organization)
    who = ", ".join(part for part in (rank[:1].upper() + rank[1:], employer) if part)
    return f"{who}. {_write_outcome(row, directory=directory)}"


def _write_outcome(row: ResponderRecord, *, directory: Directory) -> str:
    if row.outcome is not Outcome.KILLED:
        return f"{translate_label(row.outcome.label)}."
    died = describe_moment(row.died, zone=directory.zone)
    if not died.is_stated:
        return _("Died; when is not stated.")
    return _("Died %(when)s.") % {"when": died.text}


def write_toll(*, killed: int, injured: int) -> str:
    """Return how many responders died and were hurt, e.g. "1 killed, 2 hurt"; "" for nobody."""
    parts = []
    if killed:
        parts.append(_("%(count)d killed") % {"count": killed})
    if injured:
        parts.append(_("%(count)d hurt") % {"count": injured})
    return ", ".join(parts)
