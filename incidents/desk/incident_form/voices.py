"""
Who is quoted in an incident's sources: each credit is described once and chosen by name afterwards.

A voice is no row of the record. It is what the assertions and reports of one incident have in common: whom a source
credits, in its words, and which official or body of the record that is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from incidents.desk.forms.lookup import LookupField
from incidents.desk.incident_form.row_forms import Surroundings, get_made_noun
from incidents.editorial.models import Organization, Sourced, Tenure
from incidents.record.row import Table

NEW_PREFIX = "voice-new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """
    One credit.

    text           whom the source credits, in its words; may be "" where an official or a body is named
    tenure         the official, in the office held then
    organization   the body
    """

    text: str
    tenure: Tenure | None = None
    organization: Organization | None = None

    @classmethod
    def of(cls, report: Sourced) -> "Voice | None":
        """Return the credit of a report; None for the source's own voice."""
        if not (report.attribution_text or report.attributed_tenure_id or report.attributed_organization_id):
            return None
        return cls(
            text=report.attribution_text,
            tenure=report.attributed_tenure,
            organization=report.attributed_organization,
        )

    @property
    def key(self) -> str:
        """What a form posts for it."""
        tenure, organization = self.tenure.pk if self.tenure else "", self.organization.pk if self.organization else ""
        return f"{tenure}|{organization}|{self.text}"

    @property
    def label(self) -> str:
        """How an editor chooses it."""
        linked = [str(row) for row in (self.tenure, self.organization) if row is not None]
        who = "; ".join(linked)
        return f"{self.text} ({who})" if self.text and who and who != self.text else self.text or who

    @property
    def columns(self) -> dict[str, Any]:
        """The columns of a report that it fills."""
        return {
            "attribution_text": self.text,
            "attributed_tenure": self.tenure,
            "attributed_organization": self.organization,
        }


def name_speaker(report: Sourced) -> str:
    """Return who says what a report says, in the source's words where it credits somebody."""
    voice = Voice.of(report)
    if voice is None:
        return str(report.source.publisher or report.source)
    return voice.text or voice.label


NOBODY: Mapping[str, Any] = {"attribution_text": "", "attributed_tenure": None, "attributed_organization": None}
"""The columns of a report in the source's own voice."""


def list_voices(reports: Iterable[Sourced]) -> list[Voice]:
    """Return each credit once, sorted by its words."""
    return merge_voices(voice for report in reports if (voice := Voice.of(report)) is not None)


def merge_voices(*groups: Iterable[Voice]) -> list[Voice]:
    """Return each voice of several groups once, sorted by its words."""
    voices = {voice.key: voice for group in groups for voice in group}
    return sorted(voices.values(), key=lambda voice: (voice.label.casefold(), voice.key))


class VoiceForm(forms.Form):
    """A credit that no row of the incident has yet."""

    text = forms.CharField(required=False, max_length=200, label="", strip=True)
    official = LookupField(Table.TENURE, required=False)
    organization = LookupField(Table.ORGANIZATION, required=False)

    def __init__(self, *args: Any, surroundings: Surroundings, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["text"].label = _("Credited, in the source's words")
        self.fields["official"].label = _("Official")
        self.fields["organization"].label = _("Agency or organization")
        for name in ("official", "organization"):
            field = self.fields[name]
            assert isinstance(field, LookupField)
            field.unsaved = surroundings
            field.by = surroundings.by
            field.input.new = get_made_noun(field)

    @property
    def reference(self) -> str:
        """What other fields post to choose it."""
        return str(self.prefix)

    @property
    def typed_label(self) -> str:
        """How an editor chooses it before it is checked."""
        values = (str(self.data.get(self.add_prefix(name), "")) for name in ("text", "official", "organization"))
        return next((value for value in values if value), _("new voice"))

    def is_blank(self) -> bool:
        """Tell whether nothing was typed."""
        names = [self.add_prefix(name) for name in ("text", "official", "organization")]
        return not any(str(self.data.get(name, "")).strip() for name in names)

    def make_voice(self) -> Voice:
        """Return the credit. The form is valid."""
        return Voice(
            text=self.cleaned_data["text"],
            tenure=self.cleaned_data["official"],
            organization=self.cleaned_data["organization"],
        )
