"""Facts laid out for reading: short ones in pairs, what has no source in a line, what is not stated in another."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from incidents.present.facts import Fact
from incidents.present.proof import Proof, find_place_of, prove

_SHORT_VALUE = 34
_SHORT_LABEL = 24
"""Characters that half the width of a phone holds, on two lines and on one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactGroup:
    """Facts that one voice states, or one kind of reading yields, under the mark that says so once."""

    facts: tuple[Fact, ...]
    proof: Proof | None

    @property
    def is_disputed(self) -> bool:
        """Whether accounts of the fact differ; such a fact is a group of its own."""
        return self.facts[0].is_disputed

    @property
    def is_one(self) -> bool:
        """Whether there is no other fact in it."""
        return len(self.facts) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSheet:
    """
    The facts of one row.

    groups        facts with a place of their own, by the voice that states them, short ones two in succession
    rest          minor facts that no source is cited for
    blanks        what no source states
    blank_words   "Not stated: body armor, owner."
    """

    groups: tuple[FactGroup, ...] = ()
    rest: tuple[Fact, ...] = ()
    blanks: tuple[Fact, ...] = ()
    blank_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """
    One row of the record on a page: its name, and its facts.

    facts    all of them
    titles   those that the title says
    line     those that are told in one line below the title
    proof    the evidence of what title and line say; None where there is none
    sheet    the other facts
    """

    anchor: str
    title: str
    facts: tuple[Fact, ...]
    titles: tuple[Fact, ...] = ()
    line: tuple[Fact, ...] = ()
    proof: Proof | None = None
    sheet: FactSheet = FactSheet()
    address: str = ""


def lay_out_row(
    anchor: str, title: str, facts: tuple[Fact, ...], *, address: str = "", is_in_line: bool = False
) -> RowView:
    """
    Return a row whose title stands for the facts that it says, the other facts below it.

    is_in_line   whether all that is stated of the row is told in one line
    """
    titles = tuple(fact for fact in facts if is_said_by(title, fact))
    told = {fact.anchor for fact in titles}
    line = tuple(fact for fact in facts if is_in_line and _fits_line(fact) and fact.anchor not in told)
    told |= {fact.anchor for fact in line}
    proven = tuple(fact for fact in (*titles, *line) if fact.evidence)
    sheet = lay_out(fact for fact in facts if fact.anchor not in told)
    joined = _join(proven, sheet.groups)
    return RowView(
        anchor=anchor,
        title=title,
        facts=facts,
        titles=titles,
        line=line,
        proof=None if joined else prove_title(title, proven),
        sheet=replace(sheet, groups=joined) if joined else sheet,
        address=address,
    )


def _join(proven: tuple[Fact, ...], groups: tuple[FactGroup, ...]) -> tuple[FactGroup, ...] | None:
    """Return the groups, that of the title's one voice first and with the title; None where there is no such."""
    voices = {fact.mark_words for fact in proven if not fact.is_disputed}
    same = next((group for group in groups if {fact.mark_words for fact in group.facts} == voices), None)
    if same is None or same.is_disputed or not proven:
        return None
    joined = FactGroup(facts=same.facts, proof=_prove_together((*proven, *same.facts)))
    return (joined, *(group for group in groups if group is not same))


def prove_title(title: str, facts: Iterable[Fact]) -> Proof | None:
    """Return the evidence of what a title says, or None where it has none."""
    proven = [fact for fact in facts if fact.evidence]
    return prove(proven, about=_("Evidence for: %(title)s") % {"title": title}) if proven else None


def lay_out(facts: Iterable[Fact]) -> FactSheet:
    """Return facts laid out for reading, as far as possible in their order."""
    cells, rest, blanks = [], [], []
    for fact in facts:
        if not (fact.value.is_stated or fact.value.note or fact.evidence):
            blanks.append(fact)
        elif fact.is_minor and not fact.evidence:
            rest.append(fact)
        else:
            cells.append(fact)
    return FactSheet(groups=_group(cells), rest=tuple(rest), blanks=tuple(blanks), blank_words=write_blanks(blanks))


def write_blanks(blanks: Iterable[Fact]) -> str:
    """Return e.g. "Not stated: body armor, owner."; "" where nothing is missing."""
    labels = ", ".join(_lower(fact.label) for fact in blanks)
    return _("Not stated: %(labels)s.") % {"labels": labels} if labels else ""


def _group(facts: Iterable[Fact]) -> tuple[FactGroup, ...]:
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.anchor if fact.is_disputed else fact.mark_words, []).append(fact)
    made = [_make_group(tuple(_pair(group))) for group in groups.values()]
    return tuple(sorted(made, key=lambda group: find_place_of(group.facts[0].mark)))


def _make_group(facts: tuple[Fact, ...]) -> FactGroup:
    if not facts[0].mark:
        return FactGroup(facts=facts, proof=None)
    if len(facts) == 1:
        return FactGroup(facts=facts, proof=facts[0].proof)
    return FactGroup(facts=facts, proof=_prove_together(facts))


def _prove_together(facts: tuple[Fact, ...]) -> Proof:
    labels = ", ".join(fact.label for fact in facts)
    about = _("Evidence for: %(label)s, %(subject)s") % {"label": labels, "subject": facts[0].subject}
    return prove(facts, about=about)


def _fits_line(fact: Fact) -> bool:
    return bool(fact.evidence) and fact.value.is_stated and not fact.is_disputed


def is_said_by(title: str, fact: Fact) -> bool:
    """Tell whether a title says all that a fact says."""
    value = fact.value
    if not fact.may_be_title or fact.is_disputed or value.note or not value.text:
        return False
    words = re.escape(value.text.casefold())
    return re.search(rf"(?<!\w){words}(?!\w)", title.casefold()) is not None


def _pair(facts: Iterable[Fact]) -> Iterable[Fact]:
    """Return the facts with short ones two by two: a long one between them waits until the pair is complete."""
    waiting: list[Fact] = []
    single: Fact | None = None
    for fact in facts:
        if not _is_short(fact):
            if single is None:
                yield fact
            else:
                waiting.append(fact)
        elif single is None:
            single = fact
        else:
            yield replace(single, is_short=True)
            yield replace(fact, is_short=True)
            yield from waiting
            single, waiting = None, []
    if single is not None:
        yield single
    yield from waiting


def _is_short(fact: Fact) -> bool:
    value = fact.value
    is_plain = not (value.code or value.note or fact.is_disputed)
    return is_plain and len(value.text) <= _SHORT_VALUE and len(fact.label) <= _SHORT_LABEL


def _lower(label: str) -> str:
    is_word = label[1:2].islower() or len(label) == 1
    return label[:1].lower() + label[1:] if is_word else label
