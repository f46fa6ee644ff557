"""What stands behind one mark: the reports on one fact, or on several facts that are told together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from django.utils.translation import gettext as _

from incidents.present.evidence import Evidence, Mark
from incidents.present.value import Value

_LONG_CLAIM = 48
"""Characters from which on a claim that the page shows already is not repeated beside its words."""

_ORDER = {mark.value: place for place, mark in enumerate((Mark.DIFFERING, Mark.STATED, Mark.IMPLIED, Mark.CODED))}


class Proven(Protocol):
    """A value with its label and what was reported on it."""

    @property
    def label(self) -> str:
        """What the value is called."""

    @property
    def value(self) -> Value:
        """The value in words."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every report on it."""

    @property
    def mark(self) -> str:
        """The sign that stands beside it, or ""."""

    @property
    def mark_words(self) -> str:
        """The same in words."""

    @property
    def is_disputed(self) -> bool:
        """Whether standing reports contradict each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One mark with its words, e.g. the half disc, "Implied, from KRON"."""

    mark: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """
    One passage of a source, and all that it is cited for.

    more      ids of the other reports that rest on the passage
    shows     what they claim, in words; "" where the page shows nothing else beside the mark
    """

    more: tuple[str, ...]
    shows: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """
    The marks that stand beside a value, and what opens behind them.

    about   what the evidence is for, for ears
    notes   what codes mean
    """

    signs: tuple[Sign, ...]
    about: str
    notes: tuple[str, ...]
    reports: tuple[Report, ...]


def prove(facts: Sequence[Proven], *, about: str, own: Evidence | None = None) -> Proof:
    """
    Return the reports of some facts behind their marks: each mark once, each passage once.

    own   the report that the row itself is: a status or a statement
    """
    signs = [Sign(mark=own.mark.value, words=own.mark_words)] if own else []
    signs += sorted(
        (Sign(mark=fact.mark, words=fact.mark_words) for fact in facts if fact.mark),
        key=lambda sign: find_place_of(sign.mark),
    )
    reports = [Report(more=(), shows="", evidence=own)] if own else []
    is_alone = own is None and len(facts) == 1
    for fact in facts:
        reports += [
            Report(
                more=(),
                shows=_write_alone(fact, evidence) if is_alone else _write_among(fact, evidence),
                evidence=evidence,
            )
            for evidence in fact.evidence
        ]
    return Proof(
        signs=tuple(dict.fromkeys(signs)),
        about=about,
        notes=tuple(_write_meaning(fact.value) for fact in facts if fact.value.meaning),
        reports=tuple(_merge(reports)),
    )


def find_place_of(mark: str) -> int:
    """Return where a mark stands among others: differing accounts first, what is not from a source last."""
    return _ORDER.get(mark, len(_ORDER))


def _write_alone(fact: Proven, evidence: Evidence) -> str:
    says_more = fact.is_disputed or evidence.claim.casefold() != fact.value.text.casefold()
    return evidence.claim if says_more else ""


def _write_among(fact: Proven, evidence: Evidence) -> str:
    is_shown = evidence.claim.casefold() == fact.value.text.casefold() and len(evidence.claim) >= _LONG_CLAIM
    if is_shown or not evidence.claim:
        return fact.label
    return _("%(label)s: %(claim)s") % {"label": fact.label, "claim": evidence.claim}


def _write_meaning(value: Value) -> str:
    return _("“%(text)s” in this record: %(meaning)s") % {"text": value.text, "meaning": value.meaning}


def _merge(reports: Iterable[Report]) -> Iterable[Report]:
    """Return one report for each passage that is cited in the same way, with all that it is cited for."""
    listed = list(reports)
    if len(listed) < 2:
        return listed
    merged: dict[tuple[object, ...], Report] = {}
    for report in listed:
        passage = _tell_passage(report.evidence)
        known = merged.get(passage)
        if known is None:
            merged[passage] = report
            continue
        shows = "; ".join(dict.fromkeys(words for words in (known.shows, report.shows) if words))
        merged[passage] = replace(known, more=(*known.more, report.evidence.anchor), shows=shows)
    return merged.values()


def _tell_passage(evidence: Evidence) -> tuple[object, ...]:
    """Return what two citations of one passage have in common; one that was replaced or disputed is like no other."""
    if evidence.standing or evidence.replaced_by:
        return (evidence.anchor,)
    return (
        evidence.words,
        evidence.mark_words,
        evidence.said_by,
        evidence.credited_as,
        evidence.source,
        evidence.locator,
        evidence.reported,
        evidence.recorded,
    )
