import pytest
from django.db import IntegrityError, transaction

from incidents.editorial.actions import redaction
from incidents.editorial.actions.freezing import freeze_rows
from incidents.editorial.models import Assertion, CaseStatus, Redaction, RedactionPermit, Statement
from incidents.record.moment import Moment
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db

EVIDENCE = [make.make_assertion, make.make_case_status, make.make_statement]


@pytest.mark.parametrize("build", EVIDENCE)
@pytest.mark.parametrize("published", [True, False])
def test_a_redacted_row_keeps_its_source_and_times_and_loses_its_words(build, published):
    row, editor = build(locator="4", attribution_text="police", reported=Moment.unknown("on Friday")), make.make_user()
    if published:
        freeze_rows([row], now=NOW)
    source = row.source

    redaction.redact_row(row=row, reason="Court order of Testville.", by=editor, now=NOW)

    row.refresh_from_db()
    words = {row.excerpt, row.locator, row.attribution_text, getattr(row, "value", ""), getattr(row, "text", "")}
    assert words == {""}
    assert (row.source, row.redacted_at, row.reported) == (source, NOW, Moment.unknown())
    audit = Redaction.objects.get()
    assert (audit.row_id, audit.reason, audit.redacted_by) == (row.pk, "Court order of Testville.", editor)
    assert "excerpt" in audit.fields
    assert "reported_text" in audit.fields
    assert "police" not in str(audit)


@pytest.mark.parametrize("build", EVIDENCE)
def test_after_a_redaction_the_row_is_fixed_as_before(build):
    row = build()
    freeze_rows([row], now=NOW)
    redaction.redact_row(row=row, reason="x", by=make.make_user(), now=NOW)

    assert not RedactionPermit.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(locator="5")


def test_a_redaction_needs_a_reason_and_is_done_once():
    row, editor = make.make_assertion(), make.make_user()

    with pytest.raises(redaction.CannotRedact, match="reason is empty"):
        redaction.redact_row(row=row, reason=" ", by=editor, now=NOW)
    redaction.redact_row(row=row, reason="x", by=editor, now=NOW)
    with pytest.raises(redaction.CannotRedact, match="redacted before"):
        redaction.redact_row(row=row, reason="x", by=editor, now=NOW)


def test_a_publication_loses_document_and_salt_and_keeps_its_digest():
    publication, editor = make.make_publication(), make.make_user()

    redaction.erase_publication(publication=publication, by=editor, reason="Court order.", now=NOW)

    publication.refresh_from_db()
    assert (publication.document, publication.salt, publication.digest) == (None, None, "ab" * 32)
    assert (Redaction.objects.get().table_name, Redaction.objects.get().fields) == ("publication", "document, salt")
    with pytest.raises(redaction.CannotRedact, match="erased before"):
        redaction.erase_publication(publication=publication, by=editor, reason="x", now=NOW)


def test_freezing_is_done_once_and_says_how_many():
    rows: list[Assertion | CaseStatus | Statement] = [
        make.make_assertion(),
        make.make_statement(),
        make.make_case_status(),
    ]

    assert freeze_rows(rows, now=NOW) == 3
    assert freeze_rows(rows, now=NOW) == 0
    assert {type(row)._default_manager.get(pk=row.pk).frozen_at for row in rows} == {NOW}
