"""One positive fact of the ledger held against one database: the value, and the words that evidence it."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from incidents.desk.ledger.objects import NoSuchObject, find_object, is_label
from incidents.desk.ledger.reading import LedgerFact
from incidents.desk.ledger.snapshot import Said, Snapshot, SnapshotRow
from incidents.record.instant import write_instant

FREE_COLUMNS = frozenset({"description", "label"})
"""Columns in our own words: the ledger's wording is one of several that will do."""

_INTERVAL = re.compile(r"\[(?P<earliest>\S+), (?P<latest>\S+)\) (?P<precision>\w+)")
_IN_QUOTE = " (in quote)"


def locate(snapshot: Snapshot, fact: LedgerFact) -> tuple[SnapshotRow, str]:
    """
    Return the row and column that a fact is about, following references: "place.city" is the city of the place.

    Raises NoSuchObject.
    """
    row = find_object(snapshot, fact.object)
    *path, column = fact.field.split(".")
    for step in path:
        target = snapshot.get_row(row.values[step])
        if target is None:
            raise NoSuchObject(f"{fact.object} has no {step}")
        row = target
    return row, column.removesuffix("_from") if column not in row.values else column


def list_problems(snapshot: Snapshot, fact: LedgerFact, *, article: str | None) -> list[str]:
    """
    Return what is wrong with a fact in a database; nothing if it stands there as it should.

    article   its words with runs of white space as one space, if excerpts are to be found in it
    """
    try:
        row, column = locate(snapshot, fact)
        expected = read_expected(snapshot, fact.expected)
    except NoSuchObject as error:
        return [str(error)]
    return [
        *_check_value(row, column, fact, expected),
        *_check_evidence(snapshot, row, column, fact, article=article),
    ]


def read_expected(snapshot: Snapshot, expected: str) -> str:
    """
    Return an expected value in the form of citable.write_value.

    Raises NoSuchObject for the label of a row that is not there.
    """
    interval = _INTERVAL.fullmatch(expected)
    if interval:
        bounds = (write_instant(dt.datetime.fromisoformat(interval[name])) for name in ("earliest", "latest"))
        return f"{'/'.join(bounds)} {interval['precision']}"
    if expected.startswith("{"):
        labels = re.findall(r"\w+\[[^\]]+\]", expected)
        return " ".join(sorted(find_object(snapshot, label).reference for label in labels))
    return find_object(snapshot, expected).reference if is_label(expected) else expected


def _check_value(row: SnapshotRow, column: str, fact: LedgerFact, expected: str) -> Iterator[str]:
    held = row.values[column]
    if fact.field.endswith("_from"):
        held = held.partition("/")[0]
    if column == "officials":
        held = " ".join(sorted(held.split()))
    if column in FREE_COLUMNS:
        if not held.strip():
            yield "it is empty"
    elif held != expected:
        yield f"it is {held!r} instead of {fact.expected!r}"


def _check_evidence(
    snapshot: Snapshot, row: SnapshotRow, column: str, fact: LedgerFact, *, article: str | None
) -> Iterator[str]:
    if row.report is not None:
        evidence, words = [row.report], [row.report.excerpt, row.values.get("text", "")]
    else:
        evidence = [said for said in row.evidence.get(column, ()) if said.value == row.values[column]]
        words = [said.excerpt for said in evidence]
    if not evidence:
        yield "no source is cited for the value"
        return
    if not any(_is_within(text, fact.excerpt) for text in words):
        yield f"none of {words} is within the words of the article that say it"
    if article is not None:
        yield from (f"{text!r} does not occur in the article" for text in words if text and text not in article)
    yield from _check_voices(evidence, fact, is_report=row.report is not None)
    yield from _check_directness(evidence, fact, is_statement="text" in row.values)
    yield from _check_reported(snapshot, evidence)


def _is_within(words: str, span: str) -> bool:
    """Tell whether words evidence a span of the article: they lie in it, or a statement holds the whole span."""
    return bool(words) and (words in span or span in words)


def _check_voices(evidence: Iterable[Said], fact: LedgerFact, *, is_report: bool) -> Iterator[str]:
    """A statement is credited to its speaker, so only what the ledger names is looked for there."""
    credited = [said.attribution for said in evidence]
    for voice in fact.attribution.split("; "):
        expected = voice.removesuffix(_IN_QUOTE)
        if not expected and not is_report and "" not in credited:
            yield f"it is credited to {credited} instead of the article's own voice"
        if not any(expected in text for text in credited):
            yield f"it is credited to {credited} instead of {expected!r}"


def _check_directness(evidence: Iterable[Said], fact: LedgerFact, *, is_statement: bool) -> Iterator[str]:
    """A statement is one report of words, speaker, form and time together, and so has one directness."""
    found = {said.directness for said in evidence}
    if not is_statement and fact.directness.value not in found:
        yield f"it is marked {', '.join(sorted(found))} instead of {fact.directness.value}"


def _check_reported(snapshot: Snapshot, evidence: Iterable[Said]) -> Iterator[str]:
    """Nothing became public before or after the day on which the article did."""
    published = find_object(snapshot, "Source[KRON article]").values["published"]
    for said in evidence:
        if not _lies_within(said.reported, published):
            yield f"it was reported {said.reported}, and the article was published {published}"


def _lies_within(inner: str, outer: str) -> bool:
    """Compare two intervals in the form of write_value. Instants in UTC compare as text."""
    first, _, last = inner.partition(" ")[0].partition("/")
    earliest, _, latest = outer.partition(" ")[0].partition("/")
    return earliest <= first and last <= latest
