"""Forms of sources: the private copy of a source's text, its digest, and when it was read."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from incidents.desk.forms.rows import RowForm
from incidents.desk.forms.zoned import ZonedRowForm
from incidents.editorial.actions.quotations import digest_text


class SourceTextForm(RowForm):
    """
    Base of the forms of sources.

    A text that is pasted gives its own SHA-256, and the time at which it was read where none is stated. It is kept
    as it is, blanks at its ends included, so that its digest is that of the file it came from.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if isinstance(field := self.fields.get("full_text"), forms.CharField):
            field.strip = False

    def clean(self) -> dict[str, Any]:
        """Fill in what follows from the text; refuse a digest that was typed and is of another text."""
        cleaned = super().clean()
        if not {"full_text", "content_sha256"} & {*self.changed_data}:
            return cleaned
        text = cleaned.get("full_text") or ""
        if not text.strip():
            cleaned["full_text"] = ""
            return cleaned
        self._settle_digest(cleaned, text)
        if "full_text" in self.changed_data and not cleaned.get("retrieved_at") and "retrieved_at" not in self.errors:
            cleaned["retrieved_at"] = timezone.now().replace(microsecond=0)
        return cleaned

    def _settle_digest(self, cleaned: dict[str, Any], text: str) -> None:
        if "content_sha256" in self.errors:
            return
        digest, typed = digest_text(text), cleaned.get("content_sha256") or ""
        # Left as it was, the digest of the text that stood here before goes with that text.
        before = digest_text(self.initial.get("full_text") or "")
        is_of_the_last = "content_sha256" not in self.changed_data and typed == before
        if typed and typed != digest and not is_of_the_last:
            message = _("The text has another SHA-256: %(digest)s. Leave this blank to have it filled in.")
            self.add_error("content_sha256", message % {"digest": digest})
            return
        cleaned["content_sha256"] = digest


class SourceForm(SourceTextForm, ZonedRowForm):
    """A source on its own page."""
