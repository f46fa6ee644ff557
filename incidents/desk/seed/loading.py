"""The seed record into the editorial database, through the actions that a form uses."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypedDict, cast

from django.contrib.auth.models import User
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from incidents.desk.seed.data_file import BadSeedFile, Fact, SeedFile, SeedRow
from incidents.desk.seed.values import find_row, read_column, read_span
from incidents.editorial.actions.evidence import Evidence
from incidents.editorial.actions.facts import record_claim, record_fact
from incidents.editorial.actions.incidents import approve, open_draft, submit
from incidents.editorial.actions.quotations import check_quotation, digest_text, record_place
from incidents.editorial.actions.revisions import revise
from incidents.editorial.actions.statements import record_statement
from incidents.editorial.actions.status import record_status
from incidents.editorial.citable import write_value
from incidents.editorial.models import Incident, Organization, RevisionKind, Source, Statement, Tenure
from incidents.editorial.models.row import Begun
from incidents.editorial.subjects import SUBJECT_MODELS
from incidents.publishing.quote_lock import recheck_source
from incidents.record.codes import Axis, CaseState, Rank, list_states
from incidents.record.row import Table

ENTERED = _("Entered from a file.")
TEXT_KEPT = _("The text of the article is kept beside the record.")

_WRONG_DATA = (ValueError, TypeError, KeyError, ValidationError, FieldDoesNotExist, IntegrityError)


class _Recording(TypedDict):
    by: User
    now: dt.datetime


def find_loaded(seed: SeedFile) -> list[Incident]:
    """Return the incidents of a seed record that is in the editorial database already, in order of entry."""
    digests = [row.set["content_sha256"] for row in seed.rows[Table.SOURCE] if "content_sha256" in row.set]
    sources = Source.objects.filter(content_sha256__in=digests)
    return list(Incident.objects.filter(incident_sources__source__in=sources).order_by("pk").distinct())


def load_seed(seed: SeedFile, *, by: User, now: dt.datetime, article_text: str = "") -> list[Incident]:
    """
    Enter a seed record and hand its incidents in, approved; return them in order of entry.

    Everything is entered or nothing: opens the transaction itself, or joins the caller's. To be called once; see
    find_loaded.

    article_text   the text of the article, to be kept beside the record and to check its words against; "" where it
                   is not at hand: then the places that the data file gives are kept

    Raises BadSeedFile naming the row and field that could not be entered.
    """
    if article_text:
        _check_article(seed, article_text)
    with transaction.atomic():
        loader = _Loader(seed, by=by, now=now, article_text=article_text)
        with revise(by=by, now=now, reason=str(ENTERED), kind=RevisionKind.IMPORT):
            loader.enter_everything()
        incidents = [loader.get_incident(row.key) for row in seed.rows[Table.INCIDENT]]
        for incident in incidents:
            incident.refresh_from_db()
            submit(incident=incident, by=by, now=now)
            # Nobody else is there when a command enters a record; the trail says so.
            approve(incident=incident, by=by, now=now, may_be_alone=True)
    return incidents


def keep_article(seed: SeedFile, text: str, *, by: User, now: dt.datetime) -> bool:
    """
    Keep the text of the article beside a seed record that was loaded without it; return whether it was not there yet.

    Opens the transaction itself, or joins the caller's. Raises BadSeedFile for another text.
    """
    _check_article(seed, text)
    with revise(by=by, now=now, reason=str(TEXT_KEPT)):
        sources = Source.objects.select_for_update(of=("self",)).filter(content_sha256=digest_text(text), full_text="")
        kept = list(sources)
        for source in kept:
            source.full_text = text
            source.save(update_fields=["full_text", "updated_at"])
        for source in kept:
            recheck_source(source, by=by, now=now)
    return bool(kept)


def _check_article(seed: SeedFile, text: str) -> None:
    stated = next(row.set.get("content_sha256") for row in seed.rows[Table.SOURCE] if row.key == seed.article.source)
    if digest_text(text) != stated:
        raise BadSeedFile(f"the text given is not that of the article, whose SHA-256 is {stated}")


@contextmanager
def _naming(table: Table, row: SeedRow, fact: Fact | None = None) -> Iterator[None]:
    """Turn what is wrong with a row or fact into a BadSeedFile that says which one it is."""
    where = f"{table.value} {row.key}" + (f", {fact.field}" if fact else "")
    try:
        yield
    except _WRONG_DATA as error:
        problem = "; ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        raise BadSeedFile(f"{where}: {problem}") from error


class _Loader:
    """Enters one file. Rows are found again by table and key."""

    def __init__(self, seed: SeedFile, *, by: User, now: dt.datetime, article_text: str) -> None:
        self.seed = seed
        self.article_text = article_text
        self.recording: _Recording = {"by": by, "now": now}
        self.rows: dict[tuple[Table, str], models.Model] = {}

    def enter_everything(self) -> None:
        """Enter the rows in the order of the file, then their evidence."""
        for table, row in self.seed.iterate_rows():
            with _naming(table, row):
                self.enter_row(table, row)
        for table, row in self.seed.iterate_rows():
            for fact in row.facts:
                with _naming(table, row, fact):
                    self.enter_fact(table, row, fact)

    def get_incident(self, key: str) -> Incident:
        """Return an incident entered before."""
        return cast("Incident", find_row(self.rows, Table.INCIDENT, key))

    def enter_row(self, table: Table, row: SeedRow) -> None:
        """Save a row with the values of its preferred facts. Reports are written down with their words."""
        preferred = {fact.field: fact.value for fact in row.facts if fact.rank is Rank.PREFERRED}
        values = {field: self._read(table, field, value) for field, value in (*row.set.items(), *preferred.items())}
        match table:
            case Table.INCIDENT:
                entered: models.Model = self._open_draft(row, values)
            case Table.CASE_STATUS:
                entered = self._record_status(row, values)
            case Table.STATEMENT:
                entered = self._record_statement(row, values)
            case Table.SOURCE if row.key == self.seed.article.source:
                entered = self._save(Source, {**values, "full_text": self.article_text})
            case _:
                entered = self._save(SUBJECT_MODELS[table], values)
        self.rows[table, row.key] = entered

    def enter_fact(self, table: Table, row: SeedRow, fact: Fact) -> None:
        """Write down the evidence of a fact, once for each incident for which it was collected."""
        entered = self.rows[table, row.key]
        evidence = self._make_evidence(fact)
        for key in self._list_incidents(table, row):
            incident = self.get_incident(key)
            if fact.rank is Rank.PREFERRED:
                record_fact(
                    incident=incident, row=entered, field=fact.field, rank=fact.rank, **self.recording, **evidence
                )
            else:
                claimed = SUBJECT_MODELS[table](**{fact.field: self._read(table, fact.field, fact.value)})
                record_claim(
                    incident=incident,
                    row=entered,
                    field=fact.field,
                    claimed=write_value(claimed, fact.field),
                    rank=fact.rank,
                    **self.recording,
                    **evidence,
                )

    def _list_incidents(self, table: Table, row: SeedRow) -> tuple[str, ...]:
        if table is Table.INCIDENT:
            return (row.key,)
        own = row.set.get("incident")
        return row.incidents or ((own,) if own else (self.seed.article.incident,))

    def _read(self, table: Table, field: str, value: Any) -> Any:
        return read_column(SUBJECT_MODELS[table], field, value, article=self.seed.article, rows=self.rows)

    def _make_evidence(self, part: Fact | SeedRow) -> Evidence:
        article = self.seed.article
        evidence: Evidence = {
            "source": cast("Source", find_row(self.rows, Table.SOURCE, article.source)),
            "excerpt": part.excerpt,
            "reported": read_span(article.reported, article),
            "directness": part.directness,
        }
        if part.said_by is not None:
            voice = self.seed.voices[part.said_by]
            evidence["attribution_text"] = voice.text
            if voice.tenure is not None:
                evidence["attributed_tenure"] = cast("Tenure", find_row(self.rows, Table.TENURE, voice.tenure))
            if voice.organization is not None:
                evidence["attributed_organization"] = cast(
                    "Organization", find_row(self.rows, Table.ORGANIZATION, voice.organization)
                )
        return evidence

    def _save(self, model: type[models.Model], values: dict[str, Any]) -> models.Model:
        """Save a new row as a form does: checked as a whole, then what it refers to several of."""
        several = {field: value for field, value in values.items() if isinstance(value, list)}
        single = {field: value for field, value in values.items() if field not in several}
        if issubclass(model, Begun):
            single |= {"created_at": self.recording["now"], "created_by": self.recording["by"]}
        row = model(**single)
        row.full_clean()
        row.save()
        for field, value in several.items():
            getattr(row, field).set(value)
        return row

    def _open_draft(self, row: SeedRow, values: dict[str, Any]) -> Incident:
        sources = tuple(cast("Source", find_row(self.rows, Table.SOURCE, key)) for key in row.sources)
        return open_draft(sources=sources, **self.recording, **values)

    def _record_status(self, row: SeedRow, values: dict[str, Any]) -> models.Model:
        state = _find_state(values.pop("state"))
        return record_status(state=state, **self.recording, **self._make_evidence(row), **values)

    def _record_statement(self, row: SeedRow, values: dict[str, Any]) -> models.Model:
        speaker = values.pop("speaker_tenure", None) or values.pop("speaker_organization", None)
        statement = record_statement(speaker=speaker, **self.recording, **self._make_evidence(row), **values)
        if row.found is not None:
            self._keep_place(statement, row.found)
        return statement

    def _keep_place(self, statement: Statement, found: tuple[int, int]) -> None:
        """Keep where the words of a statement are. Raises ValueError if they are elsewhere in the article."""
        if not self.article_text:
            record_place(statement, *found, **self.recording)
            return
        check = check_quotation(statement, **self.recording)
        if check is None or (check.start, check.end) != found:
            raise ValueError("the words are not where the data file says that they are in the article")


def _find_state(code: str) -> CaseState:
    """Return the status with a code. Raises ValueError if no axis has it."""
    for axis in Axis:
        for state in list_states(axis):
            if state.value == code:
                return state
    raise ValueError(f'no axis has a status "{code}"')
