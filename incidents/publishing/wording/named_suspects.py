"""Suspects whom a sentence names: whose standing counts for it, and whether it tells their act as a fact."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from incidents.publishing.wording.finding import WordingLevel
from incidents.publishing.wording.rule import Attributed, Rule
from incidents.record import folding
from incidents.record.documents import IncidentRecord

_ACT = (
    r"(?:,? (?:jr|sr|ii|iii)\b\.?)?(?:, \d+,)? (?:(?:had|then|also|later|fatally|and|who|suddenly|repeatedly) )*"
    r"(?:shot|killed|stabbed|gunned down|opened fire|ambushed|attacked|rammed|ran over|struck|robbed|beat"
    r"|fired (?:at|on)|mato|disparo|apunalo|ataco|hirio)"
)


_DONE = r"(?:shot|killed|stabbed|slain|attacked|ambushed|wounded|struck|gunned down)(?: \w+){0,3}?"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSuspect:
    """
    A suspect whose name is published.

    suspect   suspect number
    name      finds the name in folded text: the whole of it, or the family name where no other person here has it
    act       finds the name with an act told of it
    """

    suspect: int
    name: re.Pattern[str]
    act: Rule


def list_named_suspects(document: IncidentRecord) -> list[NamedSuspect]:
    """Return the suspects of an incident whose names are published."""
    people = {person.number: person.name for person in document.people if person.name is not None}
    family_names = [_fold(name.family_name) for name in people.values()]
    named = []
    for suspect in document.suspects:
        if suspect.person is None or (name := people.get(suspect.person)) is None:
            continue
        family_name = _fold(name.family_name)
        shared = family_names.count(family_name) > 1
        named.append(_make(suspect.number, {_fold(name.full_name), "" if shared else family_name}))
    return named


def list_suspects_in(sentence: str, named: Sequence[NamedSuspect]) -> set[int]:
    """Return the numbers of the suspects whom a folded sentence names."""
    return {suspect.suspect for suspect in named if suspect.name.search(sentence)}


def _make(number: int, names: Iterable[str]) -> NamedSuspect:
    pattern = "|".join(sorted((re.escape(name) for name in names if name), key=len, reverse=True))
    act = Rule(
        name="named_suspect_did_it",
        words=rf"(?:{pattern}){_ACT}|{_DONE} by (?:{pattern})",
        level=WordingLevel.WARN,
        suggestion=_("police say that he or she shot; is accused of, is charged with"),
        reason="Tells of a named person as a fact what a charge would have to prove. AP, accused, alleged, suspected.",
        innocent_after=r" (?:by|dead|himself|herself)\b",
        attributed=Attributed.EXCUSES,
    )
    return NamedSuspect(suspect=number, name=re.compile(rf"\b(?:{pattern})\b"), act=act)


def _fold(name: str) -> str:
    return " ".join(folding.fold_text(name).split())
