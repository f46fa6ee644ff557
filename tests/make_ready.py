"""What it takes to make a record of a test ready for readers, for tests that are about something else."""

import hashlib

from incidents.editorial.actions.answers import answer_warning
from incidents.editorial.actions.facts import prefer_assertion
from incidents.editorial.citable import list_uncited
from incidents.editorial.models import Assertion, Identifier, Incident, Place, QuotationCheck, Statement
from incidents.publishing.readiness.finding import Level
from incidents.publishing.readiness.listing import list_findings, list_open
from incidents.record.codes import GeoPrecision, StatementMode
from incidents.record.row import Table
from tests.make import NOW, make_assertion, make_source, make_user


def make_ready(incident: Incident) -> Incident:
    """Give the incident a source for every fact, a check for every quotation, and an answer to every warning."""
    Place.objects.filter(incidents=incident, geo_precision=GeoPrecision.UNKNOWN).update(
        geo_precision=GeoPrecision.BLOCK
    )
    incident.refresh_from_db()
    by = make_user()
    source = make_source(title="All of it")
    for row, field in list_uncited(incident):
        # An identifier of an agency belongs to the agency's own document.
        owner = None if isinstance(row, Identifier) and row.subject_table == Table.ORGANIZATION else incident
        claim = make_assertion(row=row, field=field, incident=owner, source=source, recorded_by=by)
        if Assertion.objects.filter(subject_table=claim.subject_table, subject_id=row.pk, field=field).count() > 1:
            prefer_assertion(assertion=claim, by=by, now=NOW)
    for statement in Statement.objects.filter(incident=incident).exclude(mode=StatementMode.INDIRECT):
        make_quotation_check(statement)
    for finding in list_open(list_findings(incident, now=NOW)):
        if finding.level is Level.WARNING:
            answer_warning(
                incident=incident, rule=finding.rule, fingerprint=finding.fingerprint, text="It is so.", by=by, now=NOW
            )
    return incident


def make_quotation_check(statement: Statement, **fields: object) -> QuotationCheck:
    """An editor transcribed the words of the statement, as they are now, from a recording."""
    defaults = {
        "method": "transcription",
        "words_sha256": hashlib.sha256(statement.text.encode()).hexdigest(),
        "note": "Recording of the conference, 02:15.",
        "checked_at": NOW,
    }
    if "checked_by" not in fields:
        defaults["checked_by"] = make_user()
    return QuotationCheck.objects.create(statement=statement, **{**defaults, **fields})
