"""The data file of the seed record, read and checked as far as it can be without a database."""

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from incidents.record.codes import Directness, Rank
from incidents.record.row import Table

OAKLAND_2023 = Path(__file__).with_name("oakland_2023.toml")
"""The seed record that a new installation starts with."""

ENTRY_ORDER = (
    Table.ORGANIZATION,
    Table.PERSON,
    Table.POST,
    Table.TENURE,
    Table.PLACE,
    Table.SOURCE,
    Table.INCIDENT,
    Table.RELATION,
    Table.RESPONDER,
    Table.SUSPECT,
    Table.WEAPON,
    Table.VEHICLE,
    Table.EVENT,
    Table.CASE_STATUS,
    Table.STATEMENT,
)
"""The tables of a data file, each after those that its rows refer to."""

REPORTS = frozenset({Table.CASE_STATUS, Table.STATEMENT})
"""Tables whose rows carry their own words instead of facts."""


class BadSeedFile(ValueError):
    """The data file cannot be entered. The message names the row and field."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Voice(_Part):
    """Whom the article credits: in its words, and as an official in office or a body, by their keys."""

    text: str
    tenure: str | None = None
    organization: str | None = None


class _Evidenced(_Part):
    """
    What words of the article evidence.

    said_by   key of a voice; None for the article's own
    """

    excerpt: str
    said_by: str | None = None
    directness: Directness = Directness.EXPLICIT


class Fact(_Evidenced):
    """
    The value of one column.

    value   as TOML has it: what it means depends on the column
    """

    field: str
    value: Any
    excerpt: Annotated[str, Field(min_length=1)]
    rank: Rank = Rank.PREFERRED


class SeedRow(_Evidenced):
    """
    One row of one table.

    set         columns that are no claims of the source
    incidents   keys of the incidents for which the facts of a shared row were collected
    sources     keys of an incident's sources, first things first
    excerpt     of a row that is itself a report; "" for any other
    found       of a statement: where its words begin and end in the article, in characters
    """

    key: str
    set: Mapping[str, Any] = {}
    facts: tuple[Fact, ...] = ()
    incidents: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    excerpt: str = ""
    found: tuple[int, int] | None = None


class TimeSpan(_Part):
    """A time between two others, in words; an end left out is not known."""

    start: Annotated[str | None, Field(alias="from")] = None
    to: str | None = None
    words: str = ""


class Article(_Part):
    """
    The one source of the file.

    source     its key
    incident   key of the incident for which facts of shared rows were collected
    date       its own date, against which "today" and clock times are read
    zone       of the place where it happened
    reported   when it made public what it says
    """

    source: str
    incident: str
    date: dt.date
    zone: ZoneInfo
    reported: TimeSpan


class SeedFile(_Part):
    """A whole data file: the article, who is credited in it, and the rows by table."""

    article: Article
    voices: Mapping[str, Voice]
    rows: Mapping[Table, tuple[SeedRow, ...]]

    def iterate_rows(self) -> Iterator[tuple[Table, SeedRow]]:
        """Yield every row with its table, in the order in which they are entered."""
        for table in ENTRY_ORDER:
            for row in self.rows.get(table, ()):
                yield table, row

    def list_excerpts(self) -> list[str]:
        """Return the words of every fact and report, in order of entry, repeated ones repeated."""
        excerpts = []
        for table, row in self.iterate_rows():
            excerpts += [row.excerpt] if table in REPORTS else [fact.excerpt for fact in row.facts]
        return excerpts

    def list_statements(self) -> list[str]:
        """Return the texts of the statements, which are published whole."""
        return [row.set.get("text", "") for row in self.rows.get(Table.STATEMENT, ())]

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        problems = [*self._list_repeated_keys(), *self._list_unknown_voices(), *self._list_misplaced_words()]
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def _list_repeated_keys(self) -> Iterator[str]:
        for table, rows in self.rows.items():
            if table not in ENTRY_ORDER:
                yield f"{table.value}: no table of a seed record"
            keys = [row.key for row in rows]
            yield from (f"{table.value} {key}: the key is used twice" for key in keys if keys.count(key) > 1)

    def _list_unknown_voices(self) -> Iterator[str]:
        for table, row in self.iterate_rows():
            parts: tuple[_Evidenced, ...] = (row, *row.facts)
            for part in parts:
                if part.said_by is not None and part.said_by not in self.voices:
                    yield f'{table.value} {row.key}: nobody in [voices] has the key "{part.said_by}"'

    def _list_misplaced_words(self) -> Iterator[str]:
        for table, row in self.iterate_rows():
            if table in REPORTS and (row.facts or not row.excerpt):
                yield f"{table.value} {row.key}: a report has its own excerpt, and no facts"
            if table is not Table.STATEMENT and row.found is not None:
                yield f"{table.value} {row.key}: only a statement is found in the article"
            if table not in REPORTS and (row.excerpt or not row.facts):
                yield f"{table.value} {row.key}: a row has facts with their excerpts, and no excerpt of its own"


def read_seed_file(path: Path = OAKLAND_2023) -> SeedFile:
    """
    Return the content of a data file.

    Raises BadSeedFile naming every row and field that is not right.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadSeedFile(f"{path.name}: {error}") from None
    rows = {table: parts for table, parts in content.items() if isinstance(parts, list)}
    named = {name: part for name, part in content.items() if name not in rows}
    try:
        return SeedFile.model_validate({**named, "rows": rows})
    except ValidationError as error:
        problems = [f"{_describe_place(problem['loc'], rows)}{problem['msg']}" for problem in error.errors()]
        raise BadSeedFile(f"{path.name}: " + "; ".join(problems)) from None


def _describe_place(location: tuple[int | str, ...], rows: Mapping[str, list[Any]]) -> str:
    """Return where in the file a problem is, with the key of the row instead of its position."""
    match location:
        case ("rows", str(table), int(position), *rest):
            row = rows[table][position]
            key = row.get("key", f"number {position + 1}") if isinstance(row, dict) else position + 1
            return " ".join(str(part) for part in (table, key, *rest)) + ": "
        case ():
            return ""
        case _:
            return " ".join(str(part) for part in location) + ": "
