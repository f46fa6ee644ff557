"""The language gate: which words of a record assert guilt that no court has found, as its own case status stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from incidents.publishing.wording import english_acts, english_people, spanish
from incidents.publishing.wording.finding import WordingFinding, WordingLevel
from incidents.publishing.wording.named_suspects import NamedSuspect, list_named_suspects, list_suspects_in
from incidents.publishing.wording.own_words import Sentence, list_sentences
from incidents.publishing.wording.rule import ATTRIBUTION, Rule, decide_level
from incidents.publishing.wording.standing import Standing, SuspectStanding, list_standings
from incidents.record.documents import IncidentRecord
from incidents.record.row import Table

RULES: tuple[Rule, ...] = (*english_people.RULES, *english_acts.RULES, *spanish.RULES)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnText:
    """
    One text of a document in the record's own words.

    is_detail   a label or a description beside the story: what would be refused there is a warning
    """

    table: Table
    number: int
    field: str
    text: str
    is_detail: bool = False


def check_wording(document: IncidentRecord) -> list[WordingFinding]:
    """
    Return the words of a document that assert guilt beyond what its case status reports, in order of the document.

    Title, summary and the descriptions of events are judged, and labels and descriptions of rows with warnings only.
    Nothing between quotation marks is. Whom a sentence names, by a published name, is whom it concerns; a sentence
    that names nobody concerns every suspect.
    """
    case = _Case(standings=list_standings(document), named=list_named_suspects(document))
    return [finding for text in list_own_texts(document) for finding in _check_text(text, case)]


def list_own_texts(document: IncidentRecord) -> list[OwnText]:
    """Return the texts that the gate judges: no words of sources, and no names of law, places and bodies."""
    incident = [
        OwnText(table=Table.INCIDENT, number=document.number, field="title", text=document.title),
        OwnText(table=Table.INCIDENT, number=document.number, field="summary", text=document.summary),
    ]
    events = [
        OwnText(table=Table.EVENT, number=row.number, field="description", text=row.description)
        for row in document.events
    ]
    return [*incident, *events, *_list_details(document)]


def _list_details(document: IncidentRecord) -> Iterator[OwnText]:
    rows = [
        *((Table.RESPONDER, row.number, "label", row.label) for row in document.responders),
        *((Table.RESPONDER, row.number, "injury_text", row.injury_text) for row in document.responders),
        *((Table.SUSPECT, row.number, "label", row.label) for row in document.suspects),
        *((Table.WEAPON, row.number, "description", row.description) for row in document.weapons),
        *((Table.VEHICLE, row.number, "damage_text", row.damage_text) for row in document.vehicles),
        *((Table.RELATION, row.number, "note", row.note) for row in document.relations),
    ]
    for table, number, field, text in rows:
        yield OwnText(table=table, number=number, field=field, text=text, is_detail=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    standings: Sequence[SuspectStanding]
    named: Sequence[NamedSuspect]

    def get_standing(self, sentence: str) -> Standing:
        """Return how those stand whom a folded sentence concerns."""
        concerned = list_suspects_in(sentence, self.named)
        return Standing.of([one for one in self.standings if not concerned or one.suspect in concerned])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hit:
    start: int
    end: int
    level: WordingLevel
    rule: Rule


def _check_text(text: OwnText, case: _Case) -> Iterator[WordingFinding]:
    for sentence in list_sentences(text.text):
        for hit in _drop_covered(_find_hits(sentence, case)):
            start, end = sentence.locate(hit.start, hit.end)
            yield WordingFinding(
                level=WordingLevel.WARN if text.is_detail else hit.level,
                rule=hit.rule.name,
                table=text.table,
                number=text.number,
                field=text.field,
                start=start,
                end=end,
                words=text.text[start:end],
                suggestion=gettext(hit.rule.suggestion),
            )


def _find_hits(sentence: Sentence, case: _Case) -> Iterator[_Hit]:
    standing = case.get_standing(sentence.text)
    is_attributed = ATTRIBUTION.search(sentence.text) is not None
    for rule in (*RULES, *(suspect.act for suspect in case.named)):
        for start, end, found in rule.find(sentence.text, is_attributed=is_attributed):
            if level := decide_level(rule, found, standing):
                yield _Hit(start=start, end=end, level=level, rule=rule)


def _drop_covered(hits: Iterable[_Hit]) -> list[_Hit]:
    """Return the hits in order, without those that overlap one which is no milder and begins first or is longer."""
    kept: list[_Hit] = []
    last_end = {WordingLevel.REFUSE: -1, WordingLevel.WARN: -1}
    for hit in sorted(hits, key=lambda hit: (hit.start, hit.level != WordingLevel.REFUSE, -hit.end)):
        if hit.start >= last_end[WordingLevel.REFUSE] and hit.start >= last_end[hit.level]:
            kept.append(hit)
            last_end[hit.level] = hit.end
    return kept
