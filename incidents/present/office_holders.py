"""The people of an incident with the offices in which they appear: one entry for a person, not one for each row."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from django.utils.translation import gettext as _

from incidents.present.directory import Directory
from incidents.present.facts import Fact
from incidents.present.proof import Proof
from incidents.present.rows import OfficeView
from incidents.present.sheet import FactSheet, RowView, lay_out, prove_title
from incidents.record.mentions import TenureMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """
    An office as somebody held it.

    holder          whose it is, for ears
    words           capacity, office and body, e.g. "Interim police chief, Oakland Police Department"
    office_anchor   id of the office's row; "" where the office stands elsewhere on the page
    sheet           what the words do not say
    """

    anchor: str
    holder: str
    words: str
    office_anchor: str
    sheet: FactSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A person with the offices held. proof: the evidence of the name and of the offices."""

    row: RowView
    holdings: tuple[Holding, ...]
    proof: Proof | None


def list_people(
    people: Iterable[RowView],
    offices: Iterable[OfficeView],
    tenures: Mapping[str, TenureMention],
    *,
    directory: Directory,
    without: Collection[str],
) -> tuple[tuple[PersonView, ...], tuple[OfficeView, ...]]:
    """
    Return the people, each with the offices held, and the offices that none of them holds.

    tenures   by the anchor of their row
    without   anchors of people who stand elsewhere on the page
    """
    known = list(offices)
    placed: set[str] = set()
    views = [
        _make_person(person, known, tenures, directory=directory, placed=placed)
        for person in people
        if person.anchor not in without
    ]
    left = (
        OfficeView(
            office=office.office, tenures=tuple(tenure for tenure in office.tenures if tenure.anchor not in placed)
        )
        for office in known
        if office.office.anchor not in placed
    )
    return tuple(views), tuple(left)


def _make_person(
    person: RowView,
    offices: Iterable[OfficeView],
    tenures: Mapping[str, TenureMention],
    *,
    directory: Directory,
    placed: set[str],
) -> PersonView:
    holdings: list[Holding] = []
    proven: list[Fact] = list(person.titles)
    for view in offices:
        for tenure in view.tenures:
            if f"person-{tenures[tenure.anchor].person}" != person.anchor:
                continue
            is_first = view.office.anchor not in placed
            placed |= {view.office.anchor, tenure.anchor}
            shown = chain(tenure.titles, view.office.titles if is_first else ())
            proven += shown
            holdings.append(
                _make_holding(tenure, tenures[tenure.anchor], view.office if is_first else None, directory=directory)
            )
    others = lay_out(fact for fact in person.facts if fact not in person.titles)
    return PersonView(
        row=replace(person, proof=None, sheet=others),
        holdings=tuple(holdings),
        proof=prove_title(person.title, proven),
    )


def _make_holding(tenure: RowView, mention: TenureMention, office: RowView | None, *, directory: Directory) -> Holding:
    words = directory.name_office(mention.number) or _("Office not stated")
    others = chain(tenure.facts, office.facts if office else ())
    said = {fact.anchor for fact in (*tenure.titles, *(office.titles if office else ()))}
    return Holding(
        anchor=tenure.anchor,
        holder=directory.name_person(mention.person),
        words=words[:1].upper() + words[1:],
        office_anchor=office.anchor if office else "",
        sheet=lay_out(fact for fact in others if fact.anchor not in said),
    )
